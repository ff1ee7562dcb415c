"""One dataset in the preview: its name, its files to tick, and what to know about them."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.app.dialogs.frame import paragraph
from explorer.app.found import FoundDataset, FoundFile

_FEW_FILES = 8
_LONGEST_NAME = 46
_INDENT = 22


class DatasetCard(QFrame):
    """`changed` comes with every tick and letter; `mapping_asked` with the place of a file."""

    changed = Signal()
    mapping_asked = Signal(str)

    def __init__(
        self,
        dataset: FoundDataset,
        name: str,
        left_out: Collection[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.dataset = dataset
        self._boxes: dict[str, QCheckBox] = {}
        self._all = QCheckBox()
        self._all.setObjectName(f"all_{dataset.name}")
        self._all.setAccessibleName(f"Import dataset {dataset.name}")
        self._all.setToolTip("Import this dataset, or leave all of it out")
        self._all.clicked.connect(self._on_all)
        self._name = QLineEdit(name)
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        column.addLayout(self._head())
        for line in dataset.lines:
            column.addWidget(_indented(line, "muted"))
        for warning in dataset.warnings:
            column.addWidget(_indented(warning, "caution"))
        self._files = self._file_list(left_out)
        many = len(dataset.files) > _FEW_FILES
        if many:
            column.addWidget(self._fold())
        self._files.setHidden(many)
        column.addWidget(self._files)
        self._show_count()

    @property
    def name(self) -> str:
        """What the dataset is to be called: as it was found where the field is empty."""
        return self._name.text().strip() or self.dataset.name

    @property
    def left_out(self) -> frozenset[str]:
        """The places of the files that are not ticked."""
        return frozenset(where for where, box in self._boxes.items() if not box.isChecked())

    def _head(self) -> QHBoxLayout:
        found = self.dataset.name
        self._name.setObjectName(f"name_{found}")
        self._name.setAccessibleName(f"Name of dataset {found}")
        self._name.setPlaceholderText(found)
        self._name.setToolTip("The dataset's name in the workspace; it can be changed later")
        self._name.textChanged.connect(lambda _text: self.changed.emit())
        row = QHBoxLayout()
        row.addWidget(self._all)
        label = QLabel("Dataset")
        label.setBuddy(self._name)
        row.addWidget(label)
        row.addWidget(self._name, 1)
        row.addWidget(self._count)
        return row

    def _fold(self) -> QPushButton:
        fold = QPushButton(f"Choose among {len(self.dataset.files)} files…")
        fold.setObjectName(f"fold_{self.dataset.name}")
        fold.setProperty("role", "link")
        fold.setAutoDefault(False)
        fold.setContentsMargins(_INDENT, 0, 0, 0)
        fold.clicked.connect(self._files.show)
        fold.clicked.connect(fold.hide)
        return fold

    def _file_list(self, left_out: Collection[str]) -> QWidget:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(_INDENT, 2, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for file in self.dataset.files:
            self._add_file(grid, file, ticked=file.where not in left_out)
        return inner

    def _add_file(self, grid: QGridLayout, file: FoundFile, *, ticked: bool) -> None:
        box = QCheckBox(_shortened(file.name).replace("&", "&&"))
        box.setObjectName(f"file_{file.name}")
        box.setAccessibleName(f"Import {file.name}")
        box.setAccessibleDescription(" ".join((file.what, file.size, *file.notes)))
        box.setToolTip(file.where)
        box.setChecked(ticked)
        box.toggled.connect(lambda _on: self._on_ticked())
        self._boxes[file.where] = box
        row = grid.rowCount()
        grid.addWidget(box, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(paragraph(file.what, "muted"), row, 1)
        grid.addWidget(_size(file.size), row, 2, Qt.AlignmentFlag.AlignTop)
        if file.is_mapped:
            change = QPushButton("Columns…")
            change.setProperty("role", "link")
            change.setAutoDefault(False)
            change.setAccessibleName(f"Change the columns of {file.name}")
            change.clicked.connect(lambda _c=False: self.mapping_asked.emit(file.where))
            grid.addWidget(change, row, 3, Qt.AlignmentFlag.AlignTop)
        for note in file.notes:
            label = paragraph(note, "muted")
            label.setIndent(_INDENT)
            grid.addWidget(label, grid.rowCount(), 0, 1, 3)

    def _on_all(self) -> None:
        ticked = self._all.checkState() is not Qt.CheckState.Unchecked
        for box in self._boxes.values():
            with QSignalBlocker(box):
                box.setChecked(ticked)
        self._on_ticked()

    def _on_ticked(self) -> None:
        self._show_count()
        self.changed.emit()

    def _show_count(self) -> None:
        whole = len(self._boxes)
        ticked = whole - len(self.left_out)
        self._count.setText(f"{ticked} of {whole} files" if whole > 1 else "1 file")
        partly = 0 < ticked < whole
        state = Qt.CheckState.PartiallyChecked if partly else Qt.CheckState.Checked
        self._all.setCheckState(state if ticked else Qt.CheckState.Unchecked)
        self._name.setEnabled(bool(ticked))


def _indented(text: str, role: str) -> QLabel:
    label = paragraph(text, role)
    label.setIndent(_INDENT)
    return label


def _size(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    return label


def _shortened(name: str) -> str:
    """The middle is cut out: beginning and end tell files apart."""
    if len(name) <= _LONGEST_NAME:
        return name
    half = _LONGEST_NAME // 2
    return f"{name[:half]}…{name[-half:]}"
