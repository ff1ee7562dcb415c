"""Hours and weekdays of a minute on the clocks of a zone, as SQL."""

from __future__ import annotations

from explorer.query.calendar import (
    DAYS_PER_WEEK,
    EPOCH_WEEKDAY,
    MINUTES_PER_DAY,
    MINUTES_PER_HOUR,
    offsets_of,
)
from explorer.query.places import OFFSET_BASE

HOURS_PER_DAY = 24


def local_minute(minute: str, zone: str) -> str:
    """Minutes on the clocks of a zone, counted from long before 1970, so never below 0."""
    changes = offsets_of(zone)
    first, later = changes[0], changes[1:]
    if not later:
        return f"({minute} + {OFFSET_BASE + first.offset})"
    cases = " ".join(
        f"WHEN {minute} >= {change.start} THEN {OFFSET_BASE + change.offset}"
        for change in reversed(later)
    )
    return f"({minute} + CASE {cases} ELSE {OFFSET_BASE + first.offset} END)"


def hour_of(minute: str, zone: str) -> str:
    return f"({local_minute(minute, zone)} // {MINUTES_PER_HOUR} % {HOURS_PER_DAY})"


def weekday_of(minute: str, zone: str) -> str:
    """0 for Monday to 6 for Sunday."""
    day = f"{local_minute(minute, zone)} // {MINUTES_PER_DAY}"
    return f"(({day} + {EPOCH_WEEKDAY}) % {DAYS_PER_WEEK})"
