"""What to export, how, and into which file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from explorer.app.dialogs.export_choice import (
    BOTH,
    CHOSEN,
    COLUMNS,
    FORMS_OF_ROWS,
    KINDS,
    NAMES,
    OWN,
    ExportChoice,
)
from explorer.app.dialogs.frame import DialogFrame, paragraph
from explorer.app.dialogs.place import place_row
from explorer.export.order import ACCOUNTS, EDGES, TWEETS, compression_of
from explorer.query.export_edges import RETWEETS
from explorer.views.shared.chooser import Chooser

_WIDTH = 680
_NAMES_HEIGHT = 150
_TICKED = Qt.CheckState.Checked
_NO_COLUMNS = "Tick at least one column of each file."
_EVERYTHING = " "
"""No tag is blank."""
_ENDINGS = (".csv", ".parquet", ".graphml")


class ExportDialog(DialogFrame):
    """`chosen` comes with an ExportChoice; `tags` are those that rows can be chosen by."""

    chosen = Signal(object)

    def __init__(
        self,
        counts: Mapping[str, str],
        filters: str,
        folder: Path,
        stem: str,
        tags: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("exportDialog", "Export what is selected", parent)
        self._what, self._form = QButtonGroup(self), QButtonGroup(self)
        self._kind = Chooser("Network of", KINDS, RETWEETS)
        self._columns = Chooser("Columns", COLUMNS, OWN)
        rows = [
            ("", "all that is selected"),
            *((tag, f"only what is tagged “{tag}”") for tag in tags),
            (_EVERYTHING, "everything in scope, whatever is filtered"),
        ]
        self._tag = Chooser("Rows", rows, "")
        self._tag.setObjectName("exportTag")
        self._columns_label = QLabel("Columns:")
        self._names = _ticked(NAMES[TWEETS])
        self._added = QCheckBox("Columns worked out")
        self._marks = QCheckBox("Your tags and notes")
        self._compressed = QCheckBox("Compress")
        self._stem = QLineEdit(str(folder / stem))
        self._stem.setObjectName("exportPath")
        self._stem.setAccessibleName("Where to export to")
        self._files = paragraph("", "muted")
        self._means: dict[str, QLabel] = {}
        self.body.addWidget(paragraph(filters, "muted"))
        self.body.addWidget(self._whats(counts))
        self.body.addWidget(self._forms())
        self.body.addLayout(place_row(self._stem, self._on_choose))
        self._files.setObjectName("exportFiles")
        self.body.addWidget(self._files)
        self.body.addStretch(1)
        self.add_button("Cancel", "cancelButton").clicked.connect(self.reject)
        self._go = self.add_button("Export", "exportButton", primary=True)
        self._go.clicked.connect(self._on_export)
        self._listen()
        self._on_changed()
        self.fit(_WIDTH)

    def choice(self) -> ExportChoice | None:
        """What is chosen; None while the path has no name yet."""
        base = Path(self._stem.text().strip()).expanduser()
        if not base.name:
            return None
        return ExportChoice(
            _without_ending(base),
            _checked(self._what),
            _checked(self._form),
            self._kind.current,
            self._columns.current,
            self._added.isChecked(),
            self._compressed.isChecked(),
            self._marks.isChecked(),
            self._tag.current.strip(),
            self._tag.current == _EVERYTHING,
            tuple(item.text() for item in self._items() if item.checkState() == _TICKED),
        )

    def _whats(self, counts: Mapping[str, str]) -> QWidget:
        box, column = _card()
        for what, text in (*counts.items(), (BOTH, "Both, as two files")):
            column.addWidget(_radio(self._what, what, text))
        row = QHBoxLayout()
        row.addWidget(_radio(self._what, EDGES, "The network of"))
        self._kind.setObjectName("exportKind")
        row.addWidget(self._kind)
        row.addStretch(1)
        column.addLayout(row)
        column.addLayout(self._rows_line())
        self._what.buttons()[0].setChecked(True)
        return box

    def _rows_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(QLabel("Rows:"))
        line.addWidget(self._tag)
        line.addStretch(1)
        return line

    def _forms(self) -> QWidget:
        box, column = _card()
        for name, form in FORMS_OF_ROWS.items():
            column.addWidget(_radio(self._form, name, form.title))
            self._means[name] = paragraph(form.means, "muted")
            self._means[name].setIndent(24)
            column.addWidget(self._means[name])
        self._form.buttons()[0].setChecked(True)
        row = QHBoxLayout()
        for widget, name in (
            (self._columns_label, "exportColumnsLabel"),
            (self._columns, "exportColumns"),
            (self._added, "exportAdded"),
            (self._marks, "exportMarks"),
            (self._compressed, "exportCompressed"),
        ):
            widget.setObjectName(name)
            row.addWidget(widget)
        row.addStretch(1)
        self._added.setToolTip(
            "The dataset, the exact millisecond and the handle retweeted of tweets, "
            "how many tweets of an account are selected"
        )
        self._compressed.setToolTip("As gzip; Parquet is compressed already")
        column.addLayout(row)
        column.addWidget(self._names)
        return box

    def _items(self) -> list[QListWidgetItem]:
        return [self._names.item(place) for place in range(self._names.count())]

    def _listen(self) -> None:
        for group in (self._what, self._form):
            group.buttonToggled.connect(lambda _button, _on: self._on_changed())
        for box in (self._added, self._marks, self._compressed):
            box.toggled.connect(lambda _on: self._on_changed())
        for chooser in (self._kind, self._columns):
            chooser.chosen.connect(lambda _key: self._on_changed())
        self._kind.chosen.connect(lambda _key: _button(self._what, EDGES).setChecked(True))
        self._stem.textChanged.connect(lambda _text: self._on_changed())
        self._names.itemChanged.connect(lambda _item: self._on_changed())

    def _on_changed(self) -> None:
        """Show what the choice means, and whether it can be had."""
        choice = self.choice()
        if choice is not None:
            for name, form in choice.forms.items():
                _button(self._form, name).setText(form.title)
                self._means[name].setText(form.means)
        has_rows = _checked(self._what) != EDGES
        for widget in (self._columns_label, self._columns, self._added, self._marks):
            widget.setVisible(has_rows)
        self._names.setVisible(has_rows and self._columns.current == CHOSEN)
        for item in self._items():
            item.setHidden(_checked(self._what) == ACCOUNTS and item.text() not in NAMES[ACCOUNTS])
        files = choice.files if choice is not None else {}
        folder = Path(self._stem.text().strip()).expanduser().parent
        taken = [path for path in files.values() if path.exists()]
        lacks_columns = choice is not None and choice.lacks_columns
        lines = [_NO_COLUMNS] if lacks_columns else _lines(files, folder, taken)
        self._files.setText("\n".join(lines))
        self._go.setEnabled(bool(files) and not taken and not lacks_columns and folder.is_dir())

    def _on_choose(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self,
            "Export to",
            self._stem.text(),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if path:
            self._stem.setText(str(_without_ending(Path(path))))

    def _on_export(self) -> None:
        self.chosen.emit(self.choice())
        self.accept()


def _lines(files: Mapping[str, Path], folder: Path, taken: list[Path]) -> list[str]:
    if not files:
        return ["Say where to."]
    if not folder.is_dir():
        return [f"There is no folder {folder}."]
    lines = [f"Writes {path.name} and its provenance beside it" for path in files.values()]
    if taken:
        names = " and ".join(path.name for path in taken)
        lines.append(f"{names} already there: choose another name.")
    return lines


def _without_ending(path: Path) -> Path:
    """The path without what an export adds to it."""
    inner = path.with_suffix("") if compression_of(path) else path
    return inner.with_suffix("") if inner.suffix.lower() in _ENDINGS else inner


def _ticked(names: Sequence[str]) -> QListWidget:
    """The archive's columns, all ticked."""
    made = QListWidget()
    made.setObjectName("exportNames")
    made.setAccessibleName("Columns to export")
    made.setFixedHeight(_NAMES_HEIGHT)
    for name in names:
        item = QListWidgetItem(name, made)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(_TICKED)
    return made


def _card() -> tuple[QFrame, QVBoxLayout]:
    box = QFrame()
    box.setProperty("role", "card")
    column = QVBoxLayout(box)
    column.setContentsMargins(14, 10, 14, 10)
    return box, column


def _radio(group: QButtonGroup, name: str, text: str) -> QRadioButton:
    button = QRadioButton(text)
    button.setObjectName(f"export_{name}")
    group.addButton(button)
    return button


def _button(group: QButtonGroup, name: str) -> QRadioButton:
    for button in group.buttons():
        if button.objectName() == f"export_{name}" and isinstance(button, QRadioButton):
            return button
    raise KeyError(name)


def _checked(group: QButtonGroup) -> str:
    button = group.checkedButton()
    return button.objectName().removeprefix("export_") if button is not None else ""
