"""What is written along the axes of bars, and where; no lines are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from explorer.views.shared.bars.frame import Frame
from explorer.views.shared.bars.number_ticks import apart_ticks, fitting, number_ticks
from explorer.views.shared.bars.placement import Placement
from explorer.views.shared.bars.time_ticks import time_ticks

Tick = tuple[float, str]
TicksFor = Callable[[float, float, float], Sequence[Tick]]
"""From least and greatest value and the length in pixels to what is written where."""

_GAP_PX = 6
"""Between the drawing area and what is written beside it."""
_LABEL_SPACE = 14.0
"""Least distance between two labels, in pixels."""
_OVERHANG_PX = 8.0
"""How far a label may hang over the end of its axis."""
_USUAL_DATE = "28 Nov"


def paint_below(painter: QPainter, ticks: Sequence[Tick], frame: Frame) -> None:
    """Write labels below the places that they are for."""
    top, height = frame.area.bottom() + _GAP_PX, painter.fontMetrics().height()
    for place, label in ticks:
        if frame.low <= place <= frame.high:
            x, half = frame.pixel_of(place), painter.fontMetrics().horizontalAdvance(label)
            box = QRectF(x - half, top, 2 * half, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, label)


def paint_beside(painter: QPainter, ticks: Sequence[Tick], frame: Frame) -> None:
    """Write labels to the left of the heights that they are for."""
    width, half = frame.area.left() - _GAP_PX, painter.fontMetrics().height()
    at_the_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for height, label in ticks:
        if height <= frame.top:
            y = frame.area.bottom() - height / frame.top * frame.area.height()
            box = QRectF(0, y - half, width, 2 * half)
            painter.drawText(box, at_the_right, label)


def dates_along(placement: Placement, metrics: QFontMetricsF) -> TicksFor:
    """Dates below the bars of a time axis, marks below those that stand apart."""

    def ticks_for(low: float, high: float, length: float) -> Sequence[Tick]:
        if not len(placement):
            return ()
        apart = [(place, mark) for place, mark, _ in apart_ticks(placement)]
        if placement.apart == len(placement):
            return apart
        start = max(low, float(placement.left[placement.apart]))
        room = length / (high - low)
        least = metrics.horizontalAdvance(_USUAL_DATE) + 4 * _LABEL_SPACE
        wanted = max(1, int((high - start) * room / least))
        dates = time_ticks(start, high, wanted)
        return _inside([*apart, *dates], low, high, room, metrics)

    return ticks_for


def numbers_along(placement: Placement, metrics: QFontMetricsF) -> TicksFor:
    """Numbers below the edges of bars in a row, marks below those that stand apart."""
    ticks = number_ticks(placement)
    widths = {label: metrics.horizontalAdvance(label) + _LABEL_SPACE for _, label, _ in ticks}

    def ticks_for(low: float, high: float, length: float) -> Sequence[Tick]:
        room = length / (high - low)
        chosen = [(place, label) for place, label, _ in fitting(ticks, room, widths)]
        return _inside(chosen, low, high, room, metrics)

    return ticks_for


def _inside(
    ticks: Sequence[Tick], low: float, high: float, room: float, metrics: QFontMetricsF
) -> list[Tick]:
    """Without labels that would be cut off at an end; a little may hang over."""
    slack = _OVERHANG_PX
    return [
        (place, label)
        for place, label in ticks
        if (place - low) * room + slack >= metrics.horizontalAdvance(label) / 2
        and (high - place) * room + slack >= metrics.horizontalAdvance(label) / 2
    ]
