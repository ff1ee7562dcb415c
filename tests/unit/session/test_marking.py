"""Marking is a step: written in the background, taken back and made again, told when it fails."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from queue import Queue

import pytest

from explorer.engine.load import Options
from explorer.errors import KnownError
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.schema.fields import Entity
from explorer.schema.marks import MARKED, Mark, Subject
from explorer.schema.statement import Statement
from explorer.session.fast_counting import Phase
from explorer.session.listener import Listener
from explorer.session.marking import Find
from explorer.session.remark import Edit, noted, noted_below, retagged, toggled
from explorer.session.requests import TotalCounts, Totals
from explorer.session.session import Session
from explorer.session.state import SessionState
from explorer.store.database import Database
from explorer.store.marks import all_marks, marks_on
from explorer.store.reader import Writer
from tests.unit.query.world import Account, Tweet, World, empty_workspace, fill

WAIT_S = 60.0
A, B, C = (Subject(Entity.ACCOUNT, "set1", name) for name in "abc")
WORLD = World(
    (Account(account_id="a"), Account(account_id="b"), Account(account_id="c")),
    (Tweet(0), Tweet(0), Tweet(1), Tweet(2)),
)


@dataclass
class Summary:
    """Asks how much is selected."""

    name: str = "summary"
    is_patient: bool = False
    answers: list[TotalCounts] = field(default_factory=list)

    def request(self, state: SessionState) -> Totals:
        return Totals(state.selection)

    def show_waiting(self) -> None:
        """Nothing to show."""

    def show(self, answer: object) -> None:
        assert isinstance(answer, TotalCounts)
        self.answers.append(answer)

    def show_error(self, sentence: str) -> None:
        pytest.fail(sentence)


class Bench:
    """A session over WORLD, its main thread being this one."""

    def __init__(self, database: Database, fast: Options | None = None) -> None:
        self.database = database
        self.told: list[str] = []
        self.errors: list[BaseException] = []
        self.summary = Summary()
        self._posted: Queue[Callable[[], None]] = Queue()
        self.session = Session(
            database.reader,
            lambda: database.data_version,
            self._posted.put,
            fast_counting=fast,
            marks=database,
            listener=Listener(on_marked=self.told.append, on_error=self.errors.append),
        )
        self.session.add(self.summary)

    def run_until(self, done: Callable[[], bool]) -> None:
        while not done():
            self._posted.get(timeout=WAIT_S)()

    def settle(self, results: int = 1) -> None:
        """Until so many remarks more are written or refused, and everything is counted anew."""
        wanted = len(self.told) + len(self.errors) + results
        self.run_until(lambda: len(self.told) + len(self.errors) >= wanted)
        self.run_until(lambda: not self.session.is_busy)

    def mark(self, edit: Edit, *subjects: Subject) -> None:
        self.session.marking.mark(finding(*subjects), edit)

    @property
    def written(self) -> dict[str, Mark]:
        with self.database.reader() as reader:
            return {subject.id: mark for subject, mark in all_marks(reader)}

    @property
    def steps(self) -> list[str]:
        return [step.label for step in self.session.steps]


def finding(*subjects: Subject) -> Find:
    return partial(marks_on, subjects=subjects)


@contextmanager
def bench_over(world: World, fast: Options | None = None) -> Iterator[Bench]:
    with empty_workspace() as database:
        fill(database, world)
        with database.transaction() as writer:
            writer.run(Statement("UPDATE main.dataset SET tweets = 0"))
        bench = Bench(database, fast)
        try:
            yield bench
        finally:
            bench.session.close()


@pytest.fixture
def bench() -> Iterator[Bench]:
    with bench_over(WORLD) as bench:
        yield bench


def test_a_mark_is_written_told_and_a_step(bench: Bench) -> None:
    bench.mark(toggled(MARKED), A, B)
    bench.settle()
    assert bench.written == {"a": Mark((MARKED,)), "b": Mark((MARKED,))}
    assert bench.told == ["Tag 2 accounts “marked”"]
    assert bench.steps == ["Everything", "Tag 2 accounts “marked”"]
    assert bench.session.committed == SessionState()


def test_the_tag_of_one_key_goes_where_all_have_it_and_comes_where_one_lacks_it(
    bench: Bench,
) -> None:
    bench.mark(toggled(MARKED), A)
    bench.mark(toggled("Marked"), A, B)
    bench.settle(2)
    assert set(bench.written) == {"a", "b"}
    bench.mark(toggled(MARKED), A, B)
    bench.settle()
    assert bench.written == {}
    assert bench.told[1:] == ["Tag 1 account “Marked”", "Take “marked” off 2 accounts"]


def test_undo_takes_back_the_last_thing_done_whatever_it_was(bench: Bench) -> None:
    bench.session.select(Selection(parse("followers:0")), "filtered")
    bench.mark(retagged(("x",), ()), A)
    # At once, before it is written.
    bench.session.undo()
    bench.settle(2)
    assert bench.written == {}
    assert bench.session.undo_label == "filtered"
    assert bench.session.redo_label == "Tag 1 account “x”"
    bench.session.undo()
    assert bench.session.committed == SessionState()
    bench.session.redo()
    bench.session.redo()
    bench.settle()
    assert bench.written == {"a": Mark(("x",))}
    assert bench.session.committed.selection.clauses == parse("followers:0")
    assert bench.told == ["Tag 1 account “x”", "Undone: Tag 1 account “x”", "Tag 1 account “x”"]


def test_going_back_several_steps_takes_all_of_them_back_in_turn(bench: Bench) -> None:
    bench.mark(noted("one"), A)
    bench.mark(noted("two"), A)
    bench.mark(noted_below("three"), A, B)
    bench.settle(3)
    assert bench.written == {"a": Mark(note="two\n\nthree"), "b": Mark(note="three")}
    bench.session.go_to(1)
    bench.settle(2)
    assert bench.written == {"a": Mark(note="one")}
    bench.session.go_to(3)
    bench.settle(2)
    assert bench.written == {"a": Mark(note="two\n\nthree"), "b": Mark(note="three")}
    bench.session.go_to(0)
    bench.settle(3)
    assert bench.written == {}


def test_what_changes_nothing_is_no_step(bench: Bench) -> None:
    bench.mark(retagged((), ("x",)), A)
    bench.settle()
    assert bench.told == ["Nothing to change"]
    assert bench.steps == ["Everything"]
    assert not bench.session.can_undo


@pytest.mark.parametrize("fast", [None, Options(1_000_000_000, least_tweets=0, patience_s=0)])
def test_what_is_filtered_by_marks_is_counted_anew(fast: Options | None) -> None:
    with bench_over(WORLD, fast) as bench:
        if fast is not None:
            bench.run_until(lambda: bench.session.fast_counting.phase is not Phase.LOADING)
            assert bench.session.fast_counting.phase is Phase.READY
        for filters, expected in (
            ("tag:x", [(0, 0), (1, 2), (2, 3), (1, 2)]),
            ("-tag:x", [(3, 4), (2, 2), (1, 1), (2, 2)]),
        ):
            bench.session.select(Selection(parse(filters)), filters)
            bench.run_until(lambda: not bench.session.is_busy)
            found = [bench.summary.answers[-1]]
            for change in (
                partial(bench.mark, retagged(("x",), ()), A),
                partial(bench.mark, retagged(("X",), ()), B),
                bench.session.undo,
            ):
                change()
                bench.settle()
                found.append(bench.summary.answers[-1])
            assert [(one.accounts, one.tweets) for one in found] == expected
            bench.session.undo()
            bench.settle()


def test_a_failed_mark_is_told_and_is_no_step(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def full() -> Iterator[Writer]:
        raise KnownError("The disk is full.")
        yield

    bench.mark(noted("kept"), A)
    bench.settle()
    monkeypatch.setattr(bench.database, "marking", full)
    bench.mark(noted("lost"), A)
    bench.settle()
    assert [str(error) for error in bench.errors] == ["The disk is full."]
    assert bench.steps == ["Everything", "Note on 1 account"]
    bench.session.undo()
    bench.settle()
    assert bench.written == {"a": Mark(note="kept")}
    monkeypatch.undo()
    bench.session.redo()
    bench.session.undo()
    bench.settle(2)
    assert bench.written == {}


def test_a_new_step_forgets_marks_that_were_undone_but_not_those_written(bench: Bench) -> None:
    bench.mark(noted("one"), A)
    bench.mark(noted("two"), B)
    bench.session.undo()
    bench.mark(noted("three"), C)
    bench.settle(4)
    assert bench.written == {"a": Mark(note="one"), "c": Mark(note="three")}
    assert bench.steps == ["Everything", "Note on 1 account", "Note on 1 account"]


def test_undo_follows_a_dataset_to_its_new_name(bench: Bench) -> None:
    bench.mark(noted("one"), A)
    bench.settle()
    renamed = replace(A, dataset="new")
    with bench.database.marking() as writer:
        found = marks_on(writer, (A,))
        bench.session.marking.rename_dataset("set1", "new")
        assert found
    bench.session.undo()
    bench.session.redo()
    bench.settle(2)
    with bench.database.reader() as reader:
        assert (renamed, Mark(note="one")) in all_marks(reader)


def test_what_was_marked_just_before_closing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    holding, let_go = threading.Event(), threading.Event()

    def hold(database: Database) -> None:
        with database.marking():
            holding.set()
            let_go.wait(WAIT_S)

    with Database.open(path, create=True) as database:
        holder = threading.Thread(target=hold, args=(database,))
        holder.start()
        assert holding.wait(WAIT_S)
        bench = Bench(database)
        bench.mark(noted("late"), A)
        let_go.set()
        bench.session.close()
        holder.join()
    with Database.open(path) as database, database.reader() as reader:
        assert all_marks(reader) == ((A, Mark(note="late")),)
