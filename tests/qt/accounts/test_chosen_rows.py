"""Rows chosen in the accounts table become a filter; its first column stays in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from explorer.query.parse import parse
from explorer.query.spelling import text_of
from explorer.schema.columns import ACCOUNTS, COLUMNS
from explorer.views.shared.table import narrow, panel
from explorer.views.shared.table.menu import Arranging, column_menu
from tests.qt.accounts.test_accounts_table import column_of, shown_view
from tests.qt.small_world import SMALL, Living, living
from tests.unit.query.world import Account, World

CTRL = Qt.KeyboardModifier.ControlModifier


def filters(live: Living) -> list[str]:
    return [text_of(clause) for clause in live.session.committed.selection.clauses]


def test_the_keyboard_filters_to_the_chosen_rows(live: Living, qtbot: QtBot) -> None:
    view = shown_view(live, qtbot)
    view.table.selectRow(0)
    qtbot.keyClick(view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view.table, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: view.caption == "2 of 4 accounts")
    assert filters(live) == ["account:b,d"]
    qtbot.waitUntil(lambda: column_of(view, "handle") == ["bert", "dora"])
    live.session.undo()
    qtbot.waitUntil(lambda: view.caption == "4 of 4 accounts")


def test_the_menu_of_a_row_offers_it(live: Living, qtbot: QtBot) -> None:
    view = shown_view(live, qtbot)
    view.table.selectRow(1)
    view.table.customContextMenuRequested.emit(QPoint(5, 5))
    menu = view.findChild(QMenu, "valueMenu")
    assert menu is not None
    offered = {action.objectName(): action for action in menu.actions()}
    offered["onlyRowsAction"].trigger()
    qtbot.waitUntil(lambda: filters(live) == ["account:d"])
    menu.close()


def test_an_id_of_several_datasets_is_told_apart(qtbot: QtBot) -> None:
    world = World((*SMALL.accounts, Account(dataset=2, account_id="b", handle="twin")), ())
    with living(world) as live:
        view = shown_view(live, qtbot)
        view.table.selectRow(0)
        view.filter_to_rows()
        qtbot.waitUntil(lambda: filters(live) == ["(dataset:set1 account:b)"])
        qtbot.waitUntil(lambda: view.caption == "1 of 5 accounts")


def test_too_many_rows_and_none_are_answered_with_a_sentence(
    live: Living, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = shown_view(live, qtbot)
    said: list[str] = []
    view.told.connect(said.append)
    view.table.clearSelection()
    view.filter_to_rows()
    monkeypatch.setattr(panel, "MOST_FILTERED", 2)
    view.table.selectAll()
    view.filter_to_rows()
    assert said == ["Choose rows first.", narrow.TOO_MANY_TO_FILTER]
    assert filters(live) == []


def test_the_first_column_is_kept_in_sight(live: Living, qtbot: QtBot) -> None:
    view = shown_view(live, qtbot)
    view.resize(500, 200)
    table, frozen = view.table, view.table.frozen
    assert not frozen.isVisible()
    arranging = Arranging(table.horizontalHeader(), False, frozen.switch, view.arrangement.reset)
    menu = column_menu(view.columns, arranging, view)
    next(a for a in menu.actions() if a.objectName() == "freezeFirstAction").trigger()
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    assert frozen.isVisible()
    assert frozen.geometry().left() <= 1
    assert shown_columns(frozen) == ["Name"]
    table.horizontalHeader().moveSection(1, 0)
    assert shown_columns(frozen) == ["Handle"]
    table.horizontalHeader().resizeSection(1, 222)
    assert frozen.width() == 222


def test_the_kept_column_shares_rows_scrolling_and_clicks(qtbot: QtBot) -> None:
    world = World(tuple(Account(account_id=f"a{n:03}", followers=n) for n in range(150)), ())
    with living(world) as live:
        view = shown_view(live, qtbot)
        table, frozen = view.table, view.table.frozen
        frozen.switch(True)
        table.verticalScrollBar().setValue(100)
        assert frozen.rowAt(0) == table.rowAt(0) == 100
        QTest.mouseClick(frozen.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 5))
        assert table.chosen_rows() == [100]
        frozen.verticalScrollBar().setValue(7)
        assert table.rowAt(0) == 7
        qtbot.keyClick(table, Qt.Key.Key_End)
        assert frozen.rowAt(frozen.viewport().height() - 1) == 149


def test_keyboard_never_goes_below_the_kept_column(live: Living, qtbot: QtBot) -> None:
    view = shown_view(live, qtbot)
    view.resize(500, 200)
    table = view.table
    table.frozen.switch(True)
    table.setCurrentIndex(view.model.index(0, 6))
    for _ in range(5):
        qtbot.keyClick(table, Qt.Key.Key_Left)
        assert table.visualRect(table.currentIndex()).left() >= table.frozen.width()


def test_keeping_the_first_column_is_remembered(live: Living, qtbot: QtBot) -> None:
    view, other = shown_view(live, qtbot), shown_view(live, qtbot)
    view.table.frozen.switch(True)
    other.arrangement.restore(view.arrangement.save())
    assert other.table.frozen.is_on
    other.arrangement.restore("nonsense")
    assert other.table.frozen.is_on
    other.arrangement.reset()
    assert not other.table.frozen.is_on


def test_columns_of_the_selection_follow_the_filters(live: Living, qtbot: QtBot) -> None:
    view = shown_view(live, qtbot)
    header = view.table.horizontalHeader()
    for place, column in enumerate(view.columns):
        if column.name.startswith("selected_"):
            header.setSectionHidden(place, False)
    qtbot.waitUntil(lambda: column_of(view, "selected_tweets") == ["2", "1", "2", "0"])
    assert column_of(view, "selected_retweets") == ["50.0 %", "0 %", "0 %", "–"]
    live.session.commit_all(parse("kind:retweet"))
    qtbot.waitUntil(lambda: column_of(view, "selected_tweets") == ["1"])
    assert column_of(view, "selected_language") == ["zh"]
    assert column_of(view, "selected_first") == ["2019-06-11 08:05"]
    view.sort_by("selected_tweets", descending=True)
    live.session.clear()
    qtbot.waitUntil(lambda: column_of(view, "selected_tweets") == ["2", "2", "1", "0"])


def shown_columns(frozen: QWidget) -> list[str]:
    names = [column.heading for column in COLUMNS[ACCOUNTS]]
    return [name for place, name in enumerate(names) if not frozen.isColumnHidden(place)]  # pyright: ignore[reportAttributeAccessIssue]


def test_sorting_and_moving_columns_by_keyboard(live: Living, qtbot: QtBot) -> None:
    view = shown_view(live, qtbot)
    view.table.setCurrentIndex(view.model.index(0, 1))
    qtbot.keyClick(view.table, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: column_of(view, "handle") == ["anna", "bert", "cara", "dora"])
    view.table.setCurrentIndex(view.model.index(0, 1))
    qtbot.keyClick(view.table, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: column_of(view, "handle") == ["dora", "cara", "bert", "anna"])
    view.table.setCurrentIndex(view.model.index(0, 1))
    both = CTRL | Qt.KeyboardModifier.ShiftModifier
    for key, names in (
        (Qt.Key.Key_Right, ["Name", "Followers", "Handle"]),
        (Qt.Key.Key_Left, ["Name", "Handle", "Followers"]),
        (Qt.Key.Key_Left, ["Handle", "Name", "Followers"]),
        (Qt.Key.Key_Left, ["Handle", "Name", "Followers"]),
    ):
        qtbot.keyClick(view.table, key, both)
        assert [column.heading for column in view.table.visible_columns()][:3] == names


def test_columns_are_made_wider_and_narrower_by_keyboard(live: Living, qtbot: QtBot) -> None:
    view = shown_view(live, qtbot)
    view.table.setCurrentIndex(view.model.index(0, 1))
    before, others = view.table.columnWidth(1), view.table.columnWidth(2)
    both = CTRL | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(view.table, Qt.Key.Key_Right, both)
    assert view.table.columnWidth(1) > before
    for _ in range(100):
        qtbot.keyClick(view.table, Qt.Key.Key_Left, both)
    assert 0 < view.table.columnWidth(1) < before
    assert view.table.columnWidth(2) == others


def test_letters_look_through_no_rows(live: Living, qtbot: QtBot) -> None:
    view = shown_view(live, qtbot)
    view.table.setCurrentIndex(view.model.index(3, 1))
    qtbot.keyClick(view.table, Qt.Key.Key_A)
    view.table.keyboardSearch("anna")
    assert view.table.currentIndex().row() == 3
