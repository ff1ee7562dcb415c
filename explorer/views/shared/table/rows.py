"""What all tables share: rows of one height, striped, without grid; the columns shown."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QHeaderView, QTableView

from explorer.views.shared.table.delegate import row_height_of


def visible_sections(header: QHeaderView) -> Iterator[int]:
    """The logical places of the columns that are shown, from left to right."""
    for place in map(header.logicalIndex, range(header.count())):
        if not header.isSectionHidden(place):
            yield place


def dress_rows(table: QTableView) -> None:
    """One line of text a row; Tab goes on to what is beside the table."""
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().setVisible(False)
    table.verticalHeader().setDefaultSectionSize(row_height_of(table.fontMetrics()))
