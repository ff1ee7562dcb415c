"""Counting in memory begins in the background, follows the data, and says why where it cannot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from queue import Queue

import pytest

from explorer.engine.load import Options
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.schema.clause import AnyClause, Clause, Group
from explorer.schema.statement import Statement
from explorer.session.fast_counting import FastCountingState, Phase
from explorer.session.listener import Listener
from explorer.session.requests import TotalCounts, Totals
from explorer.session.session import Session
from explorer.session.state import SessionState
from explorer.store.database import Database
from tests.unit.query.world import Account, Tweet, World, empty_workspace, fill

WAIT_S = 60.0
PLENTY = Options(limit_bytes=1_000_000, least_tweets=0, patience_s=0, least_brushed_rows=0)
WORLD = World((Account(1, "one"), Account(2, "two")), (Tweet(0), Tweet(0, kind="reply"), Tweet(1)))


class Summary:
    """A client that asks for totals."""

    name = "summary"

    is_patient = False

    def __init__(self) -> None:
        self.answers: list[TotalCounts] = []

    def request(self, state: SessionState) -> Totals:
        return Totals(state.selection)

    def show_waiting(self) -> None:
        """The answer will come."""

    def show(self, answer: object) -> None:
        assert isinstance(answer, TotalCounts)
        self.answers.append(answer)

    def show_error(self, sentence: str) -> None:
        raise AssertionError(sentence)


class Opened:
    """A session over a workspace, and the main thread that it posts to."""

    def __init__(self, database: Database, options: Options | None) -> None:
        self.posted: Queue[Callable[[], None]] = Queue()
        self.phases: list[FastCountingState] = []
        self.summary = Summary()
        self.session = Session(
            database.reader,
            lambda: database.data_version,
            self.posted.put,
            fast_counting=options,
            listener=Listener(on_fast_counting=self.phases.append),
        )

    def run_until(self, done: Callable[[], bool]) -> None:
        while not done():
            self.posted.get(timeout=WAIT_S)()

    def settled(self) -> FastCountingState:
        self.run_until(lambda: self.session.fast_counting.phase is not Phase.LOADING)
        return self.session.fast_counting


@pytest.fixture
def database() -> Iterator[Database]:
    with empty_workspace() as database:
        fill(database, WORLD)
        with database.transaction() as writer:
            writer.run(Statement("UPDATE main.dataset SET tweets = 1"))
        yield database


Open = Callable[[Options | None], Opened]


@pytest.fixture
def opening(database: Database) -> Iterator[Open]:
    made: list[Opened] = []

    def begin(options: Options | None) -> Opened:
        made.append(Opened(database, options))
        return made[-1]

    yield begin
    for one in made:
        one.session.close()


def test_it_loads_in_the_background_and_then_counts(opening: Open) -> None:
    opened = opening(PLENTY)
    assert opened.session.fast_counting.phase is Phase.LOADING
    assert not opened.session.is_busy
    assert opened.settled().phase is Phase.READY
    opened.session.add(opened.summary)
    opened.session.select(Selection(parse("kind:reply")), "replies")
    opened.run_until(lambda: len(opened.summary.answers) == 1)
    assert (opened.summary.answers[0].accounts, opened.summary.answers[0].tweets) == (1, 1)


def test_it_follows_the_data(opening: Open, database: Database) -> None:
    opened = opening(PLENTY)
    opened.settled()
    opened.session.add(opened.summary)
    with database.transaction():
        pass
    opened.session.data_changed()
    assert opened.session.fast_counting.phase is Phase.LOADING
    assert opened.settled().phase is Phase.READY


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (None, Phase.OFF),
        (Options(limit_bytes=1_000_000), Phase.OFF),
        (Options(limit_bytes=10, least_tweets=0, patience_s=0), Phase.WITHOUT),
    ],
    ids=["not asked for", "not worth it", "too large"],
)
def test_without_it_the_database_answers(
    opening: Open, options: Options | None, expected: Phase
) -> None:
    opened = opening(options)
    assert opened.settled().phase is expected
    assert bool(opened.session.fast_counting.sentence) is (expected is Phase.WITHOUT)
    opened.session.add(opened.summary)
    opened.run_until(lambda: bool(opened.summary.answers))
    assert opened.summary.answers[0].tweets == 3


def test_closing_does_not_wait_for_the_rest(opening: Open) -> None:
    opened = opening(PLENTY)
    opened.session.close()
    assert opened.session.fast_counting.phase is Phase.LOADING


BRUSHES = {
    "time": ("time:>=2019", "time:2018", "time:2019-06-09"),
    "followers": ("followers:0", "followers:1..9"),
    "created": ("created:2017", "created:2018"),
    "hour,weekday": ("hour:12 weekday:sun", "hour:11 weekday:sun"),
    "language": ("language:en", "language:th"),
}


@pytest.mark.parametrize("fields", BRUSHES)
def test_an_expected_brush_is_prepared_without_being_busy_and_moves_as_asked_plainly(
    opening: Open, fields: str
) -> None:
    opened, plain = opening(PLENTY), opening(None)
    opened.settled()
    for one in (opened, plain):
        one.session.add(one.summary)
        one.run_until(lambda one=one: not one.session.is_busy)
    opened.session.expect(fields.split(","))
    assert not opened.session.is_busy
    for text in BRUSHES[fields]:
        clauses = parse(text)
        clause = clauses[0] if len(clauses) == 1 else Group(tuple(map(_single, clauses)))
        for one in (opened, plain):
            one.session.preview(clause)
            one.run_until(lambda one=one: not one.session.is_busy)
        assert opened.summary.answers[-1] == plain.summary.answers[-1]
    opened.session.expect(())
    opened.session.end_preview()
    opened.run_until(lambda: not opened.session.is_busy)
    assert opened.summary.answers[-1].tweets == 3


def _single(clause: AnyClause) -> Clause:
    assert isinstance(clause, Clause)
    return clause
