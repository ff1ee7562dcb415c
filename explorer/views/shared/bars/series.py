"""What the coloured part of the bars is made of: a few named series, one upon the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.schema.numerals import PLAIN, Numerals

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """`selected` of one value, one number a bar in drawing order, in a colour `#rrggbb`."""

    name: str
    colour: str
    selected: Counts


def piled(series: Sequence[Series]) -> list[tuple[str, Counts]]:
    """Colour and height of each series upon those before it, highest first, as painted."""
    heights: list[tuple[str, Counts]] = []
    below: Counts | int = 0
    for one in series:
        below = one.selected + below
        heights.append((one.colour, below))
    return heights[::-1]


def said_of(series: Sequence[Series], bar: int, numerals: Numerals = PLAIN) -> str:
    """`en 12 · zh 3`: the numbers of a bar, those that are not zero."""
    numbers = ((one.name, int(one.selected[bar])) for one in series)
    return " · ".join(f"{name} {numerals.whole(number)}" for name, number in numbers if number)
