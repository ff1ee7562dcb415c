"""Where to put a report of the window, and which tables belong to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QWidget

from explorer.app.dialogs.frame import DialogFrame, paragraph
from explorer.app.dialogs.place import place_row

_WIDTH = 600


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """A folder to be made, and what tables go into it, of `accounts` and `tweets`."""

    folder: Path
    tables: tuple[str, ...]


class WindowReportDialog(DialogFrame):
    """`chosen` comes with a ReportChoice."""

    chosen = Signal(object)

    def __init__(
        self,
        charts: str,
        tables: Mapping[str, str],
        filters: str,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("windowReportDialog", "Export the window as a report", parent)
        self.body.addWidget(
            paragraph(
                "Makes one folder that can be sent or printed: a page to open in a browser, the "
                "charts as pictures and as tables, and the provenance of each.",
                "muted",
            )
        )
        self.body.addWidget(paragraph(filters, "muted"))
        self.body.addWidget(paragraph(charts))
        self._tables: dict[str, QCheckBox] = {}
        for what, text in tables.items():
            box = QCheckBox(text)
            box.setObjectName(f"report_{what}")
            box.setChecked(True)
            self._tables[what] = box
            self.body.addWidget(box)
        self._folder = QLineEdit(str(folder))
        self._folder.setObjectName("reportFolder")
        self._folder.setAccessibleName("Folder of the report")
        self._says = paragraph("", "muted")
        self._says.setObjectName("reportSays")
        self.body.addLayout(place_row(self._folder, self._on_choose))
        self.body.addWidget(self._says)
        self.body.addStretch(1)
        self.add_button("Cancel", "cancelButton").clicked.connect(self.reject)
        self._go = self.add_button("Export", "exportReportButton", primary=True)
        self._go.clicked.connect(self._on_export)
        self._folder.textChanged.connect(lambda _text: self._on_changed())
        self._on_changed()
        self.fit(_WIDTH)

    def choice(self) -> ReportChoice:
        """What is chosen."""
        tables = tuple(what for what, box in self._tables.items() if box.isChecked())
        return ReportChoice(Path(self._folder.text().strip()).expanduser(), tables)

    def _on_changed(self) -> None:
        folder = self.choice().folder
        complaint = _complaint(folder)
        self._says.setText(complaint or f"Makes the folder {folder.name}; open index.html in it.")
        self._go.setEnabled(not complaint)

    def _on_choose(self) -> None:
        """Choose the folder that the new one is made in."""
        name = self.choice().folder.name
        within = QFileDialog.getExistingDirectory(self, "Make the report in")
        if within:
            self._folder.setText(str(Path(within) / name))

    def _on_export(self) -> None:
        self.chosen.emit(self.choice())
        self.accept()


def _complaint(folder: Path) -> str:
    """Why the folder cannot be made; empty where it can."""
    if not folder.name:
        return "Say where to."
    if folder.exists():
        return f"{folder.name} is there already: choose another name."
    if not folder.parent.is_dir():
        return f"There is no folder {folder.parent}."
    return ""
