"""One field in which every action and every filter field is found by a few letters of its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.app.actions import ACTIONS, keys_of
from explorer.schema.fields import FIELDS

_SIZE = (620, 420)
_MARGIN = 12
_NO_KEYS = "no keys"
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be done; `do` is None where it cannot be done now."""

    words: str
    hint: str
    do: Callable[[], None] | None


def entries_of(
    actions: Mapping[str, QAction], begin_filter: Callable[[str], None] | None
) -> list[Entry]:
    """Every action, then every field to filter by; `begin_filter` is None without a workspace."""
    entries = [
        Entry(
            f"{spec.menu} › {actions[spec.name].text()}".replace("&", ""),
            keys_of(spec),
            actions[spec.name].trigger if actions[spec.name].isEnabled() else None,
        )
        for spec in ACTIONS
    ]
    for field in FIELDS.values():
        do = None if begin_filter is None else _beginning(begin_filter, field.name)
        entries.append(Entry(f"Filter by {field.phrase}", f"{field.name}:", do))
    return entries


def found(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """The entries with all words typed, in any case; those that begin with the first come first."""
    words = typed.casefold().split()
    if not words:
        return list(entries)
    met = [
        entry
        for entry in entries
        if all(word in f"{entry.words} {entry.hint}".casefold() for word in words)
    ]
    return sorted(met, key=lambda entry: not _begins(entry, words[0]))


class Palette(QDialog):
    """Enter does what is chosen; what cannot be done now is there to be seen only."""

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paletteDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Find an action or a field")
        self.setAccessibleName("Find an action or a field")
        self._entries = entries
        self._shown: list[Entry] = []
        self.field = QLineEdit()
        self.field.setObjectName("paletteField")
        self.field.setAccessibleName("What to do")
        self.field.setPlaceholderText("Type what you want to do, or the field to filter by")
        self.list = QTreeWidget()
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setObjectName("paletteList")
        self.list.setAccessibleName("What can be done")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self.field.textChanged.connect(self._show)
        self.field.returnPressed.connect(self._do_current)
        self.list.itemClicked.connect(lambda _item, _column: self._do_current())
        self.field.installEventFilter(self)
        self.resize(*_SIZE)
        self._show("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that walk go to the list; the field keeps all others."""
        if not isinstance(event, QKeyEvent) or event.key() not in _WALKING:
            return super().eventFilter(watched, event)
        return self.list.event(event)

    def _show(self, typed: str) -> None:
        self._shown = found(self._entries, typed)
        self.list.clear()
        for entry in self._shown:
            item = QTreeWidgetItem([entry.words, entry.hint])
            item.setDisabled(entry.do is None)
            item.setData(1, Qt.ItemDataRole.AccessibleTextRole, entry.hint or _NO_KEYS)
            self.list.addTopLevelItem(item)
        able = (place for place, entry in enumerate(self._shown) if entry.do is not None)
        if (first := next(able, None)) is not None:
            self.list.setCurrentIndex(self.list.model().index(first, 0))

    def _do_current(self) -> None:
        row = self.list.currentIndex().row()
        do = self._shown[row].do if row >= 0 else None
        if do is not None:
            # Away first: what is done may open a dialog of its own.
            self.close()
            do()


def _begins(entry: Entry, word: str) -> bool:
    words = entry.words.casefold().replace("›", " ").split()
    return any(one.startswith(word) for one in words)


def _beginning(begin_filter: Callable[[str], None], name: str) -> Callable[[], None]:
    return lambda: begin_filter(f"{name}:")
