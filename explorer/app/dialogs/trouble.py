"""What is said when something went wrong: a sentence, or a bug with details to copy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from explorer import __version__
from explorer.app.dialogs.frame import DialogFrame, paragraph

_WIDTH = 520
_DETAILS_SIZE = (720, 460)


def known_trouble(sentence: str, parent: QWidget | None = None) -> DialogFrame:
    """One sentence that says what is wrong and what to do."""
    dialog = DialogFrame("troubleDialog", "That did not work", parent)
    dialog.body.addWidget(paragraph(sentence))
    dialog.add_button("Close", "closeButton", primary=True).clicked.connect(dialog.close)
    dialog.fit(_WIDTH)
    return dialog


def bug_report(details: str, log_file: Path, parent: QWidget | None = None) -> DialogFrame:
    """The program is at fault: says that nothing is lost and gives the details to report."""
    dialog = DialogFrame("bugDialog", "Something in the program is wrong", parent)
    dialog.body.addWidget(
        paragraph(
            "This is a mistake of the program, not yours. Your workspace is as it was before. "
            "Please report the details below; they hold no rows of your archive unless a "
            "message quotes one."
        )
    )
    text = QPlainTextEdit(f"Takedown Explorer {__version__}\n\n{details}")
    text.setReadOnly(True)
    text.setObjectName("bugDetails")
    text.setAccessibleName("Details of the mistake")
    dialog.body.addWidget(text, 1)
    dialog.body.addWidget(paragraph(f"The log file is {log_file}", "caption"))
    copy = dialog.add_button_left("Copy details", "copyDetailsButton")
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text.toPlainText()))
    dialog.add_button("Close", "closeButton", primary=True).clicked.connect(dialog.close)
    dialog.resize(*_DETAILS_SIZE)
    return dialog
