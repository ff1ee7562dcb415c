"""Opens the help where it is wanted, and lets it go with the main window."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from explorer.app.help.keys import KEYS
from explorer.app.help.pages import read_pages
from explorer.app.help.places import place_for
from explorer.app.help.window import HelpWindow
from explorer.app.host import Host


class HelpDesk:
    """Keeps at most one window of help."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._window: HelpWindow | None = None

    def explain(self) -> None:
        """Show the page about what has the keyboard."""
        self._show(*place_for(QApplication.focusWidget(), self._parts()))

    def show_keys(self) -> None:
        self._show(KEYS)

    def _parts(self) -> dict[str, QWidget]:
        """The views by what the menu calls them."""
        if self._host.board is None:
            return {}
        actions = self._host.window.action_map
        return {actions[name].iconText(): part for name, part in self._host.board.parts.items()}

    def _show(self, page: str, anchor: str = "") -> None:
        if self._window is None:
            self._window = HelpWindow(read_pages())
            self._window.destroyed.connect(self._forget)
            self._host.window.closing.connect(self._window.close)
        self._window.go_to(page, anchor)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _forget(self) -> None:
        self._window = None
