"""The views that a workspace keeps: opened, renamed, removed, taken out and put in as files."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from explorer.app.dialogs.frame import DialogFrame, paragraph
from explorer.store.kept_views import KeptView

_SIZE = (680, 420)
_EMPTY = "No view is kept in this workspace yet. Save view… (Ctrl+S) keeps what you see."


class SavedViewsDialog(DialogFrame):
    """Each signal brings the name of the view that is chosen."""

    open_wanted = Signal(str)
    rename_wanted = Signal(str)
    remove_wanted = Signal(str)
    export_wanted = Signal(str)
    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("savedViewsDialog", "Saved views", parent)
        self.list = QTreeWidget()
        self.list.setObjectName("savedViewsList")
        self.list.setAccessibleName("Saved views")
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels(["Name", "Filters", "Saved"])
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self._says = paragraph(_EMPTY, "muted")
        self._says.setObjectName("savedViewsSays")
        self.body.addWidget(self._says)
        self.body.addWidget(self.list, 1)
        row = QHBoxLayout()
        self._on_chosen = [
            self._button(row, "Rename…", "renameViewButton", self.rename_wanted),
            self._button(row, "Remove…", "removeViewButton", self.remove_wanted),
            self._button(row, "Save as a file…", "exportViewButton", self.export_wanted),
        ]
        add = QPushButton("Add from a file…")
        add.setObjectName("importViewButton")
        add.setAutoDefault(False)
        add.clicked.connect(self.import_wanted)
        row.addWidget(add)
        row.addStretch(1)
        self.body.addLayout(row)
        self.add_button("Close", "closeButton").clicked.connect(self.close)
        open_button = self.add_button("Open", "openKeptViewButton", primary=True)
        open_button.clicked.connect(lambda: self._emit(self.open_wanted))
        self._on_chosen.append(open_button)
        self.list.itemDoubleClicked.connect(lambda _item, _column: self._emit(self.open_wanted))
        self.list.currentItemChanged.connect(lambda _now, _before: self._switch())
        remove = QShortcut(QKeySequence.StandardKey.Delete, self.list)
        remove.activated.connect(lambda: self._emit(self.remove_wanted))
        self.list.setFocus()
        self.resize(*_SIZE)
        self.show_views(())

    @property
    def chosen(self) -> str | None:
        """The name of the view that is chosen."""
        item = self.list.currentItem()
        return item.text(0) if item is not None else None

    def show_views(self, views: Sequence[tuple[KeptView, str]]) -> None:
        """List views, each with a line about its filters; the choice stays where it can."""
        before = self.chosen
        self.list.clear()
        for view, filters in views:
            item = QTreeWidgetItem([view.name, filters, view.kept_utc[:10]])
            item.setToolTip(1, filters)
            self.list.addTopLevelItem(item)
            if view.name == before:
                self.list.setCurrentItem(item)
        if views and self.chosen is None:
            self.list.setCurrentIndex(self.list.model().index(0, 0))
        for place in (0, 2):
            self.list.resizeColumnToContents(place)
        self._says.setVisible(not views)
        self._switch()

    def _switch(self) -> None:
        for button in self._on_chosen:
            button.setEnabled(self.chosen is not None)

    def _button(
        self, row: QHBoxLayout, words: str, name: str, wanted: SignalInstance
    ) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._emit(wanted))
        row.addWidget(button)
        return button

    def _emit(self, wanted: SignalInstance) -> None:
        if self.chosen is not None:
            wanted.emit(self.chosen)
