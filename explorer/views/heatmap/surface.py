"""The cells of a heatmap as places for gestures: which lie where, what a brush on them covers."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from explorer.views.heatmap.choice import Target
from explorer.views.heatmap.drag import Drag, Grip, grip_at
from explorer.views.heatmap.model import cell
from explorer.views.heatmap.plot import HeatPlot
from explorer.views.heatmap.rectangle import ALL_HOURS, Rectangle, spanning
from explorer.views.shared.gestures.gesture import Gesture
from explorer.views.shared.gestures.surface import Dragging

_STEPS = MappingProxyType(
    {
        Qt.Key.Key_Left: (0, -1),
        Qt.Key.Key_Right: (0, 1),
        Qt.Key.Key_Up: (-1, 0),
        Qt.Key.Key_Down: (1, 0),
        Qt.Key.Key_Home: (0, -len(ALL_HOURS)),
        Qt.Key.Key_End: (0, len(ALL_HOURS)),
        Qt.Key.Key_PageUp: (-7, 0),
        Qt.Key.Key_PageDown: (7, 0),
    }
)


class HeatSurface:
    """Rectangles of cells and, left of midnight, the tweets of unknown time."""

    arrows = tuple(_STEPS)

    def __init__(self, plot: HeatPlot) -> None:
        self._plot = plot
        self.cursor: Target = cell(0, 0)

    @property
    def is_empty(self) -> bool:
        return not self._plot.heat.whole_total

    def gesture_at(self, at: QPointF) -> Gesture[Target] | None:
        grid = self._plot.grid
        if self.is_empty or not grid.is_over_something(at):
            return None
        return Gesture(grid.target_at(at))

    def is_drag(self, way: QPointF) -> bool:
        return way.manhattanLength() >= QApplication.startDragDistance()

    def drag_from(self, at: QPointF) -> Dragging[Target] | None:
        """None can begin at the column of unknown times."""
        grid, held = self._plot.grid, self._movable()
        grip = self._grip_at(at)
        if held is not None and grip is not None:
            return partial(self._dragged, Drag(cell(*grid.cell_at(at)), grip, held))
        start = grid.rectangle_at(at)
        return None if start is None else partial(self._dragged, Drag(start, None, start))

    def shape_at(self, at: QPointF) -> Qt.CursorShape:
        grip = self._grip_at(at)
        return Qt.CursorShape.CrossCursor if grip is None else grip.cursor

    def point_at(self, target: Target, at: QPointF | None = None) -> None:
        self._plot.point_at(target, at)

    def point_at_nothing(self) -> None:
        self._plot.point_at_nothing()

    def go_to(self, place: Target) -> None:
        self.cursor = place
        self._plot.set_cursor(place, is_shown=True)

    def hide_cursor(self) -> None:
        self._plot.set_cursor(self.cursor, is_shown=False)

    def stepped(self, key: Qt.Key, *, brushes: bool) -> Target:
        """From midnight to the left to unknown times unless it brushes, and back."""
        cursor, step = self.cursor, _STEPS[key]
        if cursor is None:
            return cell(0, 0) if step[1] > 0 else None
        at_midnight = cursor.hours[0] == 0 and key == Qt.Key.Key_Left
        if at_midnight and not brushes and self._plot.grid.has_unknown:
            return None
        return cursor.moved(*step)

    def moved(self, brush: Target, key: Qt.Key) -> tuple[Target, Target] | None:
        held = brush or self._movable()
        if held is None:
            return None
        moved = held.moved(*_STEPS[key])
        return moved, cell(moved.weekdays[0], moved.hours[0])

    def spanning(self, first: Target, last: Target) -> Target:
        """Unknown times are never brushed."""
        return None if first is None or last is None else spanning(first, last)

    def _dragged(self, drag: Drag, at: QPointF) -> Gesture[Target]:
        grid = self._plot.grid
        over = grid.rectangle_at(at) if drag.grip is None else None
        reached = drag.reached(over or cell(*grid.cell_at(at)))
        return Gesture(reached, adjusts=drag.grip is not None)

    def _grip_at(self, at: QPointF) -> Grip | None:
        held = self._movable()
        return None if held is None else grip_at(self._plot.grid, held, at)

    def _movable(self) -> Rectangle | None:
        """The one rectangle that can be taken hold of."""
        held = [band.target for band in self._plot.bands if band.can_move]
        return held[0] if len(held) == 1 else None
