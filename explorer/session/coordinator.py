"""Asks on behalf of every visible client whenever its question has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from explorer.errors import KnownError
from explorer.session.client import Client
from explorer.session.requests import Request
from explorer.session.runner import Outcome, Runner, sentence_for
from explorer.session.state import SessionState


@dataclass(slots=True)
class _Connection:
    client: Client
    enabled: bool = True
    asked: Request | None = None
    is_under_way: bool = False
    is_late: bool = False
    """Whether another question waits for the answer to the one under way."""


class Coordinator:
    """Knows the clients; hidden ones are disabled and ask when they are shown again.

    While a brush moves, nobody is interrupted: each question is answered and shown before the
    newest is asked, so that a slow view moves too. The patient ask when the brush rests.
    """

    def __init__(
        self,
        runner: Runner,
        *,
        on_answered: Callable[[float], None],
        on_bug: Callable[[Exception], None],
    ) -> None:
        self._runner = runner
        self._on_answered = on_answered
        self._on_bug = on_bug
        self._connections: dict[str, _Connection] = {}
        self._state = SessionState()
        self._is_moving = False

    def add(self, client: Client, *, enabled: bool = True) -> None:
        """Begin to ask for a client, at once where it is enabled."""
        self._connections[client.name] = _Connection(client, enabled)
        self._ask(self._connections[client.name])

    def remove(self, client: Client) -> None:
        """Forget a client; a question under way is dropped. Another of its name stays."""
        connection = self._connections.get(client.name)
        if connection is not None and connection.client is client:
            del self._connections[client.name]
            self._runner.drop(client.name)

    def remove_all(self) -> None:
        """Forget every client."""
        for connection in list(self._connections.values()):
            self.remove(connection.client)

    def set_enabled(self, name: str, *, enabled: bool) -> None:
        """Show or hide a client: a hidden one costs nothing, a shown one asks if it must."""
        connection = self._connections[name]
        connection.enabled = enabled
        self._ask(connection)

    def refresh(self, name: str) -> None:
        """Ask again for one client, whose own options have changed."""
        self._ask(self._connections[name])

    def update(self, state: SessionState, *, is_moving: bool = False) -> None:
        """Ask for every enabled client whose question is another one in this state."""
        self._state = state
        self._is_moving = is_moving
        self._ask_all()

    def rest(self) -> None:
        """What moved stands still: ask for the patient too."""
        if self._is_moving:
            self._is_moving = False
            self._ask_all()

    def _ask_all(self) -> None:
        for connection in list(self._connections.values()):
            self._ask(connection)

    def questions(self, state: SessionState) -> list[Request]:
        """What all enabled clients would ask in a state while a brush moves, each question once."""
        asked = [
            connection.client.request(state)
            for connection in self._connections.values()
            if connection.enabled and not connection.client.is_patient
        ]
        return list(dict.fromkeys(request for request in asked if request is not None))

    def forget_answers(self) -> None:
        """The data has changed: every question is a new one."""
        for connection in self._connections.values():
            connection.asked = None

    def _ask(self, connection: _Connection) -> None:
        client = connection.client
        if not connection.enabled or (self._is_moving and client.is_patient):
            return
        if self._is_moving and connection.is_under_way:
            connection.is_late = True
            return
        connection.is_late = False
        request = client.request(self._state)
        if request == connection.asked:
            return
        connection.asked = request
        connection.is_under_way = request is not None
        if request is None:
            self._runner.drop(client.name)
            return
        client.show_waiting()
        self._runner.submit(client.name, request, lambda outcome: self._show(connection, outcome))

    def _show(self, connection: _Connection, outcome: Outcome) -> None:
        connection.is_under_way = False
        self._tell(connection, outcome)
        if connection.is_late:
            self._ask(connection)

    def _tell(self, connection: _Connection, outcome: Outcome) -> None:
        if outcome.error is None:
            self._on_answered(outcome.seconds)
            connection.client.show(outcome.answer)
            return
        connection.asked = None
        connection.client.show_error(sentence_for(outcome.error))
        if not isinstance(outcome.error, KnownError):
            self._on_bug(outcome.error)
