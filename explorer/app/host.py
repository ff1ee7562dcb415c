"""What the parts of the workbench may ask of it, so that none of them knows the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QSettings

from explorer.app.board import Board
from explorer.app.crash import CrashDesk
from explorer.app.jobs import Jobs
from explorer.app.main_window import MainWindow
from explorer.app.workspace import Opened, Workspace
from explorer.views.shared.theme import Theme


class Host(Protocol):
    """The workbench as its parts see it."""

    window: MainWindow
    remembered: QSettings
    desk: CrashDesk
    jobs: Jobs
    theme: Theme
    workspace: Workspace | None
    board: Board | None

    def show_opened(self, opened: Opened) -> None:
        """Put a workspace file that was opened in the place of the one shown."""
        ...

    def when_free(self, intent: str, go_on: Callable[[], None]) -> None:
        """Do what ends the open workspace; where something still runs, ask before it is stopped."""
        ...

    def show_page(self) -> None:
        """Build what the window shows anew: the board, or the welcome page."""
        ...

    def tell(self, sentence: str) -> None:
        """Say something in the status bar."""
        ...
