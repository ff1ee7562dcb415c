"""Which tags some rows have: a list to tick, and a field for new ones."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QListWidget, QListWidgetItem, QWidget

from explorer.app.dialogs.frame import DialogFrame, paragraph
from explorer.errors import KnownError
from explorer.schema.marks import same_tag, tag_of

_WIDTH = 420
_State = Qt.CheckState


class TagsDialog(DialogFrame):
    """`chosen` comes with the tags to give to all and those to take from all.

    `on_rows` are the tags of each row; a tag that only some have is half ticked, and stays where
    it is unless it is pressed.
    """

    chosen = Signal(tuple, tuple)

    def __init__(
        self,
        what: str,
        on_rows: Sequence[Sequence[str]],
        known: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("tagsDialog", f"Tags of {what}", parent)
        self._before: dict[str, _State] = {}
        self.field = QLineEdit()
        self.field.setObjectName("tagField")
        self.field.setAccessibleName("New tag")
        self.field.setPlaceholderText("Type a tag, Enter adds it")
        self.list = QListWidget()
        self.list.setObjectName("tagList")
        self.list.setAccessibleName("Tags")
        self._problem = paragraph("")
        self._problem.setObjectName("tagProblem")
        self._problem.setProperty("role", "warning")
        self._problem.hide()
        for part in (self.field, self._problem, self.list):
            self.body.addWidget(part)
        self._fill(on_rows, known)
        completer = QCompleter(list(known), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        self.field.textEdited.connect(lambda _text: self._problem.hide())
        self.add_button("Cancel", "cancelButton").clicked.connect(self.reject)
        self._save = self.add_button("Save", "confirmButton", primary=True)
        self._save.clicked.connect(self._on_save)
        self.field.setFocus()
        self.fit(_WIDTH)

    @property
    def problem(self) -> str:
        """Why the typed tag is none, empty where nothing is wrong."""
        return "" if self._problem.isHidden() else self._problem.text()

    def add(self, typed: str) -> bool:
        """Tick a tag or several between commas, new ones at the top.

        False where one of them is none, which is said.
        """
        try:
            tags = [tag_of(part) for part in typed.split(",")]
        except KnownError as error:
            self._problem.setText(str(error))
            self._problem.show()
            return False
        for tag in tags:
            self._tick(tag)
        self.field.clear()
        return True

    def _tick(self, tag: str) -> None:
        for item in self._items():
            if same_tag(item.text()) == same_tag(tag):
                item.setCheckState(_State.Checked)
                self.list.scrollToItem(item)
                break
        else:
            self._insert(0, tag, _State.Checked)

    def _fill(self, on_rows: Sequence[Sequence[str]], known: Sequence[str]) -> None:
        spelled = {same_tag(tag): tag for tags in on_rows for tag in tags}
        counts = {key: sum(key in map(same_tag, tags) for tags in on_rows) for key in spelled}
        for key, tag in sorted(spelled.items()):
            state = _State.Checked if counts[key] == len(on_rows) else _State.PartiallyChecked
            self._insert(self.list.count(), tag, state)
            self._before[key] = state
        for tag in known:
            if same_tag(tag) not in spelled:
                self._insert(self.list.count(), tag, _State.Unchecked)

    def _insert(self, place: int, tag: str, state: _State) -> None:
        item = QListWidgetItem(tag)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(state)
        self.list.insertItem(place, item)
        self.list.setCurrentRow(0)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _on_save(self) -> None:
        """Enter in the field adds what is typed there first."""
        if self.field.text().strip():
            self.add(self.field.text())
            return
        given: list[str] = []
        taken: list[str] = []
        for item in self._items():
            before = self._before.get(same_tag(item.text()), _State.Unchecked)
            if item.checkState() == before:
                continue
            (given if item.checkState() == _State.Checked else taken).append(item.text())
        self.accept()
        self.chosen.emit(tuple(given), tuple(taken))
