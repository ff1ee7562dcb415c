"""The row of buttons over everything, and the place in it where the search field goes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QColor, QFontMetrics
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from explorer.app.actions import ACTIONS
from explorer.views.shared.icons import icon
from explorer.views.shared.theme import Theme

_ICON_SHARE = 1.06
"""Of the height of a line of text."""
_WITH_TEXT = ("openArchiveAction", "exportAction")
_HISTORY = ("undoAction", "redoAction")
_AT_THE_END = ("themeAction", "helpAction")


class Header(QFrame):
    """Open archive… · Export… · undo · redo · search field · theme · help."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setProperty("role", "band")
        self._actions = actions
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(6)
        for name in _WITH_TEXT:
            row.addWidget(_button(actions[name], text_too=True))
        row.addSpacing(4)
        for name in _HISTORY:
            row.addWidget(_button(actions[name]))
        row.addSpacing(4)
        self._search_slot = QHBoxLayout()
        row.addLayout(self._search_slot, 1)
        row.addSpacing(4)
        for name in _AT_THE_END:
            row.addWidget(_button(actions[name]))
        self._search: QWidget = _waiting_field()
        self._search_slot.addWidget(self._search)

    def set_search(self, field: QWidget | None) -> None:
        """Put the search field of a workspace in its place, or an empty one without any."""
        self._search_slot.removeWidget(self._search)
        self._search.hide()
        self._search.deleteLater()
        self._search = field or _waiting_field()
        self._search_slot.addWidget(self._search)

    def focus_search(self) -> None:
        """Let the user type a filter, over what is there already."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(self._search, QLineEdit):
            self._search.selectAll()

    def begin_filter(self, text: str) -> None:
        """Let the user go on typing a filter that begins so, after what is there already."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(self._search, QLineEdit):
            self._search.end(False)
            self._search.insert(text if not self._search.text() else f" {text}")

    def set_theme(self, theme: Theme) -> None:
        """Draw all icons in the theme's colours, as large as the text is now."""
        side = round(QFontMetrics(QApplication.font()).height() * _ICON_SHARE)
        for button in self.findChildren(QToolButton):
            button.setIconSize(QSize(side, side))
        for spec in ACTIONS:
            if spec.icon:
                drawn = icon(spec.icon, QColor(theme.text), QColor(theme.disabled))
                self._actions[spec.name].setIcon(drawn)


def _button(action: QAction, *, text_too: bool = False) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setObjectName(action.objectName().removesuffix("Action") + "ToolButton")
    button.setAccessibleName(action.text().replace("&", "").rstrip("…"))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    style = Qt.ToolButtonStyle.ToolButtonTextOnly if text_too else None
    button.setToolButtonStyle(style or Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setProperty("role", "command" if text_too else "icon")
    return button


def _waiting_field() -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText("Search tweet text, or type a filter…")
    field.setAccessibleName("Search field, waiting for a workspace")
    field.setEnabled(False)
    return field
