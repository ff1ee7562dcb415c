"""Days, weeks, months and years on a time axis: which to choose, and what each is called."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

import numpy as np

from explorer.query.calendar import MINUTES_PER_DAY, moment_of
from explorer.schema.bins import Bin, BinKind
from explorer.schema.fields import FIELDS

AUTOMATIC = "auto"
UNITS = ("day", "week", "month", "year")
MOST_BARS = 530
"""Of bars chosen automatically: ten years of weeks, two pixels and more for each."""
_USUAL_DAYS = MappingProxyType(
    {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
)


def unit_for(start: float, end: float, units: Sequence[str] = UNITS) -> str:
    """The shortest unit that cuts minute `start` to `end` into no more than MOST_BARS bars."""
    days = (end - start) / MINUTES_PER_DAY
    fitting = (unit for unit in units if days / _USUAL_DAYS[unit] <= MOST_BARS)
    return next(fitting, units[-1])


def describe_period(field: str, unit: str, bar: Bin) -> str:
    """`Friday, 18 August 2017`, `Week of 14 August 2017`, `August 2017`, `2017`."""
    if bar.kind is not BinKind.VALUE:
        return f"{FIELDS[field].heading} {bar.label}"
    return period_words(int(np.datetime64(str(bar.lower), "m").astype(np.int64)), unit)


def period_words(minute: int, unit: str) -> str:
    """The hour, day, week, month or year that begins at a minute."""
    moment = moment_of(minute)
    if unit == "year":
        return str(moment.year)
    if unit == "month":
        return f"{moment:%B} {moment.year}"
    day = f"{moment.day} {moment:%B} {moment.year}"
    if unit == "week":
        return f"Week of {day}"
    hour = f", {moment:%H:%M} to {moment:%H}:59" if unit == "hour" else ""
    return f"{moment:%A}, {day}{hour}"


def units_of(field: str) -> tuple[str, ...]:
    """The units that a field can be drawn by; of the making of an account only the day is known."""
    return UNITS if field == "created" else ("hour", *UNITS)
