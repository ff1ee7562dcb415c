"""A client of the session put together from functions, for views that ask simple things."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from explorer.session.requests import Request
from explorer.session.session import Session
from explorer.session.state import SessionState

T = TypeVar("T")


def nothing(*_: object) -> None:
    """For what need not be shown: another client of the same view does."""


class Asker:
    """Calls back on the main thread; widgets cannot be clients, having a `show` of their own."""

    def __init__(
        self,
        name: str,
        request: Callable[[SessionState], Request | None],
        on_answer: Callable[[object], None],
        on_error: Callable[[str], None] = nothing,
        on_waiting: Callable[[], None] = nothing,
        *,
        is_patient: bool = False,
    ) -> None:
        self._is_patient = is_patient
        self._name = name
        self._request = request
        self._on_answer = on_answer
        self._on_error = on_error
        self._on_waiting = on_waiting

    @property
    def name(self) -> str:
        return self._name

    @property
    def is_patient(self) -> bool:
        return self._is_patient

    def request(self, state: SessionState) -> Request | None:
        return self._request(state)

    def show_waiting(self) -> None:
        self._on_waiting()

    def show(self, answer: object) -> None:
        self._on_answer(answer)

    def show_error(self, sentence: str) -> None:
        self._on_error(sentence)


def ask_once(
    session: Session,
    name: str,
    request: Request,
    on_answer: Callable[[object], None],
    on_error: Callable[[str], None],
    on_waiting: Callable[[], None] = nothing,
) -> None:
    """Ask a single question, whatever is selected meanwhile, and be gone with its answer."""

    def ended(go_on: Callable[[T], None]) -> Callable[[T], None]:
        def end(answer: T) -> None:
            session.remove_client(asker)
            go_on(answer)

        return end

    asker = Asker(name, lambda _state: request, ended(on_answer), ended(on_error), on_waiting)
    session.add(asker)
