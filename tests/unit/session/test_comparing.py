"""Two selections beside each other: the shares, the order, and that A is asked for once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.query.axis import Axis
from explorer.query.by import By, parse_by
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.schema.bins import BinKind
from explorer.session import comparing
from explorer.session.ask import AnswerCache, Ask, Columns
from explorer.session.comparing import CompareBy, Compared
from explorer.session.counting import CountBy
from explorer.session.requests import Totals
from explorer.store.database import Database
from tests.unit.engine.test_equal_to_sql import by_database, in_memory
from tests.unit.query.strategies import selections, worlds
from tests.unit.query.world import Account, Tweet, World, empty_workspace, fill

BYS = (
    "followers:log", "created:month", "time:day", "hour,weekday", "language:2", "location:3",
    "profile_word:2", "hashtag:2", "mention:9", "kind", "is_reply", "dataset:5", "client:1",
)  # fmt: skip


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    with empty_workspace() as database:
        yield database


def rows_of(compared: Compared) -> list[tuple[object, ...]]:
    """Each bar with accounts and tweets of A, then of B."""
    a, b = compared.a, compared.b
    numbers = (a.accounts, a.tweets, b.accounts, b.tweets)
    bars = ((one.kind, one.label) for one in compared.bins)
    return [
        (*bar, *more)
        for bar, more in zip(bars, zip(*(n.tolist() for n in numbers), strict=True), strict=True)
    ]


TWO_LANGUAGES = World(
    (Account(account_id="a", followers=1), Account(account_id="b", followers=500)),
    (
        *(Tweet(0, language="en") for _ in range(6)),
        *(Tweet(0, language="zh") for _ in range(4)),
        *(Tweet(1, language="en") for _ in range(1)),
        *(Tweet(1, language="th") for _ in range(3)),
        Tweet(1, language=None),
    ),
)


def asked(by: str, a: str, b: str, *, strict: bool = False) -> CompareBy:
    return CompareBy(parse_by(by), Selection(parse(a)), Selection(parse(b)), strict)


def answer(database: Database, question: CompareBy) -> Compared:
    with database.reader() as reader:
        return question.answer(by_database(reader, database.data_version))


def test_values_are_ordered_by_how_much_their_shares_differ(database: Database) -> None:
    fill(database, TWO_LANGUAGES)
    found = answer(database, asked("language:9", "followers:1", "followers:500"))
    assert [one.label for one in found.bins] == ["th", "en", "zh", "unknown"]
    assert found.differences("tweets").tolist() == pytest.approx([60.0, -40.0, -40.0, 20.0])
    assert found.a.tweets.tolist() == [0, 6, 4, 0]
    assert found.b.tweets.tolist() == [3, 1, 0, 1]
    assert (found.a.total("tweets"), found.b.total("tweets")) == (10, 5)
    assert (found.a.scope("tweets"), found.b.scope("accounts")) == (15, 2)


def test_fewer_bars_are_those_that_differ_most(database: Database) -> None:
    fill(database, TWO_LANGUAGES)
    found = answer(database, asked("language:1", "followers:1", "followers:500"))
    assert [(one.kind, one.label) for one in found.bins] == [
        (BinKind.VALUE, "th"),
        (BinKind.UNKNOWN, "unknown"),
    ]


def test_a_view_leaves_out_filters_on_its_own_field_in_both(database: Database) -> None:
    fill(database, TWO_LANGUAGES)
    found = answer(database, asked("language:9", "language:en", "language:zh followers:500"))
    assert (found.a.total("tweets"), found.b.total("tweets")) == (15, 5)
    strict = answer(database, asked("language:9", "language:en", "language:th", strict=True))
    assert [one.label for one in strict.bins] == ["en", "th"]
    assert (strict.a.total("tweets"), strict.b.total("tweets")) == (7, 3)


def test_nothing_in_one_or_both_has_shares_of_zero(database: Database) -> None:
    fill(database, TWO_LANGUAGES)
    one = answer(database, asked("language:9", "followers:7", ""))
    assert one.a.shares("tweets").tolist() == [0.0] * 4
    assert one.differences("tweets").tolist() == pytest.approx(
        [100 * number / 15 for number in (7, 4, 3, 1)]
    )
    none = answer(database, asked("language:9", "followers:7", "followers:8"))
    assert none.bins == []
    along = answer(database, asked("time:month", "followers:7", "followers:8"))
    assert set(along.differences("tweets").tolist()) == {0.0}


def test_values_that_are_rare_on_one_side_are_looked_up(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With more values than are looked at, B's are counted under A all the same."""
    fill(database, TWO_LANGUAGES)
    monkeypatch.setattr(comparing, "LOOKED_AT", 1)
    found = answer(database, asked("language:1", "followers:1", ""))
    # The most frequent one of both is English: 6 of 10 against 7 of 15.
    assert rows_of(found)[0] == (BinKind.VALUE, "en", 1, 6, 2, 7)
    found = answer(database, asked("language:1", "followers:1", "followers:500"))
    assert rows_of(found)[0] == (BinKind.VALUE, "th", 0, 0, 1, 3)


