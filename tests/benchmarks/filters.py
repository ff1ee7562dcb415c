"""`python -m tests.benchmarks.filters [WORKSPACE] [--tweets N]`: one filter change, all views.

Every view of the window is asked as the window asks: at once, through the session's workers, for
each of a fixed list of selections. `refresh_ms` is from the change to the last answer, nothing
remembered, once the data is in memory; `whole_ms` the same without any filter; painting is not in
it.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from explorer.engine.load import Options
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.schema.columns import ACCOUNTS, COLUMNS, TWEETS
from explorer.session.requests import Page, Totals
from explorer.store.database import Database
from explorer.store.memory import counting_limit_bytes
from tests.benchmarks.measure import machine, milliseconds, peak_mb, print_figures, timed
from tests.benchmarks.views import Asks, Views, chart
from tests.benchmarks.workspace import asked_for

SELECTIONS = (
    "followers:0",
    "followers:>=1000",
    "language:th",
    "-language:th",
    "kind:retweet",
    "kind:reply language:en",
    "created:2019",
    "created:2019 kind:original",
    "time:2019-06..2020-01",
    "time:2019-06..2020-01 followers:<100",
    'client:"Twitter for iPhone"',
    "hashtag:none",
    "hour@+08:00:9..17 weekday@+08:00:mon..fri",
    "text~the",
    "text~香港",
)
VISIBLE_ROWS = 50


def asks() -> dict[str, Asks]:
    """What the window asks after every change."""

    def table(entity: str) -> Asks:
        names = tuple(column.name for column in COLUMNS[entity])
        return lambda selection: Page(entity, selection, names, limit=VISIBLE_ROWS)

    return {
        "totals": Totals,
        "timeline": chart("time:day", TWEETS),
        "created": chart("created:month", ACCOUNTS),
        "followers": chart("followers:log", ACCOUNTS),
        "accounts": table(ACCOUNTS),
        "tweets": table(TWEETS),
    }


def refreshes_of(views: Views) -> list[tuple[float, str]]:
    """Seconds of every selection, each made from no filter at all."""
    taken: list[tuple[float, str]] = []
    for text in SELECTIONS:
        change = partial(views.change, Selection(parse(text)))
        taken.append((timed(change).seconds, text))
        views.change(Selection())
    return taken


def measure(path: Path, rounds: int) -> dict[str, object]:
    """The figures of one workspace."""
    refreshes: list[tuple[float, str]] = []
    opened: list[float] = []
    with Database.open(path, read_only=True) as database:
        for _ in range(rounds):
            views = Views(database, asks(), Options(counting_limit_bytes()))
            opened.append(timed(views.open).seconds)
            refreshes.extend(refreshes_of(views))
            views.close()
    seconds, text = max(refreshes)
    return {
        "refresh_ms": milliseconds([seconds for seconds, _ in refreshes]),
        "whole_ms": milliseconds(opened),
        "slowest": {"filter": text, "ms": seconds * 1000},
    }


def main() -> None:
    with asked_for(__doc__, rounds=3) as asked:
        figures = measure(asked.workspace, asked.rounds)
    print_figures({**figures, "peak_mb": peak_mb(), "machine": machine()})


if __name__ == "__main__":
    main()
