"""Ids as the platform gave them: sequential first, later with the time in them, or hashed."""

from __future__ import annotations

from base64 import b64encode

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from explorer.sample.calendar import MINUTES_A_DAY, day_of

_SNOWFLAKE_EPOCH_MS = 1_288_834_974_657
_SNOWFLAKE_SERIAL_BITS = 22
_SCATTER = 0x9E37_79B1  # odd, so that different serial numbers stay different
_MS_A_MINUTE = 60_000
_TWEET_SNOWFLAKES_SINCE = day_of(2010, 11, 6) * MINUTES_A_DAY
_TWEET_COUNTING_SINCE = day_of(2006, 3, 21) * MINUTES_A_DAY
_TWEETS_A_MINUTE = 12_000  # reaches 2.9e10 in November 2010, as the real ids did
_ACCOUNT_SNOWFLAKES_SINCE = day_of(2016)
_ACCOUNT_COUNTING_SINCE = day_of(2007)
_ACCOUNTS_A_DAY = 1_250_000
_HASH_BYTES = 32
_MOST_SLASHES = 4  # a hash keeps at least 40 of its 44 characters


def hashed_ids(count: int, rng: Generator) -> list[str]:
    """Hashes as in the archives: base64 without its slashes, 40 to 44 characters."""
    raw = rng.bytes(_HASH_BYTES * count)
    hashes = (raw[at : at + _HASH_BYTES] for at in range(0, len(raw), _HASH_BYTES))
    return [_without_slashes(b64encode(each).decode()) for each in hashes]


def _without_slashes(text: str) -> str:
    return text.replace("/", "", _MOST_SLASHES).replace("/", "s")


def tweet_ids(
    minutes: NDArray[np.int64], serials: NDArray[np.int64], rng: Generator
) -> NDArray[np.int64]:
    """Ids that carry a time within each minute; older minutes get ids that count on."""
    ms = minutes * _MS_A_MINUTE + rng.integers(0, _MS_A_MINUTE, len(minutes))
    counted = (minutes - _TWEET_COUNTING_SINCE) * _TWEETS_A_MINUTE + serials % _TWEETS_A_MINUTE
    return np.where(minutes < _TWEET_SNOWFLAKES_SINCE, counted, _snowflakes(ms, serials))


def account_ids(days: NDArray[np.int64], rng: Generator) -> NDArray[np.int64]:
    """Clear account ids that fit the days of making."""
    serials = np.arange(len(days), dtype=np.int64)
    ms = (days * MINUTES_A_DAY + rng.integers(0, MINUTES_A_DAY, len(days))) * _MS_A_MINUTE
    ms += rng.integers(0, _MS_A_MINUTE, len(days))
    counted = (days - _ACCOUNT_COUNTING_SINCE) * _ACCOUNTS_A_DAY
    counted += serials * _SCATTER % _ACCOUNTS_A_DAY
    return np.where(days < _ACCOUNT_SNOWFLAKES_SINCE, counted, _snowflakes(ms, serials))


def _snowflakes(ms: NDArray[np.int64], serials: NDArray[np.int64]) -> NDArray[np.int64]:
    low = serials * _SCATTER % (1 << _SNOWFLAKE_SERIAL_BITS)
    return ((ms - _SNOWFLAKE_EPOCH_MS) << _SNOWFLAKE_SERIAL_BITS) | low
