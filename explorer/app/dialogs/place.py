"""A line for a path, with a button that chooses one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton


def place_row(field: QLineEdit, on_choose: Callable[[], None]) -> QHBoxLayout:
    """The field and, beside it, a button that opens the system's own dialog."""
    row = QHBoxLayout()
    row.addWidget(field, 1)
    choose = QPushButton("Choose…")
    choose.setAutoDefault(False)
    choose.clicked.connect(on_choose)
    row.addWidget(choose)
    return row
