"""What is read into memory, what is kept of it, and when it is not to be had."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from types import ModuleType

import numpy as np
import pytest

from explorer.engine import cubes, passes
from explorer.engine.kernels import compiled
from explorer.engine.load import Options, load
from explorer.engine.loaded import Loaded
from explorer.errors import KnownError
from explorer.query.by import By
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.schema.statement import Statement
from explorer.session.ask import AnswerCache, Ask
from explorer.session.counting import CountBy
from explorer.session.requests import Totals
from explorer.store.database import Database
from tests.unit.query.world import DATASETS, Account, Tweet, World, empty_workspace, fill

OPTIONS = Options(limit_bytes=1_000_000)
WORLD = World(
    (Account(1, "one"), Account(2, "two"), Account(2, "silent")),
    (
        Tweet(0, datetime(2020, 1, 2, tzinfo=UTC), hashtags=("B", "b", "a")),
        Tweet(0, None, hashtags=("a",)),
        Tweet(1, datetime(2019, 1, 1, tzinfo=UTC), hashtags=None),
        Tweet(0, datetime(2020, 1, 1, tzinfo=UTC)),
    ),
)


@pytest.fixture
def database() -> Iterator[Database]:
    with empty_workspace() as database:
        fill(database, WORLD)
        yield database


def loaded_of(
    database: Database, before: Loaded | None = None, options: Options = OPTIONS
) -> Loaded:
    version = database.data_version
    with database.reader() as reader:
        asks = Ask(reader, version, AnswerCache())
        return load(asks, DATASETS, version, before, options)


def test_tweets_stand_in_the_order_of_time_whatever_the_order_they_are_stored_in(
    database: Database,
) -> None:
    one = loaded_of(database).segments[0]
    assert one.rows == 3
    assert (one.minutes[1:] > one.minutes[:-1]).all()
    assert one.places.tolist() == [1, 2, -1, 0]


def test_a_word_is_told_once_a_tweet_however_often_and_however_it_is_spelled(
    database: Database,
) -> None:
    hashtags = loaded_of(database).segments[0].lists["hashtag"]
    members = np.split(hashtags.members, hashtags.starts[1:-1])
    assert [members[code].tolist() for code in hashtags.coded.codes] == [[], [0, 1], [1]]


@pytest.mark.parametrize("slots", [1, 2, 8])
def test_sets_of_words_are_numbered_however_many_they_are(slots: int) -> None:
    kernels = compiled(None, lambda: None)
    bounds = np.array([0, 2, 3, 5, 6, 8], np.int32)
    codes = np.array([1, 2, 1, 1, 2, 2, 1, 3], np.int32)
    table, sets = np.full(slots * 2, -1, np.int32), np.zeros(5, np.int32)
    firsts = np.zeros(slots, np.int32)
    number = kernels.number_sets(bounds, codes, table, firsts, sets)
    if slots < 4:
        assert number == -1
    else:
        assert number == 4
        assert (sets.tolist(), firsts[:4].tolist()) == ([0, 1, 0, 2, 3], [0, 1, 3, 4])


def test_datasets_that_stay_are_not_read_again(database: Database) -> None:
    before = loaded_of(database)
    with database.transaction():
        pass
    after = loaded_of(database, before)
    assert after.version == before.version + 1
    assert after.segments[0] is before.segments[0]


def test_data_of_another_version_is_never_counted(database: Database) -> None:
    before = loaded_of(database)
    fill(database, replace(WORLD, tweets=WORLD.tweets[:2]))
    with database.reader() as reader:
        ask = Ask(reader, database.data_version, AnswerCache(), before)
        assert Totals(Selection(parse("hashtag:a"))).answer(ask).tweets == 2
        assert Totals(Selection()).answer(ask).tweets == 2


def test_above_the_limit_it_says_what_it_would_take(database: Database) -> None:
    with pytest.raises(KnownError, match="more than the 100 bytes it may"):
        loaded_of(database, options=Options(limit_bytes=100))


def test_tables_that_do_not_fit_each_other_are_noticed(database: Database) -> None:
    with database.transaction() as writer:
        writer.run(Statement("DELETE FROM d1.account"))
    with pytest.raises(KnownError, match="tweets of dataset 1 have no account"):
        loaded_of(database)


def test_entries_without_a_tweet_are_noticed(database: Database) -> None:
    with database.transaction() as writer:
        writer.run(Statement("INSERT INTO d2.hashtag VALUES (77, 0, 0)"))
    with pytest.raises(KnownError, match="have no tweet"):
        loaded_of(database)


def test_lists_that_are_not_as_long_as_they_say_are_noticed(database: Database) -> None:
    with database.transaction() as writer:
        writer.run(Statement("UPDATE d1.tweet SET hashtags = 0"))
    with pytest.raises(KnownError, match="not as long as they say"):
        loaded_of(database)


def test_what_one_chart_is_filtered_by_never_filters_another(database: Database) -> None:
    version = database.data_version
    by_language, by_client = By("language", "9"), By("client", "9")
    selection = Selection(parse("time:>=2020 language:th"))
    with database.reader() as reader:
        ask = Ask(reader, version, AnswerCache(), loaded_of(database))
        for by, number in ((by_client, 0), (by_language, 2)):
            counted = CountBy(by, selection, measures=("tweets",)).answer(ask)
            assert int(counted.tweets.sum()) == number


@pytest.mark.parametrize("module", [passes, cubes], ids=["in a pass", "in a table of a brush"])
def test_without_memory_for_an_answer_the_database_gives_it(
    database: Database, module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = database.data_version
    options = replace(OPTIONS, least_brushed_rows=0)
    selection = Selection(parse("time:>=2020 kind:original"))
    expected = frozenset({"time"})
    with database.reader() as reader:
        plain = Ask(reader, version, AnswerCache())
        scarce = NoMemory(np)
        ask = Ask(
            reader, version, AnswerCache(), loaded_of(database, options=options), expected=expected
        )
        monkeypatch.setattr(module, "np", scarce)
        for by in (By("language", "9"), By("hashtag", "9")):
            found = CountBy(by, selection, measures=("tweets",)).answer(ask)
            asked = CountBy(by, selection, measures=("tweets",)).answer(plain)
            assert found.tweets.tolist() == asked.tweets.tolist()
        assert Totals(selection).answer(ask) == Totals(selection).answer(plain)
        assert scarce.refused


class NoMemory:
    """numpy, with no memory for arrays of zeros."""

    def __init__(self, numpy: ModuleType) -> None:
        self._numpy = numpy
        self.refused = 0

    def zeros(self, *_: object) -> np.ndarray:
        self.refused += 1
        raise MemoryError

    def __getattr__(self, name: str) -> object:
        return getattr(self._numpy, name)
