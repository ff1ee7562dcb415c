"""What a gesture on some bars makes of the filter that stands on the same field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from explorer.schema.clause import Clause, Interval, Span, Test
from explorer.views.shared.bars.placement import Placement
from explorer.views.shared.gestures.gesture import How

Run = tuple[int, int]
"""First and last of some neighbouring bars, in drawing order."""
_NEARLY = 1e-9


def chosen(
    placement: Placement, field: str, run: Run, how: How, current: Clause | None
) -> Clause | None:
    """The clause after the bars of `run` were chosen; None where it is to go.

    Adding lets through what `current` lets through and the bars too; excluding, what it lets
    through without them.
    """
    bars = set(range(run[0], run[1] + 1))
    if current is None:
        return _with_bars(placement, Clause(field, (), negated=how is How.EXCLUDE), bars)
    if how is How.ONLY:
        return _with_bars(placement, replace(current, negated=False, active=True), bars)
    held = covered(placement, current.tests)
    if (how is How.ADD) is current.negated:
        left = held - bars
        # What is not snapped to bars stays as it was unless a bar is really taken out of it.
        return current if left == held else _with_bars(placement, current, left)
    tests = joined((*current.tests, *tests_of(placement, bars - held)))
    return replace(current, tests=tests, active=True)


def adjusted(placement: Placement, run: Run, current: Clause) -> Clause | None:
    """`current` with its one stretch moved to the bars of `run`, excluding if it excluded."""
    return _with_bars(placement, replace(current, active=True), range(run[0], run[1] + 1))


def is_only(placement: Placement, run: Run, current: Clause | None) -> bool:
    """Whether `current` lets through exactly these bars, so that clicking them again ends it."""
    if current is None or current.negated or not current.active:
        return False
    return current.tests == tests_of(placement, range(run[0], run[1] + 1))


def covered(placement: Placement, tests: Sequence[Test]) -> set[int]:
    """The bars that lie wholly within `tests`."""
    inside = np.zeros(len(placement), dtype=bool)
    for start, end in placement.stretches(tests):
        slack = _NEARLY * max(abs(start), abs(end), 1)
        inside |= (placement.left >= start - slack) & (placement.right <= end + slack)
    return {int(bar) for bar in np.flatnonzero(inside)}


def tests_of(placement: Placement, bars: Iterable[int]) -> tuple[Test, ...]:
    """The tests that the bars stand for; a stretch of neighbours is one test."""
    apart = placement.apart
    numbered = sorted(bars)
    stretches = (
        _between(first, last)
        for run in _runs([bar for bar in numbered if bar >= apart])
        for first, last in zip(_tests(placement, run[0]), _tests(placement, run[1]), strict=True)
    )
    others = (test for bar in numbered if bar < apart for test in _tests(placement, bar))
    return (*stretches, *others)


def _with_bars(placement: Placement, clause: Clause, bars: Iterable[int]) -> Clause | None:
    tests = tests_of(placement, bars)
    return replace(clause, tests=tests) if tests else None


def _tests(placement: Placement, bar: int) -> tuple[Test, ...]:
    clause = placement.bin(bar).clause
    return clause.tests if isinstance(clause, Clause) else ()


def _runs(bars: Sequence[int]) -> Iterator[Run]:
    if not bars:
        return
    breaks = np.flatnonzero(np.diff(bars) > 1)
    starts, ends = [0, *(breaks + 1)], [*breaks, len(bars) - 1]
    for start, end in zip(starts, ends, strict=True):
        yield bars[int(start)], bars[int(end)]


def _between(first: Test, last: Test) -> Test:
    """From the beginning of one test to the end of another."""
    if isinstance(first, Span) and isinstance(last, Span):
        return Span(first.start, last.end)
    if isinstance(first, Interval) and isinstance(last, Interval):
        return replace(first, upper=last.upper, upper_open=last.upper_open)
    return first


def joined(tests: Iterable[Test]) -> tuple[Test, ...]:
    """The same tests with stretches that touch made one, in order, others last."""
    together: list[Test] = []
    for test in sorted(dict.fromkeys(tests), key=_start):
        if together and _touch(together[-1], test):
            later = max(together[-1], test, key=_end)
            together[-1] = _between(together[-1], later)
        else:
            together.append(test)
    return tuple(together)


def _start(test: Test) -> tuple[float, bool]:
    """Where a test begins, for sorting; those that are no stretch come last."""
    if isinstance(test, Span):
        return (-np.inf if test.start is None else test.start), False
    if isinstance(test, Interval):
        return (-np.inf if test.lower is None else test.lower), test.lower_open
    return np.inf, True


def _end(test: Test) -> tuple[float, bool]:
    if isinstance(test, Span):
        return (np.inf if test.end is None else test.end), False
    if isinstance(test, Interval):
        return (np.inf if test.upper is None else test.upper), not test.upper_open
    return np.inf, True


def _touch(first: Test, second: Test) -> bool:
    """Whether nothing lies between two stretches, `second` beginning no earlier than `first`."""
    if isinstance(first, Span) and isinstance(second, Span):
        return _start(second)[0] <= _end(first)[0]
    if not isinstance(first, Interval) or not isinstance(second, Interval):
        return False
    (begin, is_begin_open), (end, is_end_closed) = _start(second), _end(first)
    if begin == end:
        return is_end_closed or not is_begin_open
    is_next = begin - end == 1 and float(end).is_integer() and is_end_closed and not is_begin_open
    return begin < end or is_next
