"""The frame that all dialogs share: heading, body, a row of buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

HELP = "helpAction"
_MARGIN = 20
_SPACING = 12
_AROUND = 70
"""Height of a window's frame and of what a desktop keeps at its edge."""


class DialogFrame(QDialog):
    """A dialog with a heading; freed when closed. `body` takes what it is about."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN - 4)
        column.setSpacing(_SPACING)
        self._heading = QLabel()
        self._heading.setProperty("role", "dialogHeading")
        column.addWidget(self._heading)
        self.set_heading(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(_SPACING - 4)
        column.addLayout(self.body, 1)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        column.addSpacing(_SPACING // 3)
        column.addLayout(self._buttons)

    def set_heading(self, title: str) -> None:
        """What the dialog is called, for eyes, window lists and screen readers."""
        self.setAccessibleName(title)
        self.setWindowTitle(title)
        self._heading.setText(title)

    def add_button(self, text: str, name: str, *, primary: bool = False) -> QPushButton:
        """A button at the right end; the primary one answers to Return."""
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(primary)
        button.setDefault(primary)
        if primary:
            button.setProperty("role", "primary")
            button.setFocus()
        self._buttons.addWidget(button)
        return button

    def add_button_left(self, text: str, name: str) -> QPushButton:
        """A button that is about the dialog's text rather than an answer to it."""
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        self._buttons.insertWidget(0, button)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 is the window's own, also while it waits for this dialog."""
        helping = (
            self._help_action() if event.matches(QKeySequence.StandardKey.HelpContents) else None
        )
        if helping is None:
            super().keyPressEvent(event)
        else:
            helping.trigger()

    def _help_action(self) -> QAction | None:
        owner = self.parentWidget()
        while owner is not None:
            for action in owner.actions():
                if action.objectName() == HELP:
                    return action
            owner = owner.parentWidget()
        return None

    def fit(self, width: int) -> None:
        """Be so wide, and as high as the text then needs: wrapped lines are known only then."""
        self.setMinimumWidth(width)
        layout = self.layout()
        if layout is not None:
            layout.activate()
            fits = layout.hasHeightForWidth()
            tall = layout.totalHeightForWidth(width) if fits else layout.totalSizeHint().height()
            room = self.screen().availableGeometry().height() - _AROUND
            self.resize(width, min(tall, room))


def set_role(label: QLabel, role: str) -> None:
    """Give a label that is shown already another look."""
    if label.property("role") != role:
        label.setProperty("role", role)
        label.style().unpolish(label)
        label.style().polish(label)


def paragraph(text: str, role: str = "") -> QLabel:
    """Plain text that wraps and can be selected with mouse and keyboard."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        label.setProperty("role", role)
    return label
