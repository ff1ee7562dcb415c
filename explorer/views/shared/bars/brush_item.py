"""Draws what is brushed, pointed at and under the keyboard's cursor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QTransform

from explorer.views.shared.bars.item import Layer
from explorer.views.shared.theme import Theme

_EDGE_PX = 2
_GRIP = (5, 18)
_LEAST_PX = 3


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch that is let through or, `is_negated`, kept out.

    `can_move` shows grips at its edges.
    """

    start: float
    end: float
    is_negated: bool = False
    can_move: bool = False


class BrushItem(Layer):
    """Bands over the bars: a plain veil for what is let through, hatching for what is not."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bands: tuple[Band, ...] = ()

    @property
    def bands(self) -> tuple[Band, ...]:
        return self._bands

    def set_bands(self, bands: Sequence[Band]) -> None:
        if tuple(bands) != self._bands:
            self._bands = tuple(bands)
            self.update()

    def paint_pixels(self, painter: QPainter, to_pixels: QTransform, area: QRectF) -> None:
        for band in self._bands:
            left = to_pixels.map(QPointF(band.start, 0)).x()
            right = to_pixels.map(QPointF(band.end, 0)).x()
            box = QRectF(round(left), area.top(), round(right) - round(left), area.height())
            painter.fillRect(box, QColor(self._theme.brush_fill))
            edge = QColor(self._theme.brush_edge)
            pen = QPen(edge, _EDGE_PX)
            if band.is_negated:
                painter.fillRect(box, QBrush(edge, Qt.BrushStyle.BDiagPattern))
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            for x in (box.left(), box.right()):
                painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
                if band.can_move:
                    _paint_grip(painter, QPointF(x, area.center().y()), edge)


def _paint_grip(painter: QPainter, at: QPointF, colour: QColor) -> None:
    width, height = _GRIP
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    box = QRectF(at.x() - width / 2, at.y() - height / 2, width, height)
    painter.drawRoundedRect(box, width / 2, width / 2)
    painter.restore()


class PointerItem(Layer):
    """The column under the mouse, faintly, and the column of the keyboard's cursor, framed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._hovered: tuple[float, float] | None = None
        self._cursor: tuple[float, float] | None = None

    def set_hovered(self, column: tuple[float, float] | None) -> None:
        if column != self._hovered:
            self._hovered = column
            self.update()

    def set_cursor(self, column: tuple[float, float] | None) -> None:
        if column != self._cursor:
            self._cursor = column
            self.update()

    def paint_pixels(self, painter: QPainter, to_pixels: QTransform, area: QRectF) -> None:
        if self._hovered is not None:
            box = _column(self._hovered, to_pixels, area)
            painter.fillRect(box, QColor(self._theme.hover_fill))
        if self._cursor is not None:
            painter.setPen(QPen(QColor(self._theme.focus), _EDGE_PX))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(_column(self._cursor, to_pixels, area).adjusted(-1, 1, 0, -1))


def _column(column: tuple[float, float], to_pixels: QTransform, area: QRectF) -> QRectF:
    left = round(to_pixels.map(QPointF(column[0], 0)).x())
    right = round(to_pixels.map(QPointF(column[1], 0)).x())
    width = max(right - left, _LEAST_PX)
    return QRectF((left + right - width) / 2, area.top(), width, area.height())
