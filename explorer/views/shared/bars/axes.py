"""Axes that write exactly the labels they are told to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pyqtgraph.graphicsItems.AxisItem import AxisItem
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from explorer.views.shared.bars.number_ticks import apart_ticks, fitting, number_ticks
from explorer.views.shared.bars.placement import Placement
from explorer.views.shared.bars.time_ticks import time_ticks
from explorer.views.shared.theme import Theme

Tick = tuple[float, str]
TicksFor = Callable[[float, float, float], Sequence[Tick]]
"""From least and greatest value and the length in pixels to what is written where."""

_LABEL_SPACE = 14.0
"""Least distance between two labels, in pixels."""
_OVERHANG_PX = 8.0
"""How far a label may hang over the end of its axis."""
_USUAL_DATE = "28 Nov"


class WrittenAxis(AxisItem):
    """An axis without lines; its ticks are asked for whenever its range or size changes."""

    def __init__(self, side: str, font: QFont, theme: Theme) -> None:
        super().__init__(side, showValues=True)
        self._ticks_for: TicksFor = lambda _low, _high, _length: ()
        self._labels: dict[float, str] = {}
        self._drawn_for: tuple[float, float, float] | None = None
        self._numerals = theme.numerals
        self.setStyle(tickLength=0, tickFont=font, tickTextOffset=6, hideOverlappingLabels=False)
        self.setPen(None)
        self.setTextPen(QColor(theme.muted))

    def set_ticks_for(self, ticks_for: TicksFor) -> None:
        """Write these ticks; nothing is drawn anew where they are written already."""
        self._ticks_for = ticks_for
        if self._drawn_for is None or dict(ticks_for(*self._drawn_for)) != self._labels:
            self.picture = None
            self.update()

    def tickValues(
        self,
        minVal: float,  # noqa: N803 - the name is pyqtgraph's
        maxVal: float,  # noqa: N803
        size: float,
    ) -> list[tuple[float, list[float]]]:
        self._drawn_for = minVal, maxVal, size
        self._labels = dict(self._ticks_for(minVal, maxVal, size))
        return [(1.0, list(self._labels))]

    def generateDrawSpecs(self, p: QPainter) -> tuple[object, object, object] | None:
        """Without tick lines, which Qt paints as dots even where they have no length."""
        specs = super().generateDrawSpecs(p)
        return None if specs is None else (specs[0], [], specs[2])

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        del scale, spacing
        return [self._numerals.respelled(self._labels[value]) for value in values]


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
