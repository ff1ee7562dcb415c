"""Which numbers of accounts can be drawn, and how they are put into bars."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from explorer.query.by import LOG, By
from explorer.schema.bins import Bin, BinKind
from explorer.schema.fields import FIELDS
from explorer.schema.numerals import PLAIN, Numerals
from explorer.views.shared.bars.axes import numbers_along
from explorer.views.shared.bars.placement import Placement, place_in_row
from explorer.views.shared.bars.view import Subject

MEASURES = (
    "followers",
    "following",
    "ratio",
    "tweets",
    "likes_received",
    "retweets_received",
    "age_at_first_tweet",
)
EQUAL_BINS = "40"


def measure_subject(measure: str, *, is_log: bool = True, numerals: Numerals = PLAIN) -> Subject:
    """Accounts by a measure, in logarithmic bins or in equal ones."""
    return Subject(
        By(measure, LOG if is_log else EQUAL_BINS),
        "accounts",
        partial(_place, measure),
        partial(describe_number, measure, numerals=numerals),
        numbers_along,
        FIELDS[measure].unit,
    )


def describe_number(measure: str, bar: Bin, numerals: Numerals = PLAIN) -> str:
    """`Followers 10–19`, `Followers unknown`, `Age at first tweet 5–9 days`."""
    field = FIELDS[measure]
    has_unit = field.unit and bar.kind is BinKind.VALUE
    label = numerals.respelled(bar.label)
    return " ".join(part for part in (field.heading, label, has_unit and field.unit) if part)


def _place(measure: str, bins: Sequence[Bin]) -> Placement:
    return place_in_row(bins, is_whole=FIELDS[measure].whole_numbers)
