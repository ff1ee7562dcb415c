"""The bins of a chart, in their order, and where each counted key falls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import overload

from explorer.errors import KnownError
from explorer.query.by import HEATMAP, LOG, By
from explorer.query.calendar import bin_label, bin_of, bin_start, iso_minute
from explorer.query.clocks import HOURS_PER_DAY
from explorer.query.spelling import number_text
from explorer.schema.bins import Bin, BinKind
from explorer.schema.clause import (
    Clause,
    Cycle,
    Group,
    Interval,
    NoneGiven,
    Span,
    Test,
    Unknown,
    Value,
)
from explorer.schema.fields import FIELDS, KINDS, WEEKDAYS, FieldKind

MAX_BINS = 300_000
_STEPS = (1, 2, 5)
_LEAST_RATIO_DECADE = -3
Key = int | str


class Bins(Sequence[Bin]):
    """Bins made when they are looked at; a chart by hours has a hundred thousand."""

    def __init__(self, count: int, make: Callable[[int], Bin]) -> None:
        self._count = count
        self._make = make

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Bin: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Bin]: ...
    def __getitem__(self, index: int | slice) -> Bin | Sequence[Bin]:
        if isinstance(index, slice):
            return [self._make(i) for i in range(*index.indices(self._count))]
        if not -self._count <= index < self._count:
            raise IndexError(index)
        return self._make(index % self._count)


@dataclass(frozen=True, slots=True)
class Axis:
    """`values` are the bars of known values; `keys` are what the database calls them, in order.

    `keys` is a range where bars follow one another (time, numbers, clocks).
    """

    by: By
    values: Sequence[Bin]
    keys: Sequence[Key]

    def bar_beside(self, kind: BinKind) -> Bin:
        """The bar for what has no value, or for all values without a bar of their own."""
        field = self.by.fields[0]
        if kind is BinKind.OTHER:
            return Bin("other", kind, None, None, None)
        if kind is BinKind.NONE:
            label = FIELDS[field].none_means or "none"
            return Bin(label, kind, None, None, Clause(field, (NoneGiven(),)))
        return Bin("unknown", kind, None, None, Clause(field, (Unknown(),)))


def time_axis(by: By, first: int | None, last: int | None) -> Axis:
    """Bars from the bin of minute `first` to that of minute `last`; none where both are None."""
    if first is None or last is None:
        return Axis(by, (), range(0))
    start, end = bin_of(first, by.bins), bin_of(last, by.bins)
    if end - start >= MAX_BINS:
        raise KnownError(f"By {by.bins} these are {end - start + 1:,} bars; choose wider bins.")

    def make(index: int) -> Bin:
        number = start + index
        lower, upper = bin_start(number, by.bins), bin_start(number + 1, by.bins)
        clause = Clause(by.field, (Span(lower, upper),))
        return Bin(
            bin_label(number, by.bins), BinKind.VALUE, iso_minute(lower), iso_minute(upper), clause
        )

    return Axis(by, Bins(end - start + 1, make), range(start, end + 1))


def number_axis(by: By, least: float | None, most: float | None) -> Axis:
    """Logarithmic or equal bins from the least to the most value in scope."""
    if least is None or most is None:
        return Axis(by, (), range(0))
    whole = FIELDS[by.field].whole_numbers
    if by.bins == LOG:
        tests = _log_intervals(least, most) if whole else _ratio_intervals(least, most)
    else:
        tests = _equal_intervals(least, most, int(by.bins), whole=whole)
    bins = tuple(
        Bin(
            interval_label(test, whole=whole),
            BinKind.VALUE,
            test.lower,
            test.upper,
            Clause(by.field, (test,)),
        )
        for test in tests
    )
    return Axis(by, bins, range(len(bins)))


def interval_label(test: Interval, *, whole: bool) -> str:
    """`negative`, `0`, `2–4` or, for numbers that are not whole, `0.5–<1`."""
    if test.lower is None:
        return "negative"
    if test.lower == test.upper:
        return f"{test.lower:,}" if whole else number_text(test.lower)
    if whole:
        return f"{test.lower:,}–{test.upper:,}"
    return f"{number_text(test.lower)}–<{number_text(test.upper or 0)}"


def _log_intervals(least: float, most: float) -> list[Interval]:
    tests = [Interval(upper=0, upper_open=True)] if least < 0 else []
    tests.append(Interval(0, 0))
    edges = [1]
    while edges[-1] <= most:
        decade, step = divmod(len(edges), len(_STEPS))
        edges.append(_STEPS[step] * 10**decade)
    pairs = pairwise(edges)
    return [*tests, *(Interval(low, high - 1) for low, high in pairs)]


def _ratio_intervals(least: float, most: float) -> list[Interval]:
    tests = [Interval(upper=0, upper_open=True)] if least < 0 else []
    edges = [0.0]
    decade, step = _LEAST_RATIO_DECADE, 0
    while edges[-1] <= most:
        edges.append(_STEPS[step] * 10.0**decade)
        decade, step = (decade + 1, 0) if step == len(_STEPS) - 1 else (decade, step + 1)
    pairs = list(pairwise(edges))
    above_zero = [Interval(low, high, lower_open=low == 0, upper_open=True) for low, high in pairs]
    return [*tests, Interval(0, 0), *above_zero]


def _equal_intervals(least: float, most: float, count: int, *, whole: bool) -> list[Interval]:
    if whole:
        low, high = int(least), int(most)
        width = max(1, ceil((high - low + 1) / count))
        return [Interval(start, start + width - 1) for start in range(low, high + 1, width)]
    if least == most:
        return [Interval(least, least)]
    edges = [least + (most - least) * i / count for i in range(count)]
    inner = [Interval(a, b, upper_open=True) for a, b in pairwise(edges)]
    return [*inner, Interval(edges[-1], most)]


def clock_axis(by: By) -> Axis:
    """24 hours, 7 weekdays, or 7 x 24 bars, Monday 00 first."""
    if by.field == HEATMAP:
        count = len(WEEKDAYS) * HOURS_PER_DAY
        return Axis(by, Bins(count, lambda index: _heat_bin(by, index)), range(count))
    is_hour = by.kind is FieldKind.HOUR
    names = [f"{hour:02}" for hour in range(HOURS_PER_DAY)] if is_hour else list(WEEKDAYS)
    bins = tuple(
        Bin(name, BinKind.VALUE, number, number, Clause(by.field, (Cycle((number,), by.zone),)))
        for number, name in enumerate(names)
    )
    return Axis(by, bins, range(len(bins)))


def _heat_bin(by: By, index: int) -> Bin:
    weekday, hour = divmod(index, HOURS_PER_DAY)
    clause = Group(
        (
            Clause("weekday", (Cycle((weekday,), by.zone),)),
            Clause("hour", (Cycle((hour,), by.zone),)),
        )
    )
    return Bin(f"{WEEKDAYS[weekday]} {hour:02}", BinKind.VALUE, index, index, clause)


def fixed_axis(by: By) -> Axis:
    """The bars of a field whose few values are known beforehand."""
    return named_axis(by, KINDS if by.field == "kind" else ("true", "false"))


def named_axis(by: By, labels: Sequence[str], keys: Sequence[Key] | None = None) -> Axis:
    """A bar for each label; `keys` are the labels themselves unless given."""

    def make(label: str) -> Bin:
        tests: tuple[Test, ...] = (Value(label),)
        return Bin(label, BinKind.VALUE, None, None, Clause(by.field, tests))

    return Axis(by, tuple(make(label) for label in labels), labels if keys is None else keys)
