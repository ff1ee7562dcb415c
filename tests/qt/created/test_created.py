"""Accounts created over time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.query.parse import parse
from explorer.views.created.widget import CreatedView
from tests.qt.nasty import settle
from tests.qt.shown_bars import bar_named, click, drag, filters, labels, middle_of, shown
from tests.qt.small_world import Living, living
from tests.unit.query.world import Account, World


@pytest.fixture
def view(live: Living, qtbot: QtBot) -> CreatedView:
    return shown(CreatedView, live, qtbot)


def counts(view: CreatedView) -> dict[str, tuple[int, int]]:
    """Selected and all of the bars that hold any."""
    chart = view.plot.chart
    pairs = zip(chart.selected.tolist(), chart.whole.tolist(), strict=True)
    return {label: pair for label, pair in zip(labels(view), pairs, strict=True) if pair[1]}


def test_it_is_named(view: CreatedView) -> None:
    assert (view.objectName(), view.title) == ("createdView", "Accounts created")
    assert view.accessibleName()


def test_accounts_are_counted_and_never_their_tweets(view: CreatedView) -> None:
    view.unit_chooser.choose("day")
    assert view.caption == "4 accounts in scope · UTC"
    assert view.plot.chart.noun == "accounts"
    assert sum(pair[1] for pair in counts(view).values()) == 4


def test_a_tweet_filter_leaves_accounts_that_wrote_such_tweets(
    live: Living, view: CreatedView, qtbot: QtBot
) -> None:
    view.unit_chooser.choose("year")
    live.session.commit(parse("language:ar")[0])
    settle(live.session, qtbot)
    assert counts(view) == {"unknown": (0, 1), "2017": (1, 2), "2019": (0, 1)}


def test_clicks_and_brushes(live: Living, view: CreatedView, qtbot: QtBot) -> None:
    view.unit_chooser.choose("month")
    settle(live.session, qtbot)
    click(view, bar_named(view, "2017-08"))
    assert filters(live.session) == ["created:2017-08-01..2017-08-31"]
    last = middle_of(view, bar_named(view, "2017-12"))
    drag(view, middle_of(view, bar_named(view, "2017-10")), last)
    assert filters(live.session) == ["created:2017-10-01..2017-12-31"]
    click(view, bar_named(view, "unknown"))
    assert filters(live.session) == ["created:unknown"]


def test_spike_days_are_marked_whatever_the_bars_are(qtbot: QtBot) -> None:
    days = [date(2018, 3, 14)] * 12 + [date(2018, 3, 20), date(2018, 2, 1)]
    made = [Account(account_id=str(place), created=day) for place, day in enumerate(days)]
    made[0] = replace(made[0], followers=3)
    with living(World(tuple(made), ())) as live:
        view = shown(CreatedView, live, qtbot)
        view.unit_chooser.choose("month")
        settle(live.session, qtbot)
        assert view.caption == "1 spike day · 14 accounts in scope · UTC"
        assert view.plot.readout(bar_named(view, "2018-03")) == (
            "March 2018",
            "13 of 13 accounts (100 %)",
            "To the second: unknown, no id tells",
            "Spike: Wednesday, 14 March 2018: 12 accounts, median 1 around it",
        )
        assert len(view.plot.readout(bar_named(view, "2018-02"))) == 3
        live.session.commit(parse("-followers:3")[0])
        settle(live.session, qtbot)
        assert view.finding()[1].startswith("1 spike day, marked ▼. A spike day: at least 10")
        live.session.commit(parse("followers:3")[0])
        settle(live.session, qtbot)
        assert (view.plot.marks, view.finding()[0]) == ((), "")


def test_the_second_of_creation_is_said_where_ids_tell(qtbot: QtBot) -> None:
    morning = 1_503_048_093_000  # 2017-08-18 09:21:33
    made = (
        Account(account_id="1", created_ms=morning, followers=3),
        Account(account_id="2", created_ms=morning + 61_000),
        Account(account_id="hash", created_ms=None),
        Account(account_id="3", created=date(2017, 8, 19), created_ms=morning + 86_400_000),
    )
    with living(World(made, ())) as live:
        view = shown(CreatedView, live, qtbot)
        view.unit_chooser.choose("day")
        settle(live.session, qtbot)
        first, second = (bar_named(view, f"2017-08-{day}") for day in (18, 19))
        said = "To the second: 09:21:33 to 09:22:34 UTC (2 of 3 known)"
        assert view.plot.readout(first)[-1] == said
        assert view.plot.readout(second)[-1] == "To the second: 09:21:33 UTC"
        view.unit_chooser.choose("month")
        settle(live.session, qtbot)
        august = bar_named(view, "2017-08")
        said = "To the second: 2017-08-18 09:21:33 to 2017-08-19 09:21:33 UTC (3 of 4 known)"
        assert view.plot.readout(august)[-1] == said
        live.session.commit(parse("followers:3")[0])
        settle(live.session, qtbot)
        assert view.plot.readout(august)[-1] == "To the second: 2017-08-18 09:21:33 UTC"


def test_what_is_said_of_a_bar_stays_inside_the_chart(qtbot: QtBot) -> None:
    days = [date(2018, month, day) for month in (3,) for day in range(1, 31, 5) for _ in range(30)]
    made = [Account(account_id=str(place), created=day) for place, day in enumerate(days)]
    made += [Account(account_id=f"late{n}", created=date(2018, 1, n)) for n in range(1, 20)]
    with living(World(tuple(made), ())) as live:
        view = shown(CreatedView, live, qtbot)
        view.resize(500, 180)
        view.unit_chooser.choose("month")
        settle(live.session, qtbot)
        bar = bar_named(view, "2018-03")
        assert len(view.plot.readout(bar)) == 9
        view.plot.point_at(bar)
        readout = view.findChild(QLabel, "readout")
        assert isinstance(readout, QLabel)
        chart = readout.parentWidget()
        assert chart is not None
        assert chart.rect().contains(readout.geometry())
        assert readout.text().endswith(" more")
