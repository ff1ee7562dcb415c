"""Garbage is searched for between frames while the window is open, by Python before and after."""

from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from explorer.app.sweeping import Sweeping


class Knot:
    """Holds only itself."""

    def __init__(self) -> None:
        self.itself = self


def test_python_searches_again_when_it_ends(qtbot: QtBot) -> None:
    del qtbot
    owner = QObject()
    sweeping = Sweeping(owner)
    sweeping.begin()
    try:
        assert not gc.isenabled()
        sweeping.settle()
        assert gc.get_freeze_count()
    finally:
        sweeping.end()
    assert gc.isenabled()
    assert not gc.get_freeze_count()


def test_what_was_set_aside_is_found_when_it_has_gone(qtbot: QtBot) -> None:
    del qtbot
    owner = QObject()
    sweeping = Sweeping(owner)
    sweeping.begin()
    try:
        knot = Knot()
        gone = weakref.ref(knot)
        sweeping.settle()
        del knot
        gc.collect()
        assert gone() is not None
        sweeping.unsettle()
        gc.collect()
        assert gone() is None
    finally:
        sweeping.end()
