"""Requests that come before the window is filled wait; later ones are passed on at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from explorer.app.arguments import OpenWindow
from explorer.app.main_window import MainWindow
from explorer.app.reception import Reception

FILES_OPENED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFileOpenEvent
from explorer.app.reception import Application

application = Application(sys.argv[:1])
application.files_opened.connect(lambda files: (print(*files), application.quit()))
for name in ("/a.zip", "/b.csv"):
    Application.sendEvent(application, QFileOpenEvent(name))
QTimer.singleShot(20_000, lambda: sys.exit("nothing was told"))
application.exec()
"""


def test_requests_wait_for_the_window_to_be_filled(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    passed_on: list[OpenWindow] = []
    window.opening_asked.connect(passed_on.append)
    reception = Reception(window)
    early, late = OpenWindow((Path("/early"),)), OpenWindow((Path("/late"),))
    reception.take(early)
    assert passed_on == []
    reception.open()
    reception.take(late)
    assert passed_on == [early, late]


def test_a_window_put_away_comes_back(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    reception = Reception(window)
    window.showMinimized()
    reception.take_files([Path("/a.zip")])
    assert window.isVisible()
    assert not window.isMinimized()


def test_files_that_the_desktop_opens_one_by_one_come_together() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", FILES_OPENED],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.stdout.split() == ["/a.zip", "/b.csv"], ended.stderr
