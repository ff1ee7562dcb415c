"""Every view of bars bears data that breaks careless ones."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from explorer.query.axis import time_axis
from explorer.query.by import By
from explorer.session.counting import Counted
from explorer.views.created.widget import CreatedView
from explorer.views.histogram.widget import HistogramView
from explorer.views.shared.bars.view import BarView
from explorer.views.shared.theme import LIGHT
from explorer.views.timeline.widget import TimelineView
from tests.qt.nasty import ALL_UNKNOWN, EMPTY, NASTY, NO_TWEETS, MakeView, endure
from tests.qt.shown_bars import labels, shown
from tests.qt.small_world import Living, living
from tests.unit.query.world import World

VIEWS = [TimelineView, CreatedView, HistogramView]
HUGE_COUNT = 2**50


@pytest.mark.parametrize("world", NASTY)
@pytest.mark.parametrize("view", VIEWS)
def test_bears_nasty_data(view: MakeView, world: World, qtbot: QtBot) -> None:
    endure(view, world, qtbot)


@pytest.mark.parametrize(
    ("view", "world", "notice"),
    [
        (TimelineView, EMPTY, "No tweets in scope"),
        (CreatedView, EMPTY, "No accounts in scope"),
        (TimelineView, NO_TWEETS, "No tweets in scope"),
        (CreatedView, NO_TWEETS, None),
    ],
)
def test_nothing_to_draw_is_said(
    view: type[TimelineView], world: World, notice: str | None, qtbot: QtBot
) -> None:
    with living(world) as live:
        assert shown(view, live, qtbot).notice == notice


@pytest.mark.parametrize("view", VIEWS)
def test_what_is_unknown_has_its_bar(view: type[TimelineView], qtbot: QtBot) -> None:
    with living(ALL_UNKNOWN) as live:
        drawn = shown(view, live, qtbot)
        assert "unknown" in labels(drawn)
        assert drawn.plot.chart.whole_total == 1


def test_fifty_thousand_days_with_huge_counts_are_drawn(live: Living, qtbot: QtBot) -> None:
    view = TimelineView(live.session, LIGHT)
    qtbot.addWidget(view)
    view.resize(900, 300)
    view.show()
    by = By("time", "day")
    axis = time_axis(by, -70_000_000, 2_000_000)
    counts = np.full(len(axis.values), HUGE_COUNT)
    view.unit_chooser.choose("day")
    BarView.show_answer(view, Counted(by, axis.values, counts, counts, counts, counts))
    assert view.plot.bar_count > 50_000
    assert f"{HUGE_COUNT:,}" in view.plot.chart.readout(7, is_share=False)[1]
    image = view.plot.grab().toImage()
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    assert middle.name() == LIGHT.selection