class Listening(Ask):
    """Notes under which selections it is asked to count."""

    heard: list[Selection]

    def count(self, axis: Axis, selection: Selection, measures: Sequence[str]) -> Columns:
        self.heard.append(selection)
        return super().count(axis, selection, measures)

    def ranking(self, by: By, selection: Selection) -> Columns:
        self.heard.append(selection)
        return super().ranking(by, selection)

    def totals(self, selection: Selection) -> Columns:
        self.heard.append(selection)
        return super().totals(selection)


@pytest.mark.parametrize("by", BYS)
def test_a_is_not_asked_for_again_while_only_b_moves(by: str, database: Database) -> None:
    fill(database, TWO_LANGUAGES)
    a = Selection(parse("tweets:1..500"))
    with database.reader() as reader:
        ask = Listening(reader, database.data_version, AnswerCache())
        ask.heard = []
        CompareBy(parse_by(by), a, Selection(parse("likes:>3"))).answer(ask)
        assert a in ask.heard
        ask.heard.clear()
        CompareBy(parse_by(by), a, Selection(parse("likes:>4"))).answer(ask)
        assert a not in ask.heard
        assert Selection(parse("likes:>4")) in ask.heard


@settings(max_examples=30)
@given(
    world=worlds(),
    a=selections,
    b=selections,
    bys=st.lists(st.sampled_from(BYS), min_size=1, max_size=3, unique=True),
    strict=st.booleans(),
    looked_at=st.sampled_from((1, 2, comparing.LOOKED_AT)),
)
def test_memory_and_database_agree_and_each_side_is_what_count_says(
    database: Database,
    world: World,
    a: Selection,
    b: Selection,
    bys: list[str],
    strict: bool,
    looked_at: int,
) -> None:
    fill(database, world)
    b = Selection(b.clauses, a.datasets)
    with database.reader() as reader, pytest.MonkeyPatch.context() as patch:
        patch.setattr(comparing, "LOOKED_AT", looked_at)
        slow = by_database(reader, database.data_version)
        fast = in_memory(reader, database.data_version)
        for by in map(parse_by, bys):
            compared = CompareBy(by, a, b, strict).answer(slow)
            again = CompareBy(by, a, b, strict).answer(fast)
            assert rows_of(again) == rows_of(compared), by
            for side, selection in ((compared.a, a), (compared.b, b)):
                applied = selection if strict else selection.excluding(by.fields)
                assert side.totals == Totals(applied).answer(slow)
                whole = By(by.field, "5000" if by.is_named else by.bins, by.zone)
                counted = CountBy(whole, selection, strict).answer(slow)
                known = {
                    (one.kind, one.label): (accounts, tweets)
                    for one, accounts, tweets in zip(
                        counted.bins, counted.accounts, counted.tweets, strict=True
                    )
                }
                for place, one in enumerate(compared.bins):
                    found = (side.accounts[place], side.tweets[place])
                    assert found == known.get((one.kind, one.label), (0, 0)), one
