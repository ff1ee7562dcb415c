"""The bars of a plot as places for gestures: which lie where, and what a brush on them covers."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from explorer.views.shared.bars.brush_item import Band
from explorer.views.shared.bars.drag import Drag, Grip, moved
from explorer.views.shared.bars.gesture import Run
from explorer.views.shared.bars.plot import BarPlot
from explorer.views.shared.gestures.gesture import Gesture
from explorer.views.shared.gestures.surface import Dragging, edge_at

_PAGE = 10
_STEPS = MappingProxyType(
    {
        Qt.Key.Key_Left: -1,
        Qt.Key.Key_Right: 1,
        Qt.Key.Key_PageUp: -_PAGE,
        Qt.Key.Key_PageDown: _PAGE,
    }
)
_SHAPES = MappingProxyType(
    {
        Grip.LEFT: Qt.CursorShape.SizeHorCursor,
        Grip.RIGHT: Qt.CursorShape.SizeHorCursor,
        Grip.MIDDLE: Qt.CursorShape.SizeAllCursor,
        Grip.NEW: Qt.CursorShape.CrossCursor,
    }
)


class BarSurface:
    """Runs of bars; points are of the plot's viewport."""

    arrows = (*_STEPS, Qt.Key.Key_Home, Qt.Key.Key_End)

    def __init__(self, plot: BarPlot) -> None:
        self._plot = plot
        self._cursor: int | None = None

    @property
    def is_empty(self) -> bool:
        return not self._plot.bar_count

    def gesture_at(self, at: QPointF) -> Gesture[Run] | None:
        bar = self._plot.bar_under(at) if self._plot.drawing_area().contains(at) else None
        return None if bar is None else Gesture((bar, bar))

    def is_drag(self, way: QPointF) -> bool:
        return abs(way.x()) >= QApplication.startDragDistance()

    def drag_from(self, at: QPointF) -> Dragging[Run]:
        grip, bar = self._grip_at(at), self._plot.bar_under(at) or 0
        run = None if grip is Grip.NEW else self._movable()
        return partial(self._dragged, Drag(grip, self._plot.x_at(at), run or (bar, bar)))

    def shape_at(self, at: QPointF) -> Qt.CursorShape:
        return _SHAPES[self._grip_at(at)]

    def point_at(self, target: Run, at: QPointF | None = None) -> None:
        self._plot.point_at(target[0], None if at is None else at.toPoint())

    def point_at_nothing(self) -> None:
        self._plot.point_at(None)

    @property
    def cursor(self) -> Run:
        """It begins at the first bar with a number."""
        first = self._plot.chart.placement.apart
        return self._place(first if self._cursor is None else self._cursor)

    def go_to(self, place: Run) -> None:
        self._cursor = place[0]
        self._plot.set_cursor_bar(self._cursor)

    def hide_cursor(self) -> None:
        self._plot.set_cursor_bar(None)

    def stepped(self, key: Qt.Key, *, brushes: bool) -> Run:
        del brushes
        end = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self._plot.bar_count - 1}.get(key)
        return self._place(self.cursor[0] + _STEPS[key] if end is None else end)

    def moved(self, brush: Run | None, key: Qt.Key) -> tuple[Run, Run] | None:
        run, step = brush or self._movable(), _STEPS.get(key, 0)
        if run is None:
            return None
        first, last = moved(run, step, self._plot.chart.placement)
        return (first, last), self._place(first if step < 0 else last)

    def spanning(self, first: Run, last: Run) -> Run:
        return min(first[0], last[0]), max(first[1], last[1])

    def _place(self, bar: int) -> Run:
        """A bar, or the nearest that there is."""
        bar = max(0, min(bar, self._plot.bar_count - 1))
        return bar, bar

    def _dragged(self, drag: Drag, at: QPointF) -> Gesture[Run]:
        run = drag.reached(self._plot.x_at(at), self._plot.chart.placement)
        return Gesture(run, adjusts=drag.grip is not Grip.NEW)

    def _grip_at(self, at: QPointF) -> Grip:
        band = self._movable_band()
        if band is None:
            return Grip.NEW
        left, right = self._plot.pixel_of(band.start), self._plot.pixel_of(band.end)
        edge = edge_at(at.x(), left, right)
        if edge:
            return Grip.RIGHT if edge > 0 else Grip.LEFT
        return Grip.MIDDLE if left < at.x() < right else Grip.NEW

    def _movable(self) -> Run | None:
        """The bars under the one brush that can be taken hold of."""
        band = self._movable_band()
        if band is None or self.is_empty:
            return None
        return self._plot.chart.placement.run_between(band.start, band.end)

    def _movable_band(self) -> Band | None:
        movable = [band for band in self._plot.bands if band.can_move]
        return movable[0] if len(movable) == 1 else None
