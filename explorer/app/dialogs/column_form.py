"""One line for each of our columns: its name, the file's column, and what stands in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from explorer.app.dialogs.frame import set_role
from explorer.app.mapping import (
    DATED,
    LABELS,
    TIME_FORMATS,
    ColumnChoice,
    choosable,
    likely_format,
    needed,
    reads,
    values_of,
)
from explorer.archive.files import Unrecognised
from explorer.archive.layouts import Role
from explorer.views.shared.elided import ElidedLabel

_NOT_THERE = "not in this file"
_COMBO_WIDTH = 190
_FORMAT_WIDTH = 280
_EXAMPLE_WIDTH = 90
_INDENT = 12


class ColumnForm(QWidget):
    """`looked_at` comes with the file's column that somebody is choosing, empty for none."""

    changed = Signal()
    looked_at = Signal(str)

    def __init__(
        self, table: Unrecognised, choice: ColumnChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._table = table
        self._role: Role = choice.role
        self._sources: dict[str, QComboBox] = {}
        self._formats: dict[str, QComboBox] = {}
        self._written: dict[str, QLabel] = {}
        self._examples: dict[str, ElidedLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 10, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(2, 1)
        for column, label in LABELS[choice.role].items():
            self._add(column, label, choice)
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    @property
    def choice(self) -> ColumnChoice:
        """What is chosen now."""
        sources = {
            column: combo.currentText()
            for column, combo in self._sources.items()
            if combo.currentIndex() > 0
        }
        formats = {
            column: str(combo.currentData())
            for column, combo in self._formats.items()
            if column in sources
        }
        return ColumnChoice(self._role, sources, formats)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say which column has the focus; the wheel scrolls and changes no choice by accident."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QComboBox):
            self._tell(watched)
        if isinstance(event, QWheelEvent):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _add(self, column: str, label: str, choice: ColumnChoice) -> None:
        is_needed = column in needed(self._role)
        combo = _combo(f"source_{column}", f"{label}{', required' if is_needed else ''}")
        combo.addItem(_NOT_THERE)
        combo.addItems(list(choosable(self._table)))
        combo.setCurrentIndex(max(combo.findText(choice.sources.get(column, _NOT_THERE)), 0))
        combo.installEventFilter(self)
        self._sources[column] = combo
        words = QLabel(f"{label} (required)" if is_needed else label)
        if is_needed:
            words.setProperty("role", "heading")
        words.setBuddy(combo)
        example = ElidedLabel()
        example.setProperty("role", "muted")
        example.setMinimumWidth(_EXAMPLE_WIDTH)
        self._examples[column] = example
        row = self._grid.rowCount()
        self._grid.addWidget(words, row, 0)
        self._grid.addWidget(combo, row, 1)
        self._grid.addWidget(example, row, 2)
        if column in DATED:
            self._add_format(column, label, choice)
        self._show_line(column)
        combo.currentIndexChanged.connect(lambda _at: self._on_chosen(column))

    def _add_format(self, column: str, label: str, choice: ColumnChoice) -> None:
        combo = _combo(f"format_{column}", f"{label} is written as")
        combo.setFixedWidth(_FORMAT_WIDTH)
        for written, example in TIME_FORMATS.items():
            combo.addItem(example, written)
        combo.setCurrentIndex(max(combo.findData(choice.formats.get(column)), 0))
        combo.installEventFilter(self)
        combo.currentIndexChanged.connect(lambda _at: self._on_format(column))
        self._formats[column] = combo
        written = QLabel("written as, in UTC")
        written.setProperty("role", "muted")
        written.setIndent(_INDENT)
        written.setBuddy(combo)
        self._written[column] = written
        row = self._grid.rowCount()
        self._grid.addWidget(written, row, 0)
        self._grid.addWidget(combo, row, 1, 1, 2, Qt.AlignmentFlag.AlignLeft)

    def _on_chosen(self, column: str) -> None:
        combo = self._sources[column]
        if column in self._formats and combo.currentIndex() > 0:
            likely = likely_format(values_of(self._table, combo.currentText()))
            self._formats[column].setCurrentIndex(self._formats[column].findData(likely))
        self._show_line(column)
        self._tell(combo)
        self.changed.emit()

    def _on_format(self, column: str) -> None:
        self._show_line(column)
        self.changed.emit()

    def _show_line(self, column: str) -> None:
        """What stands in the column, and whether its times can be read."""
        combo, example = self._sources[column], self._examples[column]
        is_there = combo.currentIndex() > 0
        values = values_of(self._table, combo.currentText()) if is_there else ()
        example.setText(" ".join(values[0].split()) if values else "")
        set_role(example, "muted")
        if column not in self._formats:
            return
        written = self._formats[column]
        written.setVisible(is_there)
        self._written[column].setVisible(is_there)
        unread = [value for value in values if not reads(str(written.currentData()), value)]
        if unread:
            example.setText(f"{len(unread)} of {len(values)} cannot be read so: {unread[0]}")
            set_role(example, "caution")

    def _tell(self, combo: QComboBox) -> None:
        if combo in self._sources.values():
            self.looked_at.emit(combo.currentText() if combo.currentIndex() > 0 else "")


def _combo(name: str, accessible_name: str) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    combo.setAccessibleName(accessible_name)
    combo.setFixedWidth(_COMBO_WIDTH)
    combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return combo
