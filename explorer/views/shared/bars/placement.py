"""Where the bars of a chart stand, and which bar is where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.schema.bins import Bin, BinKind
from explorer.schema.clause import Clause, Interval, NoneGiven, Span, Test, Unknown

Positions = npt.NDArray[np.float64]

GAP = 0.6
"""Between a bar that stands apart and its neighbour, in widths of a bar."""
_APART_SHARE = 0.018
"""Width of a bar that stands apart on a time axis, of the axis."""
_KINDS = {Unknown: BinKind.UNKNOWN, NoneGiven: BinKind.NONE}


@dataclass(frozen=True, slots=True, eq=False)
class Placement:
    """The bars in drawing order, from left to right: first those that are no number or time.

    `order` says which of `bins` each bar is. `left` and `right` are where it stands; `lower` and
    `upper` what it covers, the end left out, NaN for bars that are no number. `is_whole` says
    that there is nothing between two whole numbers.
    """

    bins: Sequence[Bin]
    order: npt.NDArray[np.intp]
    left: Positions
    right: Positions
    lower: Positions
    upper: Positions
    is_whole: bool = True

    def __len__(self) -> int:
        return len(self.order)

    def bin(self, bar: int) -> Bin:
        return self.bins[int(self.order[bar])]

    @property
    def extent(self) -> tuple[float, float]:
        return (float(self.left[0]), float(self.right[-1])) if len(self) else (0.0, 1.0)

    @property
    def apart(self) -> int:
        """How many bars stand apart at the left because they are no number or time."""
        return int(np.count_nonzero(np.isnan(self.lower)))

    def bar_at(self, x: float) -> int | None:
        """The bar at x, or the nearest one; None where there are no bars."""
        if not len(self):
            return None
        distance = np.maximum(np.maximum(self.left - x, x - self.right), 0)
        return int(np.argmin(distance))

    def bars_between(self, start: float, end: float) -> slice:
        """The bars of which any part lies between two places."""
        first = int(np.searchsorted(self.right, start, side="right"))
        return slice(first, max(int(np.searchsorted(self.left, end, side="left")), first))

    def run_between(self, start: float, end: float) -> tuple[int, int]:
        """First and last of the bars whose edges are nearest to `start` and `end`."""
        first = int(np.argmin(np.abs(self.left - start)))
        last = int(np.argmin(np.abs(self.right - end)))
        return first, max(first, last)

    def stretches(self, tests: Sequence[Test]) -> Iterator[tuple[float, float]]:
        """From where to where the bars meet any of `tests`; an end may lie within a bar."""
        for test in tests:
            stretch = self._stretch(test)
            if stretch is not None and stretch[0] < stretch[1]:
                yield stretch

    def _stretch(self, test: Test) -> tuple[float, float] | None:
        if isinstance(test, Unknown | NoneGiven):
            for bar in range(self.apart):
                if self.bin(bar).kind is _KINDS[type(test)]:
                    return float(self.left[bar]), float(self.right[bar])
            return None
        if isinstance(test, Span):
            low, high = _or_infinite(test.start, test.end)
        elif isinstance(test, Interval):
            low, high = covered_by(test, is_whole=self.is_whole)
        else:
            return None
        first = self.apart
        if first == len(self) or high <= self.lower[first] or low >= self.upper[-1]:
            return None
        begin = int(np.searchsorted(self.lower[first:], low, side="right")) - 1 + first
        end = int(np.searchsorted(self.lower[first:], high, side="left")) - 1 + first
        return self._within(max(begin, first), low), self._within(max(end, first), high)

    def _within(self, bar: int, value: float) -> float:
        """Where a value lies in a bar; of a bar without an end nothing but its edges is known."""
        lower, upper = self.lower[bar], self.upper[bar]
        left, right = float(self.left[bar]), float(self.right[bar])
        if value <= lower:
            return left
        if value >= upper or np.isinf(lower):
            return right
        if np.isinf(upper):
            return left
        return left + float((value - lower) / (upper - lower)) * (right - left)


def covered_by(interval: Interval, *, is_whole: bool) -> tuple[float, float]:
    """The numbers of an interval, the end left out."""
    low, high = _or_infinite(interval.lower, interval.upper)
    if is_whole:
        return low + interval.lower_open, high + (not interval.upper_open)
    if interval.lower_open:
        low = float(np.nextafter(low, np.inf))
    return low, high if interval.upper_open else float(np.nextafter(high, np.inf))


def _or_infinite(lower: float | None, upper: float | None) -> tuple[float, float]:
    return -np.inf if lower is None else lower, np.inf if upper is None else upper


def place_in_row(bins: Sequence[Bin], *, is_whole: bool = True) -> Placement:
    """Numbers: one bar beside the other, however much each covers.

    Unknown, none, zero and the negatives as a whole stand apart.
    """
    order, apart = _apart_first(bins)
    bounds = np.full((len(order), 2), np.nan)
    is_gap_after = np.arange(len(order)) < apart
    for bar in range(apart, len(order)):
        interval = _interval(bins[int(order[bar])])
        bounds[bar] = covered_by(interval, is_whole=is_whole)
        is_negative = interval.lower is None
        is_zero = interval.lower == 0 and interval.upper == 0
        is_gap_after[bar] = is_negative or is_zero
    gaps = np.concatenate([[0.0], np.cumsum(is_gap_after[:-1])]) if len(order) else np.zeros(0)
    left = np.arange(len(order)) + GAP * gaps
    return Placement(bins, order, left, left + 1, bounds[:, 0], bounds[:, 1], is_whole)


def _interval(bar: Bin) -> Interval:
    clause = bar.clause
    test = clause.tests[0] if isinstance(clause, Clause) else None
    return test if isinstance(test, Interval) else Interval()


def place_in_time(bins: Sequence[Bin], unit: str) -> Placement:
    """Times: each bar from its first minute to its last, minutes since 1970 along the axis.

    Values follow one another by `unit`; only the first of them is looked at, since there may be
    a hundred thousand.
    """
    order, apart = _apart_first(bins)
    values = len(order) - apart
    edges = _edges(bins[int(order[apart])], unit, values) if values else np.array([0.0, 1.0])
    lower, upper = np.full(len(order), np.nan), np.full(len(order), np.nan)
    if values:
        lower[apart:], upper[apart:] = edges[:-1], edges[1:]
    left, right = lower.copy(), upper.copy()
    width = (edges[-1] - edges[0]) * _APART_SHARE
    steps = np.arange(apart, 0, -1)
    right[:apart] = edges[0] - width * (GAP * steps + steps - 1)
    left[:apart] = right[:apart] - width
    return Placement(bins, order, left, right, lower, upper)


def _edges(first: Bin, unit: str, count: int) -> Positions:
    start = np.datetime64(str(first.lower), "m")
    if unit == "week":
        edges = start + np.arange(count + 1) * np.timedelta64(1, "W")
    else:
        step = {"hour": "h", "day": "D", "month": "M", "year": "Y"}[unit]
        edges = np.arange(count + 1) + start.astype(f"datetime64[{step}]")
    return edges.astype("datetime64[m]").astype(np.int64).astype(np.float64)


def _apart_first(bins: Sequence[Bin]) -> tuple[npt.NDArray[np.intp], int]:
    """The drawing order and how many come first; only the ends of `bins` are looked at."""
    start, end = 0, len(bins)
    while start < end and bins[start].kind is not BinKind.VALUE:
        start += 1
    while end > start and bins[end - 1].kind is not BinKind.VALUE:
        end -= 1
    outside = [*range(start), *range(end, len(bins))]
    ranks = (BinKind.UNKNOWN, BinKind.NONE, BinKind.OTHER)
    outside.sort(key=lambda index: ranks.index(bins[index].kind))
    return np.array([*outside, *range(start, end)], dtype=np.intp), len(outside)
