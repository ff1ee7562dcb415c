"""One dataset in the panel: tick, name, counts, and what to know before trusting them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.schema.numerals import PLAIN, Numerals
from explorer.schema.words import counted
from explorer.views.datasets.model import Entry
from explorer.views.shared.numbers import out_of

_INDENT = 22
_LONGEST_NAME = 28


class DatasetLine(QWidget):
    """Says what was asked of it; changes nothing itself."""

    ticked = Signal()
    only_requested = Signal(int)
    all_requested = Signal()
    rename_requested = Signal(str)
    remove_requested = Signal(str)
    report_requested = Signal(str)
    rejects_requested = Signal(str)

    def __init__(
        self, entry: Entry, numerals: Numerals = PLAIN, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._numerals = numerals
        self.setObjectName(f"dataset_{entry.name}")
        self.entry = entry
        self._box = QCheckBox(_shortened(entry.name).replace("&", "&&"), self)
        self._box.setProperty("role", "datasetName")
        self._box.setAccessibleName(f"Dataset {entry.name} in scope")
        self._box.setAccessibleDescription(entry.counts(numerals))
        self._box.setToolTip(f"{entry.name}\nTicked datasets are the scope of every number.")
        self._box.setChecked(True)
        self._box.toggled.connect(lambda _on: self.ticked.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(self._box, 1)
        head.addWidget(self._menu_button())
        column.addLayout(head)
        self._accounts = self._label("", "muted")
        self._tweets = self._label("", "muted")
        column.addWidget(self._accounts)
        column.addWidget(self._tweets)
        for line in entry.lines:
            column.addWidget(self._label(line, "muted"))
        self.set_selected(None)
        for warning in entry.warnings:
            column.addWidget(self._label(warning, "caution"))

    @property
    def is_ticked(self) -> bool:
        return self._box.isChecked()

    def set_ticked(self, *, ticked: bool) -> None:
        """Show whether the dataset is in scope, without asking for anything."""
        if ticked is not self.is_ticked:
            with QSignalBlocker(self._box):
                self._box.setChecked(ticked)

    def set_selected(self, selected: tuple[int, int] | None) -> None:
        """Accounts and tweets that meet the filters, out of all; None while nothing is filtered."""
        entry, numerals = self.entry, self._numerals
        if selected is None:
            self._accounts.setText(counted(entry.accounts, "accounts", numerals))
            self._tweets.setText(counted(entry.tweets, "tweets", numerals))
        else:
            self._accounts.setText(out_of(selected[0], entry.accounts, "accounts", numerals))
            self._tweets.setText(out_of(selected[1], entry.tweets, "tweets", numerals))

    @property
    def counts(self) -> tuple[str, str]:
        """What is said about accounts and tweets."""
        return self._accounts.text(), self._tweets.text()

    def menu(self) -> QMenu:
        """Everything that can be done with the dataset."""
        menu = QMenu(self)
        name = self.entry.name
        menu.addAction("Only this dataset").triggered.connect(
            lambda _c=False: self.only_requested.emit(self.entry.dataset)
        )
        menu.addAction("All datasets").triggered.connect(lambda _c=False: self.all_requested.emit())
        menu.addSeparator()
        menu.addAction("Import report…").triggered.connect(
            lambda _c=False: self.report_requested.emit(name)
        )
        rejects = menu.addAction(f"Rejected records ({self._numerals.whole(self.entry.rejected)})…")
        rejects.setEnabled(bool(self.entry.rejected))
        rejects.triggered.connect(lambda _c=False: self.rejects_requested.emit(name))
        menu.addSeparator()
        menu.addAction("Rename…").triggered.connect(
            lambda _c=False: self.rename_requested.emit(name)
        )
        menu.addAction("Remove from the workspace…").triggered.connect(
            lambda _c=False: self.remove_requested.emit(name)
        )
        return menu

    def _menu_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("datasetMenuButton")
        button.setProperty("role", "quiet")
        button.setText("⋯")
        button.setAccessibleName(f"Actions on dataset {self.entry.name}")
        button.setToolTip("Import report, rejected records, rename, remove")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(
            lambda _c=False: self._pop_up(button.mapToGlobal(button.rect().bottomLeft()))
        )
        return button

    def _pop_up(self, at: QPoint) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._pop_up(event.globalPos())

    def _label(self, text: str, role: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setIndent(_INDENT)
        return label


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
