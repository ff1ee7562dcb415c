"""Calls from worker threads, run on the main thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal


class Poster(QObject):
    """Made on the main thread; `post` may be called from any."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], None]) -> None:
        """Run `call` on the main thread as soon as it is free."""
        self._posted.emit(call)

    def _on_posted(self, call: Callable[[], None]) -> None:
        call()
