"""Small labels over a plot: the exact numbers of a bar, and why nothing is left."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

_DISTANCE_PX = 12
_FRAME_PX = 8
_FEWEST_LINES = 2


class Readout(QLabel):
    """Stays inside its parent, beside the point that it speaks of, and never takes the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "readout")
        self.setObjectName("readout")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_lines(self, lines: Sequence[str], at: QPoint) -> None:
        """The first line stands out; of more than fit the last says how many are missing."""
        first, *others = (escape(line) for line in self._fitting(lines))
        self.setText("<br>".join((f"<b>{first}</b>", *others)))
        self.adjustSize()
        self.move(self._place(at))
        self.show()
        self.raise_()

    def _fitting(self, lines: Sequence[str]) -> Sequence[str]:
        parent = self.parentWidget()
        height = parent.height() if parent is not None else 0
        room = max((height - _FRAME_PX) // self.fontMetrics().lineSpacing(), _FEWEST_LINES)
        if len(lines) <= room:
            return lines
        return (*lines[: room - 1], f"and {len(lines) - room + 1} more")

    def _place(self, at: QPoint) -> QPoint:
        parent = self.parentWidget()
        area = parent.rect() if parent is not None else QRect()
        x = at.x() + _DISTANCE_PX
        if x + self.width() > area.right():
            x = at.x() - _DISTANCE_PX - self.width()
        y = min(max(at.y() - self.height() - _DISTANCE_PX, 0), area.bottom() - self.height())
        return QPoint(max(x, 0), max(y, 0))


class Note(QLabel):
    """A sentence at the top of its parent, in as many lines as it takes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "pill")
        self.setObjectName("note")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, sentence: str) -> None:
        self.setText(sentence)
        self.setVisible(bool(sentence))
        self.settle()

    def settle(self) -> None:
        """Take the place that the parent now has."""
        parent = self.parentWidget()
        if parent is None or not self.text():
            return
        room = max(parent.width() - 4 * _DISTANCE_PX, 1)
        self.setWordWrap(False)
        width = min(self.sizeHint().width(), room)
        self.setWordWrap(True)
        self.resize(width, self.heightForWidth(width))
        self.move((parent.width() - width) // 2, _DISTANCE_PX)
