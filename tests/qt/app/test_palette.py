"""Ctrl+K: every action and every field, found by a few letters and done by Enter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from explorer.app.actions import ACTIONS
from explorer.app.dialogs.palette import Entry, Palette, entries_of, found
from explorer.schema.fields import FIELDS
from tests.qt.app.conftest import Bench
from tests.qt.app.test_import_and_export import wait_for


def open_palette(bench: Bench, qtbot: QtBot) -> Palette:
    bench.window.action_map["paletteAction"].trigger()
    palette = wait_for(bench, qtbot, Palette, "paletteDialog")
    assert isinstance(palette, Palette)
    return palette


def test_every_action_and_every_field_is_there(bench: Bench) -> None:
    entries = entries_of(bench.window.action_map, None)
    assert len(entries) == len(ACTIONS) + len(FIELDS)
    assert all(entry.words for entry in entries)


@pytest.mark.parametrize(
    ("typed", "first"), [("them", "View › Dark theme"), ("follower filter", "Filter by followers")]
)
def test_a_few_letters_find_it(bench: Bench, typed: str, first: str) -> None:
    assert found(entries_of(bench.window.action_map, None), typed)[0].words == first


def test_nothing_is_found_for_what_is_not_there() -> None:
    assert found([Entry("a", "", None)], "b") == []


def test_enter_does_it(bench: Bench, qtbot: QtBot) -> None:
    was_dark = bench.workbench.theme.is_dark
    palette = open_palette(bench, qtbot)
    qtbot.keyClicks(palette.field, "dark th")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bench.workbench.theme.is_dark is not was_dark)


def test_a_field_begins_a_filter(bench: Bench, qtbot: QtBot) -> None:
    bench.open_small(qtbot)
    palette = open_palette(bench, qtbot)
    qtbot.keyClicks(palette.field, "filter by fol")
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    search = bench.window.findChild(QLineEdit, "searchField")
    assert isinstance(search, QLineEdit)
    assert search.text() == "following:"


def test_what_cannot_be_done_now_is_seen_and_does_nothing(bench: Bench, qtbot: QtBot) -> None:
    palette = open_palette(bench, qtbot)
    qtbot.keyClicks(palette.field, "filter by followers")
    assert palette.list.topLevelItemCount() >= 1
    assert not palette.list.currentIndex().isValid()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert bench.known == []
