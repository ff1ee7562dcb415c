"""Hands on bars make clauses; clauses, whoever made them, are painted on bars."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from pytestqt.qtbot import QtBot

from explorer.query.parse import parse
from explorer.session.state import SessionState
from explorer.views.histogram.widget import HistogramView
from tests.qt.nasty import settle
from tests.qt.shown_bars import (
    bands,
    bar_named,
    click,
    column_of,
    drag,
    edge_of,
    filters,
    labels,
    middle_of,
    mouse,
    move,
    press,
    release,
    shown,
)
from tests.qt.small_world import Living

SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(live: Living, qtbot: QtBot) -> HistogramView:
    """Followers: unknown, 0, 1, 2–4, 5–9, 10–19, … 10,000–19,999."""
    return shown(HistogramView, live, qtbot)


def between(view: HistogramView, first: str, last: str) -> tuple[QPoint, QPoint]:
    return middle_of(view, bar_named(view, first)), middle_of(view, bar_named(view, last))


# By mouse


def test_clicking_a_bar_lets_only_it_through(live: Living, view: HistogramView) -> None:
    click(view, bar_named(view, "0"))
    (clause,) = live.session.committed.selection.clauses
    assert (clause.source, filters(live.session)) == ("followersView", ["followers:0"])
    zero = bar_named(view, "0")
    assert bands(view) == [(*column_of(view, zero, zero), False)]


def test_clicking_it_again_ends_the_filter(live: Living, view: HistogramView) -> None:
    click(view, bar_named(view, "unknown"))
    assert filters(live.session) == ["followers:unknown"]
    click(view, bar_named(view, "unknown"))
    assert (filters(live.session), bands(view)) == ([], [])


def test_shift_adds_and_alt_excludes(live: Living, view: HistogramView) -> None:
    click(view, bar_named(view, "0"))
    click(view, bar_named(view, "5–9"), SHIFT)
    assert filters(live.session) == ["followers:0,5..9"]
    click(view, bar_named(view, "0"), ALT)
    assert filters(live.session) == ["followers:5..9"]


def test_alt_alone_excludes_from_everything(live: Living, view: HistogramView) -> None:
    click(view, bar_named(view, "0"), ALT)
    assert filters(live.session) == ["-followers:0"]
    assert [negated for *_, negated in bands(view)] == [True]


def test_a_drag_snaps_to_bars_and_is_one_step(live: Living, view: HistogramView) -> None:
    drag(view, *between(view, "2–4", "10–19"))
    assert filters(live.session) == ["followers:2..19"]
    assert len(live.session.steps) == 2
    live.session.undo()
    assert (filters(live.session), bands(view)) == ([], [])
    live.session.redo()
    assert bands(view) == [
        (*column_of(view, bar_named(view, "2–4"), bar_named(view, "10–19")), False)
    ]


def test_dragging_an_edge_adjusts(live: Living, view: HistogramView) -> None:
    drag(view, *between(view, "2–4", "10–19"))
    (band,) = view.plot.bands
    drag(view, edge_of(view, band.end), middle_of(view, bar_named(view, "100–199")))
    # The pointer is in the middle of a bar: either edge is as near.
    assert filters(live.session)[0] in ("followers:2..99", "followers:2..199")
    (band,) = view.plot.bands
    left = edge_of(view, column_of(view, bar_named(view, "5–9"), 0)[0])
    drag(view, edge_of(view, band.start), left)
    assert filters(live.session)[0].startswith("followers:5..")


def test_dragging_the_middle_moves(live: Living, view: HistogramView) -> None:
    drag(view, *between(view, "2–4", "10–19"))
    drag(view, *between(view, "5–9", "20–49"))
    assert filters(live.session) == ["followers:10..99"]


def test_alt_drag_excludes_and_stays_so_when_moved(live: Living, view: HistogramView) -> None:
    drag(view, *between(view, "2–4", "10–19"), ALT)
    assert filters(live.session) == ["-followers:2..19"]
    drag(view, *between(view, "5–9", "10–19"))
    assert filters(live.session) == ["-followers:5..49"]


def test_a_tremble_is_a_click(live: Living, view: HistogramView) -> None:
    at = middle_of(view, bar_named(view, "0"))
    drag(view, at, at + QPoint(3, 0))
    assert filters(live.session) == ["followers:0"]


def test_double_click_clears_whoever_filtered(live: Living, view: HistogramView) -> None:
    live.session.commit(parse("followers:>5")[0])
    live.session.commit(parse("language:en")[0])
    click(view, bar_named(view, "0"))
    mouse(view, QEvent.Type.MouseButtonDblClick, middle_of(view, 1))
    assert filters(live.session) == ["language:en"]


def test_beside_the_bars_nothing_is_clicked(live: Living, view: HistogramView) -> None:
    at = QPoint(2, view.plot.height() - 2)
    press(view, at)
    release(view, at)
    mouse(view, QEvent.Type.MouseButtonDblClick, at)
    assert filters(live.session) == []


# While it moves


def test_a_moving_brush_is_a_preview_told_once_for_each_change(
    live: Living, view: HistogramView, qtbot: QtBot
) -> None:
    told: list[tuple[SessionState, bool]] = []
    live.session.subscribe(lambda state, previewing: told.append((state, previewing)))
    start, end = between(view, "2–4", "10–19")
    press(view, start)
    move(view, end)
    move(view, end + QPoint(1, 0))  # the same bars: nothing to tell
    assert [previewing for _, previewing in told] == [True]
    assert filters(live.session) == []
    assert len(view.plot.bands) == 1
    release(view, end)
    assert [previewing for _, previewing in told] == [True, False]
    settle(live.session, qtbot)


def test_fast_moves_are_told_first_and_last(
    live: Living, view: HistogramView, qtbot: QtBot
) -> None:
    told: list[str] = []
    live.session.subscribe(
        lambda state, _previewing: told.append(str(state.selection.clauses[0].tests[0].upper))  # type: ignore[union-attr]
    )
    press(view, middle_of(view, bar_named(view, "2–4")))
    for label in ("5–9", "10–19", "20–49", "50–99"):
        move(view, middle_of(view, bar_named(view, label)))
    assert told == ["9"]
    qtbot.waitUntil(lambda: told == ["9", "99"])
    release(view, middle_of(view, bar_named(view, "50–99")))


def test_a_brush_moving_asks_nothing_for_its_own_view(live: Living, view: HistogramView) -> None:
    before = len(live.asked)
    drag(view, *between(view, "2–4", "10–19"))
    assert len(live.asked) == before


def test_escape_gives_a_drag_up(live: Living, view: HistogramView, qtbot: QtBot) -> None:
    click(view, bar_named(view, "0"))
    painted = bands(view)
    start, end = between(view, "2–4", "10–19")
    press(view, start)
    move(view, end)
    assert bands(view) != painted
    qtbot.keyClick(view.plot, Qt.Key.Key_Escape)
    release(view, end)
    assert (filters(live.session), bands(view)) == (["followers:0"], painted)
    assert live.session.state == live.session.committed


def test_a_brush_dragged_back_to_where_it_was_is_no_step(live: Living, view: HistogramView) -> None:
    drag(view, *between(view, "2–4", "10–19"))
    steps = len(live.session.steps)
    middle, away = between(view, "5–9", "20–49")
    press(view, middle)
    move(view, away)
    move(view, middle)
    release(view, middle)
    assert len(live.session.steps) == steps
    assert live.session.state == live.session.committed


# By keyboard


def test_arrows_and_enter_click(live: Living, view: HistogramView, qtbot: QtBot) -> None:
    qtbot.keyClick(view.plot, Qt.Key.Key_Home)
    qtbot.keyClick(view.plot, Qt.Key.Key_Return)
    assert filters(live.session) == ["followers:unknown"]
    qtbot.keyClick(view.plot, Qt.Key.Key_Right)
    qtbot.keyClick(view.plot, Qt.Key.Key_Space, SHIFT)
    assert filters(live.session) == ["followers:0,unknown"]
    qtbot.keyClick(view.plot, Qt.Key.Key_Home)
    qtbot.keyClick(view.plot, Qt.Key.Key_Return, ALT)
    assert filters(live.session) == ["followers:0"]


def test_shift_and_arrows_brush_until_shift_is_released(
    live: Living, view: HistogramView, qtbot: QtBot
) -> None:
    qtbot.keyClick(view.plot, Qt.Key.Key_Right)  # from zero, where the cursor begins, to 1
    for _ in range(2):
        qtbot.keyPress(view.plot, Qt.Key.Key_Right, SHIFT)
    assert filters(live.session) == []
    assert len(view.plot.bands) == 1
    qtbot.keyRelease(view.plot, Qt.Key.Key_Shift)
    assert filters(live.session) == ["followers:1..9"]
    assert len(live.session.steps) == 2


def test_escape_gives_a_brush_by_keyboard_up(
    live: Living, view: HistogramView, qtbot: QtBot
) -> None:
    click(view, bar_named(view, "0"))
    qtbot.keyPress(view.plot, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(view.plot, Qt.Key.Key_Escape)
    qtbot.keyRelease(view.plot, Qt.Key.Key_Shift)
    assert filters(live.session) == ["followers:0"]
    assert live.session.state == live.session.committed


def test_control_and_arrows_move_the_brush(live: Living, view: HistogramView, qtbot: QtBot) -> None:
    drag(view, *between(view, "2–4", "5–9"))
    qtbot.keyPress(view.plot, Qt.Key.Key_Right, CTRL)
    qtbot.keyPress(view.plot, Qt.Key.Key_Right, CTRL)
    qtbot.keyRelease(view.plot, Qt.Key.Key_Control)
    assert filters(live.session) == ["followers:10..49"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_keys_that_clear(live: Living, view: HistogramView, qtbot: QtBot, key: Qt.Key) -> None:
    click(view, bar_named(view, "0"))
    qtbot.keyClick(view.plot, key)
    assert filters(live.session) == []


def test_the_cursor_says_its_bar_to_screen_readers(view: HistogramView, qtbot: QtBot) -> None:
    qtbot.keyClick(view.plot, Qt.Key.Key_Home)
    assert view.plot.accessibleDescription() == "Followers unknown; 1 of 1 account (100 %)"


# From the state


def test_typed_filters_are_painted_to_the_point_but_not_moved(
    live: Living, view: HistogramView
) -> None:
    live.session.commit(parse("followers:3..7")[0])
    (band,) = view.plot.bands
    first, last = bar_named(view, "2–4"), bar_named(view, "5–9")
    left, right = column_of(view, first, last)
    assert left < band.start < band.end < right
    assert not band.can_move


def test_filters_switched_off_are_not_painted(live: Living, view: HistogramView) -> None:
    clause = parse("followers:0")[0]
    live.session.commit(clause)
    assert len(view.plot.bands) == 1
    live.session.replace(clause, replace(clause, active=False))
    assert view.plot.bands == ()


def test_filters_on_other_fields_are_not_painted_but_counted(
    live: Living, view: HistogramView, qtbot: QtBot
) -> None:
    assert view.caption.endswith("4 accounts in scope")
    live.session.commit(parse("language:en")[0])
    settle(live.session, qtbot)
    assert view.plot.bands == ()
    assert view.caption.endswith("2 of 4 accounts")
    chart = view.plot.chart
    assert dict(zip(labels(view), chart.selected.tolist(), strict=True)) == {
        **dict.fromkeys(labels(view), 0),
        "0": 1,
        "5–9": 1,
    }
    assert chart.whole_total == 4


def test_its_own_filter_leaves_a_view_as_it_is(
    live: Living, view: HistogramView, qtbot: QtBot
) -> None:
    before = view.plot.chart.selected.tolist()
    click(view, bar_named(view, "0"))
    settle(live.session, qtbot)
    assert view.plot.chart.selected.tolist() == before


def test_when_nothing_is_left_the_view_says_why_and_shows_the_whole(
    live: Living, view: HistogramView, qtbot: QtBot
) -> None:
    live.session.commit(parse("language:xx")[0])
    live.session.commit(parse("likes:>0")[0])
    settle(live.session, qtbot)
    assert view.plot.note == "No accounts left. The filter “language is xx” leaves nothing."
    assert view.plot.chart.whole_total == 4
    live.session.clear()
    settle(live.session, qtbot)
    assert view.plot.note == ""
