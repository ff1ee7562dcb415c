"""Asks for something in writing, and says below the field what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from explorer.errors import KnownError


class FieldDialog(QDialog):
    """A field between a request and a mistake; OK closes it once what is written can be taken."""

    def __init__(self, title: str, request: str, field: QWidget, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Ahead of the buttons, so that the keyboard is in the field first.
        field.setParent(self)
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
        for part in (QLabel(request, self), field, self.mistake, buttons):
            column.addWidget(part)

    def take(self) -> None:
        """Use what is written. Raises KnownError, which is shown, where that cannot be."""
        raise NotImplementedError

    def _on_accepted(self) -> None:
        try:
            self.take()
        except KnownError as error:
            self.mistake.setText(str(error))
            self.mistake.show()
            return
        self.accept()
