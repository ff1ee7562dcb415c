"""The bindings to Qt keep the interpreter whole: 6.12.0 on Python 3.11 did not."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 500
STRAY = 50


def test_calls_do_not_use_up_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        widget.setWindowTitle("x")
    assert sys.getrefcount(None) > before - STRAY, "choose another release of PySide6"
