"""The cross in a field that empties it, which screen readers can name."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit


def make_clearable(field: QLineEdit) -> None:
    """Show a cross while something is typed."""
    field.setClearButtonEnabled(True)
    for action in field.findChildren(QAction):
        if not action.text():
            action.setText("Clear")
