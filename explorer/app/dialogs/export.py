"""What to export, in which mode, into which file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from explorer.app.dialogs.frame import DialogFrame, paragraph

_WIDTH = 640
EXACT = "exact"
SPREADSHEET = "spreadsheet"
_EXACT_MEANS = (
    "The archive's own columns, order and spelling; for scripts and for checking against the "
    "source."
)
_SPREADSHEET_MEANS = (
    "Opens in Excel with Chinese, Arabic and long ids whole; cells that would run as formulas "
    "are disarmed."
)
_BOTH = ("both", "Both, as two files", "")
_MODES = ((EXACT, "Exact", _EXACT_MEANS), (SPREADSHEET, "Spreadsheet-safe", _SPREADSHEET_MEANS))


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """`files` holds a path for each of `accounts`, `tweets` that is to be written."""

    files: Mapping[str, Path]
    mode: str


class ExportDialog(DialogFrame):
    """`chosen` comes with an ExportChoice."""

    chosen = Signal(object)

    def __init__(
        self,
        counts: Mapping[str, str],
        filters: str,
        folder: Path,
        stem: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("exportDialog", "Export what is selected", parent)
        self._folder = folder
        self._what = QButtonGroup(self)
        self._mode = QButtonGroup(self)
        self.body.addWidget(paragraph(filters, "muted"))
        self.body.addWidget(
            _choices(
                self._what,
                (*((what, text, "") for what, text in counts.items()), _BOTH),
            )
        )
        self.body.addWidget(_choices(self._mode, _MODES))
        row = QHBoxLayout()
        self._stem = QLineEdit(str(folder / stem))
        self._stem.setObjectName("exportPath")
        self._stem.setAccessibleName("Where to export to")
        self._stem.textChanged.connect(lambda _text: self._show_files())
        row.addWidget(self._stem, 1)
        choose = QPushButton("Choose…")
        choose.setAutoDefault(False)
        choose.clicked.connect(self._on_choose)
        row.addWidget(choose)
        self.body.addLayout(row)
        self._files = paragraph("", "muted")
        self._files.setObjectName("exportFiles")
        self.body.addWidget(self._files)
        self.body.addStretch(1)
        self.add_button("Cancel", "cancelButton").clicked.connect(self.reject)
        self._go = self.add_button("Export", "exportButton", primary=True)
        self._go.clicked.connect(self._on_export)
        self._what.buttonToggled.connect(lambda _button, _on: self._show_files())
        self._show_files()
        self.fit(_WIDTH)

    def files(self) -> dict[str, Path]:
        """What would be written where; nothing while the path has no name yet."""
        base = Path(self._stem.text().strip()).expanduser()
        if not base.name:
            return {}
        base = base.with_suffix("") if base.suffix.lower() == ".csv" else base
        what = _checked(self._what)
        wanted = ("accounts", "tweets") if what == "both" else (what,)
        return {name: base.with_name(f"{base.name}_{name}.csv") for name in wanted}

    def _show_files(self) -> None:
        files = self.files()
        taken = [path for path in files.values() if path.exists()]
        lines = [f"Writes {path.name} and its provenance beside it" for path in files.values()]
        if taken:
            names = " and ".join(path.name for path in taken)
            lines.append(f"{names} already there: choose another name.")
        folder = Path(self._stem.text().strip()).expanduser().parent
        if files and not folder.is_dir():
            lines = [f"There is no folder {folder}."]
        self._files.setText("\n".join(lines) or "Say where to.")
        self._go.setEnabled(bool(files) and not taken and folder.is_dir())

    def _on_choose(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self,
            "Export to",
            self._stem.text(),
            "CSV (*.csv)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if path:
            self._stem.setText(str(Path(path).with_suffix("")))

    def _on_export(self) -> None:
        self.chosen.emit(ExportChoice(self.files(), _checked(self._mode)))
        self.accept()


def _choices(group: QButtonGroup, choices: tuple[tuple[str, str, str], ...]) -> QWidget:
    box = QFrame()
    box.setProperty("role", "card")
    column = QVBoxLayout(box)
    column.setContentsMargins(14, 10, 14, 10)
    for name, text, explained in choices:
        button = QRadioButton(text)
        button.setObjectName(f"export_{name}")
        group.addButton(button)
        column.addWidget(button)
        if explained:
            label = paragraph(explained, "muted")
            label.setIndent(24)
            column.addWidget(label)
    group.buttons()[0].setChecked(True)
    return box


def _checked(group: QButtonGroup) -> str:
    button = group.checkedButton()
    return button.objectName().removeprefix("export_") if button is not None else ""
