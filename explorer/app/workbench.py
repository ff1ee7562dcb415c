"""What fills the window."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from explorer.app import settings
from explorer.app.arguments import OpenWindow
from explorer.app.crash import CrashDesk
from explorer.app.main_window import MainWindow
from explorer.app.welcome import Welcome
from explorer.views.shared.theme import Theme


def begin(
    window: MainWindow, theme: Theme, remembered: QSettings, desk: CrashDesk, asked: OpenWindow
) -> object:
    """Fill the window with what was asked for."""
    window.set_page(
        Welcome(
            theme,
            settings.recent_workspaces(remembered),
            show_notice=not settings.is_notice_read(remembered),
        )
    )
    return desk, asked
