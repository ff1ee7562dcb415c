"""`python -m tests.benchmarks.linked [WORKSPACE] [--tweets N]`: one change, all linked views.

`refresh_ms` is from the change to the last answer of all views, counted in memory, through the
session's workers as in the window; `sql_refresh_ms` the same with one statement a view, asked in
turns with it, so that what else the machine does falls on both. The grey whole is remembered by
both; no selection is made twice. `text_search_ms` is a refresh that searches all texts,
`brush_start_ms` the first and `brush_move_ms` every further refresh while a brush over time grows
day by day, two other filters active; `page_ms` is 200 rows of the tweets table by any order at
any place, its texts with it, once the order is sorted (`pages` says more), `load_s` the time until
all views are counted in memory, the loops compiled beforehand. `cpu` is what all threads computed,
for a busy machine. Nothing is painted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from explorer.engine.kernels import compiled
from explorer.engine.load import Options
from explorer.query.calendar import MINUTES_PER_DAY, minute_of
from explorer.query.page import Order
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.schema.clause import Clause, Span
from explorer.schema.columns import ACCOUNTS, TWEETS
from explorer.session.counting import Counted
from explorer.session.fast_counting import Phase
from explorer.session.requests import Page, TotalCounts, Totals
from explorer.store.database import Database
from explorer.store.memory import counting_limit_bytes
from tests.benchmarks.measure import (
    forget_peak,
    machine,
    median,
    milliseconds,
    peak_mb,
    print_figures,
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
MOVES = 20


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
    equal: bool = True

    def make(self, fast: Views, sql: Views, selection: Selection, *, fast_first: bool) -> None:
        """One selection from no filter at all, by both, one after the other."""
        turns = [(fast, self.fast, self.fast_cpu), (sql, self.sql, self.sql_cpu)]
        for views, seconds, cpu_seconds in turns if fast_first else reversed(turns):
            changed = timed(partial(views.change, selection))
            seconds.append(changed.seconds)
            cpu_seconds.append(changed.cpu_seconds)
        self.equal &= shown(fast) == shown(sql)
        for views in (fast, sql):
            views.change(Selection())

    @property
    def ratio(self) -> float:
        return median([a / b for a, b in zip(self.fast, self.sql, strict=True)])


def brushed(fast: Views, number: int) -> list[float]:
    """Seconds of a brush over time that grows day by day, two other filters active."""
    others = parse(f"followers:<{number}00 -kind:quote")
    fast.change(Selection(others))
    start = minute_of(datetime(2013 + number % 4, 1, 1, tzinfo=UTC))
    seconds: list[float] = []
    for days in range(30, 30 + MOVES):
        span = Span(start, start + days * MINUTES_PER_DAY)
        to = Selection((*others, Clause("time", (span,), source="timeline")))
        seconds.append(timed(partial(fast.change, to)).seconds)
    fast.change(Selection())
    return seconds


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


def measure(path: Path, rounds: int) -> dict[str, object]:
    """The figures of one workspace."""
    compiled(None, lambda: None)
    forget_peak()
    with Database.open(path, read_only=True) as database:
        loading = timed(partial(opened, database, is_fast=True))
        fast, peak = loading.result, peak_mb()
        sql = opened(database, is_fast=False)
        refreshes, searches = Refreshes(), Refreshes()
        starts: list[float] = []
        moves: list[float] = []
        for number in range(1, rounds + 1):
            language = LANGUAGES[number % len(LANGUAGES)]
            for text in FILTERS:
                filters = text.format(number, number + 1, number + 2, language=language)
                chosen = Selection(parse(filters))
                refreshes.make(fast, sql, chosen, fast_first=bool(number % 2))
            text = Selection(parse(f"text~{TEXTS[number % len(TEXTS)]}"))
            searches.make(fast, sql, text, fast_first=bool(number % 2))
            start, *rest = brushed(fast, number)
            starts.append(start)
            moves.extend(rest)
        figures = {
            "refresh_ms": milliseconds(refreshes.fast),
            "sql_refresh_ms": milliseconds(refreshes.sql),
            "ratio_refresh_to_sql": refreshes.ratio,
            "refresh_cpu_ms": milliseconds(refreshes.fast_cpu),
            "sql_refresh_cpu_ms": milliseconds(refreshes.sql_cpu),
            "brush_start_ms": milliseconds(starts),
            "brush_move_ms": milliseconds(moves),
            "text_search_ms": milliseconds(searches.fast),
            "sql_text_search_ms": milliseconds(searches.sql),
            "page_ms": milliseconds(pages(fast)),
            "load_s": loading.seconds,
            "load_peak_mb": peak,
            "peak_mb": peak_mb(),
            "equal_to_sql": refreshes.equal and searches.equal,
        }
        fast.close()
        sql.close()
    return figures


def main() -> None:
    with asked_for(__doc__, rounds=2) as asked:
        figures = measure(asked.workspace, asked.rounds)
    print_figures({**figures, "machine": machine()})


if __name__ == "__main__":
    main()
