"""The hour of the week of every tweet, on the clocks of a zone."""

from __future__ import annotations

import numpy as np

from explorer.engine.segment import Coded, Segment
from explorer.query.calendar import (
    DAYS_PER_WEEK,
    EPOCH_WEEKDAY,
    MINUTES_PER_HOUR,
    offsets_of,
)
from explorer.query.clocks import HOURS_PER_DAY

HOURS_PER_WEEK = DAYS_PER_WEEK * HOURS_PER_DAY


def hours_of_week(segment: Segment, zone: str) -> Coded:
    """Code `weekday * 24 + hour`, Monday being 0; one more for a tweet of unknown time."""
    codes = np.full(segment.rows, HOURS_PER_WEEK, np.uint8)
    changes = offsets_of(zone)
    turns = segment.first_from(np.array([one.start for one in changes[1:]], np.int64))
    starts, stops = [0, *turns], [*turns, len(segment.minutes)]
    for change, start, stop in zip(changes, starts, stops, strict=True):
        hours = (segment.minutes[start:stop] + np.int32(change.offset)) // MINUTES_PER_HOUR
        codes[start:stop] = (hours + EPOCH_WEEKDAY * HOURS_PER_DAY) % HOURS_PER_WEEK
    return Coded(codes, np.arange(HOURS_PER_WEEK, dtype=np.int64))
