"""Small questions: yes or no, a line of text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from explorer.app.dialogs.frame import DialogFrame, paragraph

_WIDTH = 460


def confirm(
    title: str, text: str, verb: str, parent: QWidget | None = None, *, no: str = "Cancel"
) -> DialogFrame:
    """Accepted where the user chose the verb; Return does not choose it."""
    dialog = DialogFrame("confirmDialog", title, parent)
    dialog.body.addWidget(paragraph(text))
    dialog.add_button(no, "cancelButton", primary=True).clicked.connect(dialog.reject)
    dialog.add_button(verb, "confirmButton").clicked.connect(dialog.accept)
    dialog.fit(_WIDTH)
    return dialog


class TextQuestion(DialogFrame):
    """`answered` comes with the text when it is accepted."""

    answered = Signal(str)


def ask_text(
    title: str, question: str, now: str, verb: str, parent: QWidget | None = None
) -> TextQuestion:
    """A line of text to change."""
    dialog = TextQuestion("textDialog", title, parent)
    dialog.body.addWidget(paragraph(question))
    field = QLineEdit(now)
    field.setObjectName("answerField")
    field.setAccessibleName(question)
    field.selectAll()
    dialog.body.addWidget(field)
    dialog.add_button("Cancel", "cancelButton").clicked.connect(dialog.reject)
    dialog.add_button(verb, "confirmButton", primary=True).clicked.connect(dialog.accept)
    dialog.accepted.connect(lambda: dialog.answered.emit(field.text().strip()))
    dialog.fit(_WIDTH)
    return dialog
