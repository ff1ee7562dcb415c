"""`python -m tests.benchmarks.linked [WORKSPACE] [--tweets N]`: one change, all linked views.

`refresh_ms` is from the change to the last answer of all views, counted in memory, through the
session's workers as in the window; `sql_refresh_ms` the same with one statement a view, asked in
turns with it (for every change, or with `--sql-every N` for each Nth), so that what else the
machine does falls on both. The grey whole is remembered by both; no selection is made twice.
`text_search_ms` is a refresh that searches all texts. `brush_start_ms` is from pressing, the
pointer not having been over the view before, to the last answer for the brush's first position;
`brush_move_ms` the same for every further position, with none, one and two other filters, by axis
under `brush_ms`; `release_ms` for letting go. `page_ms` is 200 rows of the tweets table by any
order at any place, its texts with it, once the order is sorted (`pages` says more), `load_s` the
time until all views are counted in memory, the loops compiled beforehand, `resident_mb` what is
held after refreshes and brushes, before SQL is asked. `cpu` is what all threads computed, for a
busy machine. Nothing is painted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path

from explorer.engine.kernels import compiled
from explorer.engine.load import Options
from explorer.query.page import Order
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.schema.columns import ACCOUNTS, TWEETS
from explorer.session.counting import Counted
from explorer.session.fast_counting import Phase
from explorer.session.requests import Page, TotalCounts, Totals
from explorer.store.database import Database
from explorer.store.memory import counting_limit_bytes
from tests.benchmarks.brushes import BRUSHES, MOVES, Brush
from tests.benchmarks.measure import (
    forget_peak,
    machine,
    median,
    milliseconds,
    peak_mb,
    print_figures,
    resident_mb,
    timed,
)
from tests.benchmarks.views import Asks, Views, chart
from tests.benchmarks.workspace import asked_for

CHARTS = {
    "timeline": ("time:day", TWEETS),
    "created": ("created:month", ACCOUNTS),
    "followers": ("followers:log", ACCOUNTS),
    "languages": ("language:20", TWEETS),
    "clients": ("client:20", TWEETS),
    "hours": ("hour,weekday", TWEETS),
    "hashtags": ("hashtag:20", TWEETS),
    "kinds": ("kind", TWEETS),
    "domains": ("domain:20", TWEETS),
    "mentions": ("mention:20", TWEETS),
    "datasets": ("dataset:100", ACCOUNTS),
}
FILTERS = (
    "followers:{0}",
    "followers:>={1}",
    "language:{language}",
    "-language:{language}",
    "kind:retweet followers:<{1}",
    "created:201{0}",
    "created:201{0} kind:original",
    "time:201{0}-03..201{2}-08",
    "time:201{0}-03..201{2}-08 followers:<1{0}0",
    "hashtag:none likes:>{0}",
    "hour@+08:00:{0}..1{0} weekday@+08:00:mon..fri",
    'client:"Twitter for iPhone" time:<2017-0{1}-1{0}',
    "followers:>{0} created:<2016-0{1} -language:{language} time:>2013-0{1}",
)
"""Made anew in every round, with other numbers."""
LANGUAGES = ("en", "tr", "zh", "ar", "es", "ru", "th", "ja")
TEXTS = ("香港", "the", "مع", "happy", "一起", "не", "great", "中国")
PAGE_ROWS = 200
PAGE_ORDERS = ("likes", "time", "retweets")
PAGE_COLUMNS = ("time", "handle", "text", "language", "likes")
PAGES = 6


def shown(views: Views) -> list[object]:
    """All answers as plain values."""
    return [_plain(answer) for answer in views.answers()]


def _plain(answer: object) -> object:
    if not isinstance(answer, Counted):
        return answer
    numbers = (answer.accounts, answer.tweets, answer.all_accounts, answer.all_tweets)
    return [[one.label for one in answer.bins], *(array.tolist() for array in numbers)]


def asks() -> dict[str, Asks]:
    """What every view asks, as the window's charts do."""
    return {"totals": Totals, **{name: chart(*one) for name, one in CHARTS.items()}}


def opened(database: Database, *, is_fast: bool) -> Views:
    """All charts and the totals, counted in memory or in the database."""
    options = Options(counting_limit_bytes(), least_tweets=0) if is_fast else None
    views = Views(database, asks(), options)
    if is_fast and views.fast_counting.phase is not Phase.READY:
        raise AssertionError(views.fast_counting.sentence)
    views.open()
    return views


@dataclass
class Refreshes:
    """Seconds of the same refreshes, counted in memory and by the database."""

    fast: list[float] = field(default_factory=list[float])
    sql: list[float] = field(default_factory=list[float])
    fast_cpu: list[float] = field(default_factory=list[float])
    sql_cpu: list[float] = field(default_factory=list[float])
    pairs: list[float] = field(default_factory=list[float])
    equal: bool = True

    def make(
        self, fast: Views, sql: Views, selection: Selection, *, turn: int, sql_every: int
    ) -> None:
        """One selection from no filter at all, by both, one after the other."""
        turns = [(fast, self.fast, self.fast_cpu)]
        if turn % sql_every == 0:
            turns.append((sql, self.sql, self.sql_cpu))
        for views, seconds, cpu_seconds in turns if turn % 2 else reversed(turns):
            changed = timed(partial(views.change, selection))
            seconds.append(changed.seconds)
            cpu_seconds.append(changed.cpu_seconds)
        if len(turns) > 1:
            self.pairs.append(self.fast[-1] / self.sql[-1])
            self.equal &= shown(fast) == shown(sql)
        for views, *_ in turns:
            views.change(Selection())

    @property
    def ratio(self) -> float:
        return median(self.pairs)


