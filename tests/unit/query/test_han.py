"""Simplified and traditional Chinese are searched for alike, if that is asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from explorer.query.han import alike, has_variants
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.session.ask import AnswerCache, Ask
from explorer.session.requests import Totals
from explorer.store.database import Database
from tests.unit.query.world import Account, Tweet, World, empty_workspace, fill

TEXTS = (
    "今天台湾的消息",
    "今天臺灣的消息",
    "台風",
    "颱風警報",
    "头发",
    "頭髮",
    "出發",
    "HONG kong",
    "软件",
    "軟體",
)


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    accounts = (Account(profile="台湾", account_id="1"), Account(profile="臺灣", account_id="2"))
    tweets = tuple(Tweet(0, text=text, hashtags=(text,)) for text in TEXTS)
    with empty_workspace() as database:
        fill(database, World(accounts, tweets))
        yield database


@pytest.mark.parametrize(
    ("filters", "accounts", "tweets"),
    [
        ("text~台湾", 1, 1),
        ("text~~台湾", 1, 2),
        ("text~~臺灣", 1, 2),
        ("-text~~台湾", 1, 8),
        ("text~~台风", 1, 2),
        ("text~~发", 1, 3),
        ("text~~软件", 1, 1),
        ("text~~hong", 1, 1),
        ("hashtag~~台湾", 1, 2),
        ("profile~台湾", 1, 10),
        ("profile~~台湾", 2, 10),
    ],
)
def test_what_is_found(database: Database, filters: str, accounts: int, tweets: int) -> None:
    with database.reader() as reader:
        ask = Ask(reader, database.data_version, AnswerCache())
        found = Totals(Selection(parse(filters))).answer(ask)
    assert (found.accounts, found.tweets) == (accounts, tweets)


@pytest.mark.parametrize(
    ("text", "varies"), [("台湾", True), ("國", True), ("香港", False), ("x", False)]
)
def test_texts_that_may_be_written_otherwise(text: str, *, varies: bool) -> None:
    assert has_variants(text) is varies


def test_every_character_of_a_group_stands_for_the_others() -> None:
    assert set(alike("台")) == set(alike("颱")) == set("台檯臺颱")
