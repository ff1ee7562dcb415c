"""A whole window over a living workspace, with settings of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.app import settings
from explorer.app.board import Board
from explorer.app.crash import CrashDesk
from explorer.app.dress import dress
from explorer.app.main_window import MainWindow
from explorer.app.preferences import Preferences, remember_preferences
from explorer.app.workbench import Workbench
from explorer.app.workspace import Opened
from tests.qt.small_world import SMALL, workspace_of


@dataclass(frozen=True)
class Bench:
    """The window, its workbench, and what was shown of known errors and bugs."""

    window: MainWindow
    workbench: Workbench
    remembered: QSettings
    known: list[str]
    bugs: list[str]

    def open_small(self, qtbot: QtBot) -> Board:
        self.workbench.show_opened(Opened(workspace_of(SMALL), is_synthetic=False))
        board = self.workbench.board
        assert board is not None
        qtbot.waitUntil(lambda: "datasets" in board.filters.summary.text())
        return board


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Bench]:
    remembered = settings.open_settings(tmp_path / "window.ini")
    # Whose names are small accounts' is for the tests of preferences.
    remember_preferences(remembered, Preferences(clear_names=True))
    theme = dress(qapp, "light")
    known: list[str] = []
    bugs: list[str] = []
    window = MainWindow()
    window.header.set_theme(theme)
    window.resize(1440, 900)
    workbench = Workbench(window, theme, remembered, CrashDesk(known.append, bugs.append))
    workbench.show_page()
    window.show()
    yield Bench(window, workbench, remembered, known, bugs)
    workbench.jobs.stop_all()
    window.guard_closing(lambda: True)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setStyleSheet("")
    assert bugs == []
