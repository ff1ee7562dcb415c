"""What was found in an archive and where it would go, before anything is imported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explorer.app.dialogs.dataset_card import DatasetCard
from explorer.app.dialogs.destination import Destination
from explorer.app.dialogs.frame import DialogFrame, paragraph
from explorer.app.found import Found, Stranger
from explorer.schema.words import counted

_WIDTH = 760
_TALLEST_LIST = 400
_SHORTEST_LIST = 90


@dataclass(frozen=True, slots=True)
class ImportChoice:
    """What to do; `workspace` None adds to the one that is open.

    `rename` leads from found names to wanted ones; `without` are the places of files left out.
    """

    workspace: Path | None
    rename: Mapping[str, str]
    without: frozenset[str]
    accept_damaged: bool


class PreviewDialog(DialogFrame):
    """`chosen` comes with an ImportChoice; closing it imports nothing.

    `mapping_asked` comes with the place of a file whose columns somebody wants to choose; the
    answer is another `show_found`.
    """

    chosen = Signal(object)
    mapping_asked = Signal(str)

    def __init__(
        self,
        found: Found,
        open_path: Path | None,
        proposed: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("previewDialog", "", parent)
        self._found = found
        self._cards: list[DatasetCard] = []
        self._short = paragraph("", "muted")
        self._short.setObjectName("previewInShort")
        self.body.addWidget(self._short)
        self._area = self._list_area()
        self.body.addWidget(self._area, 1)
        self._where = Destination(open_path, proposed)
        self.body.addWidget(self._where)
        self._damaged = QCheckBox("Import the whole records of damaged files, keep the rest apart")
        self._damaged.setObjectName("acceptDamaged")
        self._damaged.setToolTip(
            "Without this a file that is cut or damaged is refused with exact figures, and you "
            "are asked then."
        )
        self.body.addWidget(self._damaged)
        self._close = self.add_button("Cancel", "cancelButton")
        self._close.clicked.connect(self.reject)
        self._import = self.add_button("Import", "importButton", primary=True)
        self._import.clicked.connect(self._on_import)
        self.show_found(found)

    def show_found(self, found: Found) -> None:
        """Show what was found now, names and ticks kept."""
        names = {card.dataset.name: card.name for card in self._cards}
        left_out = self._left_out()
        self._found = found
        any_there = bool(found.datasets)
        self.set_heading(_heading(found))
        self._cards = [
            DatasetCard(one, names.get(one.name, one.name), left_out) for one in found.datasets
        ]
        for card in self._cards:
            card.changed.connect(self._show_needs)
            card.mapping_asked.connect(self.mapping_asked)
        self._area.setWidget(self._everything())
        for part in (self._where, self._damaged, self._import):
            part.setVisible(any_there)
        self._close.setText("Cancel" if any_there else "Close")
        self._show_needs()
        self._grow()
        first = self.findChild(QPushButton, "mapColumns")
        if any_there:
            self._import.setFocus()
        elif isinstance(first, QPushButton):
            first.setFocus()

    def _grow(self) -> None:
        """Be as high as what is in the list needs, and never less than before."""
        before = self.height() if self.isVisible() else 0
        self._area.setMinimumHeight(self._list_height())
        self.fit(_WIDTH)
        self._area.setMinimumHeight(_SHORTEST_LIST)
        self.resize(self.width(), max(self.height(), before))

    def propose(self, path: Path) -> None:
        """Say that a new workspace is to be this file."""
        self._where.propose(path)

    def _list_area(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setProperty("role", "plain")
        area.setAccessibleName("What was found")
        return area

    def _everything(self) -> QWidget:
        inner = QWidget()
        inner.setProperty("role", "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(10)
        for card in self._cards:
            column.addWidget(card)
        for title, strangers in (
            ("Not recognised, and not imported", self._found.unrecognised),
            ("Found besides", self._found.others),
        ):
            if strangers:
                column.addWidget(paragraph(title, "heading"))
            for stranger in strangers:
                column.addWidget(self._stranger(stranger))
        column.addStretch(1)
        return inner

    def _stranger(self, stranger: Stranger) -> QWidget:
        box = QFrame()
        box.setProperty("role", "card")
        row = QHBoxLayout(box)
        row.setContentsMargins(14, 8, 14, 8)
        words = QVBoxLayout()
        words.setSpacing(2)
        place = paragraph(Path(stranger.where).name or stranger.where)
        place.setToolTip(stranger.where)
        words.addWidget(place)
        words.addWidget(paragraph(stranger.reason, "muted"))
        row.addLayout(words, 1)
        if stranger.columns:
            choose = QPushButton("Choose columns…")
            choose.setObjectName("mapColumns")
            choose.setAutoDefault(False)
            choose.setAccessibleName(f"Choose the columns of {Path(stranger.where).name}")
            choose.setToolTip("Say by hand which column holds what, and import the file")
            choose.clicked.connect(lambda _c=False: self.mapping_asked.emit(stranger.where))
            row.addWidget(choose)
        return box

    def _list_height(self) -> int:
        """As high as what is in it, within reason."""
        inner = self._area.widget()
        layout = inner.layout() if inner is not None else None
        if layout is None:
            return _SHORTEST_LIST
        layout.activate()
        tall = layout.totalHeightForWidth(_WIDTH) if layout.hasHeightForWidth() else 0
        return max(_SHORTEST_LIST, min(tall, _TALLEST_LIST))

    def _left_out(self) -> frozenset[str]:
        return frozenset[str]().union(*(card.left_out for card in self._cards))

    def _show_needs(self) -> None:
        needs = self._found.needs(self._left_out())
        self._where.set_needs(needs)
        self._import.setEnabled(bool(needs.files))
        self._short.setText(self._in_short(needs.files))

    def _in_short(self, ticked: int) -> str:
        found = self._found
        parts = [counted(len(found.datasets), "datasets") + " found"]
        if found.datasets:
            whole = sum(len(one.files) for one in found.datasets)
            parts.append(
                f"{ticked} of {counted(whole, 'files')} ticked"
                if ticked
                else "nothing is ticked, so there is nothing to import"
            )
        if found.unrecognised:
            parts.append(counted(len(found.unrecognised), "files") + " not recognised")
        return " · ".join(parts)

    def _on_import(self) -> None:
        self.chosen.emit(
            ImportChoice(
                self._where.new_path,
                {
                    card.dataset.name: card.name
                    for card in self._cards
                    if card.name != card.dataset.name
                },
                self._left_out(),
                self._damaged.isChecked(),
            )
        )
        self.accept()


def _heading(found: Found) -> str:
    if found.datasets:
        return "Import this archive?"
    return "Nothing here was recognised" if found.unrecognised else "Nothing here can be imported"