@dataclass
class Brushes:
    """Seconds of brushes, by axis."""

    starts: dict[str, list[float]] = field(default_factory=dict[str, list[float]])
    moves: dict[str, list[float]] = field(default_factory=dict[str, list[float]])
    releases: list[float] = field(default_factory=list[float])
    start_cpu: list[float] = field(default_factory=list[float])
    move_cpu: list[float] = field(default_factory=list[float])

    def make(self, views: Views, brush: Brush, others: Selection, number: int) -> Selection:
        """Press, move step by step, let go; gives what is then selected."""
        views.change(others)
        first, *steps = (brush.at(number, step) for step in range(MOVES))

        def press() -> None:
            views.expect(brush.fields)
            views.move(first)

        pressed = timed(press)
        self.starts.setdefault(brush.name, []).append(pressed.seconds)
        self.start_cpu.append(pressed.cpu_seconds)
        for clause in steps:
            moved = timed(partial(views.move, clause))
            self.moves.setdefault(brush.name, []).append(moved.seconds)
            self.move_cpu.append(moved.cpu_seconds)
        self.releases.append(timed(partial(views.release, steps[-1])).seconds)
        return others.with_clause(steps[-1])

    def figures(self) -> dict[str, object]:
        """As they are printed."""
        return {
            "brush_start_ms": milliseconds([*chain(*self.starts.values())]),
            "brush_move_ms": milliseconds([*chain(*self.moves.values())]),
            "brush_start_cpu_ms": milliseconds(self.start_cpu),
            "brush_move_cpu_ms": milliseconds(self.move_cpu),
            "release_ms": milliseconds(self.releases),
            "brush_ms": {
                name: {"start": milliseconds(self.starts[name]), "move": milliseconds(moves)}
                for name, moves in self.moves.items()
            },
        }


def filters_of(text: str, number: int) -> Selection:
    """A selection of a round."""
    language = LANGUAGES[number % len(LANGUAGES)]
    return Selection(parse(text.format(number, number + 1, number + 2, language=language)))


def pages(views: Views) -> list[float]:
    """Seconds of pages of all tweets, in some order, from places all over the table."""
    totals = views.ask(Totals(Selection()))
    assert isinstance(totals, TotalCounts)
    seconds: list[float] = []
    for name in PAGE_ORDERS:
        for number in range(PAGES):
            order = (Order(name, descending=True),)
            offset = max(0, totals.tweets - PAGE_ROWS) * number // PAGES
            asked = Page(TWEETS, Selection(), PAGE_COLUMNS, order, offset, PAGE_ROWS)
            asking = timed(partial(views.ask, asked))
            seconds += [asking.seconds] if number else []
    return seconds


def measure(path: Path, rounds: int, sql_every: int) -> dict[str, object]:
    """The figures of one workspace."""
    compiled(None, lambda: None)
    forget_peak()
    with Database.open(path, read_only=True) as database:
        loading = timed(partial(opened, database, is_fast=True))
        fast, load_peak = loading.result, peak_mb()
        brushes = Brushes()
        for brush in BRUSHES:
            for others in brush.others:
                brushes.make(fast, brush, filters_of(others, 0), 0)
        warm, brushes = brushes, Brushes()
        fast.change(Selection())
        held, peak = resident_mb(), peak_mb()
        sql = opened(database, is_fast=False)
        refreshes, searches = Refreshes(), Refreshes()
        equal = True
        turn = 0
        for number in range(1, rounds + 1):
            for text in FILTERS:
                turn += 1
                chosen = filters_of(text, number)
                refreshes.make(fast, sql, chosen, turn=turn, sql_every=sql_every)
            text = filters_of(f"text~{TEXTS[number % len(TEXTS)]}", number)
            searches.make(fast, sql, text, turn=number, sql_every=sql_every)
            for brush in BRUSHES:
                for others in brush.others:
                    turn += 1
                    released = brushes.make(fast, brush, filters_of(others, number), number)
                    if turn % sql_every == 0:
                        sql.change(released)
                        equal &= shown(fast) == shown(sql)
                        sql.change(Selection())
            fast.change(Selection())
            fast.expect(())
        figures = {
            "refresh_ms": milliseconds(refreshes.fast),
            "sql_refresh_ms": milliseconds(refreshes.sql),
            "ratio_refresh_to_sql": refreshes.ratio,
            "refresh_cpu_ms": milliseconds(refreshes.fast_cpu),
            "sql_refresh_cpu_ms": milliseconds(refreshes.sql_cpu),
            **brushes.figures(),
            "first_brushes_ms": milliseconds([*chain(*warm.starts.values())]),
            "text_search_ms": milliseconds(searches.fast),
            "sql_text_search_ms": milliseconds(searches.sql) if searches.sql else None,
            "page_ms": milliseconds(pages(fast)),
            "load_s": loading.seconds,
            "load_peak_mb": load_peak,
            "resident_mb": held,
            "peak_without_sql_mb": peak,
            "peak_mb": peak_mb(),
            "equal_to_sql": refreshes.equal and searches.equal and equal,
        }
        fast.close()
        sql.close()
    return figures


def main() -> None:
    with asked_for(__doc__, rounds=2) as asked:
        figures = measure(asked.workspace, asked.rounds, asked.sql_every)
    print_figures({**figures, "machine": machine()})


if __name__ == "__main__":
    main()
