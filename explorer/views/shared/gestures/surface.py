"""What a plot says of its places so that mouse and keyboard can brush them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Protocol, TypeVar

from PySide6.QtCore import QPointF, Qt

from explorer.views.shared.gestures.gesture import Gesture

T = TypeVar("T")
Dragging = Callable[[QPointF], Gesture[T]]
"""A drag that has begun: what it does with the mouse at a point, with no key held."""

GRIP_PX = 5
"""How near to an edge of a brush the mouse takes hold of it."""


class Surface(Protocol[T]):
    """Places and stretches of them, both of type `T`; points are of the widget under the mouse."""

    @property
    def is_empty(self) -> bool: ...

    def gesture_at(self, at: QPointF) -> Gesture[T] | None:
        """A click at a point; None beside everything."""
        ...

    def is_drag(self, way: QPointF) -> bool:
        """Whether the mouse went so far from where it was pressed that it is no click."""
        ...

    def drag_from(self, at: QPointF) -> Dragging[T] | None:
        """A new brush, or the one there is by what lies at a point; None where there is none."""
        ...

    def shape_at(self, at: QPointF) -> Qt.CursorShape:
        """The shape of the mouse, by what a drag would do."""
        ...

    def point_at(self, target: T, at: QPointF | None = None) -> None:
        """Light up a place and say its numbers, beside a point if there is one."""

    def point_at_nothing(self) -> None: ...

    @property
    def cursor(self) -> T:
        """The place that the keyboard is at, whether it is shown or not."""
        ...

    def go_to(self, place: T) -> None:
        """Move the cursor and show it."""

    def hide_cursor(self) -> None: ...

    @property
    def arrows(self) -> Collection[Qt.Key]:
        """The keys that move the cursor or a brush."""
        ...

    def stepped(self, key: Qt.Key, *, brushes: bool) -> T:
        """Where an arrow leads from the cursor, with or without brushing what is between."""
        ...

    def moved(self, brush: T | None, key: Qt.Key) -> tuple[T, T] | None:
        """A brush, or with None the one there is, moved by an arrow, and the cursor with it.

        None where there is nothing to move.
        """
        ...

    def spanning(self, first: T, last: T) -> T | None:
        """Everything from one place to another; None where that cannot be brushed."""
        ...


def edge_at(at: float, first: float, last: float) -> int:
    """The edge that is near enough to be taken hold of: -1 the first, 1 the last, 0 neither."""
    if abs(at - last) <= GRIP_PX and abs(at - last) <= abs(at - first):
        return 1
    return -1 if abs(at - first) <= GRIP_PX else 0
