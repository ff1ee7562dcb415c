"""Whatever the world and the filters: counting in memory gives what the database gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.engine import brush
from explorer.engine.load import Options, load
from explorer.errors import KnownError
from explorer.query.by import HEATMAP, By
from explorer.query.count import ACCOUNTS, BOTH, TWEETS
from explorer.query.selection import Selection
from explorer.schema.clause import AnyClause, Clause, Cycle, Group, Interval, Span
from explorer.session.ask import AnswerCache, Ask
from explorer.session.counting import CountBy
from explorer.session.requests import Totals
from explorer.store.database import Database
from explorer.store.reader import Reader
from tests.unit.query.strategies import DAYS, MOMENTS, NUMBERS, selections, worlds
from tests.unit.query.world import DATASETS, World, empty_workspace, fill, minute

EXAMPLES = 30
OPTIONS = Options(limit_bytes=1_000_000_000, least_brushed_rows=0)
BYS = (
    By("followers", "log"),
    By("following", "3"),
    By("ratio", "log"),
    By("tweets", "log"),
    By("likes_received", "3"),
    By("age_at_first_tweet", "log"),
    By("created", "month"),
    By("first_tweet", "hour"),
    By("time", "hour"),
    By("time", "day"),
    By("time", "week"),
    By("time", "month"),
    By("time", "year"),
    By("language", "2"),
    By("client", "9"),
    By("language", "2", containing="e"),
    By("account_language", "2"),
    By("location", "2", containing="É"),
    By("location", "2"),
    By("profile_word", "2"),
    By("profile_word", "9"),
    By("tag", "2"),
    By("note", "9"),
    By("tweet_tag", "2"),
    By("tweet_note", "9"),
    By("dataset", "5"),
    By("kind"),
    By("is_reply"),
    By("likes", "log"),
    By("hashtag", "2"),
    By("hashtag", "9"),
    By("domain", "1"),
    By("mention", "9"),
    By("mention", "9", containing="en"),
    By("profile_word", "9", containing="香"),
    By("url", "1"),
    By("retweeted", "2"),
    By("hour", zone="Europe/Istanbul"),
    By("weekday", zone="-03:30"),
    By(HEATMAP, zone="+08:00"),
)


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    with empty_workspace() as database:
        yield database


def by_database(reader: Reader, version: int) -> Ask:
    return Ask(reader, version, AnswerCache())


def in_memory(reader: Reader, version: int, expected: frozenset[str] = frozenset()) -> Ask:
    loaded = load(by_database(reader, version), DATASETS, version, None, OPTIONS)
    return Ask(reader, version, AnswerCache(), loaded, expected=expected)


def shown(request: CountBy, ask: Ask) -> list[object]:
    """A chart as plain values, or why there is none."""
    try:
        counted = request.answer(ask)
    except KnownError as error:
        return [str(error)]
    numbers = (counted.accounts, counted.tweets, counted.all_accounts, counted.all_tweets)
    bars = [(one.label, one.kind, one.clause) for one in counted.bins]
    return [bars, *(array.tolist() for array in numbers)]


@settings(max_examples=EXAMPLES)
@given(
    world=worlds(),
    asked=st.lists(selections, min_size=1, max_size=3),
    bys=st.lists(st.sampled_from(BYS), min_size=1, max_size=3, unique=True),
    measures=st.sampled_from([BOTH, (ACCOUNTS,), (TWEETS,)]),
    strict=st.booleans(),
)
def test_every_chart_and_the_totals_are_those_of_the_database(
    database: Database,
    world: World,
    asked: list[Selection],
    bys: list[By],
    measures: tuple[str, ...],
    strict: bool,
) -> None:
    fill(database, world)
    with database.reader() as reader:
        slow = by_database(reader, database.data_version)
        fast = in_memory(reader, database.data_version)
        for selection in asked:
            assert Totals(selection).answer(fast) == Totals(selection).answer(slow)
            for by in bys:
                request = CountBy(by, selection, strict, measures)
                assert shown(request, fast) == shown(request, slow), by


_minutes = st.builds(
    lambda moment, more: minute(moment) + more,
    st.sampled_from((*MOMENTS, *(datetime(d.year, d.month, d.day, tzinfo=UTC) for d in DAYS))),
    st.integers(-1, 1),
)
_numbers = st.sampled_from(NUMBERS)
_members = st.lists(st.integers(0, 23), min_size=1, max_size=8, unique=True).map(tuple)


def _pair(a: int, b: int) -> tuple[int, int]:
    return min(a, b), max(a, b)


_spans = st.builds(_pair, _minutes, _minutes).map(lambda pair: Span(*pair))
_intervals = st.builds(_pair, _numbers, _numbers).map(lambda pair: Interval(*pair))


def _rectangle(days: tuple[int, ...], hours: tuple[int, ...], negated: bool) -> Group:
    weekdays = tuple(sorted({day % 7 for day in days}))
    parts = (
        Clause("weekday", (Cycle(weekdays, "+08:00"),)),
        Clause("hour", (Cycle(hours, "+08:00"),)),
    )
    return Group(parts, negated)


def _positions(field: str) -> st.SearchStrategy[list[AnyClause]]:
    """Where a brush over a field goes, one after the other."""
    if field == HEATMAP:
        return st.lists(
            st.builds(_rectangle, _members, _members, st.booleans()), min_size=1, max_size=3
        )
    tests = _spans if field in ("time", "created", "first_tweet") else _intervals
    negated = st.just(False) if field == "time" else st.booleans()
    return st.lists(
        st.builds(Clause, st.just(field), tests.map(lambda t: (t,)), negated), min_size=1
    )


_brushes = st.sampled_from(
    ("time", HEATMAP, "created", "first_tweet", "followers", "tweets", "likes_received", "ratio")
).flatmap(lambda field: st.tuples(st.just(By(field)), _positions(field)))


@pytest.mark.parametrize("most", [1, 180], ids=["one block", "many blocks"])
@settings(max_examples=EXAMPLES // 2)
@given(
    world=worlds(),
    others=selections,
    brushing=_brushes,
    bys=st.lists(st.sampled_from(BYS), min_size=1, max_size=2, unique=True),
)
def test_every_move_of_a_brush_is_what_the_database_gives(
    database: Database,
    world: World,
    others: Selection,
    brushing: tuple[By, list[AnyClause]],
    bys: list[By],
    most: int,
) -> None:
    fill(database, world)
    by_brush, positions = brushing
    with pytest.MonkeyPatch.context() as patch, database.reader() as reader:
        patch.setattr(brush, "most_blocks", lambda _segments: most)
        version = database.data_version
        slow, expected = by_database(reader, version), frozenset(by_brush.fields)
        fast = in_memory(reader, version, expected)
        for position in positions:
            selection = replace(others, clauses=(*others.clauses, position))
            assert Totals(selection).answer(fast) == Totals(selection).answer(slow)
            for by in bys:
                request = CountBy(by, selection)
                assert shown(request, fast) == shown(request, slow), by
