"""Days, weeks and minutes, counted from 1970 in UTC."""

from __future__ import annotations

from datetime import date, timedelta

HOURS_A_WEEK = 168
MINUTES_A_DAY = 1440
EPOCH = date(1970, 1, 1)
FIRST_MONDAY = 4  # 1970-01-05
DAYS_A_WEEK = 7
SUSPENDED = date(2021, 1, 20)


def day_of(year: int, month: int = 1, day: int = 1) -> int:
    """Days from 1970-01-01 to a date."""
    return (date(year, month, day) - EPOCH).days


def week_of(year: int, month: int = 1, day: int = 1) -> int:
    """Number of the week, from Monday to Sunday, that holds a date."""
    return (day_of(year, month, day) - FIRST_MONDAY) // DAYS_A_WEEK


def day_text(day: int) -> str:
    """A day as the archives write it."""
    return (EPOCH + timedelta(days=day)).isoformat()
