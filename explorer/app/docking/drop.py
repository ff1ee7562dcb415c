"""What letting a view go at a point does: beside which view, onto which, or along which edge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

from explorer.app.docking.plan import Direction, Side

_EDGE = 14
"""Pixels along the edges of all."""
_OUTER = 0.25
"""Of a view's width and height: so near to its edge is beside it, the middle is onto it."""
_EDGE_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Drop:
    """`area` is what the view would take; `target` None is the edge of all."""

    side: Side
    target: str | None
    area: QRect


def drop_at(at: QPoint, name: str, areas: Mapping[str, QRect], whole: QRect) -> Drop | None:
    """What happens to a view let go at a point; None where nothing does.

    All in the coordinates of the ground; `areas` are those of the views that are seen.
    """
    if not whole.contains(at):
        return None
    edge = _edge_at(at, whole)
    if edge is not None:
        return Drop(edge, None, _part(whole, edge, _EDGE_SHARE))
    for target, area in areas.items():
        if target != name and area.contains(at):
            side = _side_at(at, area)
            return Drop(side, target, _part(area, side, 0.5))
    return None


def _edge_at(at: QPoint, whole: QRect) -> Side | None:
    if at.x() - whole.left() < _EDGE:
        return Side.LEFT
    if whole.right() - at.x() < _EDGE:
        return Side.RIGHT
    if at.y() - whole.top() < _EDGE:
        return Side.ABOVE
    if whole.bottom() - at.y() < _EDGE:
        return Side.BELOW
    return None


def _side_at(at: QPoint, area: QRect) -> Side:
    across = (at.x() - area.left()) / max(area.width(), 1)
    down = (at.y() - area.top()) / max(area.height(), 1)
    distances = {
        Side.LEFT: across,
        Side.RIGHT: 1 - across,
        Side.ABOVE: down,
        Side.BELOW: 1 - down,
    }
    nearest = min(distances, key=lambda side: distances[side])
    return nearest if distances[nearest] < _OUTER else Side.ONTO


def _part(area: QRect, side: Side, share: float) -> QRect:
    if side is Side.ONTO:
        return area
    part = QRect(area)
    if side.direction is Direction.ROW:
        part.setWidth(round(area.width() * share))
    else:
        part.setHeight(round(area.height() * share))
    if side is Side.RIGHT:
        part.moveRight(area.right())
    elif side is Side.BELOW:
        part.moveBottom(area.bottom())
    return part
