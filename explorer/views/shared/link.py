"""Ties a view to the session for as long as the view lives, and asks only while it is seen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from explorer.session.client import Client
from explorer.session.session import Session
from explorer.session.state import SessionState


class ViewLink(QObject):
    """Adds a client for a view and a watcher of the state; both go when the view does."""

    def __init__(
        self,
        view: QWidget,
        session: Session,
        client: Client,
        on_state: Callable[[SessionState, bool], None],
    ) -> None:
        super().__init__(view)
        self._session = session
        self._client = client
        session.add(client, enabled=view.isVisible())
        unsubscribe = session.subscribe(on_state)
        view.installEventFilter(self)
        view.destroyed.connect(partial(_leave, session, client, unsubscribe))

    def refresh(self) -> None:
        """Ask again; what the view asks has changed."""
        self._session.refresh(self._client)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide) and not event.spontaneous():
            self._session.set_enabled(self._client, event.type() == QEvent.Type.Show)
        return False


def _leave(
    session: Session, client: Client, unsubscribe: Callable[[], None], *_destroyed: object
) -> None:
    unsubscribe()
    session.remove_client(client)
