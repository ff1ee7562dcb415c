"""Calls from worker threads, run on the main thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

LONGEST_MS = 12
"""How long a call waits for others: less than a frame."""


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


class Gatherer(Poster):
    """Runs calls that come shortly one after another in one go, so that they are painted at once.

    `awaited` says how many are still to come, those that wait here counted in.
    """

    def __init__(self, awaited: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._awaited = awaited
        self._waiting: deque[Callable[[], None]] = deque()
        precise = Qt.TimerType.PreciseTimer
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS, timerType=precise)
        self._longest.timeout.connect(self._run)

    def _on_posted(self, call: Callable[[], None]) -> None:
        self._waiting.append(call)
        if len(self._waiting) >= self._awaited():
            self._run()
        elif not self._longest.isActive():
            self._longest.start()

    def _run(self) -> None:
        self._longest.stop()
        while self._waiting:
            call = self._waiting.popleft()
            try:
                call()
            except BaseException:
                # The others must not be lost with it.
                self._longest.start()
                raise
