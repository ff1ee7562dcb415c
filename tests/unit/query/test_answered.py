"""Replies: a tweet answers a tweet, an account, or both, and is found by either id."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from explorer.query.by import parse_by
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.schema.bins import BinKind
from explorer.schema.statement import Statement
from explorer.session.ask import AnswerCache, Ask
from explorer.session.counting import CountBy
from explorer.session.requests import Totals
from tests.unit.query.world import Account, Tweet, World, empty_workspace, fill

WORLD = World(
    accounts=(Account(1, "one"),),
    tweets=(
        *(Tweet(0, None, kind="reply") for _ in range(3)),
        Tweet(0, None, kind="original"),
    ),
)
ANSWERED = ((7, "12"), (None, "12"), (12, ""), (None, ""))


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    with empty_workspace() as database:
        fill(database, WORLD)
        with database.transaction() as writer:
            rows = writer.rows(Statement("SELECT row FROM linked.tweet_wide ORDER BY row"))
            for (row,), answered in zip(rows, ANSWERED, strict=True):
                writer.run(
                    Statement(
                        "UPDATE d1.tweet_wide SET reply_tweet = ?, reply_account = ? WHERE row = ?",
                        (*answered, row),
                    )
                )
        with database.reader() as reader:
            yield Ask(reader, database.data_version, AnswerCache())


@pytest.mark.parametrize(
    ("filters", "tweets"),
    [
        ("reply_to:12", 3),
        ("reply_to:7", 1),
        ("reply_to:7 reply_to:12", 1),
        ("-reply_to:7", 3),
        ("reply_to:none", 1),
        ("-reply_to:none", 3),
        ("reply_to:unknown", 0),
    ],
)
def test_a_reply_is_found_by_each_id_it_answers(ask: Ask, filters: str, tweets: int) -> None:
    assert Totals(Selection(parse(filters))).answer(ask).tweets == tweets


def test_a_reply_counts_once_in_each_id_it_answers(ask: Ask) -> None:
    counted = CountBy(parse_by("reply_to:9"), Selection()).answer(ask)
    bars = {one.label: int(n) for one, n in zip(counted.bins, counted.tweets, strict=True)}
    assert bars == {"12": 3, "7": 1, "no reply": 1}
    assert counted.bins[-1].kind is BinKind.NONE
