"""The table widget: rows of one height, whole rows chosen, keys that reach the very end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import (
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from explorer.schema.columns import Column, Look
from explorer.views.shared.marking import MARK_KEYS, MARK_WORDS
from explorer.views.shared.table.delegate import CellDelegate
from explorer.views.shared.table.frozen import FrozenColumn
from explorer.views.shared.table.model import TableModel
from explorer.views.shared.table.rows import dress_rows, visible_sections
from explorer.views.shared.text_scale import text_scale
from explorer.views.shared.throttle import Throttle

ONLY_ROWS_KEYS = "Ctrl+Return"
SORT_KEYS = "S"
LEFT_KEYS, RIGHT_KEYS = "Ctrl+Shift+Left", "Ctrl+Shift+Right"
NARROWER_KEYS, WIDER_KEYS = "Ctrl+Alt+Left", "Ctrl+Alt+Right"
_SCROLL_MS = 40
_SMALLEST_COLUMN = 48
_WIDTH_STEP = 16
"""Pixels that a key makes a column wider."""
_WIDTHS_BY_LOOK = {
    Look.TEXT: 140,
    Look.NUMBER: 88,
    Look.SHARE: 100,
    Look.MOMENT: 134,
    Look.SECOND: 156,
    Look.DAY: 106,
    Look.FLAG: 120,
}
_WIDTHS = {
    "text": 400,
    "profile": 340,
    "name": 170,
    "handle": 140,
    "kind": 80,
    "language": 86,
    "account_language": 92,
    "retweets_received": 156,
    "selected_tweets": 150,
    "selected_retweets": 140,
    "likes_received": 128,
    "account_id": 190,
    "tweet_id": 170,
    "client": 140,
}
_Move = QAbstractItemView.CursorAction


class LongTable(QTableView):
    """A table view for any number of rows; says which rows are looked at."""

    rows_looked_at = Signal(int, int)
    copy_requested = Signal()
    only_requested = Signal()
    """The rows that are chosen are to be all that is left."""
    mark_requested = Signal(object)
    """The rows that are chosen are to be marked: a MarkKind."""
    sort_requested = Signal(int)
    """By the column at this logical place."""

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = model
        self.scale = text_scale()
        """How much wider than at the usual size of text columns begin."""
        self._smallest = round(_SMALLEST_COLUMN * self.scale)
        self.setModel(model)
        self._delegate = CellDelegate(self, model.look, model.muted, model.prose_family)
        self.setItemDelegate(self._delegate)
        self._scroll = Throttle(_SCROLL_MS, self)
        self._set_up_rows()
        self._set_up_header()
        self.verticalScrollBar().valueChanged.connect(self.look)
        self.frozen = FrozenColumn(self)
        self.frozen.take_model()
        for words, keys, do in (
            ("Copy rows with headers", QKeySequence.StandardKey.Copy, self.copy_requested.emit),
            ("Filter to the chosen rows", ONLY_ROWS_KEYS, self.only_requested.emit),
            ("Sort by this column", SORT_KEYS, self._sort),
            ("Move this column to the left", LEFT_KEYS, lambda: self._move_column(-1)),
            ("Move this column to the right", RIGHT_KEYS, lambda: self._move_column(1)),
            ("Make this column narrower", NARROWER_KEYS, lambda: self._widen_column(-_WIDTH_STEP)),
            ("Make this column wider", WIDER_KEYS, lambda: self._widen_column(_WIDTH_STEP)),
        ):
            self._add_action(words, QKeySequence(keys), do)
        for kind, keys in MARK_KEYS.items():
            mark = partial(self.mark_requested.emit, kind)
            self._add_action(MARK_WORDS[kind], QKeySequence(keys), mark)

    def look(self) -> None:
        """Say which rows are in sight; often called, answered at a bearable pace."""
        self._scroll.call(self._tell)

    def visible_columns(self) -> tuple[Column, ...]:
        """The columns shown, from left to right as the user put them."""
        shown = visible_sections(self.horizontalHeader())
        return tuple(self._table.columns[place] for place in shown)

    def chosen_rows(self) -> list[int]:
        """The rows chosen, in their order; without any, the one that the keyboard is at.

        Asks the ranges, never each of millions of cells.
        """
        rows: set[int] = set()
        for span in self._spans():
            rows.update(range(span.top(), span.bottom() + 1))
        return sorted(rows)

    def chosen_span(self) -> range:
        """From the first to the last row chosen."""
        spans = self._spans()
        if not spans:
            return range(0)
        return range(min(s.top() for s in spans), max(s.bottom() for s in spans) + 1)

    def _add_action(self, words: str, keys: QKeySequence, do: Callable[[], None]) -> None:
        action = QAction(words, self)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked=False: do())
        self.addAction(action)

    def _sort(self) -> None:
        if self.currentIndex().isValid():
            self.sort_requested.emit(self.currentIndex().column())

    def _move_column(self, step: int) -> None:
        """Move the column that the keyboard is in over the next one that is shown."""
        header, now = self.horizontalHeader(), self.currentIndex()
        if not now.isValid():
            return
        start = header.visualIndex(now.column())
        place = start + step
        while 0 <= place < header.count() and header.isSectionHidden(header.logicalIndex(place)):
            place += step
        if 0 <= place < header.count():
            header.moveSection(start, place)
            self.scrollTo(now)

    def _widen_column(self, pixels: int) -> None:
        """Change the width of the column that the keyboard is in."""
        now = self.currentIndex()
        if now.isValid():
            width = self.columnWidth(now.column()) + round(pixels * self.scale)
            self.setColumnWidth(now.column(), max(width, self._smallest))
            self.scrollTo(now)

    def keyboardSearch(self, search: str) -> None:
        """Letters find nothing: Qt would look through millions of rows that are not here."""

    def _spans(self) -> list[QItemSelectionRange]:
        selection, current = self.selectionModel().selection(), self.currentIndex()
        if selection.isEmpty() and current.isValid():
            return [QItemSelectionRange(current)]
        return [selection.at(place) for place in range(selection.count())]

    def _tell(self) -> None:
        if not self._table.rowCount():
            return
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        if first >= 0:
            self.rows_looked_at.emit(first, last if last >= 0 else self._table.rowCount() - 1)

    def _set_up_rows(self) -> None:
        dress_rows(self)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(rows.defaultSectionSize())

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(self._smallest)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        for place, column in enumerate(self._table.columns):
            width = _WIDTHS.get(column.name, _WIDTHS_BY_LOOK[column.look])
            header.resizeSection(place, round(width * self.scale))

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row: whole rows are chosen here."""
        rows = self._table.rowCount()
        if rows and action in (_Move.MoveHome, _Move.MoveEnd):
            column = max(self.currentIndex().column(), 0)
            return self._table.index(0 if action is _Move.MoveHome else rows - 1, column)
        return super().moveCursor(action, modifiers)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, out from below the column that is kept there."""
        super().scrollTo(index, hint)
        hidden = self.frozen.covered - self.visualRect(index).left()
        if hidden > 0 and self.horizontalHeader().visualIndex(index.column()) > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.frozen.settle()
        self.look()
