"""Tweets over time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.query.parse import parse
from explorer.session.counting import CountBy
from explorer.views.shared.theme import LIGHT
from explorer.views.timeline.markers import MarkersDialog
from explorer.views.timeline.widget import TimelineView
from tests.qt.nasty import settle
from tests.qt.shown_bars import bar_named, click, drag, filters, labels, middle_of, shown
from tests.qt.small_world import Living


@pytest.fixture
def view(live: Living, qtbot: QtBot) -> TimelineView:
    return shown(TimelineView, live, qtbot)


def test_it_is_named(view: TimelineView) -> None:
    assert (view.objectName(), view.title) == ("timelineView", "Tweets over time")
    assert view.accessibleName()
    assert view.plot.accessibleName()


def test_days_suit_half_a_year(live: Living, view: TimelineView) -> None:
    """Asked by month first, then by day, tweets only."""
    assert view.unit == "day"
    assert labels(view)[:3] == ["unknown", "2019-06-09", "2019-06-10"]
    assert view.plot.chart.whole.tolist()[:4] == [1, 1, 1, 1]
    asked = [request for request in live.asked if isinstance(request, CountBy)]
    assert [(request.by.bins, request.measures) for request in asked] == [
        ("month", ("tweets",)),
        ("day", ("tweets",)),
    ]


def test_a_brush_over_days(live: Living, view: TimelineView) -> None:
    first, last = bar_named(view, "2019-06-10"), bar_named(view, "2019-06-30")
    drag(view, middle_of(view, first), middle_of(view, last))
    assert filters(live.session) == ["time:2019-06-10..2019-06-30"]


def test_tweets_of_unknown_time_are_clicked(live: Living, view: TimelineView) -> None:
    click(view, bar_named(view, "unknown"))
    assert filters(live.session) == ["time:unknown"]


def test_a_unit_chosen_by_hand_stays_until_automatic(
    live: Living, view: TimelineView, qtbot: QtBot
) -> None:
    view.unit_chooser.choose("year")
    settle(live.session, qtbot)
    assert labels(view) == ["unknown", "2019", "2020"]
    assert view.unit_chooser.text().startswith("by year")
    view.unit_chooser.choose("auto")
    settle(live.session, qtbot)
    assert view.unit == "day"


def test_hours_can_be_chosen_by_hand(live: Living, view: TimelineView, qtbot: QtBot) -> None:
    view.unit_chooser.choose("hour")
    settle(live.session, qtbot)
    bar = bar_named(view, "2019-06-09 12:00")
    assert view.plot.readout(bar)[0] == "Sunday, 9 June 2019, 12:00 to 12:59"
    click(view, bar)
    assert filters(live.session) == ["time:2019-06-09T12:00..2019-06-09T12:59"]


def test_a_brush_made_by_day_is_painted_by_month(
    live: Living, view: TimelineView, qtbot: QtBot
) -> None:
    first, last = bar_named(view, "2019-06-10"), bar_named(view, "2019-06-30")
    drag(view, middle_of(view, first), middle_of(view, last))
    (by_day,) = view.plot.bands
    view.unit_chooser.choose("month")
    settle(live.session, qtbot)
    assert view.plot.bands == (by_day,)


def test_the_caption_says_zone_and_denominator(
    live: Living, view: TimelineView, qtbot: QtBot
) -> None:
    assert view.caption == "5 tweets in scope · UTC"
    live.session.commit(parse("language:en")[0])
    settle(live.session, qtbot)
    assert view.caption == "2 of 5 tweets · UTC"
    live.session.set_scope((2,))
    settle(live.session, qtbot)
    assert view.caption == "1 of 1 tweet · UTC"


def test_a_hidden_view_asks_nothing_until_it_is_shown(
    live: Living, view: TimelineView, qtbot: QtBot
) -> None:
    view.hide()
    before = len(live.asked)
    live.session.commit(parse("language:en")[0])
    assert len(live.asked) == before
    view.show()
    settle(live.session, qtbot)
    assert view.caption == "2 of 5 tweets · UTC"


def wheel(view: TimelineView, at: QPoint, notches: int, sideways: int = 0) -> None:
    viewport = view.plot.viewport()
    event = QWheelEvent(
        QPointF(at),
        QPointF(viewport.mapToGlobal(at)),
        QPoint(),
        QPoint(120 * sideways, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def test_the_wheel_zooms_to_hours_and_back_and_filters_nothing(
    live: Living, view: TimelineView, qtbot: QtBot
) -> None:
    at = middle_of(view, bar_named(view, "2019-06-10"))
    whole = view.plot.seen
    for _ in range(14):
        wheel(view, at, 1)
    settle(live.session, qtbot)
    assert view.unit == "hour"
    start, end = view.plot.seen
    assert end - start < (whole[1] - whole[0]) / 10
    assert view.caption == "5 tweets in scope · zoomed in · UTC"
    first, last = bar_named(view, "2019-06-10 13:00"), bar_named(view, "2019-06-10 20:00")
    drag(view, middle_of(view, first), middle_of(view, last))
    assert filters(live.session) == ["time:2019-06-10T13:00..2019-06-10T20:59"]
    before = view.plot.seen
    wheel(view, at, 0, sideways=-1)
    assert view.plot.seen[0] > before[0]
    assert len(live.session.steps) == 2
    for _ in range(20):
        wheel(view, at, -1)
    settle(live.session, qtbot)
    assert (view.plot.part, view.unit) == (None, "day")
    assert view.caption.endswith("· UTC")


def test_zoom_by_keyboard_and_by_menu(live: Living, view: TimelineView, qtbot: QtBot) -> None:
    qtbot.keyClick(view.plot, Qt.Key.Key_Right)
    for _ in range(3):
        qtbot.keyClick(view.plot, Qt.Key.Key_Plus)
    window = view.plot.part
    assert window is not None
    qtbot.keyClick(view.plot, Qt.Key.Key_End)
    assert view.plot.part is not None
    assert view.plot.part[1] == pytest.approx(view.plot.chart.placement.extent[1])
    qtbot.keyClick(view.plot, Qt.Key.Key_0)
    assert view.plot.part is None
    first, last = bar_named(view, "2019-06-10"), bar_named(view, "2019-07-09")
    drag(view, middle_of(view, first), middle_of(view, last))
    actions = {a.objectName(): a for a in view.menu.menu_at(None).actions()}
    actions["zoomToBrushAction"].trigger()
    settle(live.session, qtbot)
    assert view.plot.part is not None
    assert view.plot.part[1] - view.plot.part[0] == pytest.approx(30 * 1440 * 1.3, rel=0.1)
    actions["zoomOutAction"].trigger()
    assert view.plot.part is None


def test_heights_fill_the_chart_of_what_is_seen(
    live: Living, view: TimelineView, qtbot: QtBot
) -> None:
    view.unit_chooser.choose("year")
    settle(live.session, qtbot)
    chart = view.plot.chart
    assert chart.scale(is_log=False, is_share=False).top == 3
    start = float(chart.placement.left[bar_named(view, "2020")])
    bars = chart.placement.bars_between(start + 1, start + 2)
    assert chart.scale(is_log=False, is_share=False, bars=bars).top == 1


def parts(view: TimelineView) -> dict[str, int]:
    return {one.name: int(one.selected.sum()) for one in view.plot.series}


@pytest.mark.parametrize(
    ("field", "made_of"),
    [
        ("kind", {"original": 2, "retweet": 1, "reply": 1, "quote": 1}),
        ("language", {"en": 2, "ar": 1, "zh": 1, "rest": 1}),
        ("dataset", {"set1": 4, "set2": 1}),
    ],
)
def test_the_selection_is_coloured_by_what_it_is_made_of(
    live: Living, view: TimelineView, qtbot: QtBot, field: str, made_of: dict[str, int]
) -> None:
    view.unit_chooser.choose("year")
    view.stack_chooser.choose(field)
    settle(live.session, qtbot)
    assert parts(view) == made_of
    assert all(name in view.legend.text() for name in made_of)
    live.session.commit(parse("language:en")[0])
    settle(live.session, qtbot)
    assert sum(parts(view).values()) == view.plot.chart.selected_total == 2
    view.stack_chooser.choose("")
    assert (view.plot.series, view.legend.text()) == ((), "")


def test_a_bar_says_what_it_is_made_of_and_is_painted_so(
    live: Living, view: TimelineView, qtbot: QtBot
) -> None:
    view.unit_chooser.choose("year")
    view.stack_chooser.choose("language")
    settle(live.session, qtbot)
    bar = bar_named(view, "2019")
    assert view.plot.readout(bar)[-1] == "en 1 · ar 1 · zh 1"
    image = view.plot.grab().toImage()
    at, area = middle_of(view, bar), view.plot.drawing_area()
    seen = {image.pixelColor(at.x(), y).name() for y in range(int(area.top()), int(area.bottom()))}
    assert set(LIGHT.series[:3]) <= seen


def test_colours_follow_the_unit_and_the_zoom(
    live: Living, view: TimelineView, qtbot: QtBot
) -> None:
    view.stack_chooser.choose("kind")
    for unit in ("month", "hour", "auto"):
        view.unit_chooser.choose(unit)
        settle(live.session, qtbot)
        assert all(len(one.selected) == view.plot.bar_count for one in view.plot.series)
        assert sum(parts(view).values()) == 5


def test_markers_are_written_drawn_and_remembered(live: Living, view: TimelineView) -> None:
    dialog = MarkersDialog("", view)
    dialog.markers_written.connect(view.set_markers)
    dialog.field.setPlainText("2019-06-31 no such day")
    dialog._on_accepted()
    assert "2019-06-31" in dialog.mistake.text()
    assert view.plot.marks == ()
    dialog.field.setPlainText("2019-06-10 <b>first</b> & 香港\n\n2019-12 later")
    dialog._on_accepted()
    assert [mark.words for mark in view.plot.marks] == ["<b>first</b> & 香港", "later"]
    bar = bar_named(view, "2019-06-10")
    assert view.plot.readout(bar)[-1] == "Marker: <b>first</b> & 香港"
    view.grab()
    choices = view.choices()
    view.set_markers("")
    assert view.plot.marks == ()
    view.restore(choices)
    assert len(view.plot.marks) == 2
    view.restore({"markers": "nonsense"})
