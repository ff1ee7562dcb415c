"""How the window looks: theme, arrangement, which views are there."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from explorer.app import settings
from explorer.app.dress import dress
from explorer.app.host import Host


class Appearance:
    """Slots of the menu View."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def toggle_theme(self) -> None:
        """Change between light and dark, from now on whatever the desktop uses."""
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        host = self._host
        name = "light" if host.theme.is_dark else "dark"
        settings.remember_theme(host.remembered, name)
        host.theme = dress(application, name)
        host.window.header.set_theme(host.theme)
        host.show_page()

    def reset_layout(self) -> None:
        if self._host.board is not None:
            self._host.board.reset_layout()
            self.show_parts()

    def apply_parts(self) -> None:
        """Show the views whose actions are ticked, hide the others."""
        if self._host.board is not None:
            for name in self._host.board.parts:
                is_shown = self._host.window.action_map[name].isChecked()
                self._host.board.set_shown(name, is_shown)

    def show_parts(self) -> None:
        """Tick the actions of the views that are there."""
        if self._host.board is not None:
            for name, part in self._host.board.parts.items():
                self._host.window.action_map[name].setChecked(not part.isHidden())
