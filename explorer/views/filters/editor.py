"""A line in which one filter is edited as text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from explorer.errors import KnownError
from explorer.query.spelling import text_of
from explorer.schema.clause import AnyClause
from explorer.session.session import Session
from explorer.views.filters.change import edit
from explorer.views.filters.mistake import place_of_mistake

_FIELD_WIDTH = 420


class FilterEditor(QFrame):
    """Enter puts the text in the place of the filter, Esc leaves everything as it is."""

    finished = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterEditor")
        self._session = session
        self._clause: AnyClause | None = None
        self.field = QLineEdit(self)
        self.field.setObjectName("filterEditorField")
        self.field.setAccessibleName("Filter as text")
        self.field.setMinimumWidth(_FIELD_WIDTH)
        self.field.returnPressed.connect(self._on_return)
        self.field.textEdited.connect(self._hide_mistake)
        hint = QLabel("Enter to apply · Esc to leave it", self)
        hint.setProperty("role", "muted")
        self.mistake = QLabel(self)
        self.mistake.setProperty("role", "error")
        self.mistake.setTextFormat(Qt.TextFormat.PlainText)
        self.mistake.setWordWrap(True)
        self.mistake.hide()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 1)
        row.addWidget(hint)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.mistake)
        self.hide()

    def begin(self, clause: AnyClause) -> None:
        """Show a filter's text, chosen whole."""
        self._clause = clause
        self.field.setText(text_of(clause))
        self._hide_mistake()
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.field.selectAll()

    def end(self) -> None:
        self._clause = None
        self.hide()
        self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
            return
        super().keyPressEvent(event)

    def _on_return(self) -> None:
        if self._clause is None:
            return
        try:
            edit(self._session, self._clause, self.field.text())
        except KnownError as error:
            self.mistake.setText(str(error))
            self.mistake.show()
            place = place_of_mistake(str(error))
            if place is not None:
                self.field.setCursorPosition(place)
            return
        self.end()

    def _hide_mistake(self) -> None:
        self.mistake.hide()
