"""A table of any length, of which only the pages looked at are in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor

from explorer.schema.columns import NOTE, TAGS, Column, Look
from explorer.views.shared.privacy import (
    FOLLOWERS,
    PRIVATE,
    RETWEETED,
    TEXTS,
    Discretion,
    masked,
)
from explorer.views.shared.table.cells import is_right_to_left, shown
from explorer.views.shared.table.delegate import CellLook
from explorer.views.shared.theme import Theme

PAGE_ROWS = 200
LOADING = "…"
# Qt's tables break above about 71 million rows of 30 pixels: a height is an int of pixels.
MOST_ROWS = 60_000_000
_PAGES_KEPT = 60
_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NUMBERS = (Look.NUMBER, Look.SHARE)
_PROSE = ("text", "profile")
SIGNS = (TAGS, NOTE)
"""Columns of every page, shown or not: a row says at its left that something is written on it."""
KEY = ""
"""Names the row's own number among the columns of a page."""
MISSING = object()
"""Stands for a value whose page is not here yet, which is not the same as an unknown one."""


class TableModel(QAbstractTableModel):
    """Rows come in pages of PAGE_ROWS; a cell of a page not here yet shows LOADING."""

    def __init__(self, columns: Sequence[Column], theme: Theme) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._rows = 0
        self._sorted: tuple[str, bool] | None = None
        self._pages: OrderedDict[int, dict[str, list[object]]] = OrderedDict()
        self.muted = QColor(theme.muted)
        self.numerals = theme.numerals
        self.prose_family = theme.tweet_font
        self.discretion: Discretion | None = None
        """Keeps clear names of small accounts, whose pages hold FOLLOWERS then; None for none."""

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def begin_anew(self, rows: int) -> None:
        """Forget every page: another selection or order has `rows` rows."""
        self.beginResetModel()
        self._pages.clear()
        self._rows = min(rows, MOST_ROWS)
        self.endResetModel()

    def forget_pages(self) -> None:
        """The rows are the same, what stands in them may not be."""
        self._pages.clear()

    def set_rows(self, rows: int) -> None:
        """Correct the number of rows and keep the pages."""
        rows = min(rows, MOST_ROWS)
        if rows > self._rows:
            self.beginInsertRows(QModelIndex(), self._rows, rows - 1)
            self._rows = rows
            self.endInsertRows()
        elif rows < self._rows:
            self.beginRemoveRows(QModelIndex(), rows, self._rows - 1)
            self._rows = rows
            self.endRemoveRows()

    def keep_private(self, discretion: Discretion) -> None:
        """Show names as this lets them be seen."""
        self.discretion = discretion
        if self._rows:
            last = self.index(self._rows - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def set_sorted(self, column: str, *, descending: bool) -> None:
        """Mark the heading of the column that the rows are sorted by."""
        self._sorted = (column, descending)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def put_page(self, offset: int, columns: Mapping[str, Sequence[object]]) -> None:
        """Take the page that begins at row `offset`; the one looked at longest ago goes.

        The column KEY of it holds the numbers of the rows in the workspace.
        """
        self._pages[offset // PAGE_ROWS] = {name: list(cells) for name, cells in columns.items()}
        self._pages.move_to_end(offset // PAGE_ROWS)
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        last = min(offset + PAGE_ROWS, self._rows) - 1
        if last >= offset:
            self.dataChanged.emit(self.index(offset, 0), self.index(last, self.columnCount() - 1))

    def put_cells(
        self, asked: Mapping[int, int], keys: Sequence[int], columns: Mapping[str, Sequence[object]]
    ) -> None:
        """Put cells that came later into rows, unless other rows stand there by now.

        `asked` is the key of each row, `keys` those that there are cells of.
        """
        places = {key: place for place, key in enumerate(keys)}
        for row, key in asked.items():
            if self.key(row) != key:
                continue
            page, place = self._pages[row // PAGE_ROWS], places.get(key)
            for name, cells in columns.items():
                into = page.setdefault(name, [MISSING] * len(page[KEY]))
                into[row % PAGE_ROWS] = None if place is None else cells[place]
        first, last = min(asked, default=0), min(max(asked, default=0), self._rows - 1)
        if first <= last:
            # Else a filter has taken these rows away.
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def lacks(self, row: int, columns: Sequence[str]) -> bool:
        """Whether the page of a row is here, but not all of these cells of it."""
        page, at = self._pages.get(row // PAGE_ROWS), row % PAGE_ROWS
        if page is None or at >= len(page.get(KEY, ())):
            return False
        return any(name not in page or page[name][at] is MISSING for name in columns)

    def has_page(self, row: int, columns: Sequence[str]) -> bool:
        """Whether the page of a row is here with all of these columns."""
        page = self._pages.get(row // PAGE_ROWS)
        return page is not None and all(name in page for name in columns)

    def value(self, row: int, column: int) -> object:
        """The value itself, None where unknown, MISSING where its page is not here."""
        page = self._pages.get(row // PAGE_ROWS)
        cells = None if page is None else page.get(self.columns[column].name)
        place = row % PAGE_ROWS
        return MISSING if cells is None or place >= len(cells) else cells[place]

    def key(self, row: int) -> int | None:
        """The number of a row in the workspace, None where its page is not here."""
        page = self._pages.get(row // PAGE_ROWS)
        place = row % PAGE_ROWS
        if page is None or not 0 <= place < len(page[KEY]):
            return None
        return int(str(page[KEY][place]))

    def masked(self, index: _Index, value: object) -> str | None:
        """What is shown of a name that is private; None where the value is shown as it is."""
        if self.discretion is None or not isinstance(value, str):
            return None
        name = self.columns[index.column()].name
        kept = value
        if name in PRIVATE:
            page = self._pages.get(index.row() // PAGE_ROWS, {})
            followers = page[FOLLOWERS][index.row() % PAGE_ROWS] if FOLLOWERS in page else None
            kept = masked(value, followers)
        elif name == RETWEETED:
            kept = self.discretion.handle(value)
        elif name in TEXTS:
            kept = self.discretion.text(value)
        return None if kept == value else kept

    def sign(self, row: int) -> str:
        """What is written on a row, in words; empty for nothing."""
        page = self._pages.get(row // PAGE_ROWS, {})
        found = [page[name][row % PAGE_ROWS] if name in page else None for name in SIGNS]
        found = [None if one is MISSING else one for one in found]
        words = (f"tagged {found[0]}" if found[0] else "", "with a note" if found[1] else "")
        return ", ".join(word for word in words if word)

    def look(self, index: _Index) -> CellLook:
        """All that is drawn of a cell, at once."""
        row, place = index.row(), index.column()
        value, column = self.value(row, place), self.columns[place]
        if value is MISSING:
            return CellLook(LOADING, is_muted=True)
        is_number = column.look in _NUMBERS
        is_signed = not place and bool(self.sign(row))
        if value is None:
            return CellLook(column.missing, True, at_right=is_number, is_signed=is_signed)
        text = shown(column, self.masked(index, value) or value, self.numerals)
        turned = column.look is Look.TEXT and is_right_to_left(text)
        return CellLook(
            text,
            at_right=is_number or turned,
            turned=turned,
            is_signed=is_signed,
            is_prose=column.name in _PROSE,
        )

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not (0 <= index.row() < self._rows):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.row(), index.column())
        value = self.value(index.row(), index.column())
        if role == Qt.ItemDataRole.ForegroundRole:
            return QBrush(self.muted) if value is None or value is MISSING else None
        if value is MISSING:
            return LOADING if role == Qt.ItemDataRole.DisplayRole else None
        return self._words(index, value, role)

    def _words(self, index: _Index, value: object, role: int) -> str | None:
        """A cell as it is seen, pointed at, or read aloud; what is said last is of the row."""
        kept = self.masked(index, value) or value
        text = shown(self.columns[index.column()], kept, self.numerals)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        sign = "" if index.column() else self.sign(index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{text}\n{sign}".rstrip("\n")
        return f"{text}, {sign}" if sign and role == Qt.ItemDataRole.AccessibleTextRole else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading + self._arrow(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            source = f"\nin the archive: {column.source}" if column.source else ""
            return f"{column.heading}: {column.meaning}{source}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_RIGHT if column.look in _NUMBERS else _LEFT)
        return None

    def _arrow(self, column: Column) -> str:
        if self._sorted is None or self._sorted[0] != column.name:
            return ""
        return " ▾" if self._sorted[1] else " ▴"

    def _alignment(self, row: int, column: int) -> int:
        if self.columns[column].look in _NUMBERS:
            return int(_RIGHT)
        value = self.value(row, column)
        turned = isinstance(value, str) and is_right_to_left(value)
        return int(_RIGHT if turned else _LEFT)
