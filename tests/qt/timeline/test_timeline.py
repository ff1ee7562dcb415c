"""Tweets over time."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from explorer.query.parse import parse
from explorer.session.counting import CountBy
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
