"""Accounts by followers and other measures."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from explorer.query.parse import parse
from explorer.schema.bins import Bin, BinKind
from explorer.schema.fields import FIELDS, Entity, FieldKind
from explorer.views.histogram.model import MEASURES, describe_number
from explorer.views.histogram.widget import HistogramView
from tests.qt.nasty import settle
from tests.qt.shown_bars import bar_named, click, filters, labels, shown
from tests.qt.small_world import Living


@pytest.fixture
def view(live: Living, qtbot: QtBot) -> HistogramView:
    return shown(HistogramView, live, qtbot)


def test_it_is_named(view: HistogramView) -> None:
    assert (view.objectName(), view.title) == ("followersView", "Followers")
    assert view.accessibleName() == "Followers"
    assert view.measure_chooser.accessibleName() == "Measure: Followers"


def test_unknown_and_zero_have_bars_of_their_own(view: HistogramView) -> None:
    assert labels(view)[:4] == ["unknown", "0", "1", "2–4"]
    assert labels(view)[-1] == "10,000–19,999"


@pytest.mark.parametrize("measure", MEASURES)
def test_measures_are_numbers_of_accounts(measure: str) -> None:
    assert (FIELDS[measure].kind, FIELDS[measure].entity) == (FieldKind.NUMBER, Entity.ACCOUNT)


@pytest.mark.parametrize("measure", MEASURES[1:])
def test_every_measure_is_drawn_and_clicked(
    live: Living, view: HistogramView, qtbot: QtBot, measure: str
) -> None:
    view.measure_chooser.choose(measure)
    settle(live.session, qtbot)
    assert view.title == FIELDS[measure].heading
    assert view.plot.chart.whole_total == 4
    click(view, 0)
    assert filters(live.session) == [f"{measure}:unknown"]


def test_another_measure_is_filtered_by_the_clause_on_the_first(
    live: Living, view: HistogramView, qtbot: QtBot
) -> None:
    click(view, bar_named(view, "0"))
    view.measure_chooser.choose("tweets")
    settle(live.session, qtbot)
    assert view.plot.bands == ()
    assert view.caption.endswith("1 of 4 accounts")
    click(view, bar_named(view, "2–4"))
    assert filters(live.session) == ["followers:0", "tweets:2..4"]


def test_the_caption_says_median_mean_and_what_the_top_hold(
    live: Living, view: HistogramView, qtbot: QtBot
) -> None:
    """Followers 0, 7 and 12,345, one unknown."""
    assert view.caption == ("median 7 · mean 4,117 · top 1 % hold > 99.9 % · 4 accounts in scope")
    live.session.commit(parse("followers:>5")[0])
    live.session.commit(parse("language:en")[0])
    settle(live.session, qtbot)
    assert view.caption == "median 3.5 · mean 3.5 · top 1 % hold 100 % · 2 of 4 accounts"
    view.measure_chooser.choose("ratio")
    settle(live.session, qtbot)
    assert view.caption.startswith("median 7 · mean 7 · 1 of 4")


def test_equal_bins(live: Living, view: HistogramView, qtbot: QtBot) -> None:
    menu = view.menu.menu_at(None)
    (equal,) = [a for a in menu.actions() if a.objectName() == "equalBinsAction"]
    equal.trigger()
    settle(live.session, qtbot)
    assert view.subject.by.bins == "40"
    assert labels(view)[1] == "0–308"
    view.measure_chooser.choose("tweets")
    settle(live.session, qtbot)
    assert view.subject.by.bins == "40"
    equal.trigger()
    settle(live.session, qtbot)
    assert view.subject.by.bins == "log"


@pytest.mark.parametrize(
    ("measure", "kind", "label", "said"),
    [
        ("followers", BinKind.VALUE, "10–19", "Followers 10–19"),
        ("followers", BinKind.UNKNOWN, "unknown", "Followers unknown"),
        ("age_at_first_tweet", BinKind.VALUE, "5–9", "Age at first tweet 5–9 days"),
        ("age_at_first_tweet", BinKind.UNKNOWN, "unknown", "Age at first tweet unknown"),
    ],
)
def test_describe_number(measure: str, kind: BinKind, label: str, said: str) -> None:
    assert describe_number(measure, Bin(label, kind, None, None, None)) == said


def test_in_a_low_card_a_caption_of_two_lines_leaves_the_axis_in_sight(
    live: Living, view: HistogramView, qtbot: QtBot
) -> None:
    """As low as the board lets a card be."""
    view.setMinimumSize(0, 120)
    view.resize(300, 120)
    view.set_caption("median 26.5 · mean 674 · top 1 % hold 29.8 % · 300 accounts in scope")
    settle(live.session, qtbot)
    qtbot.waitUntil(view._caption.below.isVisible)
    qtbot.waitUntil(lambda: view.plot.geometry().bottom() <= view.rect().bottom())
    assert view._caption.below.height() > 2 * view.fontMetrics().height() - 4
    assert view.plot.drawing_area().height() > 0
