"""Moments that stand out on a time axis: a small triangle each, or a line with words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF, QTransform

from explorer.views.shared.bars.item import Layer
from explorer.views.shared.theme import Theme

_HALF_WIDTH = 4.0
_HEIGHT = 6.0
_WORDS_GAP = 4.0
_LONGEST_WORDS_PX = 180.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the horizontal axis; `readout` is said of the bar that holds it.

    With `words` a line is drawn through the chart and the words stand beside it.
    """

    at: float
    readout: str
    words: str = ""


class MarksItem(Layer):
    """Draws marks at the top of the plot, in the text's colour so that none looks like a bar."""

    def __init__(self, theme: Theme, font: QFont) -> None:
        super().__init__()
        self._theme = theme
        self._font = font
        self.marks: tuple[Mark, ...] = ()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        self.marks = tuple(marks)
        self.update()

    def paint_pixels(self, painter: QPainter, to_pixels: QTransform, area: QRectF) -> None:
        painter.setFont(self._font)
        for mark in self.marks:
            x = to_pixels.map(QPointF(mark.at, 0)).x()
            if area.left() <= x <= area.right():
                self._paint(painter, mark, x, area)

    def _paint(self, painter: QPainter, mark: Mark, x: float, area: QRectF) -> None:
        colour = QColor(self._theme.text)
        if mark.words:
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
            painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
            self._paint_words(painter, mark.words, x, area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        top = area.top() + 1
        corners = ((x - _HALF_WIDTH, top), (x + _HALF_WIDTH, top), (x, top + _HEIGHT))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_words(self, painter: QPainter, words: str, x: float, area: QRectF) -> None:
        """On whichever side there is room, shortened where there is not."""
        metrics = QFontMetricsF(self._font)
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, _LONGEST_WORDS_PX)
        width = metrics.horizontalAdvance(words)
        left = x + _HALF_WIDTH + _WORDS_GAP
        if left + width > area.right():
            left = x - _HALF_WIDTH - _WORDS_GAP - width
        painter.setPen(QColor(self._theme.text))
        painter.drawText(QPointF(left, area.top() + metrics.ascent()), words)
