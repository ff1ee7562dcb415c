"""`python -m tests.benchmarks.window [WORKSPACE] [--tweets N]`: brushing, as it is felt.

The whole window, on the display there is or off the screen without one. Over each chart a brush is
dragged in steps, first one step at a time, then at the pace of a screen.

`painted_ms`: from a step to the last chart that another picture of it is painted in.
`released_ms`: the same for letting go, when the exact answer is asked for.
`frame_ms`: between two looks of the main thread while the brush moves at 60 steps a second; a frame
is dropped where that takes more than 50 ms (`dropped`, of `frames`).
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from explorer.app import settings
from explorer.app.crash import CrashDesk
from explorer.app.dress import dress
from explorer.app.main_window import MainWindow
from explorer.app.settle import settle
from explorer.app.start import make_application
from explorer.app.workbench import Workbench
from explorer.app.workspace import open_database
from tests.benchmarks.measure import machine, milliseconds, peak_mb, print_figures
from tests.benchmarks.workspace import asked_for

SIZE = (1440, 900)
STEPS = 40
FIRST, LAST = 0.35, 0.75
"""Where a brush begins and ends, as shares of the width of a chart."""
FRAME_S = 1 / 60
DROPPED_S = 0.05
_QUIET_S = 0.08
_LONGEST_S = 10.0
_WAIT = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


class Paints(QObject):
    """Remembers when any other chart than the one under the pointer was last painted."""

    def __init__(self, charts: dict[str, QWidget]) -> None:
        super().__init__()
        self._charts = charts
        self.under_pointer: QWidget | None = None
        self.latest = 0.0
        for chart in charts.values():
            chart.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched is not self.under_pointer:
            self.latest = time.perf_counter()
        return False


class Bench:
    """An open workspace in a window, and what was measured in it."""

    def __init__(self, workbench: Workbench) -> None:
        board, workspace = workbench.board, workbench.workspace
        assert board is not None
        assert workspace is not None
        self._workbench = workbench
        self._session = workspace.session
        self.charts: dict[str, QWidget] = {
            "timeline": board.timeline.plot.viewport(),
            "followers": board.followers.plot.viewport(),
            "created": board.created.plot.viewport(),
            "heatmap": board.heatmap.plot,
        }
        self._paints = Paints(self.charts)
        self.painted: list[float] = []
        self.released: list[float] = []
        self.frames: list[float] = []

    def brush(self, name: str) -> None:
        """Drag over a chart step by step, then at the pace of a screen; take the filter back."""
        chart = self.charts[name]
        self._paints.under_pointer = chart
        _send(chart, QEvent.Type.MouseButtonPress, FIRST, _LEFT, _LEFT)
        for place in _places():
            self.painted += self._answered(chart, QEvent.Type.MouseMove, place, _NONE, _LEFT)
        release = QEvent.Type.MouseButtonRelease
        self.released += self._answered(chart, release, LAST, _LEFT, _NONE)
        self._take_back()
        _send(chart, QEvent.Type.MouseButtonPress, FIRST, _LEFT, _LEFT)
        self.frames += self._run(chart)
        _send(chart, release, LAST, _LEFT, _NONE)
        self._take_back()

    def _answered(
        self, chart: QWidget, kind: QEvent.Type, place: float, button: Qt.MouseButton,
        buttons: Qt.MouseButton,
    ) -> list[float]:  # fmt: skip
        """Seconds until the last other chart was painted; nothing where none changed."""
        began = time.perf_counter()
        _send(chart, kind, place, button, buttons)
        while True:
            QCoreApplication.processEvents()
            now = time.perf_counter()
            rested = now - max(self._paints.latest, began)
            if now - began > _LONGEST_S or (rested > _QUIET_S and not self._session.is_busy):
                break
        return [self._paints.latest - began] if self._paints.latest > began else []

    def _run(self, chart: QWidget) -> list[float]:
        """Seconds between two looks of the main thread while the brush moves."""
        looks: list[float] = []
        places = iter([place for place in _places() for _ in range(3)])
        moving = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=round(FRAME_S * 1000))
        ended = False

        def step() -> None:
            nonlocal ended
            place = next(places, None)
            if place is None:
                ended = True
                return
            _send(chart, QEvent.Type.MouseMove, place, _NONE, _LEFT)

        looking = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=1)
        looking.timeout.connect(lambda: looks.append(time.perf_counter()))
        moving.timeout.connect(step)
        looking.start()
        moving.start()
        while not ended:
            QCoreApplication.processEvents(_WAIT)
        looking.stop()
        moving.stop()
        return [after - before for before, after in pairwise(looks)]

    def _take_back(self) -> None:
        self._session.clear()
        settle(self._workbench)


def _places() -> list[float]:
    return [FIRST + (LAST - FIRST) * step / STEPS for step in range(1, STEPS + 1)]


def _send(
    chart: QWidget, kind: QEvent.Type, place: float, button: Qt.MouseButton, buttons: Qt.MouseButton
) -> None:
    at = QPointF(chart.width() * place, chart.height() / 2)
    event = QMouseEvent(
        kind, at, QPointF(chart.mapToGlobal(at.toPoint())), button, buttons,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(chart, event)


@contextmanager
def window_of(workspace: Path) -> Iterator[Workbench]:
    """The workspace in a window of its own, at rest and counting in memory."""
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        remembered = settings.open_settings(Path(folder) / "window.ini")
        settings.remember_notice_read(remembered)
        theme = dress(application, "light")
        window = MainWindow()
        window.header.set_theme(theme)
        window.resize(*SIZE)
        workbench = Workbench(window, theme, remembered, CrashDesk(print, print))
        window.show()
        workbench.show_opened(open_database(workspace))
        settle(workbench)
        yield workbench
        window.close()


def main() -> None:
    with asked_for(__doc__, rounds=1) as asked, window_of(asked.workspace) as workbench:
        bench = Bench(workbench)
        for _ in range(asked.rounds):
            for name in bench.charts:
                bench.brush(name)
    dropped = [seconds for seconds in bench.frames if seconds > DROPPED_S]
    print_figures(
        {
            "platform": QApplication.platformName(),
            "painted_ms": milliseconds(bench.painted),
            "released_ms": milliseconds(bench.released),
            "frame_ms": {**milliseconds(bench.frames), "longest": max(bench.frames) * 1000},
            "frames": len(bench.frames),
            "dropped": len(dropped),
            "peak_mb": peak_mb(),
            "machine": machine(),
        }
    )


if __name__ == "__main__":
    main()
