"""The guards of tests/conftest.py let nothing by: each is shown a test that deserves to fail."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.unit.project.source import PROJECT

LIMIT_S = 60

WARNS = """
import warnings
def test_it():
    warnings.warn("old", DeprecationWarning, stacklevel=1)
"""
LOGS = """
import logging
def test_it():
    logging.getLogger("explorer").warning("odd")
"""
LOGS_AND_LOOKS = """
import logging
def test_it(caplog):
    logging.getLogger("explorer").warning("odd")
    assert "odd" in caplog.text
    caplog.clear()
"""
LEAVES_A_THREAD = """
import threading
def test_it():
    threading.Thread(target=threading.Event().wait, name="lost", daemon=True).start()
"""
LEAVES_A_FILE_OPEN = """
def test_it(tmp_path):
    open(tmp_path / "x", "w")
"""
SAYS_SOMETHING_THROUGH_QT = """
from PySide6.QtCore import qWarning
def test_it(qtbot):
    qWarning("odd")
"""
LEAVES_A_TIMER = """
from PySide6.QtCore import QTimer
KEPT = []
def test_it(qtbot):
    timer = QTimer()
    timer.start(1000)
    KEPT.append(timer)
"""
TIMER_GOES_WITH_ITS_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
KEPT = []
def test_it(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    timer = QTimer(window)
    timer.start(1000)
    KEPT.append(timer)
"""


DESERVES_TO_PASS = {
    "warning": (WARNS, False),
    "log": (LOGS, False),
    "log_seen": (LOGS_AND_LOOKS, True),
    "thread": (LEAVES_A_THREAD, False),
    "open_file": (LEAVES_A_FILE_OPEN, False),
    "qt_message": (SAYS_SOMETHING_THROUGH_QT, False),
    "timer": (LEAVES_A_TIMER, False),
    "timer_freed": (TIMER_GOES_WITH_ITS_WINDOW, True),
}


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest prints about all of them."""
    folder = tmp_path_factory.mktemp("shown")
    for name, (test, _) in DESERVES_TO_PASS.items():
        (folder / f"test_{name}.py").write_text(test, encoding="utf-8")
    options = [
        "-c",
        str(PROJECT / "pyproject.toml"),
        "-p",
        "tests.conftest",
        "-p",
        "no:cacheprovider",
        "-n0",
    ]
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "-q", "-rA", str(folder)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )
    assert ended.returncode == 1, ended.stdout + ended.stderr
    return ended.stdout


@pytest.mark.parametrize("name", DESERVES_TO_PASS)
def test_guard_judges(name: str, outcome: str) -> None:
    _, deserves_to_pass = DESERVES_TO_PASS[name]
    verdicts = re.findall(rf"^(PASSED|FAILED|ERROR) \S*test_{name}\.py::", outcome, re.MULTILINE)
    assert verdicts, outcome
    assert (set(verdicts) == {"PASSED"}) is deserves_to_pass, outcome
