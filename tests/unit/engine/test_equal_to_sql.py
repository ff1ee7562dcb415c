"""Whatever the world and the filters: counting in memory gives what the database gives."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.engine.load import Options, load
from explorer.errors import KnownError
from explorer.query.by import HEATMAP, By
from explorer.query.count import ACCOUNTS, BOTH, TWEETS
from explorer.query.selection import Selection
from explorer.session.ask import AnswerCache, Ask
from explorer.session.counting import CountBy
from explorer.session.requests import Totals
from explorer.store.database import Database
from explorer.store.reader import Reader
from tests.unit.query.strategies import selections, worlds
from tests.unit.query.world import DATASETS, World, empty_workspace, fill

EXAMPLES = 30
OPTIONS = Options(limit_bytes=1_000_000_000)
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


def in_memory(reader: Reader, version: int) -> Ask:
    loaded = load(by_database(reader, version), DATASETS, version, None, OPTIONS)
    return Ask(reader, version, AnswerCache(), loaded)


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
