"""Dialogs that no menu opens by itself: a screen reader finds a name for all that is used in them.

Those of the menus are asked through AT-SPI: tests/journeys/test_screen_reader.py.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from explorer.app.dialogs.ask import ask_text, confirm
from explorer.app.dialogs.columns import ColumnsDialog
from explorer.app.dialogs.picture import PictureDialog
from explorer.app.dialogs.trouble import bug_report, known_trouble
from explorer.views.heatmap.zone_chooser import ZoneDialog
from explorer.views.timeline.markers import MarkersDialog
from tests.accessible import nameless
from tests.qt.app.conftest import Bench
from tests.qt.app.test_mapping import ACCOUNTS
from tests.qt.app.test_preview import parts, preview_of
from tests.qt.app.test_report import open_report, workspace

__all__ = ["parts", "workspace"]

DIALOGS: dict[str, Callable[[], QDialog]] = {
    "picture": lambda: PictureDialog(Path("Followers"), QSize(600, 300)),
    "columns": lambda: ColumnsDialog(ACCOUNTS, None),
    "text": lambda: ask_text("Rename", "The new name", "old", "Rename"),
    "confirm": lambda: confirm("Remove?", "It is gone then.", "Remove"),
    "trouble": lambda: known_trouble("There is no such file."),
    "bug": lambda: bug_report("Traceback", Path("log.txt")),
    "zone": lambda: ZoneDialog("UTC"),
    "markers": lambda: MarkersDialog(""),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_all_of_a_dialog_has_a_name(qtbot: QtBot, name: str) -> None:
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.accessibleName()
    assert nameless(dialog) == []


def test_all_of_the_preview_has_a_name(qtbot: QtBot, parts: Path) -> None:
    dialog = preview_of(parts, qtbot)
    dialog.show()
    assert nameless(dialog) == []


def test_all_of_a_report_with_rejects_has_a_name(
    bench: Bench, qtbot: QtBot, workspace: Path
) -> None:
    assert nameless(open_report(bench, qtbot, workspace)) == []


def test_what_has_no_name_is_found(qtbot: QtBot) -> None:
    made = QWidget()
    qtbot.addWidget(made)
    field = QLineEdit()
    field.setObjectName("bare")
    QVBoxLayout(made).addWidget(field)
    made.show()
    assert [one.split()[1] for one in nameless(made)] == ["bare"]
