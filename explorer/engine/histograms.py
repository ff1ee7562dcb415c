"""Histograms over sets of tweets, each found from the nearest one that is known.

A brush that moves changes its set by few tweets. What was counted over one set is right for
another once the tweets that came are added and those that went are taken away: so a move costs
what it changes, with nothing prepared and nothing rounded. The set of all tweets is always known,
so that leaving little out costs as little as letting little in.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from explorer.engine import bits
from explorer.engine.bits import Bits, Numbers

_RECENT = 2
_WORTH = 2
"""A difference is counted where it is smaller than the set itself by this factor."""


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    rows: Bits
    counts: Numbers


class Histograms:
    """The latest histograms of each column; safe between threads."""

    def __init__(self) -> None:
        self._whole: dict[Hashable, _Known] = {}
        self._recent: dict[Hashable, deque[_Known]] = {}
        self._lock = threading.Lock()

    def over(
        self, column: Hashable, rows: Bits, tally: Callable[[Bits], Numbers], *, is_whole: bool
    ) -> Numbers:
        """What `tally` gives for a set of rows; `column` names what is tallied."""
        counts = tally(rows) if is_whole else self._from_nearest(column, rows, tally)
        with self._lock:
            if is_whole:
                self._whole[column] = _Known(rows, counts)
            else:
                self._recent.setdefault(column, deque(maxlen=_RECENT)).append(_Known(rows, counts))
        return counts

    def _from_nearest(
        self, column: Hashable, rows: Bits, tally: Callable[[Bits], Numbers]
    ) -> Numbers:
        with self._lock:
            known = [*self._recent.get(column, ())]
            if column in self._whole:
                known.append(self._whole[column])
        distances = [bits.number(rows ^ one.rows) for one in known]
        least = min(distances, default=None)
        if least is None or _WORTH * least >= bits.number(rows):
            return tally(rows)
        near = known[distances.index(least)]
        return near.counts + tally(rows & ~near.rows) - tally(near.rows & ~rows)
