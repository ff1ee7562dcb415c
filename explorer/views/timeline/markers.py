"""Moments that the user wants to see beside the tweets: a date and a few words each."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from explorer.errors import KnownError
from explorer.query.calendar import precision_span
from explorer.views.shared.field_dialog import FieldDialog


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


class MarkersDialog(FieldDialog):
    """All markers as text, to be added to, changed and taken away."""

    markers_written = Signal(str)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        self.field = QPlainTextEdit(text)
        self.field.setAccessibleName("Markers, one a line")
        self.field.setPlaceholderText("2020-06-30 NPCSC decision")
        self.field.setTabChangesFocus(True)
        request = "One a line: a date or time in UTC, then a few words."
        super().__init__("Markers on the time axis", request, self.field, parent)

    def take(self) -> None:
        text = self.field.toPlainText()
        parse_markers(text)
        self.markers_written.emit(text)
