"""Where an import goes: the open workspace or a new one, and whether there is room."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from explorer.app.dialogs.frame import paragraph, set_role
from explorer.app.disk import free_bytes
from explorer.app.found import Needs
from explorer.app.places import WORKSPACE_SUFFIX
from explorer.schema.words import duration_text, size_text


class Destination(QFrame):
    """`open_path` is of the workspace that is open and may grow; None where there is none."""

    def __init__(
        self, open_path: Path | None, proposed: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._open_path = open_path
        self._path = proposed
        self._needs = Needs(0, 0, 0.0)
        name = open_path.stem if open_path is not None else ""
        self._add = QRadioButton(f"Add to the open workspace “{name}”")
        self._add.setObjectName("addToOpen")
        self._add.setVisible(open_path is not None)
        self._add.setChecked(open_path is not None)
        self._new = QRadioButton("New workspace")
        self._new.setObjectName("newWorkspace")
        self._new.setChecked(open_path is None)
        self._space = paragraph("", "muted")
        self._space.setObjectName("diskSpace")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.addWidget(self._add)
        column.addWidget(self._new)
        column.addLayout(self._place_row())
        column.addWidget(self._space)
        self._add.toggled.connect(lambda _on: self._show_space())

    @property
    def new_path(self) -> Path | None:
        """The workspace to be made; None to add to the open one."""
        return None if self._add.isChecked() else self._path

    def propose(self, path: Path) -> None:
        """Say that a new workspace is to be this file."""
        self._path = path if path.suffix else path.with_suffix(WORKSPACE_SUFFIX)
        self._place.setText(str(self._path))
        self._new.setChecked(True)
        self._show_space()

    def set_needs(self, needs: Needs) -> None:
        """Show whether there is room for this, and how long it may take."""
        self._needs = needs
        self._show_space()

    def _place_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 0, 0)
        self._place = paragraph(str(self._path), "muted")
        self._place.setObjectName("workspacePath")
        row.addWidget(self._place, 1)
        change = QPushButton("Change…")
        change.setObjectName("changePath")
        change.setAutoDefault(False)
        change.setAccessibleName("Change where the new workspace goes")
        change.clicked.connect(self._on_change)
        row.addWidget(change)
        return row

    def _show_space(self) -> None:
        """Where it goes is asked for room, which for the open workspace is its own disk."""
        new_path = self.new_path
        free = free_bytes(new_path if new_path is not None else self._open_path or self._path)
        needed = self._needs.disk_bytes
        short = free is not None and free < needed
        parts = [f"Needs about {size_text(needed)} of disk"]
        if free is not None:
            parts[0] += f", {size_text(free)} are free there"
        parts.append(f"Takes about {duration_text(self._needs.seconds)}")
        if short:
            parts.append("That is not enough room: choose another place, or leave files out")
        self._space.setText(". ".join(parts) + ".")
        set_role(self._space, "caution" if short else "muted")

    def _on_change(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, "New workspace", str(self._path), f"Workspaces (*{WORKSPACE_SUFFIX})"
        )
        if path:
            self.propose(Path(path))
