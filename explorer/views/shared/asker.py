"""A client of the session put together from functions, for views that ask simple things."""

from __future__ import annotations

from collections.abc import Callable

from explorer.session.requests import Request
from explorer.session.state import SessionState


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
    ) -> None:
        self._name = name
        self._request = request
        self._on_answer = on_answer
        self._on_error = on_error
        self._on_waiting = on_waiting

    @property
    def name(self) -> str:
        return self._name

    def request(self, state: SessionState) -> Request | None:
        return self._request(state)

    def show_waiting(self) -> None:
        self._on_waiting()

    def show(self, answer: object) -> None:
        self._on_answer(answer)

    def show_error(self, sentence: str) -> None:
        self._on_error(sentence)
