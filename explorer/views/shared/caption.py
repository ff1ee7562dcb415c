"""The line of units and denominators of a card, beside its title or, where it is long, below."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from explorer.views.shared.elided import ElidedLabel


class Caption:
    """`beside` stands at the right of the header, `below` in lines of its own under it.

    A number whose denominator cannot be read is worth nothing, so a text that does not fit beside
    the title goes below it, whole. There it stays until the card has another size: a chart must
    not jump while its brush moves.
    """

    def __init__(self, card: QWidget, margin: int) -> None:
        self._card = card
        self._margin = margin
        self._text = ""
        self._is_below = False
        self.beside = ElidedLabel("", card)
        self.beside.setProperty("role", "caption")
        self.beside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.below = QLabel(card)
        self.below.setProperty("role", "caption")
        self.below.setTextFormat(Qt.TextFormat.PlainText)
        self.below.setWordWrap(True)
        self.below.setContentsMargins(margin, 0, margin, 2)
        self.below.hide()

    @property
    def text(self) -> str:
        return self._text

    def say(self, text: str, explanation: str = "") -> None:
        """Show a text; `explanation` joins its tooltip."""
        self._text = text
        self.beside.setText(text)
        self.beside.set_explanation(explanation)
        self.below.setText(text)
        self.below.setToolTip(self.beside.toolTip())
        self._settle()

    def resized(self) -> None:
        """The card has another size or is shown: see anew where the text fits."""
        self._is_below = False
        self._settle()

    def _settle(self) -> None:
        if not self._card.isVisible():
            return
        needed = self.beside.fontMetrics().horizontalAdvance(self._text)
        self._is_below = self._is_below or needed > self.beside.contentsRect().width()
        is_below = self._is_below and bool(self._text)
        self.below.setVisible(is_below)
        self.beside.set_blank(is_below)
        if is_below:
            room = QRect(0, 0, max(self._card.width() - 2 * self._margin, 1), 0)
            flags = int(Qt.TextFlag.TextWordWrap)
            box = self.below.fontMetrics().boundingRect(room, flags, self._text)
            self.below.setFixedHeight(ceil(box.height()) + 2)
