"""The dates written along a time axis, UTC: years, months, days or hours, as fits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from explorer.query.calendar import MINUTES_PER_DAY, MINUTES_PER_HOUR, moment_of

Tick = tuple[float, str]
_JANUARY = 1
_DAYS_PER_MONTH = 30.44
_DAYS_PER_YEAR = 365.25
_MONDAY = np.datetime64("1970-01-05", "D")


@dataclass(frozen=True, slots=True)
class _Step:
    """Every `count` units of `unit`, a letter of numpy's; about `minutes` long."""

    unit: str
    count: int
    minutes: float


_STEPS = (
    *(_Step("h", hours, hours * MINUTES_PER_HOUR) for hours in (1, 3, 6, 12)),
    *(_Step("D", days, days * MINUTES_PER_DAY) for days in (1, 2)),
    *(_Step("W", weeks, weeks * 7 * MINUTES_PER_DAY) for weeks in (1, 2)),
    *(_Step("M", n, n * _DAYS_PER_MONTH * MINUTES_PER_DAY) for n in (1, 2, 3, 6)),
    *(_Step("Y", n, n * _DAYS_PER_YEAR * MINUTES_PER_DAY) for n in (1, 2, 5, 10, 20, 50, 100)),
)


def time_ticks(start: float, end: float, wanted: int) -> list[Tick]:
    """At most about `wanted` round moments from minute `start` to `end`, and their labels.

    The first label and those at which a year or a day begins say which year or day it is.
    """
    if end <= start or wanted < 1:
        return []
    least = (end - start) / wanted
    step = next((step for step in _STEPS if step.minutes >= least), _STEPS[-1])
    minutes = [minute for minute in _moments(step, start, end) if start <= minute <= end]
    return [
        (float(minute), _label(minute, step.unit, is_first=place == 0))
        for place, minute in enumerate(minutes)
    ]


def _moments(step: _Step, start: float, end: float) -> list[int]:
    """Multiples of the step, counted from a Monday, a January or the year 0."""
    low, high = np.datetime64(int(start), "m"), np.datetime64(int(end), "m")
    if step.unit == "W":
        weeks = (low.astype("datetime64[D]") - _MONDAY) // np.timedelta64(step.count, "W")
        first = _MONDAY + weeks * np.timedelta64(step.count, "W")
        dates = np.arange(first, high.astype("datetime64[D]") + 1, np.timedelta64(step.count, "W"))
    else:
        one = np.timedelta64(1, step.unit)
        origin = np.datetime64("0000-01-01T00", step.unit)
        number = (low.astype(f"datetime64[{step.unit}]") - origin) // one
        first = origin + (number - number % step.count) * one
        last = high.astype(f"datetime64[{step.unit}]") + 1
        dates = np.arange(first, last, step.count * one)
    return [int(minute) for minute in dates.astype("datetime64[m]").astype(np.int64)]


def _label(minute: int, unit: str, *, is_first: bool) -> str:
    moment = moment_of(minute)
    day = f"{moment.day} {moment:%b}"
    if unit == "Y":
        return str(moment.year)
    if unit == "M":
        if moment.month == _JANUARY:
            return str(moment.year)
        return f"{moment:%b} {moment.year}" if is_first else f"{moment:%b}"
    if unit == "h":
        return f"{moment:%H:%M}" if moment.hour and not is_first else day
    is_new_year = moment.month == _JANUARY and moment.day == 1
    return f"{day} {moment.year}" if is_first or is_new_year else day
