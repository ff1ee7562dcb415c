"""Which cells a drag has reached: a new rectangle, or one that is moved or pulled at its edges."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt

from explorer.views.heatmap.grid import Grid
from explorer.views.heatmap.rectangle import Rectangle, spanning
from explorer.views.shared.gestures.surface import GRIP_PX, edge_at


@dataclass(frozen=True, slots=True)
class Grip:
    """What was taken hold of: an edge in either direction, -1 the first or 1 the last, or none.

    Neither edge is the middle.
    """

    day_edge: int = 0
    hour_edge: int = 0

    @property
    def cursor(self) -> Qt.CursorShape:
        if not self.day_edge and not self.hour_edge:
            return Qt.CursorShape.SizeAllCursor
        if not self.day_edge:
            return Qt.CursorShape.SizeHorCursor
        if not self.hour_edge:
            return Qt.CursorShape.SizeVerCursor
        is_falling = self.day_edge == self.hour_edge
        return Qt.CursorShape.SizeFDiagCursor if is_falling else Qt.CursorShape.SizeBDiagCursor


@dataclass(frozen=True, slots=True)
class Drag:
    """A drag that began over the cells `start`; `grip` holds `held`, None draws a new rectangle."""

    start: Rectangle
    grip: Grip | None
    held: Rectangle

    def reached(self, over: Rectangle) -> Rectangle:
        """The rectangle with the pointer over some cells."""
        if self.grip is None:
            return spanning(self.start, over)
        days = over.weekdays[0] - self.start.weekdays[0]
        hours = over.hours[0] - self.start.hours[0]
        if self.grip == Grip():
            return self.held.moved(days, hours)
        return Rectangle(
            _pulled(self.held.weekdays, self.grip.day_edge, over.weekdays[0]),
            _pulled(self.held.hours, self.grip.hour_edge, over.hours[0]),
        )


def grip_at(grid: Grid, rectangle: Rectangle, at: QPointF) -> Grip | None:
    """What of a rectangle without gaps lies under the mouse."""
    days, hours = rectangle.weekdays, rectangle.hours
    box = grid.box((days[0], days[-1], hours[0], hours[-1]))
    if not box.adjusted(-GRIP_PX, -GRIP_PX, GRIP_PX, GRIP_PX).contains(at):
        return None
    return Grip(edge_at(at.y(), box.top(), box.bottom()), edge_at(at.x(), box.left(), box.right()))


def _pulled(members: tuple[int, ...], edge: int, to: int) -> tuple[int, ...]:
    """With the first or last member pulled to another place, beyond the opposite one too."""
    if not edge:
        return members
    fixed = members[0] if edge > 0 else members[-1]
    return tuple(range(min(fixed, to), max(fixed, to) + 1))
