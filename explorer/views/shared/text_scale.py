"""How large the text of the program is."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication


def text_scale() -> float:
    """How much larger than the desktop's the text is."""
    usual = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    return QApplication.font().pointSizeF() / usual
