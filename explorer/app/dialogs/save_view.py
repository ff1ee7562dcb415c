"""Under which name what is seen is kept."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from explorer.app.dialogs.frame import DialogFrame, paragraph

_WIDTH = 500


class SaveViewDialog(DialogFrame):
    """`named` brings the name; `file_wanted` comes where it is to be a file instead."""

    named = Signal(str)
    file_wanted = Signal()

    def __init__(
        self, filters: str, taken: Collection[str], proposed: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("saveViewDialog", "Save view", parent)
        self._taken = taken
        self.body.addWidget(paragraph(filters))
        self.body.addWidget(
            paragraph(
                "The filters, the datasets in scope, the clock and how the charts are drawn are "
                "kept in this workspace under a name.",
                "muted",
            )
        )
        self._name = QLineEdit(proposed)
        self._name.setObjectName("viewName")
        self._name.setAccessibleName("Name of the view")
        self._name.selectAll()
        self.body.addWidget(self._name)
        self._says = paragraph("", "muted")
        self._says.setObjectName("saveViewSays")
        place = self._says.sizePolicy()
        place.setRetainSizeWhenHidden(True)
        self._says.setSizePolicy(place)
        self.body.addWidget(self._says)
        file = self.add_button_left("Save as a file…", "saveViewFileButton")
        file.clicked.connect(self._on_file)
        self.add_button("Cancel", "cancelButton").clicked.connect(self.reject)
        self._save = self.add_button("Save", "saveViewButton", primary=True)
        self._save.clicked.connect(self._on_save)
        self._name.textChanged.connect(lambda _text: self._on_changed())
        self._on_changed()
        self._name.setFocus()
        self.fit(_WIDTH)

    def _on_changed(self) -> None:
        name = self._name.text().strip()
        is_taken = name in self._taken
        self._save.setEnabled(bool(name))
        self._save.setText("Replace" if is_taken else "Save")
        self._says.setText("Takes the place of the view of this name." if is_taken else "")
        self._says.setVisible(is_taken)

    def _on_save(self) -> None:
        self.named.emit(self._name.text().strip())
        self.accept()

    def _on_file(self) -> None:
        self.reject()
        self.file_wanted.emit()
