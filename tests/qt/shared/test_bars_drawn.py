"""Bars on the screen: sharp, never invisible, the whole behind the selection."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from explorer.query.parse import parse
from explorer.views.histogram.widget import HistogramView
from explorer.views.shared.bars.chart import chart_of
from explorer.views.shared.bars.item import columns_in_pixels
from explorer.views.shared.theme import DARK, LIGHT, Theme
from tests.qt.nasty import settle
from tests.qt.shown_bars import bar_named, middle_of, shown
from tests.qt.small_world import Living

FOOT = 6
"""Pixels above the lower end of the plot, where the lowest bars still are."""


def colour_at_foot(view: HistogramView, label: str) -> str:
    """The colour just above the base line in the middle of a bar."""
    at = middle_of(view, bar_named(view, label))
    foot = QPoint(at.x(), round(view.plot.drawing_area().bottom()) - FOOT)
    return view.plot.grab().toImage().pixelColor(foot).name()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_selection_stands_before_the_whole(theme: Theme, live: Living, qtbot: QtBot) -> None:
    view = shown(lambda session, _light: HistogramView(session, theme), live, qtbot)
    assert colour_at_foot(view, "unknown") == theme.selection
    live.session.commit(parse("language:en")[0])
    settle(live.session, qtbot)
    assert colour_at_foot(view, "0") == theme.selection
    assert colour_at_foot(view, "unknown") == theme.whole
    assert colour_at_foot(view, "20–49") == theme.card


@given(
    st.lists(st.floats(0, 300), min_size=1, max_size=400),
    st.floats(0.01, 30),
    st.floats(-50, 50),
)
def test_columns_hold_every_bar_on_whole_pixels(
    heights: list[float], width: float, start: float
) -> None:
    left = start + width * np.arange(len(heights), dtype=np.float64)
    begins, ends, tall = columns_in_pixels(left, left + width, np.array(heights))
    assert np.all(begins == np.round(begins))
    assert np.all(ends - begins >= 1)
    assert np.all(ends[:-1] <= begins[1:])
    assert tall.max() >= np.floor(max(heights))
    assert np.count_nonzero(tall) <= np.count_nonzero(heights)


def test_a_bar_of_one_beside_millions_is_seen(live: Living, qtbot: QtBot) -> None:
    view = shown(HistogramView, live, qtbot)
    chart = view.plot.chart
    counts = np.full(len(chart.placement), 5_000_000)
    counts[bar_named(view, "20–49")] = 1
    # The answer's order and the drawing order of numbers are the same.
    view.show_chart(chart_of(chart.placement, counts, counts, "accounts", chart.describe))
    at = middle_of(view, bar_named(view, "20–49"))
    area = view.plot.drawing_area()
    column = [
        view.plot.grab().toImage().pixelColor(at.x(), y).name()
        for y in range(round(area.bottom()) - 4, round(area.bottom()))
    ]
    assert LIGHT.selection in column
