"""What a card says when it has nothing to draw."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.views.shared.theme import Theme

_ICON = QSize(36, 36)
_SPACING = 6
_MARGIN = 16


class NoticeKind(StrEnum):
    EMPTY = "empty"
    ERROR = "error"


class Notice(QWidget):
    """A quiet sign, a sentence, what to do about it, and a button where one helps."""

    action_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = _Sign(theme, self)
        self._sentence = self._label("notice")
        self._detail = self._label("caption")
        self._button = QPushButton(self)
        self._button.clicked.connect(self.action_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_SPACING)
        column.addStretch(1)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._sentence)
        column.addWidget(self._detail)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    def say(self, kind: NoticeKind, sentence: str, detail: str = "", action: str = "") -> None:
        self._icon.set_kind(kind)
        self._sentence.setText(sentence)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(sentence)

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return label


class _Sign(QWidget):
    """Empty: three bars with nothing in them. Error: an exclamation mark in a ring."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = NoticeKind.EMPTY
        self.setFixedSize(_ICON)

    def set_kind(self, kind: NoticeKind) -> None:
        self._kind = kind
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._kind is NoticeKind.ERROR:
            self._paint_ring(painter)
        else:
            self._paint_bars(painter)
        painter.end()

    def _paint_ring(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self._theme.error), 2))
        painter.drawEllipse(QRectF(4, 4, 28, 28))
        painter.setPen(QPen(QColor(self._theme.error), 3, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(18, 11), QPointF(18, 19))
        painter.drawPoint(QPointF(18, 25))

    def _paint_bars(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self._theme.whole_edge), 1.5, Qt.PenStyle.DashLine))
        for left, height in ((5, 14), (14, 22), (23, 9)):
            painter.drawRoundedRect(QRectF(left, 30 - height, 7, height), 1.5, 1.5)
