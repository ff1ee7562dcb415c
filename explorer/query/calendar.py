"""Minutes since 1970 and what people write for them: ISO times, bins of time, clocks of a zone."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from explorer.errors import KnownError

MINUTES_PER_HOUR = 60
MINUTES_PER_DAY = 1440
DAYS_PER_WEEK = 7
MONTHS_PER_YEAR = 12
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_WEEKDAY = 3
"""1970-01-01 was a Thursday; weeks start on Monday."""

UNITS = ("hour", "day", "week", "month", "year")

_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})")
_MAX_OFFSET_HOURS = 14
_FIRST_TRANSITION_YEAR = 2000
_LAST_TRANSITION_YEAR = 2038
_PROBE_HOURS = 6
_PRECISIONS = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2})"
    r"(?:[T ](?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?Z?)?)?)?"
)


def minute_of(moment: datetime) -> int:
    """Whole minutes from 1970 to a moment that carries its zone."""
    return (moment - EPOCH) // timedelta(minutes=1)


def moment_of(minute: int) -> datetime:
    """The moment of a minute, in UTC; raises OverflowError outside the years 1 to 9999."""
    return EPOCH + timedelta(minutes=minute)


def iso_minute(minute: int) -> str:
    """`2019-06-09T12:30`, or the date alone at midnight."""
    text = moment_of(minute).isoformat()[: len("2019-06-09T12:30")]
    return text.removesuffix("T00:00")


def precision_span(text: str) -> tuple[int, int] | None:
    """First minute and the minute after the end of a year, month, day, hour or minute in UTC.

    None where the text is no such time.
    """
    match = _PRECISIONS.fullmatch(text)
    if match is None:
        return None
    parts = {name: int(value) for name, value in match.groupdict().items() if value is not None}
    try:
        start = datetime(
            parts["year"],
            parts.get("month", 1),
            parts.get("day", 1),
            parts.get("hour", 0),
            parts.get("minute", 0),
            tzinfo=UTC,
        )
        return minute_of(start), minute_of(start) + _minutes_in(start, len(parts))
    except (ValueError, OverflowError):
        return None


def _minutes_in(start: datetime, given_parts: int) -> int:
    days_in_year = 366 if calendar.isleap(start.year) else 365
    days_in_month = calendar.monthrange(start.year, start.month)[1]
    return (
        days_in_year * MINUTES_PER_DAY,
        days_in_month * MINUTES_PER_DAY,
        MINUTES_PER_DAY,
        MINUTES_PER_HOUR,
        1,
    )[given_parts - 1]


def bin_of(minute: int, unit: str) -> int:
    """The number of the hour, day, week, month or year that a minute lies in, from 1970."""
    if unit == "hour":
        return minute // MINUTES_PER_HOUR
    day = minute // MINUTES_PER_DAY
    if unit == "day":
        return day
    if unit == "week":
        return (day + EPOCH_WEEKDAY) // DAYS_PER_WEEK
    moment = moment_of(minute)
    months = (moment.year - EPOCH.year) * MONTHS_PER_YEAR + moment.month - 1
    return months if unit == "month" else months // MONTHS_PER_YEAR


def bin_start(number: int, unit: str) -> int:
    """The first minute of a bin; bin `number` ends where `number + 1` starts."""
    if unit == "hour":
        return number * MINUTES_PER_HOUR
    if unit == "day":
        return number * MINUTES_PER_DAY
    if unit == "week":
        return (number * DAYS_PER_WEEK - EPOCH_WEEKDAY) * MINUTES_PER_DAY
    months = number if unit == "month" else number * MONTHS_PER_YEAR
    year, month = divmod(months, MONTHS_PER_YEAR)
    days = date(EPOCH.year + year, month + 1, 1) - EPOCH.date()
    return days.days * MINUTES_PER_DAY


def bin_label(number: int, unit: str) -> str:
    """What stands under a bar: `2019-06-09 12:00`, `2019-06-09`, `2019-06` or `2019`."""
    moment = moment_of(bin_start(number, unit))
    formats = {"hour": "%Y-%m-%d %H:%M", "month": "%Y-%m", "year": "%Y"}
    return moment.strftime(formats.get(unit, "%Y-%m-%d"))


@dataclass(frozen=True, slots=True)
class OffsetFrom:
    """From minute `start` on (None: always before), clocks are `offset` minutes ahead of UTC."""

    start: int | None
    offset: int


def checked_zone(zone: str) -> str:
    """The zone's usual spelling; raises KnownError where there is no such zone."""
    offsets_of(zone)
    match = _OFFSET.fullmatch(zone)
    return f"{match[1]}{match[2]}:{match[3]}" if match else zone


@lru_cache(maxsize=64)
def offsets_of(zone: str) -> tuple[OffsetFrom, ...]:
    """The clock changes of a zone, oldest first: `UTC`, `+08:00` or a name of the tz database.

    Changes are looked for from 2000 to 2038; the archives begin in 2006. Raises KnownError.
    """
    match = _OFFSET.fullmatch(zone)
    if match is not None:
        hours, minutes = int(match[2]), int(match[3])
        if hours <= _MAX_OFFSET_HOURS and minutes < MINUTES_PER_HOUR:
            sign = -1 if match[1] == "-" else 1
            return (OffsetFrom(None, sign * (hours * MINUTES_PER_HOUR + minutes)),)
        raise KnownError(f'There is no offset "{zone}". Write for example +08:00.')
    try:
        rules = UTC if zone == "UTC" else ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise KnownError(
            f'There is no time zone "{zone}". Write an offset such as +08:00 or a name such as '
            "Europe/Istanbul."
        ) from error
    return tuple(_transitions(rules))


def _transitions(rules: timezone | ZoneInfo) -> list[OffsetFrom]:
    def offset_at(minute: int) -> int:
        offset = moment_of(minute).astimezone(rules).utcoffset() or timedelta()
        return offset // timedelta(minutes=1)

    first = minute_of(datetime(_FIRST_TRANSITION_YEAR, 1, 1, tzinfo=UTC))
    last = minute_of(datetime(_LAST_TRANSITION_YEAR, 1, 1, tzinfo=UTC))
    changes = [OffsetFrom(None, offset_at(first))]
    if rules is UTC:
        return changes
    probes = range(first, last, _PROBE_HOURS * MINUTES_PER_HOUR)
    for before, after in pairwise(probes):
        if offset_at(before) == offset_at(after):
            continue
        low, high = before, after
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if offset_at(middle) == offset_at(low) else (low, middle)
        changes.append(OffsetFrom(high, offset_at(high)))
    return changes
