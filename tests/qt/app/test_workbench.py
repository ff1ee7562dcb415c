"""The whole window: names, undo everywhere, themes, arrangement, what is freed."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from explorer.app.dialogs.report import report_dialog
from explorer.app.dress import dress
from explorer.app.jobs import IsCancelled, Job, Report
from explorer.app.settle import settle
from explorer.app.welcome import Welcome
from explorer.errors import Cancelled
from explorer.query.parse import parse
from explorer.views.filters.search import SearchField
from explorer.views.shared.theme import theme_named
from tests.qt.app.conftest import Bench

WIDGETS = (
    "searchField",
    "filterBar",
    "selectionSummary",
    "datasetsPanel",
    "historyPanel",
    "timelineView",
    "createdView",
    "followersView",
    "accountsTable",
    "importProgress",
)


def action(bench: Bench, name: str) -> QAction:
    return bench.window.action_map[name]


def test_promised_names_are_there_and_say_what_they_are(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    board.tables.tabs.setCurrentIndex(1)
    for name in (*WIDGETS, "tweetsTable"):
        found = bench.window.findChild(QWidget, name)
        assert found is not None, name
        assert found.accessibleName(), name
    assert bench.window.objectName() == "mainWindow"


def test_everything_that_takes_the_keyboard_has_a_name(bench: Bench, qtbot: QtBot) -> None:
    bench.open_small(qtbot)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for kind in (QAbstractButton, QLineEdit, QAbstractItemView)
        for widget in bench.window.findChildren(kind)
        if widget.isVisible()
        and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert nameless == []


def test_nothing_has_the_keyboard_ring_at_start_but_what_is_typed_in(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.open_small(qtbot)
    focused = QGuiApplication.focusObject()
    assert focused is None or isinstance(focused, SearchField | QAbstractItemView | QWidget)
    assert not isinstance(focused, QAbstractButton)


def test_undo_and_redo_go_over_filters_and_scope(bench: Bench, qtbot: QtBot) -> None:
    bench.open_small(qtbot)
    workspace = bench.workbench.workspace
    assert workspace is not None
    session = workspace.session
    assert not action(bench, "undoAction").isEnabled()
    session.commit_all(parse("followers:0"))
    session.set_scope((2,))
    session.clear()
    for wanted in (((2,), 1), (None, 1), (None, 0)):
        action(bench, "undoAction").trigger()
        selection = session.state.selection
        assert (selection.datasets, len(selection.clauses)) == wanted
    assert not action(bench, "undoAction").isEnabled()
    action(bench, "redoAction").trigger()
    assert len(session.state.selection.clauses) == 1
    assert "followers is 0" in action(bench, "undoAction").text()


def test_clear_takes_every_filter_back(bench: Bench, qtbot: QtBot) -> None:
    bench.open_small(qtbot)
    assert bench.workbench.workspace is not None
    session = bench.workbench.workspace.session
    session.commit_all(parse("followers:0 -language:th"))
    assert action(bench, "clearFiltersAction").isEnabled()
    action(bench, "clearFiltersAction").trigger()
    assert session.state.selection.clauses == ()
    assert not action(bench, "clearFiltersAction").isEnabled()


def test_a_change_of_theme_keeps_the_selection_and_every_view_asking(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.open_small(qtbot)
    assert bench.workbench.workspace is not None
    session = bench.workbench.workspace.session
    session.commit_all(parse("followers:0"))
    action(bench, "themeAction").trigger()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    board = bench.workbench.board
    assert board is not None
    assert bench.workbench.theme.is_dark
    assert len(board.filters.chips) == 1
    session.clear()
    qtbot.waitUntil(lambda: board.filters.summary.text().startswith("4 of 4 accounts"))
    qtbot.waitUntil(lambda: board.accounts.model.rowCount() == 4)


def test_how_charts_are_drawn_outlives_a_change_of_theme(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    board.timeline.unit_chooser.choose("year")
    board.followers.measure_chooser.choose("tweets")
    board.followers.menu.scale.log.trigger()
    board.heatmap.scale.share.trigger()
    board.facets.field_chooser.choose("client")
    action(bench, "themeAction").trigger()
    again = bench.workbench.board
    assert again is not None
    assert again is not board
    assert again.timeline.unit_chooser.current == "year"
    assert (again.followers.title, again.followers.plot.is_log) == ("Tweets in archive", True)
    assert not again.created.plot.is_log
    assert again.heatmap.plot.is_share
    assert again.facets.field == "client"


def test_a_change_of_theme_goes_on_where_it_was(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    qtbot.waitUntil(lambda: board.timeline.plot.bar_count > 0)
    start, end = board.timeline.plot.chart.placement.extent
    part = (start, start + (end - start) / 4)
    board.timeline.plot.set_part(part)
    board.tables.tabs.setCurrentIndex(1)
    board.tweets.sort_by("likes", descending=True)
    report = report_dialog(["Everything was read."], board)
    report.show()
    action(bench, "themeAction").trigger()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    again = bench.workbench.board
    assert again is not None
    qtbot.waitUntil(lambda: again.timeline.plot.bar_count > 0)
    assert again.timeline.plot.part == part
    assert again.timeline.caption.endswith("zoomed in · UTC")
    assert again.tables.tabs.currentIndex() == 1
    qtbot.waitUntil(lambda: again.tweets.model.rowCount() == 5)
    likes = next(n for n, one in enumerate(again.tweets.columns) if one.name == "likes")
    assert again.tweets.model.value(0, likes) == 1_200
    assert report.isVisible()
    assert report.parent() is again
    action(bench, "closeWorkspaceAction").trigger()
    reopened = bench.open_small(qtbot)
    assert reopened.timeline.plot.part is None


def test_both_panels_at_the_side_hidden_leave_no_gap(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    before = board.timeline.width()
    action(bench, "showDatasetsAction").trigger()
    assert board.timeline.width() == before
    action(bench, "showHistoryAction").trigger()
    qtbot.waitUntil(lambda: board.timeline.width() > before)
    action(bench, "showDatasetsAction").trigger()
    qtbot.waitUntil(lambda: board.timeline.width() == before)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_switched_off_check_boxes_look_so(bench: Bench, qapp: QApplication, theme: str) -> None:
    dress(qapp, theme)  # pyright: ignore[reportArgumentType]
    colours = []
    for is_on in (True, False):
        box = QCheckBox("Something to tick", bench.window)
        box.setEnabled(is_on)
        box.ensurePolished()
        colours.append(box.palette().color(box.foregroundRole()).name())
        box.deleteLater()
    shown = theme_named(theme)
    assert colours == [shown.text, shown.disabled]


def test_damaged_memories_of_charts_are_forgotten(bench: Bench, qtbot: QtBot) -> None:
    for damaged in ("{", "[1]", '{"unit": "century", "field": 3}'):
        bench.remembered.setValue("layout3/showTimelineAction/choices", damaged)
        bench.remembered.setValue("layout3/showFacetsAction/choices", damaged)
        board = bench.open_small(qtbot)
        assert (board.timeline.unit_chooser.current, board.facets.field) == ("auto", "language")


def test_hidden_views_come_back_by_reset(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    action(bench, "showTimelineAction").trigger()
    assert board.timeline.isHidden()
    action(bench, "resetLayoutAction").trigger()
    assert not board.timeline.isHidden()
    assert action(bench, "showTimelineAction").isChecked()


def test_the_arrangement_is_remembered(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    board.accounts.table.horizontalHeader().resizeSection(0, 321)
    action(bench, "showCreatedAction").trigger()
    action(bench, "closeWorkspaceAction").trigger()
    again = bench.open_small(qtbot)
    assert again.accounts.table.horizontalHeader().sectionSize(0) == 321
    assert again.created.isHidden()


def test_closing_a_workspace_shows_the_welcome_page(bench: Bench, qtbot: QtBot) -> None:
    bench.open_small(qtbot)
    action(bench, "closeWorkspaceAction").trigger()
    assert isinstance(bench.window.pages.currentWidget(), Welcome)
    assert not action(bench, "exportAction").isEnabled()

    def seen() -> list[bool]:
        fields = bench.window.header.findChildren(QLineEdit)
        return [field.isEnabled() for field in fields if field.isVisible()]

    qtbot.waitUntil(lambda: seen() == [False])


def test_the_search_field_is_reached_by_its_key(bench: Bench, qtbot: QtBot) -> None:
    bench.open_small(qtbot)
    action(bench, "findAction").trigger()
    assert isinstance(bench.window.focusWidget(), SearchField)


def test_a_synthetic_workspace_says_so(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    remark = board.findChild(QLabel, "remark")
    assert isinstance(remark, QLabel)
    assert remark.isHidden()
    board.set_synthetic(is_synthetic=True)
    assert "SYNTHETIC" in remark.text()
    assert not remark.isHidden()


def test_a_closed_board_is_really_freed(bench: Bench, qtbot: QtBot) -> None:
    kept = weakref.ref(bench.open_small(qtbot))
    action(bench, "closeWorkspaceAction").trigger()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert kept() is None


def test_a_running_job_keeps_the_window_until_asked(bench: Bench, qtbot: QtBot) -> None:
    free = threading.Event()

    def work(_tell: Report, stop: IsCancelled) -> object:
        free.wait(10)
        if stop():
            raise Cancelled
        return None

    bench.workbench.jobs.start(Job("Importing x", work, free.set))
    assert not bench.window.close()
    dialog = bench.window.findChild(QWidget, "confirmDialog")
    assert isinstance(dialog, QWidget)
    button = dialog.findChild(QPushButton, "confirmButton")
    assert isinstance(button, QPushButton)
    button.click()
    assert not bench.window.isVisible()


def test_a_running_job_keeps_the_workspace_until_asked(bench: Bench, qtbot: QtBot) -> None:
    bench.open_small(qtbot)
    free = threading.Event()

    def work(tell: Report, stop: IsCancelled) -> object:
        free.wait(10)
        if stop():
            raise Cancelled
        return None

    bench.workbench.jobs.start(Job("Importing x", work, free.set))
    action(bench, "closeWorkspaceAction").trigger()
    dialog = bench.window.findChild(QWidget, "confirmDialog")
    assert isinstance(dialog, QWidget)
    assert "Still importing x" in " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert bench.workbench.workspace is not None
    stop = dialog.findChild(QPushButton, "confirmButton")
    assert isinstance(stop, QPushButton)
    stop.click()
    qtbot.waitUntil(lambda: not bench.workbench.jobs.running)
    assert bench.workbench.workspace is None


@pytest.mark.parametrize("name", ["about", "material"])
def test_what_is_told_about_the_program_opens_and_closes(
    bench: Bench, qtbot: QtBot, name: str
) -> None:
    action(bench, {"about": "aboutAction", "material": "materialNoticeAction"}[name]).trigger()
    dialog = bench.window.findChild(QWidget, f"{name}Dialog")
    assert isinstance(dialog, QWidget)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()


def test_the_sample_is_not_opened_over_itself(bench: Bench, qtbot: QtBot) -> None:
    for _ in range(2):
        action(bench, "openSampleAction").trigger()
        settle(bench.workbench)
    assert "synthetic" in bench.window.windowTitle()
    assert bench.known == []
