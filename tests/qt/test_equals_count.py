"""Every number that a view shows is the one that `takedown-explorer count` prints."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from explorer.__main__ import main
from explorer.app.poster import Poster
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.schema.bins import BinKind
from explorer.schema.clause import AnyClause
from explorer.session.parts import REST
from explorer.session.session import Session
from explorer.session.state import SessionState
from explorer.store.database import Database
from explorer.views.accounts.widget import AccountsView
from explorer.views.created.widget import CreatedView
from explorer.views.datasets.widget import DatasetsPanel
from explorer.views.facets.model import FACETS
from explorer.views.facets.widget import FacetView
from explorer.views.filters.widget import FilterBar
from explorer.views.heatmap.widget import HeatmapView
from explorer.views.histogram.model import EQUAL_BINS, MEASURES
from explorer.views.histogram.widget import HistogramView
from explorer.views.shared.bars.time_view import TimeView
from explorer.views.shared.bars.view import BarView
from explorer.views.shared.chooser import Chooser
from explorer.views.shared.counting_card import CountingCard
from explorer.views.shared.theme import LIGHT, Theme
from explorer.views.timeline.stack import STACKED_BY
from explorer.views.timeline.widget import TimelineView
from explorer.views.tweets.widget import TweetsView
from tests.qt.nasty import settle
from tests.qt.small_world import COUNTS
from tests.unit.query.world import Account, Tweet, World, write_workspace

SELECTIONS = 4
MOST_FILTERS = 3
FILTERS = (
    "followers:0", "-followers:>100", "followers:unknown", "following:1..9", "ratio:<1",
    "tweets:>3", "-tweets:0", "created:2018", "-created:unknown", "location:unknown",
    "account_language:en,zh", "profile_word:news", "-profile_word:香港", "profile_word:none",
    "dataset:set1", "age_at_first_tweet:>30", "likes_received:>5",
    "time:2019-03..2019-08", "-time:unknown", "language:zh", "-language:en,th", "client:Web",
    "kind:retweet,quote", "-kind:original", "hashtag:hk", "-hashtag:none", "domain:a.org",
    "mention:unknown", "retweeted:none", "likes:>2", "hour@+08:00:9..17", "weekday:sat,sun",
    "(weekday:mon..fri hour:8..17)", "-(weekday:mon hour:0..11)", "hour:unknown", "one",
)  # fmt: skip
Row = tuple[str, str, int, int]
"""Kind, label, selected, all."""


def random_world(dice: random.Random) -> World:
    """Forty accounts and three hundred tweets, of every kind of value and of none."""
    start = datetime(2018, 11, 1, tzinfo=UTC)
    words = ("hk", "HK", "香港", "a", "b")
    accounts = tuple(
        Account(
            dataset=dice.choice((1, 2)),
            account_id=f"account{number}",
            handle=f"handle{number}",
            location=dice.choice((None, "Hong Kong", "القاهرة")),
            profile=dice.choice((None, "☂", "News, NEWS and 香港新闻", "ข่าว today", "news")),
            followers=dice.choice((None, 0, 0, 3, 40, 5_000)),
            following=dice.choice((None, 0, 7, 90)),
            created=dice.choice((None, date(2017, 8, 18), date(2018, 3, 14), date(2018, 12, 24))),
            account_language=dice.choice((None, "en", "zh", "ZH")),
        )
        for number in range(40)
    )
    tweets = tuple(
        Tweet(
            dice.randrange(30),
            dice.choice((None, *[start + timedelta(minutes=dice.randrange(500_000))] * 9)),
            dice.choice(("one", "two ones", "three")),
            dice.choice((None, "en", "EN", "zh", "th")),
            dice.choice((None, "Web", "App")),
            kind=dice.choice(("original", "retweet", "reply", "quote")),
            likes=dice.choice((None, 0, 1, 9)),
            hashtags=dice.choice((None, (), tuple(dice.sample(words, 2)))),
            urls=dice.choice((None, (), ("https://a.org/x",), ("http://b.net", "https://a.org"))),
            mentions=dice.choice((None, (), ("account1", "account2"))),
        )
        for _ in range(300)
    )
    return World(accounts, tweets)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("counted") / "w.duckdb"
    write_workspace(path, random_world(random.Random(7)))  # noqa: S311 - no secret
    with Database.open(path) as database, database.transaction() as writer:
        writer.run(COUNTS)
    return path


@contextmanager
def session_over(workspace: Path) -> Iterator[Session]:
    with Database.open(workspace) as database:
        poster = Poster()
        session = Session(database.reader, lambda: database.data_version, poster.post)
        try:
            yield session
        finally:
            session.close()


def bars_of(view: CountingCard) -> list[Row]:
    assert isinstance(view, BarView)
    chart = view.plot.chart
    bins = [chart.placement.bin(bar) for bar in range(len(chart.placement))]
    return [
        (one.kind.value, one.label, int(selected), int(whole))
        for one, selected, whole in zip(bins, chart.selected, chart.whole, strict=True)
    ]


def cells_of(view: CountingCard) -> list[Row]:
    assert isinstance(view, HeatmapView)
    heat = view.plot.heat
    cells = [
        ("value", f"{name} {hour:02}", int(heat.selected[day, hour]), int(heat.whole[day, hour]))
        for day, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
        for hour in range(24)
    ]
    return [*cells, ("unknown", "unknown", heat.unknown_selected, heat.unknown_whole)]


def rows_of(view: CountingCard) -> list[Row]:
    assert isinstance(view, FacetView)
    rows = view.list.items.facet.rows
    return [(row.bin.kind.value, row.bin.label, row.selected, row.whole) for row in rows]


Make = Callable[[Session], CountingCard]
View = TypeVar("View", bound=CountingCard)


def choosing(
    make: Callable[[Session, Theme], View], chooser_of: Callable[[View], Chooser], choice: str
) -> Make:
    """A view in which something was chosen."""

    def made(session: Session) -> CountingCard:
        view = make(session, LIGHT)
        chooser_of(view).choose(choice)
        return view

    return made


def by_unit(make: Callable[[Session, Theme], TimeView], unit: str) -> Make:
    return choosing(make, lambda view: view.unit_chooser, unit)


def in_equal_bins(measure: str) -> Make:
    def made(session: Session) -> CountingCard:
        view = HistogramView(session, LIGHT)
        view.restore({"measure": measure, "bins": EQUAL_BINS})
        return view

    return made


def on_clocks(zone: str) -> Make:
    def made(session: Session) -> CountingCard:
        session.set_zone(zone)
        return HeatmapView(session, LIGHT)

    return made


Shown = tuple[Make, str, str, Callable[[CountingCard], list[Row]]]
"""A view, what it counts by on the command line, what it counts, and how it is read."""

ACCOUNT_FACETS = ("account_language", "location", "profile_word", "dataset", "tag")


def facet(field: str) -> Shown:
    noun = "accounts" if field in ACCOUNT_FACETS else "tweets"
    make = choosing(FacetView, lambda view: view.field_chooser, field)
    return make, field if field == "kind" else f"{field}:20", noun, rows_of


SHOWN: dict[str, Shown] = {
    **{f"tweets by {unit}": (by_unit(TimelineView, unit), f"time:{unit}", "tweets", bars_of)
       for unit in ("hour", "day", "week", "month", "year")},
    **{f"created by {unit}": (by_unit(CreatedView, unit), f"created:{unit}", "accounts", bars_of)
       for unit in ("day", "week", "month", "year")},
    **{measure: (choosing(HistogramView, lambda view: view.measure_chooser, measure),
                 f"{measure}:log", "accounts", bars_of)
       for measure in MEASURES},
    **{f"{measure} in equal bins":
       (in_equal_bins(measure), f"{measure}:{EQUAL_BINS}", "accounts", bars_of)
       for measure in MEASURES},
    "heatmap": (on_clocks("UTC"), "hour,weekday", "tweets", cells_of),
    "heatmap in Beijing": (on_clocks("+08:00"), "hour,weekday", "tweets", cells_of),
    **{f"values of {field}": facet(field) for field in FACETS},
}  # fmt: skip


def counted(workspace: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> dict:
    capsys.readouterr()
    assert main(["count", str(workspace), *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("name", SHOWN)
def test_shown_numbers_are_those_of_count(
    name: str, workspace: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    make, by, noun, shown_by = SHOWN[name]
    dice = random.Random(name)  # noqa: S311 - no secret
    asked = [
        (dice.sample(FILTERS, dice.randrange(MOST_FILTERS + 1)), dice.choice(((1, 2), (1,), (2,))))
        for _ in range(SELECTIONS)
    ]
    zone = "+08:00" if "Beijing" in name else "UTC"
    expected = []
    for filters, datasets in asked:
        names = ",".join(f"set{number}" for number in datasets)
        arguments = ["--by", by, "--datasets", names, *(f"--filter={text}" for text in filters)]
        expected.append(counted(workspace, [*arguments, "--zone", zone], capsys)["bins"])
    with session_over(workspace) as session:
        view = make(session)
        qtbot.addWidget(view)
        view.resize(900, 300)
        view.show()
        for (filters, datasets), bins in zip(asked, expected, strict=True):
            clauses = tuple(clause for text in filters for clause in parse(text, zone))
            session.select(Selection(clauses, datasets), "random")
            settle(session, qtbot)
            wanted = {
                (one["kind"], one["label"], one[noun], one[f"all_{noun}"])
                for one in bins
                if one["kind"] == BinKind.VALUE or one[f"all_{noun}"]
            }
            found = {row for row in shown_by(view) if row[0] == BinKind.VALUE or row[3]}
            assert found == wanted, (filters, datasets)


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_compared_is_what_count_compares(
    name: str, workspace: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    make, by, noun, shown_by = SHOWN[name]
    zone = "+08:00" if "Beijing" in name else "UTC"
    pairs = list(pairwise(random_selections(f"compared {name}")))
    expected: list[dict] = []
    for a, b in pairs:
        sides = [f"--compare={text}" for text in a or [""]] + options_of(b)
        expected.append(counted(workspace, ["--by", by, *sides, "--zone", zone], capsys))
    with session_over(workspace) as session:
        view = make(session)
        qtbot.addWidget(view)
        view.resize(900, 300)
        view.show()
        for (a, b), told in zip(pairs, expected, strict=True):
            clauses_a, clauses_b = (
                tuple(clause for text in filters for clause in parse(text, zone))
                for filters in (a, b)
            )
            session.show(SessionState(Selection(clauses_b), zone, clauses_a), "random")
            settle(session, qtbot)
            wanted = [
                (one["kind"], one["label"], one[f"{noun}_b"], one[f"{noun}_a"])
                for one in told["bins"]
            ]
            found = [row for row in shown_by(view) if row[0] == BinKind.VALUE or any(row[2:])]
            named = [row for row in wanted if row[0] == BinKind.VALUE or any(row[2:])]
            if shown_by is rows_of:
                assert found == named, (a, b)
            else:
                assert sorted(found) == sorted(named), (a, b)


def random_selections(name: str) -> list[list[str]]:
    dice = random.Random(name)  # noqa: S311 - no secret
    return [dice.sample(FILTERS, dice.randrange(MOST_FILTERS + 1)) for _ in range(SELECTIONS)]


def clauses_of(filters: list[str]) -> tuple[AnyClause, ...]:
    return tuple(clause for text in filters for clause in parse(text))


def options_of(filters: list[str]) -> list[str]:
    return [f"--filter={text}" for text in filters]


def test_totals_are_those_of_count_wherever_they_stand(
    workspace: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = random_selections("totals")
    expected = [counted(workspace, options_of(filters), capsys) for filters in asked]
    with session_over(workspace) as session:
        bar, panel = FilterBar(session, LIGHT), DatasetsPanel(session, LIGHT)
        tables = (AccountsView(session, LIGHT), TweetsView(session, LIGHT))
        for view in (bar, panel, *tables):
            qtbot.addWidget(view)
            view.show()
        for filters, totals in zip(asked, expected, strict=True):
            session.select(Selection(clauses_of(filters)), "random")
            settle(session, qtbot)
            accounts, tweets = (
                f"{totals[noun]:,} of {totals[f'all_{noun}']:,} {noun}"
                for noun in ("accounts", "tweets")
            )
            assert bar.summary.text().startswith(f"{accounts} · {tweets} · "), filters
            assert [table.caption for table in tables] == [accounts, tweets]
            rows = [table.model.rowCount() for table in tables]
            assert rows == [totals["accounts"], totals["tweets"]]
            told = [int(line.counts[0].split()[0]) for line in panel.lines]
            assert sum(told) == totals["accounts"]


def test_what_the_accounts_table_tells_of_the_selection_is_that_of_count(
    workspace: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[tuple[list[str], object, object]] = []
    with session_over(workspace) as session:
        view = AccountsView(session, LIGHT)
        qtbot.addWidget(view)
        view.show()
        places = {column.name: place for place, column in enumerate(view.columns)}
        header = view.table.horizontalHeader()
        for name in ("account_id", "selected_tweets", "selected_retweets"):
            header.setSectionHidden(places[name], False)
        for filters in random_selections("accounts table"):
            session.select(Selection(clauses_of(filters)), "random")
            settle(session, qtbot)
            for row in range(min(view.model.rowCount(), 3)):
                account, tweets, share = (
                    view.model.value(row, places[name])
                    for name in ("account_id", "selected_tweets", "selected_retweets")
                )
                shown.append(([*filters, f"account:{account}"], tweets, share))
    assert shown
    for only, tweets, share in shown:
        assert counted(workspace, options_of(only), capsys)["tweets"] == tweets
        retweets = counted(workspace, options_of([*only, "kind:retweet"]), capsys)["tweets"]
        assert share == (retweets / tweets if tweets else None)  # pyright: ignore[reportOperatorIssue]


@pytest.mark.parametrize("field", STACKED_BY)
def test_what_a_stack_is_made_of_is_that_of_count(
    field: str, workspace: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[tuple[list[str], dict[str, int]]] = []
    with session_over(workspace) as session:
        view = TimelineView(session, LIGHT)
        qtbot.addWidget(view)
        view.resize(900, 300)
        view.show()
        view.unit_chooser.choose("month")
        view.stack_chooser.choose(field)
        for filters in random_selections(f"stack {field}"):
            session.select(Selection(clauses_of(filters)), "random")
            settle(session, qtbot)
            labels = [bar[1] for bar in bars_of(view)]
            for one in view.plot.series:
                if one.name != REST:
                    drawn = dict(zip(labels, one.selected.tolist(), strict=True))
                    shown.append(([*filters, f'{field}:"{one.name}"'], drawn))
    assert shown
    for filters, drawn in shown:
        found = counted(workspace, ["--by", "time:month", *options_of(filters)], capsys)["bins"]
        wanted = {bar["label"]: bar["tweets"] for bar in found if bar["tweets"]}
        assert {bar: tweets for bar, tweets in drawn.items() if tweets} == wanted, filters
