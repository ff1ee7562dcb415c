"""What a gesture changes, who is asked again for it, and what happens to old answers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from queue import Empty, Queue

import pytest

from explorer.errors import Cancelled, KnownError
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.schema.clause import AnyClause, Clause
from explorer.schema.statement import Statement
from explorer.session.ask import Ask
from explorer.session.listener import Listener
from explorer.session.requests import Request, TotalCounts, Totals
from explorer.session.session import Session
from explorer.session.state import SessionState
from explorer.store.database import Database

WAIT_S = 20.0
QUIET_S = 0.3
LONG_QUERY = Statement("SELECT count(*) AS n FROM range(100000000) a, range(1000) b")


class MainThread:
    """Runs what is posted, when told to, like an event loop."""

    def __init__(self) -> None:
        self._posted: Queue[Callable[[], None]] = Queue()

    def post(self, call: Callable[[], None]) -> None:
        self._posted.put(call)

    def run_one(self) -> None:
        self._posted.get(timeout=WAIT_S)()

    def run_until(self, done: Callable[[], bool]) -> None:
        while not done():
            self.run_one()

    def run_all(self) -> None:
        """Until nothing has come for a while."""
        while True:
            try:
                call = self._posted.get(timeout=QUIET_S)
            except Empty:
                return
            call()


@dataclass
class Recorder:
    """A client that asks for totals of what it does not own, or whatever `asks` makes."""

    name: str = "view"
    owned: tuple[str, ...] = ()
    asks: Callable[[SessionState], Request | None] | None = None
    answers: list[object] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    waits: int = 0
    is_patient: bool = False

    def request(self, state: SessionState) -> Request | None:
        if self.asks is not None:
            return self.asks(state)
        return Totals(state.selection.excluding(self.owned))

    def show_waiting(self) -> None:
        self.waits += 1

    def show(self, answer: object) -> None:
        self.answers.append(answer)

    def show_error(self, sentence: str) -> None:
        self.errors.append(sentence)


@dataclass(frozen=True)
class Slow:
    """Takes long enough to be interrupted; tells when it has begun and how it ended."""

    begun: threading.Event
    ended: threading.Event

    def answer(self, ask: Ask) -> object:
        self.begun.set()
        try:
            return ask.columns(LONG_QUERY)
        except Cancelled:
            self.ended.set()
            raise


@dataclass(frozen=True)
class Failing:
    error: Exception

    def answer(self, ask: Ask) -> object:
        raise self.error


@pytest.fixture
def main() -> MainThread:
    return MainThread()


@pytest.fixture
def bugs() -> list[BaseException]:
    return []


@pytest.fixture
def session(main: MainThread, bugs: list[BaseException]) -> Iterator[Session]:
    with Database.in_memory() as database:
        session = Session(
            database.reader,
            lambda: database.data_version,
            main.post,
            listener=Listener(on_error=bugs.append),
        )
        yield session
        session.close()


def clause(text: str, source: str = "") -> AnyClause:
    return replace(parse(text)[0], source=source)


def test_a_commit_is_one_step_and_a_preview_none(session: Session) -> None:
    seen: list[tuple[Selection, bool]] = []
    session.subscribe(lambda state, previewing: seen.append((state.selection, previewing)))
    brushes = [clause(f"followers:0..{end}", "view") for end in (1, 2, 3)]
    for brush in brushes:
        session.preview(brush)
    session.commit(brushes[-1])
    assert [previewing for _, previewing in seen] == [True, True, True, False]
    assert session.state.selection.clauses == (brushes[-1],)
    session.undo()
    assert session.state.selection.clauses == ()
    assert not session.can_undo
    session.redo()
    assert session.state.selection.clauses == (brushes[-1],)


def test_a_drag_given_up_leaves_what_was(session: Session) -> None:
    session.preview(clause("followers:0", "view"))
    session.end_preview()
    assert session.state == SessionState()
    assert not session.can_undo


def test_a_view_replaces_its_own_filter_and_no_other(session: Session) -> None:
    typed = clause("followers:>0")
    session.commit(typed)
    session.commit(clause("followers:1..9", "view"))
    session.commit(clause("followers:2..4", "view"))
    assert session.state.selection.clauses == (typed, clause("followers:2..4", "view"))


def test_every_change_of_the_selection_can_be_undone(session: Session) -> None:
    first, second = clause("followers:0"), clause("language:th")
    off = replace(first, active=False)
    changes: list[Callable[[], None]] = [
        lambda: session.commit(first),
        lambda: session.commit_all((second, clause("kind:reply"))),
        lambda: session.replace(first, off),
        lambda: session.remove(second),
        lambda: session.set_scope((1,)),
        lambda: session.set_zone("+08:00"),
        session.clear,
    ]
    states = [session.state]
    for change in changes:
        change()
        states.append(session.state)
    for state in reversed(states):
        assert session.state == state
        session.undo()


def test_only_a_client_whose_question_changed_is_asked_again(
    session: Session, main: MainThread
) -> None:
    owner, other = Recorder("owner", ("followers",)), Recorder("other")
    session.add(owner)
    session.add(other)
    main.run_until(lambda: bool(owner.answers and other.answers))
    session.commit(clause("followers:0"))
    main.run_until(lambda: len(other.answers) == 2)
    assert (owner.waits, other.waits) == (1, 2)


def test_a_hidden_client_costs_nothing_and_asks_when_it_is_shown(
    session: Session, main: MainThread
) -> None:
    hidden = Recorder()
    session.add(hidden, enabled=False)
    session.commit(clause("followers:0"))
    main.run_all()
    assert hidden.waits == 0
    session.set_enabled(hidden, True)
    main.run_until(lambda: bool(hidden.answers))
    assert hidden.answers == [TotalCounts(0, 0, 0, 0, 0, "This filter leaves nothing.")]


def test_a_stale_question_is_interrupted_and_its_answer_never_shown(
    session: Session, main: MainThread
) -> None:
    begun, ended = threading.Event(), threading.Event()
    slow = Slow(begun, ended)

    def asks(state: SessionState) -> Request | None:
        return Totals(state.selection) if state.selection.active else slow

    client = Recorder(asks=asks)
    session.add(client)
    assert begun.wait(WAIT_S)
    session.commit(clause("followers:0"))
    assert ended.wait(WAIT_S)
    main.run_all()
    assert [type(answer) for answer in client.answers] == [TotalCounts]


def test_a_slow_question_never_holds_back_a_quick_one(session: Session, main: MainThread) -> None:
    begun = threading.Event()
    slow = Recorder("slow", asks=lambda _: Slow(begun, threading.Event()))
    quick = Recorder("quick")
    session.add(slow)
    assert begun.wait(WAIT_S)
    session.add(quick)
    main.run_until(lambda: bool(quick.answers))
    assert not slow.answers


def test_an_answer_that_arrives_after_a_newer_question_is_dropped(
    session: Session, main: MainThread
) -> None:
    client = Recorder()
    session.add(client)
    session.commit(clause("followers:0"))
    main.run_all()
    assert len(client.answers) == 1


def test_an_error_is_shown_as_a_sentence_and_asked_again_later(
    session: Session, main: MainThread, bugs: list[BaseException]
) -> None:
    client = Recorder(asks=lambda _: Failing(KnownError("The disk is gone: plug it in.")))
    session.add(client)
    main.run_until(lambda: bool(client.errors))
    assert client.errors == ["The disk is gone: plug it in."]
    assert not bugs
    session.refresh(client)
    main.run_until(lambda: len(client.errors) == 2)


def test_a_fault_of_the_program_is_reported(
    session: Session, main: MainThread, bugs: list[BaseException]
) -> None:
    fault = ZeroDivisionError("division by zero")
    client = Recorder(asks=lambda _: Failing(fault))
    session.add(client)
    main.run_until(lambda: bool(client.errors))
    assert bugs == [fault]
    assert "fault in this program" in client.errors[0]


def test_changed_data_makes_every_question_a_new_one(session: Session, main: MainThread) -> None:
    client = Recorder()
    session.add(client)
    main.run_until(lambda: bool(client.answers))
    session.data_changed()
    main.run_until(lambda: len(client.answers) == 2)


def test_a_removed_client_is_told_nothing_more(session: Session, main: MainThread) -> None:
    client = Recorder()
    session.add(client)
    session.remove_client(client)
    main.run_all()
    assert not client.answers


def test_an_inactive_filter_stays_as_a_chip_and_filters_nothing() -> None:
    one = clause("followers:0")
    assert isinstance(one, Clause)
    off = replace(one, active=False)
    assert Selection((off,)).active == ()
    assert Selection((off,)).clauses == (off,)


@dataclass(frozen=True)
class Held:
    """Answers with its selection once `let_go` is set; counts how often it was begun."""

    selection: Selection
    let_go: threading.Event = field(compare=False)
    begun: list[Selection] = field(compare=False)

    def answer(self, ask: Ask) -> object:
        self.begun.append(self.selection)
        self.let_go.wait(WAIT_S)
        ask.check()
        return self.selection


def brushes(*ends: int) -> list[AnyClause]:
    return [clause(f"followers:0..{end}", "other") for end in ends]


def test_a_moving_brush_interrupts_nobody_and_asks_for_the_newest(
    session: Session, main: MainThread
) -> None:
    let_go, begun = threading.Event(), list[Selection]()
    view = Recorder(asks=lambda state: Held(state.selection, let_go, begun))
    first, *others, last = brushes(1, 2, 3, 4)
    session.preview(first)
    session.add(view)
    for brush in (*others, last):
        session.preview(brush)
    let_go.set()
    main.run_until(lambda: not session.is_busy)
    seen = [selection.clauses for selection in view.answers if isinstance(selection, Selection)]
    assert seen == [(first,), (last,)]
    assert [selection.clauses for selection in begun] == seen


def test_letting_go_interrupts_what_a_moving_brush_asked(
    session: Session, main: MainThread
) -> None:
    let_go, begun = threading.Event(), list[Selection]()
    view = Recorder(asks=lambda state: Held(state.selection, let_go, begun))
    first, second, last = brushes(1, 2, 3)
    session.preview(first)
    session.add(view)
    session.preview(second)
    session.commit(last)
    let_go.set()
    main.run_until(lambda: not session.is_busy)
    assert view.answers == [Selection((last,))]


@pytest.mark.parametrize("is_resting", [True, False])
def test_the_patient_ask_when_a_brush_rests_or_ends(
    session: Session, main: MainThread, is_resting: bool
) -> None:
    patient = Recorder("table", is_patient=True)
    session.add(patient)
    main.run_until(lambda: not session.is_busy)
    for brush in brushes(1, 2):
        session.preview(brush)
        session.refresh(patient)
    assert patient.waits == 1
    if is_resting:
        session.rest()
    else:
        session.end_preview()
    assert patient.waits == (2 if is_resting else 1)
    main.run_until(lambda: not session.is_busy)
    session.commit(clause("followers:7"))
    assert session.awaited() == 1
