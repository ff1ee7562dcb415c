"""What an import or an export came to; the import's stays available from the menu."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from explorer.app.dialogs.frame import DialogFrame, paragraph
from explorer.views.shared.table_delegate import CellDelegate

_WIDTH = 760
_FEWEST_LINES = 2
_MOST_LINES = 12
_TEXT_MARGINS = 28
_TABLE_HEIGHT = 130


@dataclass(frozen=True, slots=True)
class Sheet:
    """A small table of a report: `rows` are texts, right-aligned where they are numbers."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def as_text(self) -> str:
        """For the clipboard."""
        lines = ("\t".join(row) for row in (self.headings, *self.rows))
        return "\n".join((self.title, *lines))


def report_dialog(
    sentences: Sequence[str],
    parent: QWidget | None = None,
    title: str = "Import report",
    sheets: Sequence[Sheet] = (),
) -> DialogFrame:
    """Sentences that can be read and copied, and tables below them."""
    dialog = DialogFrame("reportDialog", title, parent)
    text = QPlainTextEdit("\n".join(sentences) or "Nothing has been imported yet.")
    text.setObjectName("reportText")
    text.setAccessibleName(title)
    text.setReadOnly(True)
    lines = min(max(len(sentences), _FEWEST_LINES), _MOST_LINES)
    text.setMinimumHeight(lines * text.fontMetrics().lineSpacing() + _TEXT_MARGINS)
    dialog.body.addWidget(text, 0 if sheets else 1)
    for sheet in sheets:
        dialog.body.addWidget(paragraph(sheet.title, "heading"))
        dialog.body.addWidget(_table(sheet), 1)
    copy = dialog.add_button_left("Copy report", "copyReportButton")
    whole = "\n\n".join([text.toPlainText(), *(sheet.as_text() for sheet in sheets)])
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(whole))
    dialog.add_button("Close", "closeButton", primary=True).clicked.connect(dialog.close)
    dialog.fit(_WIDTH)
    return dialog


def _table(sheet: Sheet) -> QTableWidget:
    table = QTableWidget(len(sheet.rows), len(sheet.headings))
    table.setAccessibleName(sheet.title)
    table.setHorizontalHeaderLabels(sheet.headings)
    table.verticalHeader().setVisible(False)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setWordWrap(False)
    table.setItemDelegate(CellDelegate(table))
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    table.setMinimumHeight(_TABLE_HEIGHT)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            item = QTableWidgetItem(cell)
            item.setToolTip(cell)
            if cell.replace(",", "").isdigit():
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                heading = table.horizontalHeaderItem(column)
                if heading is not None:
                    heading.setTextAlignment(Qt.AlignmentFlag.AlignRight)
            table.setItem(row, column, item)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return table
