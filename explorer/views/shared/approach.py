"""Tells the session that a brush may come, as soon as the pointer or the keyboard is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from explorer.session.session import Session

_SIGNS = (QEvent.Type.Enter, QEvent.Type.MouseButtonPress, QEvent.Type.FocusIn)


class Approach(QObject):
    """Watches the widget that is brushed over `fields`, which may be others later."""

    def __init__(
        self, widget: QWidget, session: Session, fields: Callable[[], Iterable[str]]
    ) -> None:
        super().__init__(widget)
        self._session = session
        self._fields = fields
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self._session.expect(self._fields())
        return False
