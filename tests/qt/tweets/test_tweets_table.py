"""The tweets table over a real session: lazy pages, sorting, filtering by cells, copying."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from explorer.query.parse import parse
from explorer.query.spelling import text_of
from explorer.schema.columns import COLUMNS, TWEETS
from explorer.session.requests import LateCells, Page
from explorer.views.shared.table.model import LOADING, PAGE_ROWS, TableModel
from explorer.views.shared.theme import LIGHT
from explorer.views.tweets.widget import TweetsView
from tests.qt.small_world import Living, living, many

SIZE = (1100, 500)
DISPLAY = Qt.ItemDataRole.DisplayRole


def shown_view(live: Living, qtbot: QtBot) -> TweetsView:
    view = TweetsView(live.session, LIGHT)
    qtbot.addWidget(view)
    view.resize(*SIZE)
    view.show()
    qtbot.waitUntil(lambda: text_at(view, 0, "text") not in (None, LOADING))
    return view


def place(view: TweetsView, name: str) -> int:
    return next(i for i, column in enumerate(view.columns) if column.name == name)


def text_at(view: TweetsView, row: int, name: str) -> object:
    return view.model.data(view.model.index(row, place(view, name)), DISPLAY)


def column_of(view: TweetsView, name: str) -> list[object]:
    return [text_at(view, row, name) for row in range(view.model.rowCount())]


def pages(live: Living) -> list[Page]:
    return [request for request in live.asked if isinstance(request, Page)]


def late_cells(live: Living) -> list[LateCells]:
    return [request for request in live.asked if isinstance(request, LateCells)]


def test_rows_come_in_order_of_time_unknown_last(live: Living, qtbot: QtBot) -> None:
    view = shown_view(live, qtbot)
    assert column_of(view, "time") == [
        "2019-06-09 12:30",
        "2019-06-10 00:00",
        "2019-06-11 08:05",
        "2020-01-01 00:00",
        "unknown",
    ]


def test_unknown_is_muted_and_never_zero(live: Living, qtbot: QtBot) -> None:
    view = shown_view(live, qtbot)
    index = view.model.index(1, place(view, "likes"))
    assert view.model.data(index, DISPLAY) == "unknown"
    assert view.model.data(index, Qt.ItemDataRole.ForegroundRole) is not None
    known = view.model.index(0, place(view, "likes"))
    assert view.model.data(known, Qt.ItemDataRole.ForegroundRole) is None


def test_numbers_and_arabic_stand_at_the_right(live: Living, qtbot: QtBot) -> None:
    view = shown_view(live, qtbot)

    def is_right(row: int, name: str) -> bool:
        found = view.model.data(
            view.model.index(row, place(view, name)), Qt.ItemDataRole.TextAlignmentRole
        )
        assert isinstance(found, int)
        return bool(found & int(Qt.AlignmentFlag.AlignRight))

    assert is_right(0, "likes")
    assert is_right(1, "text")
    assert not is_right(2, "text")


def click_heading(view: TweetsView, name: str, qtbot: QtBot) -> None:
    header = view.table.horizontalHeader()
    section = place(view, name)
    view.table.horizontalScrollBar().setValue(0)
    x = header.sectionViewportPosition(section) + header.sectionSize(section) // 2
    qtbot.mouseClick(
        header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, header.height() // 2)
    )


def test_a_heading_sorts_the_whole_table_and_turns_it_round(live: Living, qtbot: QtBot) -> None:
    view = shown_view(live, qtbot)
    click_heading(view, "likes", qtbot)
    qtbot.waitUntil(lambda: text_at(view, 0, "likes") == "1,200")
    assert column_of(view, "likes")[-1] == "unknown"
    click_heading(view, "likes", qtbot)
    qtbot.waitUntil(lambda: text_at(view, 0, "likes") == "0")
    assert column_of(view, "likes")[-1] == "unknown"
    heading = view.model.headerData(place(view, "likes"), Qt.Orientation.Horizontal)
    assert heading == "Likes ▴"


def test_only_the_pages_looked_at_are_loaded(qtbot: QtBot) -> None:
    rows = PAGE_ROWS * 5
    with living(many(rows)) as live:
        view = shown_view(live, qtbot)
        qtbot.waitUntil(lambda: view.model.rowCount() == rows)
        view.table.setFocus()
        qtbot.keyClick(view.table, Qt.Key.Key_End)
        qtbot.waitUntil(lambda: text_at(view, rows - 1, "text") == f"tweet {rows - 1}")
        assert {page.offset for page in pages(live)} == {0, rows - PAGE_ROWS}
        assert text_at(view, rows // 2, "text") == LOADING
        assert view.table.currentIndex().row() == rows - 1


def test_a_filter_starts_at_the_top_again(qtbot: QtBot) -> None:
    with living(many(PAGE_ROWS * 3)) as live:
        view = shown_view(live, qtbot)
        view.table.scrollToBottom()
        qtbot.waitUntil(lambda: text_at(view, PAGE_ROWS * 3 - 1, "text") != LOADING)
        live.session.commit_all(parse('text~"tweet 59"'))
        qtbot.waitUntil(lambda: view.model.rowCount() == 11)
        qtbot.waitUntil(lambda: text_at(view, 0, "text") == "tweet 59")
        assert view.caption == "11 of 600 tweets"


def test_hidden_columns_are_not_asked_for(live: Living, qtbot: QtBot) -> None:
    view = shown_view(live, qtbot)
    assert "urls" not in late_cells(live)[-1].columns
    view.table.setColumnHidden(place(view, "urls"), False)
    qtbot.waitUntil(lambda: "urls" in late_cells(live)[-1].columns)
    qtbot.waitUntil(lambda: text_at(view, 0, "urls") != LOADING)


def test_texts_come_after_the_page_those_in_sight_first(qtbot: QtBot) -> None:
    with living(many(PAGE_ROWS * 2)) as live:
        view = shown_view(live, qtbot)
        qtbot.waitUntil(lambda: text_at(view, PAGE_ROWS - 1, "text") != LOADING)
        assert all("text" not in page.columns for page in pages(live))
        first, *others = late_cells(live)
        assert first.keys == tuple(range(len(first.keys)))
        assert len(first.keys) < PAGE_ROWS
        assert {key for asked in others for key in asked.keys} >= set(
            range(len(first.keys), PAGE_ROWS)
        )
        assert text_at(view, PAGE_ROWS, "text") == LOADING


def test_texts_of_the_same_rows_are_read_anew_for_another_selection(
    live: Living, qtbot: QtBot
) -> None:
    view = shown_view(live, qtbot)
    live.session.commit_all(parse("-language:tlh"))
    assert pages(live)[-1].selection == live.session.state.selection
    qtbot.waitUntil(lambda: not live.session.is_busy)
    qtbot.waitUntil(lambda: text_at(view, 0, "text") != LOADING)


def test_a_hidden_table_asks_for_no_page(live: Living, qtbot: QtBot) -> None:
    view = TweetsView(live.session, LIGHT)
    qtbot.addWidget(view)
    assert pages(live) == []
    view.show()
    assert len(pages(live)) == 1
    view.hide()
    live.session.commit_all(parse("language:en"))
    assert len(pages(live)) == 1


def test_nothing_left_says_which_filter_empties(live: Living, qtbot: QtBot) -> None:
    view = shown_view(live, qtbot)
    live.session.commit_all(parse("language:en language:zh"))
    qtbot.waitUntil(lambda: view.notice is not None)
    assert view.notice == "No tweet meets all filters."
    live.session.undo()
    qtbot.waitUntil(lambda: view.notice is None)
    assert view.model.rowCount() == 5


def menu_at(view: TweetsView, row: int, name: str) -> QMenu:
    index = view.model.index(row, place(view, name))
    view.table.customContextMenuRequested.emit(view.table.visualRect(index).center())
    return next(menu for menu in view.findChildren(QMenu) if menu.isVisible())


@pytest.mark.parametrize(
    ("row", "name", "action", "written"),
    [
        (0, "language", "onlyAction", "language:en"),
        (0, "language", "excludeAction", "-language:en"),
        (1, "likes", "onlyAction", "likes:unknown"),
        (2, "handle", "excludeAction", "-handle:bert"),
    ],
    ids=str,
)
def test_a_cell_filters_by_its_menu(
    live: Living, qtbot: QtBot, row: int, name: str, action: str, written: str
) -> None:
    view = shown_view(live, qtbot)
    menu = menu_at(view, row, name)
    next(found for found in menu.actions() if found.objectName() == action).trigger()
    menu.close()
    assert [text_of(clause) for clause in live.session.state.selection.clauses] == [written]


def test_two_values_can_be_excluded_one_after_the_other(live: Living, qtbot: QtBot) -> None:
    view = shown_view(live, qtbot)
    for row in (0, 1):
        menu = menu_at(view, row, "language")
        next(a for a in menu.actions() if a.objectName() == "excludeAction").trigger()
        menu.close()
    said = [text_of(clause) for clause in live.session.state.selection.clauses]
    assert said == ["-language:en", "-language:ar"]


def test_copy_takes_whole_cells_with_headers(live: Living, qtbot: QtBot) -> None:
    view = shown_view(live, qtbot)
    view.table.selectRow(0)
    with qtbot.waitSignal(view.told, check_params_cb=lambda said: "1 row copied" in said):
        qtbot.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Time (UTC)\tAccount\tKind")
    assert '"line one\nline two\tand & more"' in text


def test_copy_takes_rows_that_were_never_loaded(qtbot: QtBot) -> None:
    rows = PAGE_ROWS * 3
    with living(many(rows)) as live:
        view = shown_view(live, qtbot)
        qtbot.waitUntil(lambda: view.model.rowCount() == rows)
        view.table.selectAll()
        with qtbot.waitSignal(view.told, check_params_cb=lambda said: "600 rows" in said):
            view.copy_rows()
        lines = QGuiApplication.clipboard().text().splitlines()
        assert len(lines) == rows + 1
        assert "tweet 333" in lines[334]


def test_an_error_stands_in_the_tables_place_and_can_be_tried_again(
    live: Living, qtbot: QtBot
) -> None:
    view = shown_view(live, qtbot)
    view.clients[0].show_error("The disk is gone: put it back.")
    assert view.notice == "The disk is gone: put it back."


def test_the_model_keeps_qts_promises(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = TableModel(COLUMNS[TWEETS], LIGHT)
    qtmodeltester.check(model)
    model.begin_anew(450)
    model.put_page(0, {"text": ["a", None], "likes": [1, None]})
    model.set_rows(900)
    model.put_page(400, {"text": ["z"] * 50})
    model.set_rows(3)
    assert model.rowCount() == 3


@pytest.mark.parametrize(
    "spoil",
    [
        lambda model: model.put_page(0, {}),
        lambda model: model.put_page(0, {"text": []}),
        partial(TableModel.begin_anew, rows=0),
    ],
    ids=["no_columns", "short_page", "no_rows"],
)
def test_data_never_raises(spoil: Callable[[TableModel], None], qtbot: QtBot) -> None:
    model: QAbstractItemModel = TableModel(COLUMNS[TWEETS], LIGHT)
    assert isinstance(model, TableModel)
    model.begin_anew(3)
    kept = model.index(2, 4)
    spoil(model)
    for role in Qt.ItemDataRole:
        for index in (kept, model.index(0, 0), model.index(99, 99)):
            model.data(index, role)
