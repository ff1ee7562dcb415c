"""Times in UTC as people read them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def minute_text(minutes: int) -> str:
    """`2019-06-09 12:30` of minutes since 1970."""
    return _text(minutes, "minutes", "%Y-%m-%d %H:%M")


def second_text(milliseconds: int) -> str:
    """`2019-06-09 12:30:05` of milliseconds since 1970."""
    return _text(milliseconds, "milliseconds", "%Y-%m-%d %H:%M:%S")


def day_text(days: int) -> str:
    """`2019-06-09` of days since 1970."""
    return _text(days, "days", "%Y-%m-%d")


def _text(number: int, unit: str, form: str) -> str:
    try:
        return (_EPOCH + timedelta(**{unit: number})).strftime(form)
    except (OverflowError, ValueError):
        # Before the year 1 or after 9999: say what is stored rather than fail.
        return f"{number:,} {unit} from 1970"
