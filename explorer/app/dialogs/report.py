"""What an import or an export came to; the import's stays available from the menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QWidget,
)

from explorer.app.dialogs.frame import DialogFrame
from explorer.app.sheet import Sheet
from explorer.views.shared.table.delegate import CellDelegate
from explorer.views.shared.table.rows import dress_rows

_WIDTH = 820
_TABBED_SIZE = (860, 540)
_FEWEST_LINES = 2
_MOST_LINES = 12
_TEXT_MARGINS = 28


def report_dialog(
    sentences: Sequence[str],
    parent: QWidget | None = None,
    title: str = "Import report",
    sheets: Sequence[Sheet] = (),
    more: tuple[str, QWidget] | None = None,
) -> DialogFrame:
    """Sentences that can be read and copied; tables, and `more` under its title, in tabs."""
    dialog = DialogFrame("reportDialog", title, parent)
    text = _text(sentences, title)
    if sheets:
        dialog.body.addWidget(_tabs(text, sheets, more), 1)
    else:
        dialog.body.addWidget(text, 1)
    copy = dialog.add_button_left("Copy report", "copyReportButton")
    whole = "\n\n".join([text.toPlainText(), *(sheet.as_text() for sheet in sheets)])
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(whole))
    dialog.add_button("Close", "closeButton", primary=True).clicked.connect(dialog.close)
    if sheets:
        dialog.resize(*_TABBED_SIZE)
    else:
        dialog.fit(_WIDTH)
    return dialog


def _text(sentences: Sequence[str], title: str) -> QPlainTextEdit:
    text = QPlainTextEdit("\n".join(sentences) or "Nothing has been imported yet.")
    text.setObjectName("reportText")
    text.setAccessibleName(title)
    text.setReadOnly(True)
    text.setTabChangesFocus(True)
    lines = min(max(len(sentences), _FEWEST_LINES), _MOST_LINES)
    text.setMinimumHeight(lines * text.fontMetrics().lineSpacing() + _TEXT_MARGINS)
    return text


def _tabs(text: QWidget, sheets: Sequence[Sheet], more: tuple[str, QWidget] | None) -> QTabWidget:
    tabs = QTabWidget()
    tabs.setObjectName("reportTabs")
    tabs.setAccessibleName("Parts of the report")
    tabs.setDocumentMode(True)
    tabs.addTab(text, "In words")
    for sheet in sheets:
        tabs.addTab(_table(sheet), sheet.title)
    if more is not None:
        title, widget = more
        tabs.addTab(widget, title)
    return tabs


def _table(sheet: Sheet) -> QTableWidget:
    table = QTableWidget(len(sheet.rows), len(sheet.headings))
    table.setAccessibleName(sheet.title)
    table.setHorizontalHeaderLabels(sheet.headings)
    dress_rows(table)
    table.setItemDelegate(CellDelegate(table))
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
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
