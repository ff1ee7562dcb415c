"""Hours and weekdays: hands on cells make filters, filters are painted, clocks are chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.query.parse import parse
from explorer.query.spelling import text_of
from explorer.views.heatmap.choice import Target
from explorer.views.heatmap.model import cell
from explorer.views.heatmap.plot import HeatBand
from explorer.views.heatmap.rectangle import ALL_HOURS, ALL_WEEKDAYS, Rectangle
from explorer.views.heatmap.widget import HeatmapView
from explorer.views.heatmap.zone_chooser import ZoneDialog
from explorer.views.shared.gestures.gesture import Gesture
from explorer.views.shared.theme import LIGHT
from tests.qt.nasty import NASTY, endure, settle
from tests.qt.small_world import Living, living
from tests.unit.query.world import World

SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
NO_KEY = Qt.KeyboardModifier.NoModifier
NO_BUTTON = Qt.MouseButton.NoButton
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(live: Living, qtbot: QtBot) -> HeatmapView:
    """Tweets on Sunday 12:30, Monday 00:00, Tuesday 08:05, Wednesday 00:00 and at no known time."""
    view = HeatmapView(live.session, LIGHT)
    qtbot.addWidget(view)
    view.resize(700, 240)
    view.show()
    settle(live.session, qtbot)
    return view


def filters(live: Living) -> list[str]:
    return [text_of(clause) for clause in live.session.committed.selection.clauses]


def centre(view: HeatmapView, weekday: int, hour: int) -> QPointF:
    return view.plot.grid.box((weekday, weekday, hour, hour)).center()


def mouse(
    view: HeatmapView,
    kind: QEvent.Type,
    at: QPointF,
    modifiers: Qt.KeyboardModifier = NO_KEY,
    buttons: Qt.MouseButton = LEFT,
) -> None:
    everywhere = QPointF(view.plot.mapToGlobal(at.toPoint()))
    button = NO_BUTTON if kind is QEvent.Type.MouseMove else LEFT
    event = QMouseEvent(kind, at, everywhere, button, buttons, modifiers)
    QApplication.sendEvent(view.plot, event)


def click(view: HeatmapView, at: QPointF, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    mouse(view, QEvent.Type.MouseButtonPress, at, modifiers)
    mouse(view, QEvent.Type.MouseButtonRelease, at, modifiers, NO_BUTTON)


def drag(
    view: HeatmapView, start: QPointF, end: QPointF, modifiers: Qt.KeyboardModifier = NO_KEY
) -> None:
    mouse(view, QEvent.Type.MouseButtonPress, start, modifiers)
    mouse(view, QEvent.Type.MouseMove, (start + end) / 2, modifiers)
    mouse(view, QEvent.Type.MouseMove, end, modifiers)
    mouse(view, QEvent.Type.MouseButtonRelease, end, modifiers, NO_BUTTON)


def action(view: HeatmapView, target: Target, name: str) -> QAction:
    menu = view.menu_for(Gesture(target))
    (found,) = [action for action in menu.actions() if action.objectName() == name]
    return found


def test_it_is_named_and_says_what_its_numbers_are_out_of(view: HeatmapView) -> None:
    assert (view.objectName(), view.title) == ("heatmapView", "Hour × weekday")
    assert view.accessibleName()
    assert view.plot.accessibleName()
    assert view.caption == "25.0 % of 4 with a time on Mon–Fri 08–18 · 5 tweets in scope"


def test_cells_count_tweets_on_the_chosen_clocks(
    live: Living, view: HeatmapView, qtbot: QtBot
) -> None:
    assert view.plot.heat.within(cell(6, 12)) == (1, 1)
    live.session.set_zone("+08:00")
    settle(live.session, qtbot)
    assert view.plot.heat.within(cell(6, 12)) == (0, 0)
    assert view.plot.heat.within(cell(6, 20)) == (1, 1)
    assert view.plot.heat.within(None) == (1, 1)
    assert view.zone_chooser.text().startswith("Beijing (UTC+8)")


def test_a_rectangle_is_one_filter_and_one_step(live: Living, view: HeatmapView) -> None:
    drag(view, centre(view, 0, 8), centre(view, 4, 17))
    assert filters(live) == ["(weekday@UTC:mon..fri hour@UTC:8..17)"]
    assert len(live.session.steps) == 2
    rectangle = Rectangle(tuple(range(5)), tuple(range(8, 18)))
    assert view.plot.bands == (HeatBand(rectangle, can_move=True),)
    live.session.undo()
    assert (filters(live), view.plot.bands) == ([], ())


def test_its_own_filter_leaves_the_view_as_it_is(
    live: Living, view: HeatmapView, qtbot: QtBot
) -> None:
    drag(view, centre(view, 0, 8), centre(view, 4, 17))
    settle(live.session, qtbot)
    assert view.plot.heat.selected_total == 5
    live.session.commit(parse("language:en")[0])
    settle(live.session, qtbot)
    assert view.caption == "0 % on Mon–Fri 08–18 · 2 of 5 tweets"


def test_the_rectangle_is_moved_and_pulled(live: Living, view: HeatmapView) -> None:
    drag(view, centre(view, 0, 8), centre(view, 2, 10))
    drag(view, centre(view, 1, 9), centre(view, 2, 11))
    assert filters(live) == ["(weekday@UTC:tue..thu hour@UTC:10..12)"]
    box = view.plot.grid.box((1, 3, 10, 12))
    drag(view, QPointF(box.right(), box.center().y()), centre(view, 2, 15))
    assert filters(live) == ["(weekday@UTC:tue..thu hour@UTC:10..15)"]
    box = view.plot.grid.box((1, 3, 10, 15))
    drag(view, QPointF(box.left(), box.top()), centre(view, 0, 7))
    assert filters(live) == ["(weekday@UTC:mon..thu hour@UTC:7..15)"]


def test_clicks_choose_add_and_exclude(live: Living, view: HeatmapView) -> None:
    click(view, centre(view, 6, 12))
    assert filters(live) == ["(weekday@UTC:sun hour@UTC:12)"]
    click(view, centre(view, 6, 12))
    assert filters(live) == []
    click(view, centre(view, 6, 12))
    click(view, centre(view, 5, 13), SHIFT)
    assert filters(live) == ["(weekday@UTC:sat..sun hour@UTC:12..13)"]
    click(view, centre(view, 5, 12), ALT)
    assert filters(live) == [
        "(weekday@UTC:sat..sun hour@UTC:12..13)",
        "-(weekday@UTC:sat hour@UTC:12)",
    ]
    assert [band.is_negated for band in view.plot.bands] == [False, True]


def test_labels_choose_a_whole_day_or_hour(live: Living, view: HeatmapView) -> None:
    grid = view.plot.grid
    click(view, QPointF(grid.area.left() - 12, centre(view, 5, 0).y()))
    assert filters(live) == ["weekday@UTC:sat"]
    click(view, QPointF(centre(view, 0, 7).x(), grid.y(7) + 5))
    assert filters(live) == ["hour@UTC:7"]
    assert view.plot.bands[0].target == Rectangle(ALL_WEEKDAYS, (7,))


def test_unknown_times_have_a_column_of_their_own(live: Living, view: HeatmapView) -> None:
    click(view, view.plot.grid.unknown_box().center())
    assert filters(live) == ["hour@UTC:unknown"]
    assert view.plot.bands == (HeatBand(None),)


def test_a_brush_under_way_is_a_preview_and_escape_gives_it_up(
    live: Living, view: HeatmapView, qtbot: QtBot
) -> None:
    start, end = centre(view, 0, 8), centre(view, 4, 17)
    mouse(view, QEvent.Type.MouseButtonPress, start)
    mouse(view, QEvent.Type.MouseMove, end)
    assert len(live.session.state.selection.clauses) == 1
    assert filters(live) == []
    qtbot.keyClick(view.plot, Qt.Key.Key_Escape)
    mouse(view, QEvent.Type.MouseButtonRelease, end, buttons=NO_BUTTON)
    assert live.session.state.selection.clauses == ()
    assert view.plot.bands == ()


def test_double_click_clears_whoever_filtered(live: Living, view: HeatmapView) -> None:
    for typed in ("hour:3", "weekday@+08:00:mon", "language:en"):
        live.session.commit(parse(typed)[0])
    mouse(view, QEvent.Type.MouseButtonDblClick, centre(view, 0, 0))
    assert filters(live) == ["language:en"]


def test_filters_on_other_clocks_are_counted_as_not_drawn(live: Living, view: HeatmapView) -> None:
    live.session.commit(parse("hour@+08:00:3")[0])
    assert view.plot.bands == ()
    assert view.caption.endswith("a filter on other clocks is not drawn")
    live.session.clear()
    assert "not drawn" not in view.caption


def test_everything_by_keyboard(live: Living, view: HeatmapView, qtbot: QtBot) -> None:
    qtbot.keyClick(view.plot, Qt.Key.Key_Left)
    assert view.plot.accessibleDescription().startswith("Time unknown; 1 of 1 tweet (100 %)")
    qtbot.keyClick(view.plot, Qt.Key.Key_Right)
    qtbot.keyClick(view.plot, Qt.Key.Key_Return)
    assert filters(live) == ["(weekday@UTC:mon hour@UTC:0)"]
    qtbot.keyClick(view.plot, Qt.Key.Key_Space)
    assert filters(live) == []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyPress(view.plot, key, SHIFT)
    assert filters(live) == []
    qtbot.keyRelease(view.plot, Qt.Key.Key_Shift)
    assert filters(live) == ["(weekday@UTC:mon..tue hour@UTC:0..2)"]
    qtbot.keyPress(view.plot, Qt.Key.Key_Down, CTRL)
    qtbot.keyPress(view.plot, Qt.Key.Key_Right, CTRL)
    qtbot.keyRelease(view.plot, Qt.Key.Key_Control)
    assert filters(live) == ["(weekday@UTC:tue..wed hour@UTC:1..3)"]
    qtbot.keyClick(view.plot, Qt.Key.Key_Return, ALT)
    assert len(filters(live)) == 2
    qtbot.keyClick(view.plot, Qt.Key.Key_Escape)
    assert filters(live) == []


def test_the_menu_of_a_cell_and_the_working_hours(live: Living, view: HeatmapView) -> None:
    action(view, cell(6, 12), "excludeAction").trigger()
    assert filters(live) == ["-(weekday@UTC:sun hour@UTC:12)"]
    action(view, cell(6, 12), "clearViewAction").trigger()
    action(view, cell(6, 12), "workingHoursAction").trigger()
    assert filters(live) == ["(weekday@UTC:mon..fri hour@UTC:8..17)"]
    action(view, cell(6, 12), "copyAction").trigger()
    assert QGuiApplication.clipboard().text().startswith("Sunday, 12:00 to 12:59, UTC\n1 of 1")
    action(view, cell(6, 12), "copyDataAction").trigger()
    assert "sun,12,1,1" in QGuiApplication.clipboard().text().splitlines()


def test_colours_are_switched(view: HeatmapView) -> None:
    action(view, None, "sharesAction").trigger()
    action(view, None, "logAction").trigger()
    assert (view.plot.is_share, view.plot.is_log) == (True, True)


def test_more_is_painted_darker_and_nothing_has_a_mark(
    live: Living, view: HeatmapView, qtbot: QtBot
) -> None:
    live.session.commit(parse("language:en")[0])
    settle(live.session, qtbot)
    image = view.plot.grab().toImage()

    def painted(weekday: int, hour: int) -> str:
        return image.pixelColor(centre(view, weekday, hour).toPoint()).name()

    assert painted(1, 8) == LIGHT.whole_edge
    assert painted(3, 5) == LIGHT.grid
    assert painted(6, 12) not in (LIGHT.grid, LIGHT.whole_edge)


def test_another_zone_is_asked_for_by_name_or_offset(
    live: Living, view: HeatmapView, qtbot: QtBot
) -> None:
    dialog = ZoneDialog("UTC", view)
    dialog.zone_chosen.connect(live.session.set_zone)
    dialog.field.setText("Nowhere/Land")
    dialog._on_accepted()
    assert "Nowhere/Land" in dialog.mistake.text()
    assert live.session.state.zone == "UTC"
    dialog.field.setText("-0330")
    dialog._on_accepted()
    assert live.session.state.zone == "-03:30"
    settle(live.session, qtbot)
    assert view.zone_chooser.text().startswith("UTC−3:30")
    view.zone_chooser.menu().actions()[1].trigger()
    assert live.session.state.zone == "+08:00"


def test_when_nothing_is_left_it_says_why(live: Living, view: HeatmapView, qtbot: QtBot) -> None:
    live.session.commit(parse("language:xx")[0])
    settle(live.session, qtbot)
    assert view.plot.note == "No tweets left. The filter “language is xx” leaves nothing."
    assert view.plot.heat.whole_total == 5


def test_a_hidden_view_asks_nothing(live: Living, view: HeatmapView) -> None:
    view.hide()
    before = len(live.asked)
    live.session.commit(parse("language:en")[0])
    assert len(live.asked) == before


@pytest.mark.parametrize("world", NASTY)
def test_bears_nasty_data(world: World, qtbot: QtBot) -> None:
    endure(HeatmapView, world, qtbot)


def test_without_tweets_there_is_nothing_to_draw(qtbot: QtBot) -> None:
    with living(World((), ())) as live:
        view = HeatmapView(live.session, LIGHT)
        qtbot.addWidget(view)
        view.show()
        settle(live.session, qtbot)
        assert view.notice == "No tweets in scope"
        assert view.plot.grid.rectangle_at(QPointF(0, 0)) in (None, Rectangle((0,), ALL_HOURS))
