"""Draws bars sharply: on whole pixels, never thinner or lower than can be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from pyqtgraph.graphicsItems.GraphicsObject import GraphicsObject
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from explorer.views.shared.theme import Theme

Pixels = npt.NDArray[np.float64]

_WIDE_PX = 12
_NARROW_PX = 4
"""Narrower bars stand without gaps, as one area."""
_BESIDE_PX = 10
"""Bars at least as wide have room for two beside each other."""
_OUTLINE_PX = 1.5
_HALF_PX = 0.5
"""From the edge of a pixel to its middle, where a thin line is sharp."""
_LEAST_PX = 1.5
"""Height of the least number above zero."""


class Layer(GraphicsObject):
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
    is_compared: bool = False
    """Whether `whole` is A and `selected` is B: they stand beside each other."""
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
        self._fills: list[tuple[QColor, list[QRectF]]] = []
        self._filled_for: tuple[float, ...] = ()

    def set_heights(
        self, heights: Heights | None, lines: Sequence[float] = (), *, is_outlined: bool = False
    ) -> None:
        """`lines` are the heights of the faint lines behind."""
        self._heights = heights
        self._lines = lines
        self._is_outlined = is_outlined
        self._filled_for = ()
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
        if heights.is_compared:
            self._paint_compared(painter, heights, to_pixels, round(area.bottom()))
            return
        for colour, boxes in self._filled(heights, to_pixels, round(area.bottom())):
            _paint_boxes(painter, boxes, colour)
        if self._is_outlined:
            columns = _columns(heights, heights.whole, to_pixels)
            _outline(painter, columns, round(area.bottom()), QColor(self._theme.whole_edge))

    def _filled(
        self, heights: Heights, to_pixels: QTransform, base: float
    ) -> list[tuple[QColor, list[QRectF]]]:
        """The bars in pixels; worked out once while only what lies over them moves."""
        size = to_pixels.m11(), to_pixels.m22(), to_pixels.dx(), base
        if size != self._filled_for:
            theme = self._theme
            layers = ((theme.whole, heights.whole), (theme.selection, heights.selected))
            self._fills = [
                (QColor(colour), _boxes(_columns(heights, numbers, to_pixels), base))
                for colour, numbers in (*layers, *heights.series)
            ]
            self._filled_for = size
        return self._fills

    def _paint_compared(
        self, painter: QPainter, heights: Heights, to_pixels: QTransform, base: float
    ) -> None:
        """A left of B in each bar; where bars are too narrow, A as a line in front of B."""
        colour_a, colour_b = QColor(self._theme.compared), QColor(self._theme.selection)
        for part in _parts(heights):
            if float(np.median(part.right - part.left)) * to_pixels.m11() >= _BESIDE_PX:
                middle = (part.left + part.right) / 2
                left_half, right_half = replace(part, right=middle), replace(part, left=middle)
                _fill(painter, _columns(right_half, part.selected, to_pixels), base, colour_b)
                _hatch(painter, _columns(left_half, part.whole, to_pixels), base, colour_a)
            else:
                _fill(painter, _columns(part, part.selected, to_pixels), base, colour_b)
                columns = _columns(part, part.whole, to_pixels)
                _outline(painter, columns, base, QColor(self._theme.card), 2 * _OUTLINE_PX)
                _outline(painter, columns, base, colour_a)


Columns = tuple[Pixels, Pixels, Pixels]
"""Left, right and height in whole pixels."""


def _parts(heights: Heights) -> list[Heights]:
    """The bars that stand alone, and the others; their widths differ."""
    alone, others = slice(0, heights.apart), slice(heights.apart, len(heights.left))
    return [
        Heights(
            heights.left[part], heights.right[part], heights.whole[part], heights.selected[part], 0
        )
        for part in (alone, others)
        if len(heights.left[part])
    ]


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
    _paint_boxes(painter, _boxes(parts, base), colour)


def _boxes(parts: Sequence[Columns], base: float) -> list[QRectF]:
    """The bars of some height."""
    boxes: list[QRectF] = []
    for lefts, rights, heights in parts:
        seen = heights > 0
        numbers = lefts[seen].tolist(), rights[seen].tolist(), heights[seen].tolist()
        boxes += [
            QRectF(left, base - height, right - left, height)
            for left, right, height in zip(*numbers, strict=True)
        ]
    return boxes


def _paint_boxes(painter: QPainter, boxes: list[QRectF], colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRects(boxes)


def _hatch(painter: QPainter, parts: Sequence[Columns], base: float, colour: QColor) -> None:
    """Hollow bars, hatched within."""
    painter.setPen(QPen(colour, 1))
    painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
    for lefts, rights, heights in parts:
        seen = heights > 0
        painter.drawRects(
            [
                QRectF(left + _HALF_PX, base - height + _HALF_PX, right - left - 1, height)
                for left, right, height in zip(
                    lefts[seen].tolist(), rights[seen].tolist(), heights[seen].tolist(), strict=True
                )
            ]
        )


def _outline(
    painter: QPainter,
    parts: Sequence[Columns],
    base: float,
    colour: QColor,
    width: float = _OUTLINE_PX,
) -> None:
    """A line over the bars, which comes down where there are none."""
    painter.setPen(QPen(colour, width))
    for lefts, rights, heights in parts:
        line = QPolygonF()
        for left, right, height in zip(
            lefts.tolist(), rights.tolist(), heights.tolist(), strict=True
        ):
            if height and line.isEmpty():
                line.append(QPointF(left, base))
            if height:
                line.append(QPointF(left, base - height))
                line.append(QPointF(right, base - height))
            elif not line.isEmpty():
                line.append(QPointF(left, base))
                painter.drawPolyline(line)
                line = QPolygonF()
        if not line.isEmpty():
            line.append(QPointF(rights[-1], base))
            painter.drawPolyline(line)
