"""A thin line that moves along the top of a card while its answer is awaited."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QTimer, QVariantAnimation
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from explorer.views.shared.theme import Theme

PATIENCE_MS = 150
"""Shorter waits are not shown: most answers come sooner, and a flicker says nothing."""
_HEIGHT = 2
_ROUND_MS = 1400
_LENGTH = 0.3
"""The moving piece, of the card's width."""


class WaitingLine(QWidget):
    """Keeps its place when still, so that nothing jumps."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_HEIGHT)
        self._colour = QColor(theme.selection)
        self._round = QVariantAnimation(self)
        self._round.setStartValue(0.0)
        self._round.setEndValue(1.0)
        self._round.setDuration(_ROUND_MS)
        self._round.setLoopCount(-1)
        self._round.valueChanged.connect(self.update)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._move)

    @property
    def is_moving(self) -> bool:
        return self._round.state() == QVariantAnimation.State.Running

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is awaited, seen or not."""
        return self._patience.isActive() or self.is_moving

    def start(self) -> None:
        """Move where the answer takes longer than people notice."""
        if not self.is_moving:
            self._patience.start()

    def stop(self) -> None:
        self._patience.stop()
        self._round.stop()
        self.update()

    def _move(self) -> None:
        if self.isVisible():
            self._round.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._round.stop()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.is_moving:
            return
        painter = QPainter(self)
        length = self.width() * _LENGTH
        left = float(self._round.currentValue()) * (self.width() + length) - length
        painter.fillRect(QRectF(left, 0, length, self.height()), self._colour)
        painter.end()
