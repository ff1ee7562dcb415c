"""When a window's charts were painted, and for how long its main thread looked away."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

_WAIT = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
_PRECISE = Qt.TimerType.PreciseTimer
_WAKE_MS = 5
_LOOK_MS = 4
_QUIET_S = 0.05
_LONGEST_S = 30.0


class Paints(QObject):
    """Tells whether any other chart than the one under the pointer was painted."""

    def __init__(self, charts: Mapping[str, QWidget]) -> None:
        super().__init__()
        self.under_pointer: QWidget | None = None
        self._is_painted = False
        for chart in charts.values():
            chart.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched is not self.under_pointer:
            self._is_painted = True
        return False

    def take(self) -> bool:
        """Whether one was since this was asked last."""
        is_painted, self._is_painted = self._is_painted, False
        return is_painted


def until_painted(
    paints: Paints, gesture: Callable[[], object], is_busy: Callable[[], bool]
) -> list[float]:
    """Seconds from a gesture until the last other chart was on the screen; none where none changed.

    Ends when no answer is awaited and nothing was painted for a while. Between two looks the
    thread sleeps, as the program's does.
    """
    waking = QTimer(timerType=_PRECISE, interval=_WAKE_MS)
    waking.start()
    paints.take()
    began = latest = time.perf_counter()
    gesture()
    while True:
        QCoreApplication.processEvents(_WAIT)
        now = time.perf_counter()
        if paints.take():
            latest = now
        rested = now - latest > _QUIET_S and not is_busy()
        if rested or now - began > _LONGEST_S:
            break
    waking.stop()
    return [latest - began] if latest > began else []


def looks_during(step: Callable[[], bool], every_s: float) -> list[float]:
    """Seconds between two looks of the main thread while `step` is called until it says False."""
    looks: list[float] = []
    has_ended = False

    def move() -> None:
        nonlocal has_ended
        has_ended = has_ended or not step()

    looking = QTimer(timerType=_PRECISE, interval=_LOOK_MS)
    looking.timeout.connect(lambda: looks.append(time.perf_counter()))
    moving = QTimer(timerType=_PRECISE, interval=round(every_s * 1000))
    moving.timeout.connect(move)
    looking.start()
    moving.start()
    while not has_ended:
        QCoreApplication.processEvents(_WAIT)
    looking.stop()
    moving.stop()
    return [after - before for before, after in pairwise(looks)]
