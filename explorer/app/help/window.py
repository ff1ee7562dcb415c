"""The help in a window of its own: contents, search, pages, back and forward."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.app.help.browser import PageBrowser
from explorer.app.help.pages import Page, Section, find
from explorer.views.shared.clearing import make_clearable

_SIZE = (1000, 720)
_CONTENTS_WIDTH = 270
_MARGIN = 10
_PLACE = Qt.ItemDataRole.UserRole
_LISTED_DEPTH = 2
_EVERY = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
Place = tuple[str, str]
"""The name of a page and the anchor of a heading, empty for its beginning."""


class HelpWindow(QDialog):
    """Stands beside what it explains, without an owner: no open dialog keeps it from being read."""

    def __init__(self, pages: Sequence[Page]) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setObjectName("helpDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pages = {page.name: page for page in pages}
        self._past: list[Place] = []
        self._future: list[Place] = []
        self._here: Place | None = None
        self.search = QLineEdit()
        self.search.setObjectName("helpSearch")
        self.search.setAccessibleName("Search the help")
        self.search.setPlaceholderText("Search the help…")
        make_clearable(self.search)
        self.contents = QTreeWidget()
        self.contents.setObjectName("helpContents")
        self.contents.setAccessibleName("Contents of the help")
        self.contents.setHeaderHidden(True)
        self.page = PageBrowser()
        self._back = _step("‹", "Back", "helpBackButton")
        self._forward = _step("›", "Forward", "helpForwardButton")
        self._arrange()
        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(self._go_to_first)
        self.contents.currentItemChanged.connect(self._on_chosen)
        self.page.link_wanted.connect(self.go_to)
        self._back.clicked.connect(self.back)
        self._forward.clicked.connect(self.forward)
        for keys, do in (
            (QKeySequence.StandardKey.Back, self.back),
            (QKeySequence.StandardKey.Forward, self.forward),
            (QKeySequence.StandardKey.Find, self.search.setFocus),
        ):
            QShortcut(QKeySequence(keys), self, do)
        self._list("")
        self.resize(*_SIZE)

    def go_to(self, name: str, anchor: str = "") -> None:
        """Show a page at a heading; a page that there is not is left alone."""
        if name not in self._pages or (name, anchor) == self._here:
            return
        if self._here is not None:
            self._past.append(self._here)
        self._future.clear()
        self._show((name, anchor))

    def back(self) -> None:
        if self._past and self._here is not None:
            self._future.append(self._here)
            self._show(self._past.pop())

    def forward(self) -> None:
        if self._future and self._here is not None:
            self._past.append(self._here)
            self._show(self._future.pop())

    def _show(self, place: Place) -> None:
        self._here = place
        page = self._pages[place[0]]
        self.page.show_page(page, place[1])
        title = f"Help: {page.title}"
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._back.setEnabled(bool(self._past))
        self._forward.setEnabled(bool(self._future))
        self._mark(place)

    def _arrange(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        steps = QHBoxLayout()
        steps.addWidget(self._back)
        steps.addWidget(self._forward)
        steps.addWidget(self.search, 1)
        column.addLayout(steps)
        column.addWidget(self.contents, 1)
        parts = QSplitter()
        parts.addWidget(left)
        parts.addWidget(self.page)
        parts.setStretchFactor(1, 1)
        parts.setSizes([_CONTENTS_WIDTH, _SIZE[0] - _CONTENTS_WIDTH])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        whole.addWidget(parts)

    def _list(self, typed: str) -> None:
        """All pages with their sections, or the sections where the words typed stand."""
        self.contents.blockSignals(True)
        self.contents.clear()
        if typed.strip():
            for section in find(tuple(self._pages.values()), typed):
                page = self._pages[section.page].title
                text = page if section.depth == 1 else f"{section.heading} · {page}"
                self.contents.addTopLevelItem(_item(text, section))
            if self.contents.topLevelItemCount() == 0:
                nothing = QTreeWidgetItem(["Nothing in the help has these words"])
                nothing.setDisabled(True)
                self.contents.addTopLevelItem(nothing)
        else:
            for page in self._pages.values():
                first, *rest = page.sections
                item = _item(page.title, first)
                item.addChildren(
                    [_item(part.heading, part) for part in rest if part.depth == _LISTED_DEPTH]
                )
                self.contents.addTopLevelItem(item)
        self.contents.blockSignals(False)
        if self._here is not None:
            self._mark(self._here)

    def _mark(self, place: Place) -> None:
        """Show in the contents where the page stands, without going there once more."""
        self.contents.blockSignals(True)
        for item in self.contents.findItems("", _EVERY):
            if item.data(0, _PLACE) == place:
                self.contents.setCurrentItem(item)
        self.contents.blockSignals(False)

    def _on_chosen(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        place = None if item is None else item.data(0, _PLACE)
        if place is not None:
            self.go_to(*place)

    def _go_to_first(self) -> None:
        first = self.contents.topLevelItem(0)
        if first is not None and not first.isDisabled():
            self.contents.setCurrentItem(first)
            self.page.setFocus()


def _item(text: str, section: Section) -> QTreeWidgetItem:
    item = QTreeWidgetItem([text])
    item.setToolTip(0, text)
    item.setData(0, _PLACE, (section.page, "" if section.depth == 1 else section.anchor))
    return item


def _step(text: str, name: str, object_name: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(object_name)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setAutoDefault(False)
    button.setEnabled(False)
    return button
