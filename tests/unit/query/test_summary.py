"""Median, mean and what the top percent hold, by hand and against plain Python."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.query.summary import summary
from explorer.session.ask import AnswerCache, Ask
from explorer.store.database import Database
from tests.unit.query.world import Account, Tweet, World, empty_workspace, fill


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    with empty_workspace() as database:
        yield database


def asked(database: Database, world: World, field: str, filters: str = "") -> dict[str, object]:
    fill(database, world)
    with database.reader() as reader:
        ask = Ask(reader, database.data_version, AnswerCache())
        return ask.row(summary(field, Selection(parse(filters))))


@settings(max_examples=25)
@given(st.lists(st.none() | st.integers(0, 10**9), max_size=250))
def test_summary_is_that_of_plain_python(database: Database, numbers: list[int | None]) -> None:
    accounts = tuple(
        Account(account_id=str(place), followers=number) for place, number in enumerate(numbers)
    )
    found = asked(database, World(accounts, ()), "followers")
    known = sorted((number for number in numbers if number is not None), reverse=True)
    top = known[: ceil(len(known) / 100)]
    assert (found["known"], found["top"]) == (len(known), len(top))
    if not known:
        assert [found[name] for name in ("median", "mean", "total", "held")] == [None] * 4
        return
    assert found["median"] == statistics.median(known)
    assert found["mean"] == pytest.approx(statistics.mean(known))
    assert (found["total"], found["held"]) == (sum(known), sum(top))


def test_filters_apply_to_it(database: Database) -> None:
    world = World(
        (Account(account_id="a", followers=5), Account(account_id="b", followers=100)),
        (Tweet(0, language="zh"),),
    )
    found = asked(database, world, "followers", "language:zh")
    assert (found["known"], found["median"], found["total"]) == (1, 5.0, 5.0)


def test_greatest_numbers_overflow_nothing(database: Database) -> None:
    accounts = tuple(Account(account_id=str(n), followers=2**62) for n in range(8))
    assert asked(database, World(accounts, ()), "followers")["total"] == 8.0 * 2**62
