"""Brushes as they are dragged in the window: over which fields, and where step by step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from explorer.query.calendar import MINUTES_PER_DAY, bin_start, minute_of
from explorer.schema.clause import AnyClause, Clause, Cycle, Group, Interval, Span

MOVES = 15
_EDGES = (0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)
_FIRST_YEAR = 2013
_YEARS = 4
_ZONE = "+08:00"


@dataclass(frozen=True, slots=True)
class Brush:
    """`at(round, step)` is where it stands; `others` are filters on other fields, none to two."""

    name: str
    fields: tuple[str, ...]
    at: Callable[[int, int], AnyClause]
    others: tuple[str, str, str]


def _days(number: int, step: int) -> AnyClause:
    """Grows day by day, then is moved."""
    start = minute_of(datetime(_FIRST_YEAR + number % _YEARS, 1 + number % 12, 1, tzinfo=UTC))
    first = max(0, step - MOVES // 2) * 7
    span = Span(start + first * MINUTES_PER_DAY, start + (60 + first + step) * MINUTES_PER_DAY)
    return Clause("time", (span,), source="timeline")


def _followers(number: int, step: int) -> AnyClause:
    """From a bin of the logarithmic chart, bin by bin to the right, then from the left again."""
    first = (number + step // 5) % 8
    last = first + 1 + step % 5
    return Clause("followers", (Interval(_EDGES[first], _EDGES[last] - 1),), source="followers")


def _months(number: int, step: int) -> AnyClause:
    first = (2011 - 1970) * 12 + number % 12
    months = (first, first + 2 + step)
    start, end = (bin_start(month, "month") for month in months)
    return Clause("created", (Span(start, end),), source="created")


def _rectangle(number: int, step: int) -> AnyClause:
    days = tuple(range(number % 3, number % 3 + 1 + step % 4))
    hours = tuple(range(number % 8, number % 8 + 1 + step))
    parts = (Clause("weekday", (Cycle(days, _ZONE),)), Clause("hour", (Cycle(hours, _ZONE),)))
    return Group(parts, source="hours")


BRUSHES = (
    Brush("time", ("time",), _days, ("", "kind:retweet", "followers:<{0}00 -kind:quote")),
    Brush(
        "followers",
        ("followers",),
        _followers,
        ("", "time:201{2}..2017", "time:201{2}..2018 -language:en"),
    ),
    Brush(
        "created",
        ("created",),
        _months,
        ("", "followers:<{0}00", "followers:<{0}000 kind:original"),
    ),
    Brush(
        "hours",
        ("hour", "weekday"),
        _rectangle,
        ("", "language:en", "followers:>{0} time:201{2}..2018"),
    ),
)
