"""Every chart beside another selection: what is drawn, said and borne."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from explorer.query.parse import parse
from explorer.session.comparing import CompareBy
from explorer.session.comparison import compare, stop
from explorer.session.session import Session
from explorer.views.created.widget import CreatedView
from explorer.views.facets.widget import FacetView
from explorer.views.heatmap.widget import HeatmapView
from explorer.views.histogram.widget import HistogramView
from explorer.views.shared.bars.view import BarView
from explorer.views.shared.compared import A_SIGN, B_SIGN
from explorer.views.shared.counting_card import CountingCard
from explorer.views.shared.numbers import points
from explorer.views.shared.theme import DARK, LIGHT, Theme
from explorer.views.timeline.widget import TimelineView
from tests.qt.nasty import NASTY, endure, settle
from tests.qt.shown_bars import bar_named, edge_of, shown
from tests.qt.small_world import Living, living, many
from tests.unit.query.world import World

VIEWS = (CreatedView, FacetView, HeatmapView, HistogramView, TimelineView)
MakeCard = Callable[[Session, Theme], CountingCard]
FOOT = 6
"""Pixels above the lower end of the plot."""


@pytest.mark.parametrize("make", VIEWS)
@pytest.mark.parametrize("world", NASTY)
def test_every_chart_bears_nasty_data_beside_another_selection(
    world: World, make: MakeCard, qtbot: QtBot
) -> None:
    def comparing(session: Session, theme: Theme) -> CountingCard:
        compare(session, parse("-followers:>2"))
        return make(session, theme)

    endure(comparing, world, qtbot)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_b_is_filled_right_of_a_which_is_hollow(theme: Theme, live: Living, qtbot: QtBot) -> None:
    view = shown(lambda session, _light: HistogramView(session, theme), live, qtbot)
    compare(live.session, ())
    live.session.commit_all(parse("language:en"))
    settle(live.session, qtbot)
    bar = bar_named(view, "0")
    placement = view.plot.chart.placement
    left, right = float(placement.left[bar]), float(placement.right[bar])
    image = view.plot.grab().toImage()
    foot = round(view.plot.drawing_area().bottom()) - FOOT

    def colours(start: float, end: float) -> set[str]:
        first, last = edge_of(view, start).x() + 2, edge_of(view, end).x() - 4
        return {image.pixelColor(QPoint(x, foot)).name() for x in range(first, last)}

    middle = (left + right) / 2
    assert colours(middle, right) == {theme.selection}
    assert theme.selection not in colours(left, middle)
    assert {theme.card, theme.compared} <= colours(left, middle)


def test_numbers_of_both_are_said_with_what_they_are_out_of(live: Living, qtbot: QtBot) -> None:
    view = shown(HistogramView, live, qtbot)
    compare(live.session, ())
    live.session.commit_all(parse("language:en"))
    settle(live.session, qtbot)
    assert view.caption == (
        f"median A 7, B 3.5 · {A_SIGN} A: 4 of 4 accounts · {B_SIGN} B: 2 of 4 accounts"
    )
    view.plot.point_at(bar_named(view, "0"))
    assert view.plot.accessibleDescription() == (
        "Followers 0; A: 1 of 4 accounts (25.0 %); B: 1 of 2 accounts (50.0 %); B − A: +25.0 points"
    )


def test_only_b_is_asked_for_while_it_is_brushed(live: Living, qtbot: QtBot) -> None:
    view = shown(HistogramView, live, qtbot)
    a = parse("language:en")
    compare(live.session, a)
    settle(live.session, qtbot)
    live.asked.clear()
    for text in ("kind:quote", "kind:retweet"):
        live.session.preview(parse(text)[0])
        settle(live.session, qtbot)
    asked = [one for one in live.asked if isinstance(one, CompareBy)]
    assert [one.a.clauses for one in asked] == [a, a]
    assert len({one.b for one in asked}) == 2
    assert view.plot.chart.is_comparison


def test_stopping_draws_the_whole_behind_the_selection_again(live: Living, qtbot: QtBot) -> None:
    for make in VIEWS:
        view = make(live.session, LIGHT)
        qtbot.addWidget(view)
        view.resize(700, 240)
        view.show()
        settle(live.session, qtbot)
        before = view.caption
        compare(live.session, parse("followers:0"))
        settle(live.session, qtbot)
        assert view.caption != before
        stop(live.session)
        settle(live.session, qtbot)
        assert view.caption == before


def note_of(view: CountingCard) -> str:
    if isinstance(view, FacetView):
        return view.list.note
    assert isinstance(view, BarView | HeatmapView)
    return view.plot.note


@pytest.mark.parametrize("make", VIEWS)
def test_equal_and_empty_selections_are_said(make: MakeCard, live: Living, qtbot: QtBot) -> None:
    view = make(live.session, LIGHT)
    qtbot.addWidget(view)
    view.resize(900, 240)
    view.show()
    live.session.commit_all(parse("language:en is_reply:false"))
    compare(live.session, parse("is_reply:false language:en"))
    settle(live.session, qtbot)
    assert "A and B are the same here" in view.caption
    compare(live.session, parse("kind:quote kind:reply"))
    settle(live.session, qtbot)
    assert "A and B are the same here" not in view.caption
    assert note_of(view).startswith(f"No {view.noun} in A.")


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((1, 1, 4, 2), "+25.0"),
        ((1, 0, 4, 2), "−25.0"),
        ((2, 1, 4, 2), "0"),
        ((0, 0, 0, 0), "0"),
        ((0, 1, 10, 10_000), "< +0.1"),
        ((1, 0, 10_000, 10), "> −0.1"),
        ((5, 5, 10**18, 10**18), "0"),
    ],
)
def test_differences_are_said_in_points(numbers: tuple[int, int, int, int], said: str) -> None:
    assert points(*numbers) == said


def test_a_narrow_chart_shows_a_as_a_line(qtbot: QtBot) -> None:
    """Where two bars have no room beside each other, A is seen above what is lower in B."""
    with living(many(3000)) as live:
        view = shown(TimelineView, live, qtbot)
        view.unit_chooser.choose("hour")
        compare(live.session, parse("time:2019-01-01"))
        live.session.commit_all(parse("dataset:set1"))
        settle(live.session, qtbot)
        view.resize(300, 200)
        image = view.plot.grab().toImage()
        seen = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(0, image.height(), 2)
        }
        assert {LIGHT.compared, LIGHT.selection} <= seen
