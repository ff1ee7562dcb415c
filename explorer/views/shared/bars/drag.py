"""Which bars a drag has reached: a new brush, or a brush made wider, narrower or moved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from explorer.views.shared.bars.gesture import Run
from explorer.views.shared.bars.placement import Placement


class Grip(Enum):
    """What was taken hold of."""

    NEW = "new"
    LEFT = "left"
    RIGHT = "right"
    MIDDLE = "middle"


@dataclass(frozen=True, slots=True)
class Drag:
    """A drag that began at `start`, on the brush over the bars of `run` unless it is new."""

    grip: Grip
    start: float
    run: Run

    def reached(self, x: float, placement: Placement) -> Run:
        """The brush, snapped to bars, with the pointer at x."""
        first, last = self.run
        bar = placement.bar_at(x)
        start = placement.bar_at(self.start)
        if bar is None or start is None:
            return self.run
        if self.grip is Grip.NEW:
            return min(start, bar), max(start, bar)
        if self.grip is Grip.MIDDLE:
            return moved(self.run, bar - start, placement)
        if self.grip is Grip.LEFT:
            return _between(nearest_edge(x, placement), last + 1) or (last, last)
        return _between(nearest_edge(x, placement), first) or (first, first)


def moved(run: Run, step: int, placement: Placement) -> Run:
    """The run some bars further on, as far as there are bars with numbers."""
    lowest = min(placement.apart, run[0])
    step = max(lowest - run[0], min(step, len(placement) - 1 - run[1]))
    return run[0] + step, run[1] + step


def nearest_edge(x: float, placement: Placement) -> int:
    """The number of the edge between bars that is nearest: 0 left of all, n right of all."""
    bar = placement.bar_at(x) or 0
    middle = (placement.left[bar] + placement.right[bar]) / 2
    return bar + int(x > middle)


def _between(edge: int, fixed: int) -> Run | None:
    """The bars between two edges; None where there are none."""
    return None if edge == fixed else (min(edge, fixed), max(edge, fixed) - 1)
