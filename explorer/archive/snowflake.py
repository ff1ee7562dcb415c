"""The time that a Snowflake id carries.

https://github.com/twitter-archive/snowflake: the bits above the lowest 22 count milliseconds.
"""

from __future__ import annotations

# Ids given before November 2010 are sequential, lie below this, and carry no time.
FIRST_SNOWFLAKE = 1 << 48
TIME_SHIFT = 22
EPOCH_MS = 1_288_834_974_657


def time_ms(number: int) -> int | None:
    """Unix milliseconds of the making of a tweet or an account; None for older ids."""
    if number < FIRST_SNOWFLAKE:
        return None
    return (number >> TIME_SHIFT) + EPOCH_MS
