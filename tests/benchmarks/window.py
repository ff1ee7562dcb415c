"""`python -m tests.benchmarks.window [WORKSPACE] [--tweets N]`: gestures, as they are felt.

The whole window, on the display there is or off the screen without one; `xvfb-run` shows it to
nobody. In every view that can be brushed a brush is drawn by mouse, step by step and then at the
pace of a screen, moved as a whole, and drawn by keyboard; in the list of values a set is clicked
together by mouse and by keyboard. All of it without other filters and with two.

`painted_ms`: from a step to the last other chart painted. `moved_ms`, `keys_ms`: the same for a
brush moved as a whole and by keyboard. `released_ms`: the same for letting go, when the exact
answer is asked for. `clicked_ms`: the same for a click on a value.
`frame_ms`: between two looks of the main thread while the brush moves at 60 steps a second; a frame
is dropped where that takes more than 50 ms (`dropped`, of `frames`).
`open_ms`: from the file to the last chart painted, before the data is read into memory;
`ready_ms` until it is. Times of the first paint, and of the program's start, are not in it.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from explorer.app import settings
from explorer.app.crash import CrashDesk
from explorer.app.dress import dress
from explorer.app.main_window import MainWindow
from explorer.app.settle import settle
from explorer.app.start import make_application
from explorer.app.workbench import Workbench
from explorer.app.workspace import open_database
from explorer.query.parse import parse
from explorer.session.fast_counting import Phase
from tests.benchmarks.frames import Paints, looks_during, until_painted
from tests.benchmarks.measure import machine, milliseconds, peak_mb, print_figures
from tests.benchmarks.workspace import asked_for

SIZE = (1440, 900)
STEPS, MOVES, KEYS, CLICKS = 16, 8, 6, 4
FIRST, LAST = 0.35, 0.75
"""Where a brush begins and ends, as shares of the width of a chart."""
FRAME_S = 1 / 60
DROPPED_S = 0.05
FRAMES_A_STEP = 8
_REACHING_S = 0.2
OTHERS = ("", "-kind:quote created:>=2009-02", "-kind:quote followers:<100000")
"""Filters beside the brush; the second pair is for the view of creation."""
_NO_KEY = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_WAIT = QEventLoop.ProcessEventsFlag.WaitForMoreEvents

Figures = dict[str, list[float]]


class Bench:
    """An open workspace in a window, and what was measured in it."""

    def __init__(self, workbench: Workbench) -> None:
        board, workspace = workbench.board, workbench.workspace
        assert board is not None
        assert workspace is not None
        self._workbench = workbench
        self._session = workspace.session
        self._facets = board.facets.list
        self._takers_of_keys: dict[str, QWidget] = {
            "timeline": board.timeline.plot,
            "followers": board.followers.plot,
            "created": board.created.plot,
            "heatmap": board.heatmap.plot,
        }
        self.charts: dict[str, QWidget] = {
            "timeline": board.timeline.plot.viewport(),
            "followers": board.followers.plot.viewport(),
            "created": board.created.plot.viewport(),
            "heatmap": board.heatmap.plot,
            "facets": board.facets.list.viewport(),
        }
        self._paints = Paints(self.charts)
        self.figures: dict[str, Figures] = {}

    def measure(self, name: str, others: str) -> None:
        """Every gesture of one view, beside some filters."""
        figures: Figures = defaultdict(list)
        self._paints.under_pointer = self.charts[name]
        self._take_back(others)
        if name == "facets":
            self._click_together(figures, others)
        else:
            self._brush(self.charts[name], figures, others)
            self._brush_by_keys(self._takers_of_keys[name], figures)
        self._take_back("")
        beside = len(others.split())
        self.figures[f"{name}, {beside} other filters"] = figures

    def _brush(self, chart: QWidget, figures: Figures, others: str) -> None:
        _press(chart, FIRST)
        for place in _places(FIRST, LAST, STEPS):
            figures["painted_ms"] += self._painted(lambda place=place: _drag(chart, place))
        figures["released_ms"] += self._painted(lambda: _release(chart, LAST))
        middle = (FIRST + LAST) / 2
        _press(chart, middle)
        for place in _places(middle, middle - FIRST / 2, MOVES):
            figures["moved_ms"] += self._painted(lambda place=place: _drag(chart, place))
        figures["released_ms"] += self._painted(lambda: _release(chart, middle - FIRST / 2))
        self._take_back(others)
        _press(chart, FIRST)
        places = iter(_places(FIRST, LAST, STEPS * FRAMES_A_STEP))

        def step() -> bool:
            place = next(places, None)
            if place is not None:
                _drag(chart, place)
            return place is not None

        figures["frame_ms"] += looks_during(step, FRAME_S)
        _release(chart, LAST)
        self._take_back(others)

    def _brush_by_keys(self, plot: QWidget, figures: Figures) -> None:
        plot.setFocus(Qt.FocusReason.TabFocusReason)
        for _ in range(KEYS):
            figures["keys_ms"] += self._painted(lambda: _key(plot, Qt.Key.Key_Right, _SHIFT))
        release = QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Shift, _NO_KEY)
        figures["released_ms"] += self._painted(lambda: QApplication.sendEvent(plot, release))

    def _click_together(self, figures: Figures, others: str) -> None:
        """A set of values, one click upon the other, then the same by keyboard."""
        facets = self._facets
        for row in range(min(CLICKS, facets.items.rowCount())):
            box = facets.visualRect(facets.items.index(row))
            at = QPointF(box.left() + box.width() / 4, box.center().y())
            figures["clicked_ms"] += self._painted(lambda at=at: _click(facets.viewport(), at))
        self._take_back(others)
        facets.setCurrentIndex(facets.items.index(0))
        for _ in range(min(CLICKS, facets.items.rowCount())):
            figures["keys_ms"] += self._painted(lambda: _key(facets, Qt.Key.Key_Plus, _NO_KEY))
            _key(facets, Qt.Key.Key_Down, _NO_KEY)

    def _painted(self, gesture: Callable[[], object]) -> list[float]:
        return until_painted(self._paints, gesture, lambda: self._session.is_busy)

    def _take_back(self, others: str) -> None:
        """Have only these filters, and let the window come to rest."""
        self._session.clear()
        if others:
            self._session.commit_all(parse(others))
        settle(self._workbench)


def _places(first: float, last: float, steps: int) -> list[float]:
    return [first + (last - first) * step / steps for step in range(1, steps + 1)]


def _press(chart: QWidget, place: float) -> None:
    """Where the pointer has come a moment before, as a hand does it."""
    at = _at(chart, place)
    QApplication.sendEvent(chart, QEnterEvent(at, at, at))
    ended = time.perf_counter() + _REACHING_S
    while time.perf_counter() < ended:
        QCoreApplication.processEvents(_WAIT, round(_REACHING_S * 1000))
    _send(chart, QEvent.Type.MouseButtonPress, _at(chart, place), _LEFT, _LEFT)


def _drag(chart: QWidget, place: float) -> None:
    _send(chart, QEvent.Type.MouseMove, _at(chart, place), _NONE, _LEFT)


def _release(chart: QWidget, place: float) -> None:
    _send(chart, QEvent.Type.MouseButtonRelease, _at(chart, place), _LEFT, _NONE)


def _click(widget: QWidget, at: QPointF) -> None:
    _send(widget, QEvent.Type.MouseButtonPress, at, _LEFT, _LEFT, _SHIFT)
    _send(widget, QEvent.Type.MouseButtonRelease, at, _LEFT, _NONE, _SHIFT)


def _at(chart: QWidget, place: float) -> QPointF:
    return QPointF(chart.width() * place, chart.height() / 2)


def _send(
    widget: QWidget, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton,
    buttons: Qt.MouseButton, keys: Qt.KeyboardModifier = _NO_KEY,
) -> None:  # fmt: skip
    over = QPointF(widget.mapToGlobal(at.toPoint()))
    QApplication.sendEvent(widget, QMouseEvent(kind, at, over, button, buttons, keys))


def _key(widget: QWidget, key: Qt.Key, keys: Qt.KeyboardModifier) -> None:
    words = "+" if key is Qt.Key.Key_Plus else ""
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, keys, words))


@contextmanager
def empty_window() -> Iterator[Workbench]:
    """A window of its own with nothing in it."""
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
        workbench.sweeping.begin()
        workbench.show_page()
        window.show()
        QCoreApplication.processEvents()
        yield workbench
        window.close()


@contextmanager
def window_of(workspace: Path) -> Iterator[Workbench]:
    """The workspace in a window of its own, at rest and counting in memory."""
    with empty_window() as workbench:
        workbench.show_opened(open_database(workspace))
        wait_until_ready(workbench)
        yield workbench


def wait_until_ready(workbench: Workbench) -> None:
    workspace = workbench.workspace
    assert workspace is not None
    while workspace.session.fast_counting.phase is Phase.LOADING:
        QCoreApplication.processEvents(_WAIT, 100)
    settle(workbench)


def opened(workbench: Workbench, workspace: Path) -> tuple[float, float]:
    """Seconds until the last chart is painted, and until the data is in memory."""
    began = time.perf_counter()
    workbench.show_opened(open_database(workspace))
    board, shown = workbench.board, workbench.workspace
    assert board is not None
    assert shown is not None
    paints = Paints({str(place): card.body for place, card in enumerate(board.charts)})
    latest = began
    while shown.session.is_busy or paints.take():
        QCoreApplication.processEvents(_WAIT, 100)
        latest = time.perf_counter()
    while shown.session.fast_counting.phase is Phase.LOADING:
        QCoreApplication.processEvents(_WAIT, 100)
    ready = time.perf_counter()
    settle(workbench)
    return latest - began, ready - began


def shown(figures: Figures) -> dict[str, object]:
    """Figures of one view as they are printed."""
    said: dict[str, object] = {
        name: {**milliseconds(seconds), "of": len(seconds)}
        for name, seconds in figures.items()
        if seconds
    }
    looks = figures.get("frame_ms", [])
    if looks:
        dropped = sum(seconds > DROPPED_S for seconds in looks)
        longest = {"longest": max(looks) * 1000, "frames": len(looks), "dropped": dropped}
        said["frame_ms"] = {**milliseconds(looks), **longest}
    return said


def main() -> None:
    with asked_for(__doc__, rounds=1) as asked, empty_window() as workbench:
        drawn_s, ready_s = opened(workbench, asked.workspace)
        bench = Bench(workbench)
        every: Figures = defaultdict(list)
        for _ in range(asked.rounds):
            for name in bench.charts:
                for others in (OTHERS[0], OTHERS[2 if name == "created" else 1]):
                    bench.measure(name, others)
        for figures in bench.figures.values():
            for name, seconds in figures.items():
                every[name] += seconds
    print_figures(
        {
            "platform": QApplication.platformName(),
            "open_ms": drawn_s * 1000,
            "ready_ms": ready_s * 1000,
            "all": shown(every),
            "views": {name: shown(figures) for name, figures in bench.figures.items()},
            "peak_mb": peak_mb(),
            "machine": machine(),
        }
    )


if __name__ == "__main__":
    main()
