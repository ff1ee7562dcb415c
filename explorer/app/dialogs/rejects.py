"""The records that could not be read: where they stand, why, and what stands there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from explorer.app.account import Rejected, RejectsPage
from explorer.schema.words import counted
from explorer.views.shared.table.delegate import CellDelegate
from explorer.views.shared.table.rows import dress_rows

_HEADINGS = ("Why", "File", "Record", "Byte", "Text")
_WIDTHS = (230, 190, 80, 90, 240)
_NUMBERS = (2, 3)
_SHARES = (260, 120)
_LONGEST_IN_CELL = 300
_LONGEST_IN_PANE = 200_000
"""A record that swallowed half a file need not be drawn whole; the CSV has all of it."""

_Index = QModelIndex | QPersistentModelIndex


class RejectsModel(QAbstractTableModel):
    """Grows by pages: `page_wanted` asks for the records from a number on."""

    page_wanted = Signal(int)

    def __init__(self, whole: int) -> None:
        super().__init__()
        self._whole = whole
        self._rows: list[Rejected] = []
        self._awaited = -1

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_HEADINGS)

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._awaited < len(self._rows) < self._whole

    def fetchMore(self, parent: _Index) -> None:
        if self.canFetchMore(parent):
            self._awaited = len(self._rows)
            self.page_wanted.emit(len(self._rows))

    def take(self, page: object) -> None:
        """Append a page that was wanted; one that is there already is left."""
        if not isinstance(page, RejectsPage) or page.offset != len(self._rows) or not page.rows:
            return
        self.beginInsertRows(QModelIndex(), page.offset, page.offset + len(page.rows) - 1)
        self._rows += page.rows
        self.endInsertRows()

    def rejected(self, row: int) -> Rejected:
        return self._rows[row]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _NUMBERS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return cells_of(self._rows[index.row()])[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight if section in _NUMBERS else Qt.AlignmentFlag.AlignLeft
            )
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return _HEADINGS[section] if role == Qt.ItemDataRole.DisplayRole else None


class RejectsPanel(QWidget):
    """`export_asked` comes with the path of a CSV."""

    export_asked = Signal(object)

    def __init__(self, whole: int, proposed: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RejectsModel(whole)
        self.model.setParent(self)
        self._proposed = proposed
        self._table = self._make_table()
        self._where = QLabel("Choose a record to read it whole.")
        self._where.setProperty("role", "muted")
        self._pane = QPlainTextEdit()
        self._pane.setObjectName("rejectText")
        self._pane.setAccessibleName("Text of the record")
        self._pane.setReadOnly(True)
        self._pane.setTabChangesFocus(True)
        self._table.selectionModel().currentRowChanged.connect(self._on_current)
        self.model.rowsInserted.connect(self._on_inserted)
        self._lay_out(whole)

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("rejectsTable")
        table.setAccessibleName("Records that could not be read")
        table.setModel(self.model)
        table.setItemDelegate(CellDelegate(table))
        dress_rows(table)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        for place, width in enumerate(_WIDTHS):
            header.resizeSection(place, width)
        header.setSectionResizeMode(len(_WIDTHS) - 1, QHeaderView.ResizeMode.Stretch)
        copy = QAction("Copy rows with headers", table)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(lambda _checked=False: self._copy())
        table.addAction(copy)
        return table

    def _lay_out(self, whole: int) -> None:
        pane = QWidget()
        below = QVBoxLayout(pane)
        below.setContentsMargins(0, 6, 0, 0)
        below.addWidget(self._where)
        below.addWidget(self._pane, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self._table)
        split.addWidget(pane)
        split.setSizes(list(_SHARES))
        export = QPushButton("Save as CSV…")
        export.setObjectName("saveRejectsButton")
        export.setAutoDefault(False)
        export.clicked.connect(self._on_export)
        row = QHBoxLayout()
        says = QLabel(f"{counted(whole, 'records')} could not be read and count nowhere.")
        says.setProperty("role", "muted")
        row.addWidget(says, 1)
        row.addWidget(export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(row)
        column.addWidget(split, 1)

    def _on_inserted(self) -> None:
        if not self._table.currentIndex().isValid():
            self._table.selectRow(0)

    def _on_current(self, current: QModelIndex) -> None:
        if not current.isValid():
            return
        one = self.model.rejected(current.row())
        raw = one.row.raw or ""
        cut = f", the first {_LONGEST_IN_PANE:,} letters" if len(raw) > _LONGEST_IN_PANE else ""
        self._where.setText(f"{one.file}, record {one.row.record:,}{cut}: {one.row.reason}")
        self._pane.setPlainText(raw[:_LONGEST_IN_PANE])

    def _on_export(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, "Save rejected records", str(self._proposed), "CSV (*.csv)"
        )
        if path:
            self.export_asked.emit(Path(path))

    def _copy(self) -> None:
        rows = sorted({index.row() for index in self._table.selectionModel().selectedRows()})
        lines = [_HEADINGS, *(cells_of(self.model.rejected(row)) for row in rows)]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))


def cells_of(one: Rejected) -> tuple[str, ...]:
    """A record in one line."""
    row = one.row
    byte = "" if row.byte_offset is None else f"{row.byte_offset:,}"
    text = " ".join((row.raw or "")[:_LONGEST_IN_CELL].split())
    return row.reason, one.file, f"{row.record:,}", byte, text
