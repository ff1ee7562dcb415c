"""Views over a session without a window: asked as the window asks, and waited for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from queue import Queue

from explorer.engine.load import Options
from explorer.query.by import parse_by
from explorer.query.selection import Selection
from explorer.schema.clause import AnyClause
from explorer.session.counting import CountBy
from explorer.session.fast_counting import FastCountingState, Phase
from explorer.session.requests import Request
from explorer.session.session import Session
from explorer.session.state import SessionState
from explorer.store.database import Database

Asks = Callable[[Selection], Request]
"""What a view asks of a selection."""

_WAIT_S = 120.0


def chart(by: str, measure: str) -> Asks:
    """Bars under the filters on all other fields."""
    axis = parse_by(by)
    return lambda selection: CountBy(axis, selection.excluding(axis.fields), measures=(measure,))


@dataclass
class View:
    """A client that keeps its latest answer."""

    name: str
    asks: Asks
    answered: Callable[[str], None]
    answer: object = None
    is_patient: bool = False

    def request(self, state: SessionState) -> Request:
        return self.asks(state.selection)

    def show_waiting(self) -> None:
        """Nothing is drawn here."""

    def show(self, answer: object) -> None:
        self.answer = answer
        self.answered(self.name)

    def show_error(self, sentence: str) -> None:
        raise AssertionError(sentence)


class Views:
    """A session with some views; what is counted in memory is loaded first."""

    def __init__(self, database: Database, asks: Mapping[str, Asks], fast: Options | None) -> None:
        self._posted: Queue[Callable[[], None]] = Queue()
        self._waiting: set[str] = set()
        self._session = Session(
            database.reader, lambda: database.data_version, self._posted.put, fast_counting=fast
        )
        while self._session.fast_counting.phase is Phase.LOADING:
            self._posted.get(timeout=_WAIT_S)()
        self._views = [View(name, ask, self._waiting.discard) for name, ask in asks.items()]

    @property
    def fast_counting(self) -> FastCountingState:
        return self._session.fast_counting

    def open(self) -> None:
        """Ask for everything and wait for it."""
        self._waiting.update(view.name for view in self._views)
        for view in self._views:
            self._session.add(view)
        self._wait()

    def change(self, selection: Selection) -> None:
        """Make the change and wait for every view whose question it changes."""
        self._await(self._session.state.selection, selection)
        self._session.select(selection, "benchmark")
        self._wait()

    def ask(self, request: Request) -> object:
        """Ask a single question and wait for its answer."""
        view = View("asked once", lambda _: request, self._waiting.discard)
        self._waiting.add(view.name)
        self._session.add(view)
        self._wait()
        self._session.remove_client(view)
        return view.answer

    def expect(self, fields: Sequence[str]) -> None:
        """The pointer has come over a view of these fields."""
        self._session.expect(fields)

    def move(self, clause: AnyClause) -> None:
        """Move a brush, and wait for every view whose question it changes."""
        before = self._session.state.selection
        self._await(before, self._session.committed.selection.with_clause(clause))
        self._session.preview(clause)
        self._wait()

    def release(self, clause: AnyClause) -> None:
        """Let the brush go where it stands."""
        before = self._session.state.selection
        self._await(before, self._session.committed.selection.with_clause(clause))
        self._session.commit(clause)
        self._wait()

    def answers(self) -> list[object]:
        return [view.answer for view in self._views]

    def close(self) -> None:
        self._session.close()

    def _await(self, before: Selection, after: Selection) -> None:
        for view in self._views:
            if view.asks(before) != view.asks(after):
                self._waiting.add(view.name)

    def _wait(self) -> None:
        while self._waiting:
            self._posted.get(timeout=_WAIT_S)()
