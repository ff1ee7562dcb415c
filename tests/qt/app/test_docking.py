"""Views moved by mouse and by keyboard, tabbed, hidden, remembered and put back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from explorer.app.board import (
    CREATED,
    DATASETS,
    FOLLOWERS,
    HEATMAP,
    READING,
    TIMELINE,
    Board,
    first_plan,
)
from explorer.app.docking.drop import drop_at
from explorer.app.docking.ground import Dock
from explorer.app.docking.plan import Direction, Side, names_in
from explorer.app.docking.stored import as_text
from explorer.query.parse import parse
from explorer.views.shared.picture import picture_of
from tests.qt.app.conftest import Bench

DOCKS = (
    "datasetsDock",
    "historyDock",
    "timelineDock",
    "followersDock",
    "createdDock",
    "heatmapDock",
    "facetsDock",
    "tablesDock",
    "readingDock",
)


def dock(board: Board, name: str) -> QWidget:
    found = board.findChild(Dock, name)
    assert isinstance(found, QWidget)
    return found


def hold(widget: QWidget, start: QPoint, end: QPoint) -> None:
    """Press and go there in three steps; `end` in the coordinates of the screen."""
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    begin = widget.mapToGlobal(start)
    for step in (1, 2, 3):
        at = begin + (end - begin) * step / 3
        # QTest moves without any button held.
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(widget.mapFromGlobal(at)),
            QPointF(at),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(widget, move)


def let_go(widget: QWidget, end: QPoint) -> None:
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=widget.mapFromGlobal(end))


def drag(widget: QWidget, start: QPoint, end: QPoint) -> None:
    hold(widget, start, end)
    let_go(widget, end)


def corner(board: Board, widget: QWidget) -> QPoint:
    return widget.mapTo(board, QPoint(0, 0))


def middle(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(widget.rect().center())


def test_every_view_has_a_dock(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    assert [dock(board, name).objectName() for name in DOCKS] == list(DOCKS)
    assert set(board.parts) == set(names_in(board.ground.plan))


def test_a_view_is_dragged_by_its_heading(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    target = dock(board, "createdDock")
    right = target.mapToGlobal(QPoint(target.width() - 20, target.height() // 2))
    drag(board.heatmap, QPoint(60, 12), right)
    assert (
        board.heatmap.mapTo(board, QPoint(0, 0)).x() > board.created.mapTo(board, QPoint(0, 0)).x()
    )
    assert (
        board.heatmap.mapTo(board, QPoint(0, 0)).y() == board.created.mapTo(board, QPoint(0, 0)).y()
    )
    mark = board.findChild(QWidget, "viewDropMark")
    assert isinstance(mark, QWidget)
    assert mark.isHidden()


def test_escape_lets_go_of_a_view(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    before = as_text(board.ground.plan)
    end = middle(board.created)
    hold(board.heatmap, QPoint(60, 12), end)
    mark = board.findChild(QWidget, "viewDropMark")
    assert isinstance(mark, QWidget)
    assert mark.isVisible()
    QTest.keyClick(board.heatmap, Qt.Key.Key_Escape)
    assert mark.isHidden()
    let_go(board.heatmap, end)
    assert as_text(board.ground.plan) == before


def test_a_brush_in_a_chart_moves_no_view(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    before = as_text(board.ground.plan)
    drag(board.timeline, board.timeline.rect().center(), middle(board.created))
    assert as_text(board.ground.plan) == before


def test_tabs_keep_what_is_behind_asleep(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    workspace = bench.workbench.workspace
    assert workspace is not None
    drag(board.created, QPoint(60, 12), middle(dock(board, "timelineDock")))
    assert board.created.isVisible()
    assert not board.timeline.isVisible()
    assert not board.timeline.isHidden()
    assert bench.window.action_map[TIMELINE].isChecked()
    qtbot.waitUntil(lambda: not workspace.session.is_busy)
    before = board.timeline.caption
    workspace.session.commit_all(parse("followers:0"))
    qtbot.waitUntil(lambda: " of " in board.created.caption and not workspace.session.is_busy)
    assert board.timeline.caption == before
    board.ground.bring_forward(TIMELINE)
    qtbot.waitUntil(lambda: board.timeline.caption != before)
    assert not board.created.isVisible()


def test_a_tab_is_dragged_out_again(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    board.ground.move_view(CREATED, Side.ONTO, TIMELINE)
    tabs = next(bar for bar in board.findChildren(QTabBar) if bar.tabText(1) == "Accounts created")
    below = dock(board, "heatmapDock")
    drag(tabs, tabs.tabRect(1).center(), below.mapToGlobal(QPoint(below.width() // 2, 8)))
    assert board.created.isVisible()
    assert board.timeline.isVisible()


def test_titles_are_said_once_and_in_pictures(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    words = board.timeline.title
    title = next(each for each in board.timeline.findChildren(QLabel) if each.text() == words)
    board.ground.move_view(CREATED, Side.ONTO, HEATMAP)
    assert title.isVisible()
    board.ground.move_view(CREATED, Side.ONTO, TIMELINE)
    board.ground.bring_forward(TIMELINE)
    assert not title.isVisible()
    assert b"Tweets over time" in picture_of(board.timeline, ".svg", (), board.timeline.theme)
    assert not title.isVisible()
    board.set_shown(CREATED, False)
    assert title.isVisible()


def test_what_was_moved_or_hidden_is_remembered_at_once(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    board.ground.move_to_edge(DATASETS, Side.RIGHT)
    assert bench.remembered.value("layout3/plan") == as_text(board.ground.plan)
    bench.window.action_map[HEATMAP].trigger()
    assert bench.remembered.value(f"layout3/{HEATMAP}") == "hidden"


def test_places_are_remembered_and_put_back(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    board.ground.move_view(FOLLOWERS, Side.ONTO, HEATMAP)
    board.ground.move_to_edge(DATASETS, Side.RIGHT)
    moved = names_in(board.ground.plan)
    bench.window.action_map["themeAction"].trigger()
    again = bench.workbench.board
    assert again is not None
    assert names_in(again.ground.plan) == moved
    assert again.followers.isVisible()
    bench.window.action_map["closeWorkspaceAction"].trigger()
    again = bench.open_small(qtbot)
    assert names_in(again.ground.plan) == moved
    bench.window.action_map["resetLayoutAction"].trigger()
    assert names_in(again.ground.plan) == names_in(first_plan())


@pytest.mark.parametrize("stored", ["{", 7, '{"row": [], "sizes": []}'])
def test_damaged_places_give_the_first_ones(bench: Bench, qtbot: QtBot, stored: object) -> None:
    bench.remembered.setValue("layout3/plan", stored)
    board = bench.open_small(qtbot)
    assert names_in(board.ground.plan) == names_in(first_plan())
    assert bench.known == []


def test_a_smaller_screen_scrolls(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    bench.window.resize(700, 420)
    qtbot.waitUntil(lambda: board.ground.verticalScrollBar().maximum() > 0)
    assert board.tables.height() >= 200


def move(bench: Bench, view: str, side: str, target: str) -> None:
    bench.window.action_map["moveViewAction"].trigger()
    dialog = bench.window.findChild(QWidget, "moveViewDialog")
    assert isinstance(dialog, QWidget)
    for name, words in (("movedView", view), ("moveSide", side), ("moveTarget", target)):
        combo = dialog.findChild(QComboBox, name)
        assert isinstance(combo, QComboBox)
        assert combo.findText(words) >= 0
        combo.setCurrentText(words)
    button = dialog.findChild(QPushButton, "moveButton")
    assert isinstance(button, QPushButton)
    button.click()


def test_a_view_is_moved_without_a_mouse(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    move(bench, "Hour × weekday", "above", "Datasets")
    assert names_in(board.ground.plan)[0] == HEATMAP
    dialog = bench.window.findChild(QWidget, "moveViewDialog")
    assert isinstance(dialog, QWidget)
    wider = dialog.findChild(QPushButton, "widerButton")
    assert isinstance(wider, QPushButton)
    before = board.heatmap.width()
    wider.click()
    qtbot.waitUntil(lambda: board.heatmap.width() > before)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    move(bench, "Hour × weekday", "at", "the right edge")
    assert names_in(board.ground.plan)[-1] == HEATMAP


def test_what_has_no_neighbour_cannot_give_way(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    for name in board.parts:
        board.set_shown(name, name == TIMELINE)
    assert not board.ground.resize_view(TIMELINE, Direction.ROW, 40)


def test_the_heading_has_a_menu(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    board.menu_wanted.emit(HEATMAP, middle(board.heatmap))
    menu = board.findChild(QMenu, "headingMenu")
    assert isinstance(menu, QMenu)
    hide = next(action for action in menu.actions() if action.text() == "Hide")
    assert isinstance(hide, QAction)
    hide.trigger()
    menu.close()
    assert board.heatmap.isHidden()
    assert not dock(board, "heatmapDock").isVisible()


def test_reading_comes_to_the_front(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    board.set_shown(READING, True)
    board.ground.move_view(READING, Side.ONTO, DATASETS)
    board.ground.bring_forward(DATASETS)
    assert not board.reading.isVisible()
    board.accounts.reading_wanted.emit()
    assert board.reading.isVisible()


def test_letting_go_outside_does_nothing(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    areas = {CREATED: board.ground.rect()}
    assert drop_at(QPoint(-5, 40), TIMELINE, areas, board.ground.rect()) is None
    assert drop_at(board.ground.rect().center(), CREATED, areas, board.ground.rect()) is None
