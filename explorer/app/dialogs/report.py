"""What an import read, kept and rejected; stays available from the menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from explorer.app.dialogs.frame import DialogFrame

_SIZE = (700, 480)


def report_dialog(
    sentences: Sequence[str], parent: QWidget | None = None, title: str = "Import report"
) -> DialogFrame:
    """The report as text that can be read, searched and copied."""
    dialog = DialogFrame("reportDialog", title, parent)
    text = QPlainTextEdit("\n".join(sentences) or "Nothing has been imported yet.")
    text.setObjectName("reportText")
    text.setAccessibleName(title)
    text.setReadOnly(True)
    dialog.body.addWidget(text, 1)
    copy = dialog.add_button_left("Copy report", "copyReportButton")
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text.toPlainText()))
    dialog.add_button("Close", "closeButton", primary=True).clicked.connect(dialog.close)
    dialog.resize(*_SIZE)
    return dialog
