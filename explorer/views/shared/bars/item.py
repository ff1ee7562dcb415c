"""Draws bars sharply: on whole pixels, never thinner or lower than can be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from explorer.views.shared.theme import Theme

Pixels = npt.NDArray[np.float64]

_WIDE_PX = 12
_NARROW_PX = 4
"""Narrower bars stand without gaps, as one area."""
_LEAST_PX = 1.5
"""Height of the least number above zero."""


class Layer(pg.GraphicsObject):
    """Something that fills the plot and paints in pixels."""

    def boundingRect(self) -> QRectF:
        view = self.getViewBox()
        return QRectF() if view is None else view.viewRect()

    def viewRangeChanged(self) -> None:
        self.prepareGeometryChange()
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        del option, widget
        bounds = self.boundingRect()
        if bounds.isEmpty():
            return
        to_pixels = painter.transform()
        painter.save()
        painter.resetTransform()
        painter.setClipRect(to_pixels.mapRect(bounds).adjusted(0, 0, 0, 1))
        self.paint_pixels(painter, to_pixels, to_pixels.mapRect(bounds))
        painter.restore()

    def paint_pixels(self, painter: QPainter, to_pixels: QTransform, area: QRectF) -> None:
        """Paint with `to_pixels` leading from the plot's units to the painter's pixels."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, eq=False)
class Heights:
    """Bars as drawn: from `left` to `right` in units of the plot; the first `apart` stand alone."""

    left: Pixels
    right: Pixels
    whole: Pixels
    selected: Pixels
    apart: int
    series: Sequence[tuple[str, Pixels]] = ()
    """Colours and heights painted over `selected`, one over the other."""


class BarsItem(Layer):
    """The whole in grey behind the selection in colour.

    With `is_outlined` the whole is drawn as a line in front too, since the selection may be
    higher (shares).
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._heights: Heights | None = None
        self._lines: Sequence[float] = ()
        self._is_outlined = False

    def set_heights(
        self, heights: Heights | None, lines: Sequence[float] = (), *, is_outlined: bool = False
    ) -> None:
        """`lines` are the heights of the faint lines behind."""
        self._heights = heights
        self._lines = lines
        self._is_outlined = is_outlined
        self.update()

    def paint_pixels(self, painter: QPainter, to_pixels: QTransform, area: QRectF) -> None:
        painter.setPen(QColor(self._theme.grid))
        for height in self._lines:
            y = round(to_pixels.map(QPointF(0, height)).y()) + 0.5
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        if self._heights is not None and len(self._heights.left):
            self._paint_bars(painter, self._heights, to_pixels, area)
        painter.setPen(QColor(self._theme.control_border))
        base = round(area.bottom()) - 0.5
        painter.drawLine(QPointF(area.left(), base), QPointF(area.right(), base))

    def _paint_bars(
        self, painter: QPainter, heights: Heights, to_pixels: QTransform, area: QRectF
    ) -> None:
        whole, selected = QColor(self._theme.whole), QColor(self._theme.selection)
        series = [(numbers, QColor(colour)) for colour, numbers in heights.series]
        for numbers, colour in ((heights.whole, whole), (heights.selected, selected), *series):
            columns = _columns(heights, numbers, to_pixels)
            _fill(painter, columns, round(area.bottom()), colour)
        if self._is_outlined:
            columns = _columns(heights, heights.whole, to_pixels)
            _outline(painter, columns, round(area.bottom()), QColor(self._theme.whole_edge))


Columns = tuple[Pixels, Pixels, Pixels]
"""Left, right and height in whole pixels."""


def _columns(heights: Heights, numbers: Pixels, to_pixels: QTransform) -> list[Columns]:
    """First the bars that stand alone, then the others; only those that are seen."""
    across, up = to_pixels.m11(), -to_pixels.m22()
    left = heights.left * across + to_pixels.dx()
    right = heights.right * across + to_pixels.dx()
    tall = np.where(numbers > 0, np.maximum(numbers * up, _LEAST_PX), 0.0)
    parts = (slice(0, heights.apart), slice(heights.apart, len(numbers)))
    return [
        columns_in_pixels(left[part], right[part], tall[part]) for part in parts if len(tall[part])
    ]


def columns_in_pixels(left: Pixels, right: Pixels, height: Pixels) -> Columns:
    """Bars on whole pixels: with a gap where there is room, else the highest of each pixel."""
    width = float(np.median(right - left))
    start = np.round(left)
    if width >= _NARROW_PX:
        gap = 2 if width >= _WIDE_PX else 1
        return start, np.maximum(np.round(right) - gap, start + 1), np.round(height)
    firsts = np.flatnonzero(np.diff(start, prepend=-np.inf) > 0)
    highest = np.maximum.reduceat(height, firsts)
    begins = start[firsts]
    ends = np.append(begins[1:], max(np.round(right[-1]), begins[-1] + 1))
    return begins, ends, np.ceil(highest)


def _fill(painter: QPainter, parts: Sequence[Columns], base: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for lefts, rights, heights in parts:
        seen = heights > 0
        painter.drawRects(
            [
                QRectF(left, base - height, right - left, height)
                for left, right, height in zip(
                    lefts[seen].tolist(), rights[seen].tolist(), heights[seen].tolist(), strict=True
                )
            ]
        )


def _outline(painter: QPainter, parts: Sequence[Columns], base: float, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.5))
    for lefts, rights, heights in parts:
        line = QPolygonF()
        for left, right, height in zip(
            lefts.tolist(), rights.tolist(), heights.tolist(), strict=True
        ):
            line.append(QPointF(left, base - height))
            line.append(QPointF(right, base - height))
        painter.drawPolyline(line)
