"""What was found in an archive and where it would go, before anything is imported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explorer.app.dialogs.frame import DialogFrame, paragraph
from explorer.app.disk import free_bytes
from explorer.app.places import WORKSPACE_SUFFIX
from explorer.schema.words import counted, size_text

_WIDTH = 700
_TALLEST_LIST = 380
_SHORTEST_LIST = 90


@dataclass(frozen=True, slots=True)
class FoundDataset:
    """One dataset that would be imported: its files in words and what to know about them."""

    name: str
    lines: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that was found; `remarks` are sentences, `unrecognised` a place and a reason."""

    datasets: tuple[FoundDataset, ...]
    unrecognised: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    needed_bytes: int


@dataclass(frozen=True, slots=True)
class ImportChoice:
    """What to do; `workspace` None adds to the one that is open."""

    workspace: Path | None
    rename: Mapping[str, str]
    accept_damaged: bool


class PreviewDialog(DialogFrame):
    """`chosen` comes with an ImportChoice; closing it imports nothing."""

    chosen = Signal(object)

    def __init__(
        self, found: Found, open_name: str, proposed: Path, parent: QWidget | None = None
    ) -> None:
        title = "Import this archive?" if found.datasets else "Nothing here can be imported"
        super().__init__("previewDialog", title, parent)
        self._found = found
        self._path = proposed
        self._names: dict[str, QLineEdit] = {}
        self.body.addWidget(paragraph(_in_short(found), "muted"))
        self.body.addWidget(self._what_was_found(), 1)
        self._add = QRadioButton(f"Add to the open workspace “{open_name}”")
        self._add.setObjectName("addToOpen")
        self._new = QRadioButton("New workspace")
        self._new.setObjectName("newWorkspace")
        self._space = QLabel()
        self._space.setObjectName("diskSpace")
        self._damaged = QCheckBox("Import the whole records of a damaged file, keep the rest aside")
        self._damaged.setObjectName("acceptDamaged")
        self._damaged.setToolTip(
            "Without this a file that is cut or damaged is refused, with exact figures."
        )
        if found.datasets:
            self.body.addWidget(self._where(bool(open_name)))
            self.body.addWidget(self._damaged)
        close = self.add_button("Cancel" if found.datasets else "Close", "cancelButton")
        close.clicked.connect(self.reject)
        if found.datasets:
            self._import = self.add_button("Import", "importButton", primary=True)
            self._import.clicked.connect(self._on_import)
            self._show_space()
        self.fit(_WIDTH)

    def _what_was_found(self) -> QWidget:
        inner = QWidget()
        inner.setProperty("role", "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(10)
        for dataset in self._found.datasets:
            column.addWidget(self._dataset(dataset))
        for remark in self._found.remarks:
            column.addWidget(paragraph(remark))
        if self._found.unrecognised:
            heading = paragraph("Not recognised, and not imported", "heading")
            column.addWidget(heading)
            for where, reason in self._found.unrecognised:
                column.addWidget(paragraph(where))
                column.addWidget(paragraph(reason, "muted"))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setProperty("role", "plain")
        area.setAccessibleName("What was found")
        tall = column.totalHeightForWidth(_WIDTH) if column.hasHeightForWidth() else 0
        area.setMinimumHeight(max(_SHORTEST_LIST, min(tall, _TALLEST_LIST)))
        return area

    def _dataset(self, dataset: FoundDataset) -> QWidget:
        box = QFrame()
        box.setProperty("role", "card")
        column = QVBoxLayout(box)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(3)
        row = QHBoxLayout()
        name = QLineEdit(dataset.name)
        name.setObjectName(f"name_{dataset.name}")
        name.setAccessibleName(f"Name of dataset {dataset.name}")
        name.setToolTip("The dataset's name in the workspace; it can be changed later")
        self._names[dataset.name] = name
        label = QLabel("Dataset")
        label.setBuddy(name)
        row.addWidget(label)
        row.addWidget(name, 1)
        column.addLayout(row)
        for line in dataset.lines:
            column.addWidget(paragraph(line, "muted"))
        for warning in dataset.warnings:
            column.addWidget(paragraph(warning, "caution"))
        return box

    def _where(self, may_add: bool) -> QWidget:
        box = QFrame()
        box.setProperty("role", "card")
        column = QVBoxLayout(box)
        column.setContentsMargins(14, 10, 14, 10)
        self._add.setVisible(may_add)
        self._add.setChecked(may_add)
        self._new.setChecked(not may_add)
        column.addWidget(self._add)
        column.addWidget(self._new)
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 0, 0)
        self._place = paragraph(str(self._path))
        self._place.setObjectName("workspacePath")
        row.addWidget(self._place, 1)
        change = QPushButton("Change…")
        change.setObjectName("changePath")
        change.setAutoDefault(False)
        change.clicked.connect(self._on_change)
        row.addWidget(change)
        column.addLayout(row)
        column.addWidget(self._space)
        self._add.toggled.connect(lambda _on: self._show_space())
        return box

    def _show_space(self) -> None:
        free = free_bytes(self._path)
        needed = self._found.needed_bytes
        if free is None:
            self._space.setText(f"Needs about {size_text(needed)}.")
            return
        short = free < needed
        self._space.setText(
            f"Needs about {size_text(needed)}; {size_text(free)} are free there."
            + (" That is not enough: choose another place." if short else "")
        )
        self._space.setProperty("role", "caution" if short else "muted")
        self._space.style().unpolish(self._space)
        self._space.style().polish(self._space)

    def propose(self, path: Path) -> None:
        """Say that the new workspace is to be this file."""
        self._path = path if path.suffix else path.with_suffix(WORKSPACE_SUFFIX)
        self._place.setText(str(self._path))
        self._new.setChecked(True)
        self._show_space()

    def _on_change(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, "New workspace", str(self._path), f"Workspaces (*{WORKSPACE_SUFFIX})"
        )
        if path:
            self.propose(Path(path))

    def _on_import(self) -> None:
        rename = {
            name: field.text().strip()
            for name, field in self._names.items()
            if field.text().strip() not in ("", name)
        }
        target = None if self._add.isChecked() else self._path
        self.chosen.emit(ImportChoice(target, rename, self._damaged.isChecked()))
        self.accept()


def _in_short(found: Found) -> str:
    parts = [counted(len(found.datasets), "datasets") + " found"]
    if found.unrecognised:
        parts.append(counted(len(found.unrecognised), "files") + " not recognised")
    return " · ".join(parts)
