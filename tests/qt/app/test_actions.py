"""The one table of actions: complete, without clashes, shown to the user everywhere."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter

from PySide6.QtWidgets import QToolButton

from explorer.app.actions import ACTIONS, Needs
from tests.qt.app.conftest import Bench

PROMISED = {
    "openArchiveAction",
    "exportAction",
    "undoAction",
    "redoAction",
    "clearFiltersAction",
}


def test_names_and_shortcuts_stand_once() -> None:
    names = Counter(spec.name for spec in ACTIONS)
    keys = Counter(spec.shortcut for spec in ACTIONS if spec.shortcut)
    assert [name for name, count in (names + keys).items() if count > 1] == []
    assert set(names) >= PROMISED


def test_every_action_has_a_slot_and_a_tip(bench: Bench) -> None:
    for spec in ACTIONS:
        assert callable(attrgetter(spec.slot)(bench.workbench))
        assert bench.window.action_map[spec.name].toolTip().startswith(spec.tip[:12])


def test_mnemonics_do_not_clash_in_a_menu() -> None:
    for menu in {spec.menu for spec in ACTIONS}:
        letters = Counter(
            spec.text[spec.text.index("&") + 1].lower()
            for spec in ACTIONS
            if spec.menu == menu and "&" in spec.text
        )
        assert [letter for letter, count in letters.items() if count > 1] == [], menu


def test_without_a_workspace_only_what_needs_none_is_on(bench: Bench) -> None:
    for spec in ACTIONS:
        enabled = bench.window.action_map[spec.name].isEnabled()
        assert enabled is (spec.needs is Needs.NOTHING), spec.name


def test_header_buttons_are_the_actions(bench: Bench) -> None:
    shown = [button.defaultAction() for button in bench.window.header.findChildren(QToolButton)]
    names = [action.objectName() for action in shown if action is not None]
    assert names[:4] == ["openArchiveAction", "exportAction", "undoAction", "redoAction"]
    assert names[4:] == ["themeAction", "helpAction"]
