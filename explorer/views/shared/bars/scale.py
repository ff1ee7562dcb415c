"""How high a number is drawn, and which numbers are written beside the axis."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10

import numpy as np
import numpy.typing as npt

from explorer.views.shared.numbers import compact

Numbers = npt.NDArray[np.float64]
Tick = tuple[float, str]

_NICE = (1, 2, 5, 10)
_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Scale:
    """Heights of bars: linear or logarithmic, of counts or of shares of one.

    On a logarithmic scale zero has no height and `floor` is where bars begin: half of the least
    number that can be there, so that one is seen.
    """

    top: float
    is_log: bool = False
    is_share: bool = False
    floor: float = 0.5

    def heights(self, numbers: Numbers) -> Numbers:
        if not self.is_log:
            return numbers
        raised = np.maximum(numbers, self.floor) / self.floor
        return np.log10(raised)

    @property
    def height(self) -> float:
        """Of the whole axis, a little above the highest bar; never zero."""
        headroom = 1.06
        return float(self.heights(np.array([self.top]))[0]) * headroom or 1.0

    def ticks(self, wanted: int) -> list[Tick]:
        """At most about `wanted` round numbers above zero: where, and what is written."""
        values = self._decades(wanted) if self.is_log else self._steps(wanted)
        heights = self.heights(np.array(values, dtype=np.float64))
        return [
            (float(height), self._label(value))
            for height, value in zip(heights, values, strict=True)
        ]

    def _label(self, value: float) -> str:
        return f"{_PERCENT * value:.6g} %" if self.is_share else compact(value)

    def _steps(self, wanted: int) -> list[float]:
        if self.top <= 0 or wanted < 1:
            return []
        step = nice_step(self.top / wanted)
        if step > self.top:
            # Room for one number only: the greatest round one there is, 1, 2 or 5 of a decade.
            decade = 10.0 ** floor(log10(self.top))
            step = max(nice * decade for nice in _NICE if nice * decade <= self.top)
        if not self.is_share:
            step = max(step, 1.0)
        return [step * count for count in range(1, floor(self.top / step * (1 + 1e-9)) + 1)]

    def _decades(self, wanted: int) -> list[float]:
        if self.top <= self.floor or wanted < 1:
            return []
        low, high = ceil(log10(self.floor)), floor(log10(self.top) + 1e-9)
        every = max(1, ceil((high - low + 1) / wanted))
        return [10.0**decade for decade in range(low, high + 1, every)]


def nice_step(least: float) -> float:
    """The least of 1, 2, 5, 10, 20, … and their tenths that is at least `least`."""
    decade = 10.0 ** floor(log10(least))
    return next(nice * decade for nice in _NICE if nice * decade >= least * (1 - 1e-9))
