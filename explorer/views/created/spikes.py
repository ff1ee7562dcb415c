"""Days on which conspicuously many accounts were made."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.query.calendar import MINUTES_PER_DAY

LEAST_ACCOUNTS = 10
TIMES_MEDIAN = 5
DAYS_AROUND = 90
DEFINITION = (
    f"A spike day: at least {LEAST_ACCOUNTS} accounts, and at least {TIMES_MEDIAN} times the "
    f"median of the other days within {DAYS_AROUND} days on either side on which any were made."
)

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Spike:
    """The first minute of the day in UTC, its accounts, and the median around it (0 for none)."""

    minute: int
    accounts: int
    median: float


def spikes_of(first_minute: int, accounts: Numbers) -> tuple[Spike, ...]:
    """The spike days among successive days, the first of which begins at `first_minute`."""
    found: list[Spike] = []
    for day in np.flatnonzero(accounts >= LEAST_ACCOUNTS).tolist():
        before = accounts[max(day - DAYS_AROUND, 0) : day]
        after = accounts[day + 1 : day + 1 + DAYS_AROUND]
        around = np.concatenate((before, after))
        some = around[around > 0]
        median = float(np.median(some)) if len(some) else 0.0
        if accounts[day] >= TIMES_MEDIAN * median:
            minute = first_minute + day * MINUTES_PER_DAY
            found.append(Spike(minute, int(accounts[day]), median))
    return tuple(found)
