"""Ties a view to the session for as long as the view lives, and asks only while it is seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from explorer.session.client import Client
from explorer.session.session import Session
from explorer.session.state import SessionState


class ViewLink(QObject):
    """Adds the clients of a view and a watcher of the state; all go when the view does."""

    def __init__(
        self,
        view: QWidget,
        session: Session,
        clients: Sequence[Client],
        on_state: Callable[[SessionState, bool], None],
    ) -> None:
        super().__init__(view)
        self._session = session
        self._clients = tuple(clients)
        for client in self._clients:
            session.add(client, enabled=view.isVisible())
        unsubscribe = session.subscribe(on_state)
        view.installEventFilter(self)
        view.destroyed.connect(partial(_leave, session, self._clients, unsubscribe))

    def refresh(self) -> None:
        """Ask again; what the view asks has changed."""
        for client in self._clients:
            self._session.refresh(client)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide) and not event.spontaneous():
            for client in self._clients:
                self._session.set_enabled(client, event.type() == QEvent.Type.Show)
        return False


def _leave(
    session: Session,
    clients: Sequence[Client],
    unsubscribe: Callable[[], None],
    *_destroyed: object,
) -> None:
    unsubscribe()
    for client in clients:
        session.remove_client(client)
