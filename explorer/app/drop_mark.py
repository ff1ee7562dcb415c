"""What lies over the window while something is dragged, and is never in the way."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget


class DropMark(QWidget):
    """Hidden until it covers an area of its parent; kinds of it paint themselves."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self, area: QRect) -> None:
        self.setGeometry(area)
        self.raise_()
        self.show()
