"""The words in cells: measured and laid out once, since the same few come with every answer."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPainter, QStaticText, QTransform

_MOST = 4000
"""More than there are numbers of three digits with their units."""


class CellWords:
    """Writes words in the middle of boxes, in one font."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._known: dict[str, tuple[QStaticText, QSizeF]] = {}

    def size(self, words: str) -> QSizeF:
        return self._laid_out(words)[1]

    def paint(self, painter: QPainter, box: QRectF, words: str) -> None:
        """In the painter's pen; the painter has the font already."""
        text, size = self._laid_out(words)
        left = box.left() + (box.width() - size.width()) / 2
        painter.drawStaticText(QPointF(left, box.top() + (box.height() - size.height()) / 2), text)

    def _laid_out(self, words: str) -> tuple[QStaticText, QSizeF]:
        known = self._known.get(words)
        if known is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            text = QStaticText(words)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.prepare(QTransform(), self.font)
            known = self._known[words] = text, text.size()
        return known
