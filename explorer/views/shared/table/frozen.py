"""The first column of a table, kept in sight while the others are scrolled."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from explorer.views.shared.table.rows import dress_rows, visible_sections


class FrozenColumn(QTableView):
    """Lies over the left of a table, shares its rows, and shows its first column alone.

    Whatever column the user puts first is the one that is kept.
    """

    switched = Signal()

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._is_on = False
        self._set_up()
        header, rows = table.horizontalHeader(), table.verticalScrollBar()
        header.sectionMoved.connect(lambda *_: self.settle())
        header.sectionResized.connect(lambda *_: self.settle())
        header.geometriesChanged.connect(self.settle)
        self.horizontalHeader().sectionClicked.connect(header.sectionClicked)
        self.horizontalHeader().sectionResized.connect(self._on_resized)
        self.horizontalHeader().customContextMenuRequested.connect(
            header.customContextMenuRequested
        )
        rows.valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(rows.setValue)
        self.hide()

    @property
    def is_on(self) -> bool:
        return self._is_on

    @property
    def covered(self) -> int:
        """How many pixels of the table lie below."""
        return self.width() if self._is_on else 0

    def switch(self, on: bool) -> None:
        """Keep the first column in sight, or let it scroll with the others."""
        if on != self._is_on:
            self._is_on = on
            self.settle()
            self.switched.emit()

    def take_model(self) -> None:
        """Show the rows of the table, those that are chosen there as chosen."""
        self.setModel(self._table.model())
        self.setSelectionModel(self._table.selectionModel())
        self.setItemDelegate(self._table.itemDelegate())
        self.verticalHeader().setDefaultSectionSize(
            self._table.verticalHeader().defaultSectionSize()
        )

    def settle(self) -> None:
        """Take the column, the place and the size that the table now gives it."""
        first = self._first()
        self.setVisible(self._is_on and first >= 0)
        if not self._is_on or first < 0:
            return
        header = self._table.horizontalHeader()
        for column in range(header.count()):
            self.setColumnHidden(column, column != first)
        width = header.sectionSize(first)
        if self.columnWidth(first) != width:
            self.setColumnWidth(first, width)
        self.horizontalHeader().setFixedHeight(header.height())
        area = self._table.viewport()
        self.setGeometry(
            self._table.frameWidth(), header.y(), width, header.height() + area.height()
        )
        self.verticalScrollBar().setValue(self._table.verticalScrollBar().value())
        self.raise_()

    def _first(self) -> int:
        """The logical place of the first column that is shown, -1 for none."""
        return next(visible_sections(self._table.horizontalHeader()), -1)

    def _on_resized(self, column: int, _before: int, now: int) -> None:
        if column == self._first() and now:
            self._table.setColumnWidth(column, now)

    def _set_up(self) -> None:
        table = self._table
        self.setProperty("role", "frozen")
        self.setObjectName("frozenColumn")
        self.setAccessibleName("First column, kept in sight")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(table)
        dress_rows(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
