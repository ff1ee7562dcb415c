"""How the window looks: theme, arrangement, which views are there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QApplication, QMenu

from explorer.app import settings
from explorer.app.dialogs.move_view import MoveViewDialog
from explorer.app.dialogs.preferences import PreferencesDialog
from explorer.app.host import Host
from explorer.app.preferences import Preferences, read_preferences, remember_preferences
from explorer.app.preferred_look import put_on
from explorer.app.theme import system_scheme


class Appearance(QObject):
    """Slots of the menu View, and of the desktop's own theme; goes with the window."""

    def __init__(self, host: Host) -> None:
        super().__init__(host.window)
        self._host = host

    def follow_desktop(self) -> None:
        """Use the desktop's theme where none was chosen; some desktops tell of it late."""
        hints = QApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_desktop_changed)
        self._on_desktop_changed()

    def toggle_theme(self) -> None:
        """Change between light and dark, from now on whatever the desktop uses."""
        name = "light" if self._host.theme.is_dark else "dark"
        settings.remember_theme(self._host.remembered, name)
        self._put_on()

    def preferences(self) -> None:
        """Let the user change how the program looks and reads."""
        dialog = PreferencesDialog(read_preferences(self._host.remembered), self._host.window)
        dialog.changed.connect(self._on_preferred)
        dialog.open()

    def reset_layout(self) -> None:
        if self._host.board is not None:
            self._host.board.reset_layout()
            self.show_parts()

    def move_view(self) -> None:
        """Ask where the view that has the keyboard is to go, or any other one."""
        if self._host.board is not None:
            ground = self._host.board.ground
            self._move(ground.name_with_keyboard())

    def show_heading_menu(self, name: str, at: QPoint) -> None:
        """What a right-click on the heading of a view offers."""
        if self._host.board is None:
            return
        title = self._host.board.ground.title_of(name)
        menu = QMenu(self._host.board)
        menu.setObjectName("headingMenu")
        menu.addAction(f"Move “{title}”…").triggered.connect(lambda: self._move(name))
        menu.addAction("Hide").triggered.connect(self._host.window.action_map[name].trigger)
        menu.addSeparator()
        menu.addAction(self._host.window.action_map["resetLayoutAction"])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def apply_parts(self) -> None:
        """Show the views whose actions are ticked, hide the others."""
        if self._host.board is not None:
            for name in self._host.board.parts:
                is_shown = self._host.window.action_map[name].isChecked()
                self._host.board.set_shown(name, is_shown)
            self._host.board.save_layout()

    def show_parts(self) -> None:
        """Tick the actions of the views that are there."""
        if self._host.board is not None:
            for name, part in self._host.board.parts.items():
                self._host.window.action_map[name].setChecked(not part.isHidden())

    def _move(self, name: str | None) -> None:
        if self._host.board is not None:
            MoveViewDialog(self._host.board.ground, name, self._host.window).open()

    def _on_desktop_changed(self) -> None:
        application = QApplication.instance()
        is_followed = settings.theme_name(self._host.remembered) == "system"
        if is_followed and isinstance(application, QApplication):
            wants_dark = system_scheme(application) == "dark"
            if wants_dark != self._host.theme.is_dark:
                self._put_on()

    def _on_preferred(self, preferences: Preferences) -> None:
        remember_preferences(self._host.remembered, preferences)
        self._put_on()

    def _put_on(self) -> None:
        """Show everything anew, as is preferred now."""
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        host = self._host
        host.theme = put_on(application, read_preferences(host.remembered))
        host.window.header.set_theme(host.theme)
        host.window.action_map["themeAction"].setChecked(host.theme.is_dark)
        host.show_page()
