"""Placements of bars as the queries make them, small enough to see through."""

from __future__ import annotations

from explorer.query.axis import number_axis, time_axis
from explorer.query.by import By
from explorer.query.calendar import precision_span
from explorer.schema.bins import Bin, BinKind
from explorer.schema.clause import Clause, Unknown
from explorer.views.shared.bars.placement import Placement, place_in_row, place_in_time


def minute(text: str) -> int:
    """The first minute of a day, month or year."""
    span = precision_span(text)
    assert span is not None
    return span[0]


def unknown(field: str) -> Bin:
    return Bin("unknown", BinKind.UNKNOWN, None, None, Clause(field, (Unknown(),)))


def followers(most: int = 99, least: int = 0) -> Placement:
    """`?` `0` `1` `2–4` `5–9` `10–19` `20–49` `50–99`, with `negative` where least is below 0."""
    values = number_axis(By("followers", "log"), least, most).values
    return place_in_row([unknown("followers"), *values])


def ratio(most: float = 1.5) -> Placement:
    """`?` `0`, then from above 0 in steps of 1, 2, 5 from a thousandth on."""
    values = number_axis(By("ratio", "log"), 0, most).values
    return place_in_row([unknown("ratio"), *values], is_whole=False)


def days(first: str = "2017-08-16", last: str = "2017-08-20") -> Placement:
    """A bar for each day, the unknown bar first though it comes last in answers."""
    values = time_axis(By("time", "day"), minute(first), minute(last)).values
    return place_in_time([*values, unknown("time")], "day")
