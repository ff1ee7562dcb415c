"""`python -m tests.benchmarks.pages [WORKSPACE] [--tweets N]`: pages of the tweets table.

200 rows at random places, under several filters, sorted by each of several columns. `sort_ms` is
the first page ever sorted so; `page_ms` every other, without what comes late, first of a selection
or not; `late_ms` the texts and ids of as many rows as are in sight, `page_with_text_ms` a page and
the texts of all its rows; `sql_page_ms` the same pages without texts, by SQL alone.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from functools import partial

from explorer.engine.load import Options, load
from explorer.engine.loaded import Loaded
from explorer.query.cells import is_late
from explorer.query.page import Order
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.schema.columns import COLUMNS, TWEETS
from explorer.session.ask import AnswerCache, Ask
from explorer.session.requests import LateCells, Page, Totals
from explorer.store.catalog import datasets
from explorer.store.database import Database
from explorer.store.memory import counting_limit_bytes
from explorer.store.reader import Reader
from tests.benchmarks.measure import machine, milliseconds, print_figures, timed
from tests.benchmarks.workspace import asked_for

ROWS = 200
IN_SIGHT = 40
SEED = 20261130
FILTERS = ("", "language:en", "followers:>100 -kind:retweet")
SORTED_BY = ("time", "likes", "handle", "retweeted")
ALL = tuple(column.name for column in COLUMNS[TWEETS])
EARLY = tuple(name for name in ALL if not is_late(TWEETS, name))
LATE = tuple(name for name in ALL if is_late(TWEETS, name))


@dataclass
class Seconds:
    """Of every kind of page."""

    sort: list[float] = field(default_factory=list[float])
    page: list[float] = field(default_factory=list[float])
    late: list[float] = field(default_factory=list[float])
    with_text: list[float] = field(default_factory=list[float])
    sql: list[float] = field(default_factory=list[float])


def measure(database: Database, reader: Reader, rounds: int) -> Seconds:
    """All of them, one after the other."""
    version = database.data_version
    by_sql = Ask(reader, version, AnswerCache())
    numbers = tuple(row.dataset for row in datasets(reader))
    loaded = load(by_sql, numbers, version, None, Options(counting_limit_bytes()))
    seconds = Seconds()
    places = random.Random(SEED)  # noqa: S311 - the same places every time are wanted
    for column in SORTED_BY:
        for descending in (False, True):
            order = (Order(column, descending),)
            first = Page(TWEETS, Selection(), EARLY, order, 0, ROWS)
            seconds.sort.append(
                timed(partial(first.answer, fresh(reader, version, loaded))).seconds
            )
            for filters in FILTERS:
                selection = Selection(parse(filters))
                tweets = Totals(selection).answer(fresh(reader, version, loaded)).tweets
                for turn in range(rounds):
                    offset = places.randrange(max(1, tweets - ROWS))
                    asked = Page(TWEETS, selection, EARLY, order, offset, ROWS)
                    take(seconds, asked, fresh(reader, version, loaded))
                    if not (turn or filters or descending):
                        seconds.sql.append(timed(partial(asked.answer, by_sql)).seconds)
    return seconds


def take(seconds: Seconds, asked: Page, ask: Ask) -> None:
    """One page, then what comes late of it."""
    page = timed(partial(asked.answer, ask))
    keys = tuple(page.result.keys)
    in_sight = timed(partial(LateCells(keys[:IN_SIGHT], LATE).answer, ask))
    texts = timed(partial(LateCells(keys, ("text",)).answer, ask))
    seconds.page.append(page.seconds)
    seconds.late.append(in_sight.seconds)
    seconds.with_text.append(page.seconds + texts.seconds)


def fresh(reader: Reader, version: int, loaded: Loaded) -> Ask:
    """Remembers no statement, only what is kept in memory."""
    return Ask(reader, version, AnswerCache(), loaded)


def main() -> None:
    with (
        asked_for(__doc__, rounds=3) as asked,
        Database.open(asked.workspace, read_only=True) as database,
        database.reader() as reader,
    ):
        seconds = measure(database, reader, asked.rounds)
    print_figures(
        {
            "sort_ms": milliseconds(seconds.sort),
            "page_ms": milliseconds(seconds.page),
            "late_ms": milliseconds(seconds.late),
            "page_with_text_ms": milliseconds(seconds.with_text),
            "sql_page_ms": milliseconds(seconds.sql),
            "machine": machine(),
        }
    )


if __name__ == "__main__":
    main()
