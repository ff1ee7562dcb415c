"""A flat button that names the current choice and opens the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget


class Chooser(QToolButton):
    """One of several named things; `choices` are pairs of key and words."""

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[str, str]],
        current: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._words = dict(choices)
        self.setProperty("role", "chooser")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._actions = QActionGroup(self)
        menu = QMenu(self)
        for key, words in choices:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setData(key)
            self._actions.addAction(action)
        self._actions.triggered.connect(lambda action: self.choose(action.data()))
        self.setMenu(menu)
        self.show_choice(current, self._words.get(current, current))

    def choose(self, key: str) -> None:
        """Make this the choice, as if it had been picked from the menu; unknown keys are none."""
        if key in self._words and key != self.current:
            self.show_choice(key, self._words[key])
            self.chosen.emit(key)

    def show_choice(self, key: str, words: str) -> None:
        """Name a choice, be it in the menu or not; nobody is told."""
        self.current = key
        for action in self._actions.actions():
            action.setChecked(action.data() == key)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """What the button says; a choice may say more than its line in the menu."""
        self.setText(f"{words} ▾")
        self.setAccessibleName(f"{self._name}: {words}")
