"""Calls that come faster than they can be served: the first at once, then the newest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Throttle(QObject):
    """Passes on a call at once if there was none lately, else the newest after the pause."""

    def __init__(self, interval_ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: Callable[[], None] | None = None
        self._pause = QTimer(self, singleShot=True, interval=interval_ms)
        self._pause.timeout.connect(self._on_pause_over)

    def call(self, function: Callable[[], None]) -> None:
        if self._pause.isActive():
            self._waiting = function
            return
        self._pause.start()
        function()

    def cancel(self) -> None:
        """Forget what waits; the next call is passed on at once."""
        self._waiting = None
        self._pause.stop()

    def _on_pause_over(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.call(waiting)
