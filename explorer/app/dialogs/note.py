"""A note to write: the whole of it on one row, or more of it on several."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from explorer.app.dialogs.frame import DialogFrame, paragraph
from explorer.errors import KnownError
from explorer.schema.marks import note_of

_WIDTH = 520
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Text(QPlainTextEdit):
    """Ctrl+Enter is done; Tab goes on to the buttons."""

    def __init__(self, dialog: NoteDialog) -> None:
        super().__init__()
        self._dialog = dialog

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_done = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTERS and is_done:
            self._dialog.save()
        else:
            super().keyPressEvent(event)


class NoteDialog(DialogFrame):
    """`written` comes with the text, empty where there is to be no note."""

    written = Signal(str)

    def __init__(self, what: str, now: str, remark: str, parent: QWidget | None = None) -> None:
        super().__init__("noteDialog", f"Note on {what}", parent)
        if remark:
            self.body.addWidget(paragraph(remark))
        self.text = _Text(self)
        self.text.setObjectName("noteField")
        self.text.setAccessibleName(f"Note on {what}")
        self.text.setPlaceholderText("What you noted; Ctrl+Enter saves it")
        self.text.setTabChangesFocus(True)
        self.text.setPlainText(now)
        self._problem = paragraph("")
        self._problem.setObjectName("noteProblem")
        self._problem.setProperty("role", "warning")
        self._problem.hide()
        self.body.addWidget(self.text, 1)
        self.body.addWidget(self._problem)
        self.add_button("Cancel", "cancelButton").clicked.connect(self.reject)
        self.add_button("Save", "confirmButton", primary=True).clicked.connect(self.save)
        self.text.setFocus()
        self.fit(_WIDTH)

    @property
    def problem(self) -> str:
        """Why the text cannot be a note, empty where it can."""
        return "" if self._problem.isHidden() else self._problem.text()

    def save(self) -> None:
        """Close with the text; one that cannot be a note stays open, and says why."""
        try:
            note = note_of(self.text.toPlainText())
        except KnownError as error:
            self._problem.setText(str(error))
            self._problem.show()
            return
        self.accept()
        self.written.emit(note)
