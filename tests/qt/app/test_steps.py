"""Comparing by the menu: kept, swapped and stopped, and switched on only where it is of use."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from explorer.query.parse import parse
from tests.qt.app.conftest import Bench
from tests.qt.app.test_saved_views import session_of


def able(bench: Bench) -> tuple[bool, bool]:
    actions = bench.window.action_map
    return actions["swapAction"].isEnabled(), actions["stopComparingAction"].isEnabled()


def test_a_selection_is_kept_as_a(bench: Bench, qtbot: QtBot) -> None:
    bench.open_small(qtbot)
    session, actions = session_of(bench), bench.window.action_map
    session.commit_all(parse("followers:0"))
    assert able(bench) == (False, False)
    actions["compareAction"].trigger()
    assert session.committed.compared == parse("followers:0")
    assert able(bench) == (True, True)
    session.clear()
    actions["swapAction"].trigger()
    assert session.committed.compared == ()
    assert session.committed.selection.clauses == parse("followers:0")
    actions["compareAllAction"].trigger()
    actions["stopComparingAction"].trigger()
    assert session.committed.compared is None
    assert able(bench) == (False, False)
    actions["undoAction"].trigger()
    assert session.committed.compared == ()
    assert able(bench) == (True, True)
