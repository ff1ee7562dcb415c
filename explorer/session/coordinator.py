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


class Coordinator:
    """Knows the clients; hidden ones are disabled and ask when they are shown again."""

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

    def update(self, state: SessionState) -> None:
        """Ask for every enabled client whose question is another one in this state."""
        self._state = state
        for connection in list(self._connections.values()):
            self._ask(connection)

    def questions(self, state: SessionState) -> list[Request]:
        """What all enabled clients would ask in a state, each question once."""
        asked = [
            connection.client.request(state)
            for connection in self._connections.values()
            if connection.enabled
        ]
        return list(dict.fromkeys(request for request in asked if request is not None))

    def forget_answers(self) -> None:
        """The data has changed: every question is a new one."""
        for connection in self._connections.values():
            connection.asked = None

    def _ask(self, connection: _Connection) -> None:
        if not connection.enabled:
            return
        client = connection.client
        request = client.request(self._state)
        if request == connection.asked:
            return
        connection.asked = request
        if request is None:
            self._runner.drop(client.name)
            return
        client.show_waiting()
        self._runner.submit(client.name, request, lambda outcome: self._show(connection, outcome))

    def _show(self, connection: _Connection, outcome: Outcome) -> None:
        if outcome.error is None:
            self._on_answered(outcome.seconds)
            connection.client.show(outcome.answer)
            return
        connection.asked = None
        connection.client.show_error(sentence_for(outcome.error))
        if not isinstance(outcome.error, KnownError):
            self._on_bug(outcome.error)
