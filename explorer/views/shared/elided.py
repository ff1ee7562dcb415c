"""A line of text that gives way: it shortens before it pushes anything aside."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class ElidedLabel(QLabel):
    """Shows as much of its text as fits, and all of it in the tooltip when that is not all."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._explanation = ""
        self._is_blank = False

    def set_explanation(self, text: str) -> None:
        """What the tooltip says below the whole text."""
        self._explanation = text
        self._retip()

    def set_blank(self, is_blank: bool) -> None:
        """Draw nothing while the text stands elsewhere; it keeps its place and its tooltip."""
        if is_blank != self._is_blank:
            self._is_blank = is_blank
            self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._is_blank:
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self._shown()
        painter.drawText(self.contentsRect(), self.alignment(), shown)
        painter.end()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._retip()

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )

    def _retip(self) -> None:
        self.setToolTip("\n".join(part for part in (self.text(), self._explanation) if part))
