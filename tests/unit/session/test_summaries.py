"""A workspace is opened with the answers kept in it, which fit its tables or are made anew."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

import duckdb
import numpy as np
import pytest

from explorer.query.by import By
from explorer.query.selection import Selection
from explorer.schema.statement import Statement
from explorer.session.counting import CountBy, Counted
from explorer.session.requests import Totals
from explorer.session.session import Session
from explorer.session.state import SessionState
from explorer.store.database import Database
from explorer.store.reader import Reader
from explorer.store.summaries import Summary, keep_summary, question_of, summary
from tests.unit.query.world import Account, Tweet, World, write_workspace

WAIT_S = 60.0
WORLD = World(
    (Account(1, "one", location="İzmir"), Account(2, "two", location=None)),
    (Tweet(0, language="en"), Tweet(0, language=None, time=None), Tweet(1, language="香港")),
)
REQUESTS = {
    "totals": Totals(Selection()),
    "languages": CountBy(By("language", "5"), Selection()),
    "places": CountBy(By("location", "5"), Selection()),
    "time": CountBy(By("time", "day"), Selection()),
}


class Chart:
    """A client that asks one question."""

    is_patient = False

    def __init__(self, name: str) -> None:
        self.name = name
        self.answers: list[object] = []

    def request(self, state: SessionState) -> CountBy | Totals:
        assert not state.selection.active
        return REQUESTS[self.name]

    def show_waiting(self) -> None:
        """The answer will come."""

    def show(self, answer: object) -> None:
        self.answers.append(plain(answer))

    def show_error(self, sentence: str) -> None:
        raise AssertionError(sentence)


def plain(answer: object) -> object:
    if not isinstance(answer, Counted):
        return answer
    numbers = (answer.accounts, answer.tweets, answer.all_accounts, answer.all_tweets)
    return [[one.label for one in answer.bins], *(array.tolist() for array in numbers)]


class Opening:
    """What is asked of the database and shown while a workspace is opened."""

    def __init__(self) -> None:
        self.counted: list[str] = []
        self.charts = {name: Chart(name) for name in REQUESTS}

    @property
    def shown(self) -> dict[str, object]:
        return {name: chart.answers[-1] for name, chart in self.charts.items()}


def opened(path: Path, *, read_only: bool = False) -> Opening:
    """Open it, wait for the charts and for what comes after them, and close it."""
    opening = Opening()
    posted: Queue[Callable[[], None]] = Queue()
    with Database.open(path, read_only=read_only) as database:
        session = Session(
            lambda: listened(database.reader(), opening.counted),
            lambda: database.data_version,
            posted.put,
        )
        session.keep_summaries(database)
        for chart in opening.charts.values():
            session.add(chart)
        while session.is_busy or session._runner._jobs:
            posted.get(timeout=WAIT_S)()
        session.close()
    return opening


def listened(reader: Reader, counted: list[str]) -> Reader:
    """A reader that writes down which statements it counts with."""
    columns = reader.columns

    def listen(statement: Statement) -> dict[str, np.ndarray]:
        counted.append(statement.sql)
        return columns(statement)

    reader.columns = listen  # pyright: ignore[reportAttributeAccessIssue]
    return reader


@contextmanager
def another_program(path: Path):
    with duckdb.connect(str(path)) as connection:
        yield connection


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_workspace(tmp_path / "w.duckdb", WORLD)


def test_what_was_counted_once_is_not_counted_again(path: Path) -> None:
    first, second = opened(path), opened(path)
    assert first.counted
    assert second.counted == []
    assert second.shown == first.shown
    assert all(len(chart.answers) == 1 for chart in second.charts.values())


def test_a_workspace_that_may_only_be_read_is_opened_with_what_it_has(path: Path) -> None:
    without = opened(path, read_only=True)
    assert sorted(opened(path, read_only=True).counted) == sorted(without.counted)
    opened(path)
    with_them = opened(path, read_only=True)
    assert with_them.counted == []
    assert with_them.shown == without.shown


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE d1.tweet SET language = NULL",
        "DELETE FROM d1.tweet WHERE language IS NULL",
        "INSERT INTO d2.account (account, account_id) VALUES (99, 'new')",
        "UPDATE d2.account SET location = 'Wien'",
        "UPDATE main.language SET value = 'de', folded = 'de'",
        "UPDATE main.summary SET seal = 'x'",
    ],
)
def test_what_another_program_wrote_is_noticed_and_counted_anew(path: Path, change: str) -> None:
    opened(path)
    with another_program(path) as connection:
        connection.execute(change)
        connection.execute("CHECKPOINT")
    noticed = opened(path)
    assert noticed.counted
    with another_program(path) as connection:
        connection.execute("DROP TABLE IF EXISTS main.summary")
    assert noticed.shown == opened(path).shown
    assert opened(path).counted == []


@pytest.mark.parametrize(
    "change",
    [
        "DROP TABLE main.summary",
        "DELETE FROM main.summary",
        "ALTER TABLE main.summary DROP COLUMN seal",
        "UPDATE main.summary SET answer = '{'",
        "UPDATE main.summary SET answer = '[1]'",
        'UPDATE main.summary SET answer = \'{"key": ["<i8", false, ["x"]]}\'',
        "UPDATE main.summary SET data_version = 77",
        "CREATE OR REPLACE TABLE main.summary (mine INTEGER)",
    ],
)
def test_summaries_that_cannot_be_read_are_made_anew(path: Path, change: str) -> None:
    first = opened(path)
    with another_program(path) as connection:
        connection.execute(change)
    assert opened(path).shown == first.shown
    assert opened(path).counted == []


def test_answers_are_kept_as_they_are(path: Path) -> None:
    columns = {
        "whole": np.array([1, -(2**40)], np.int64),
        "small": np.array([1, 2], np.int32),
        "part": np.ma.array([0.5, 0.0], mask=[False, True]),
        "text": np.array(["é\n", ""], object),
        "said": np.ma.array(np.array(["a", ""], object), mask=[False, True]),
    }
    question = question_of(Statement("SELECT ?", ("香",)))
    with Database.open(path) as database, database.reader() as reader:
        with database.keeping() as writer:
            keep_summary(writer, 5, Summary({question: columns}, "seal"))
        found = summary(reader, 5)
        assert summary(reader, 6) == Summary()
    assert found.seal == "seal"
    for name, column in columns.items():
        kept = found.answers[question][name]
        assert kept.dtype == column.dtype
        assert kept.tolist() == column.tolist()
