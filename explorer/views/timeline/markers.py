"""Moments that the user wants to see beside the tweets: a date and a few words each."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from explorer.errors import KnownError
from explorer.query.calendar import precision_span


@dataclass(frozen=True, slots=True)
class Marker:
    """`minute` since 1970 in UTC; `line` is as it was written."""

    minute: int
    words: str
    line: str


def parse_markers(text: str) -> tuple[Marker, ...]:
    """A marker a line: `2020-06-30 NPCSC decision`. Raises KnownError with the line in question."""
    return tuple(_marker(line.strip()) for line in text.splitlines() if line.strip())


def _marker(line: str) -> Marker:
    date, _, words = line.partition(" ")
    span = precision_span(date)
    if span is None or not words.strip():
        raise KnownError(f"“{line}” is no marker. Write for example: 2020-06-30 NPCSC decision")
    return Marker(span[0], words.strip(), line)


class MarkersDialog(QDialog):
    """All markers as text, to be added to, changed and taken away."""

    markers_written = Signal(str)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Markers on the time axis")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QPlainTextEdit(text, self)
        self.field.setAccessibleName("Markers, one a line")
        self.field.setPlaceholderText("2020-06-30 NPCSC decision")
        self.field.setTabChangesFocus(True)
        self.mistake = QLabel("", self)
        self.mistake.setProperty("role", "error")
        self.mistake.setWordWrap(True)
        self.mistake.hide()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(QLabel("One a line: a date or time in UTC, then a few words.", self))
        for part in (self.field, self.mistake, buttons):
            column.addWidget(part)

    def _on_accepted(self) -> None:
        text = self.field.toPlainText()
        try:
            parse_markers(text)
        except KnownError as error:
            self.mistake.setText(str(error))
            self.mistake.show()
            return
        self.markers_written.emit(text)
        self.accept()
