"""Exceptions that nobody caught end in a sentence or a report, and in the log."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from explorer.app.crash import LOG, CrashDesk
from explorer.app.dialogs.trouble import bug_report, known_trouble
from explorer.app.log import log_to
from explorer.errors import Cancelled, KnownError


class Button(QObject):
    pressed = Signal()


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> tuple[CrashDesk, list[str], list[str]]:
    known: list[str] = []
    bugs: list[str] = []
    return CrashDesk(known.append, bugs.append), known, bugs


def test_a_known_error_is_a_sentence(
    qtbot: QtBot, shown: tuple[CrashDesk, list[str], list[str]]
) -> None:
    desk, known, bugs = shown
    desk.report(KnownError("The disk is full: make room."))
    qtbot.waitUntil(lambda: known == ["The disk is full: make room."])
    assert bugs == []


def test_a_bug_of_any_thread_is_shown_with_its_traceback_and_logged(
    qtbot: QtBot,
    shown: tuple[CrashDesk, list[str], list[str]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    desk, _, bugs = shown
    thread = threading.Thread(target=lambda: desk.report(ValueError("odd")))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(bugs) == 1)
    assert "ValueError: odd" in bugs[0]
    assert "ValueError: odd" in caplog.text
    caplog.clear()


def test_a_cancel_is_no_error(qtbot: QtBot, shown: tuple[CrashDesk, list[str], list[str]]) -> None:
    desk, known, bugs = shown
    desk.report(Cancelled())
    qtbot.wait(20)
    assert (known, bugs) == ([], [])


def test_what_a_slot_raises_arrives_at_the_hook(
    qtbot: QtBot,
    shown: tuple[CrashDesk, list[str], list[str]],
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    desk, _, bugs = shown
    button = Button()

    def fail() -> None:
        raise RuntimeError("in a slot")

    button.pressed.connect(fail)
    before = sys.excepthook
    try:
        with qtbot.captureExceptions() as caught:
            button.pressed.emit()
        assert caught
        desk.excepthook(*caught[0])
    finally:
        sys.excepthook = before
    qtbot.waitUntil(lambda: len(bugs) == 1)
    assert "in a slot" in bugs[0]
    assert "in a slot" in capsys.readouterr().err
    caplog.clear()


def test_the_log_goes_to_a_file_or_nothing_stops(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "log.txt"
    assert log_to(file)
    LOG.info("told")
    handler = LOG.handlers[-1]
    LOG.removeHandler(handler)
    handler.close()
    assert "told" in file.read_text(encoding="utf-8")
    (tmp_path / "file").touch()
    assert not log_to(tmp_path / "file" / "log.txt")
    LOG.setLevel(logging.NOTSET)


def test_details_of_a_bug_can_be_copied(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = bug_report("Traceback: odd", tmp_path / "log.txt")
    qtbot.addWidget(dialog)
    button = dialog.findChild(QPushButton, "copyDetailsButton")
    assert isinstance(button, QPushButton)
    button.click()
    copied = QGuiApplication.clipboard().text()
    assert "Traceback: odd" in copied
    assert copied.startswith("Takedown Explorer ")


def test_a_known_error_has_one_way_out(qtbot: QtBot) -> None:
    dialog = known_trouble("The disk is full: make room.")
    qtbot.addWidget(dialog)
    assert [button.text() for button in dialog.findChildren(QPushButton)] == ["Close"]
