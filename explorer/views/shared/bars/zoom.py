"""Looking at a part of a time axis: nearer, further away and along it, apart from brushing."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from explorer.views.shared.bars.plot import BarPlot, Part

_NOTCH = 120
"""What Qt says of one notch of a wheel."""
_STEP = 0.8
"""Length of what is seen after one notch, of that before."""
_LEAST_MINUTES = 6 * 60.0
_PAN_SHARE = 0.15
_KEYS = MappingProxyType({Qt.Key.Key_Plus: 2.0, Qt.Key.Key_Equal: 2.0, Qt.Key.Key_Minus: -2.0})


def zoomed(seen: Part, whole: Part, at: float, notches: float) -> Part | None:
    """What is seen after turning the wheel at a place; None for everything."""
    length = (seen[1] - seen[0]) * _STEP**notches
    if length >= whole[1] - whole[0]:
        return None
    length = max(length, min(_LEAST_MINUTES, seen[1] - seen[0]))
    share = (at - seen[0]) / (seen[1] - seen[0])
    return _inside(at - share * length, length, whole)


def panned(seen: Part, whole: Part, distance: float) -> Part:
    """The same length further along, as far as there is something."""
    return _inside(seen[0] + distance, seen[1] - seen[0], whole)


def holding(seen: Part, whole: Part, start: float, end: float) -> Part:
    """Moved just so far that a stretch is seen."""
    if seen[0] <= start and end <= seen[1]:
        return seen
    distance = start - seen[0] if start < seen[0] else end - seen[1]
    return panned(seen, whole, distance)


def _inside(start: float, length: float, whole: Part) -> Part:
    start = max(whole[0], min(start, whole[1] - length))
    return start, start + length


class ZoomControl(QObject):
    """The wheel zooms where the pointer is; Shift and the wheel, or the middle button, pan.

    By keyboard + and − zoom around the cursor and 0 shows everything; a cursor that leaves what is
    seen takes it along.
    """

    def __init__(self, plot: BarPlot) -> None:
        super().__init__(plot)
        self._plot = plot
        self._dragged_from: QPointF | None = None
        plot.viewport().installEventFilter(self)
        plot.installEventFilter(self)
        plot.cursor_moved.connect(self._on_cursor_moved)

    def zoom(self, notches: float, at: float) -> None:
        plot = self._plot
        plot.set_part(zoomed(plot.seen, plot.chart.placement.extent, at, notches))

    def show_stretch(self, start: float, end: float) -> None:
        """See a stretch and a little around it."""
        middle, whole = (start + end) / 2, self._plot.chart.placement.extent
        length = max((end - start) * (1 + 2 * _PAN_SHARE), _LEAST_MINUTES)
        is_all = length >= whole[1] - whole[0]
        part = None if is_all else _inside(middle - length / 2, length, whole)
        self._plot.set_part(part)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._plot.bar_count:
            return False
        if isinstance(event, QWheelEvent) and watched is self._plot.viewport():
            return self._on_wheel(event)
        if isinstance(event, QMouseEvent):
            return self._on_mouse(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return False

    def _on_wheel(self, event: QWheelEvent) -> bool:
        turned = event.angleDelta()
        sideways = turned.x()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            sideways = sideways or turned.y()
        if sideways:
            seen = self._plot.seen
            self._pan(-sideways / _NOTCH * _PAN_SHARE * (seen[1] - seen[0]))
        else:
            self.zoom(turned.y() / _NOTCH, self._plot.x_at(event.position()))
        return True

    def _on_mouse(self, event: QMouseEvent) -> bool:
        is_middle = event.button() == Qt.MouseButton.MiddleButton
        if event.type() == QEvent.Type.MouseButtonPress and is_middle:
            self._dragged_from = event.position()
            return True
        if self._dragged_from is None:
            return False
        if event.type() == QEvent.Type.MouseMove:
            before, now = self._plot.x_at(self._dragged_from), self._plot.x_at(event.position())
            self._dragged_from = event.position()
            self._pan(before - now)
            return True
        if event.type() == QEvent.Type.MouseButtonRelease and is_middle:
            self._dragged_from = None
            return True
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _KEYS:
            seen = self._plot.seen
            cursor = self._plot.cursor_column
            at = (seen[0] + seen[1]) / 2 if cursor is None else sum(cursor) / 2
            self.zoom(_KEYS[key], min(max(at, seen[0]), seen[1]))
            return True
        if key == Qt.Key.Key_0:
            self._plot.set_part(None)
            return True
        return False

    def _pan(self, distance: float) -> None:
        if self._plot.part is not None:
            whole = self._plot.chart.placement.extent
            self._plot.set_part(panned(self._plot.part, whole, distance))

    def _on_cursor_moved(self) -> None:
        cursor, seen = self._plot.cursor_column, self._plot.part
        if cursor is not None and seen is not None:
            whole = self._plot.chart.placement.extent
            self._plot.set_part(holding(seen, whole, *cursor))
