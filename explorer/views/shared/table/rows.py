"""The rows of every table: all of one height, striped, without grid and numbers."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView

from explorer.views.shared.table.delegate import row_height_of


def dress_rows(table: QTableView) -> None:
    """One line of text a row; Tab goes on to what is beside the table."""
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().setVisible(False)
    table.verticalHeader().setDefaultSectionSize(row_height_of(table.fontMetrics()))
