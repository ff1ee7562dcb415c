"""The numbers written along an axis whose bars stand in a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import log10

import numpy as np

from explorer.schema.bins import BinKind
from explorer.views.shared.bars.placement import Placement
from explorer.views.shared.numbers import compact

_MARKS = {BinKind.UNKNOWN: "?", BinKind.NONE: "none", BinKind.OTHER: "other"}
_NEGATIVE = "< 0"
_TINY = 1e-12
"""What begins just above zero begins at an edge that the zero bar has named."""
WorthyTick = tuple[float, str, int]
"""Where, what, and how much it is worth: 0 is written first."""


def apart_ticks(placement: Placement) -> Iterator[WorthyTick]:
    """The marks below bars that are no number or time."""
    for bar in range(placement.apart):
        middle = float(placement.left[bar] + placement.right[bar]) / 2
        yield middle, _MARKS[placement.bin(bar).kind], 0


def number_ticks(placement: Placement) -> list[WorthyTick]:
    """Every edge between bars, named by the number that begins there, and bars without one.

    Powers of ten are worth more than 2 and 5, and round places more than others.
    """
    ticks = list(apart_ticks(placement))
    for bar in range(placement.apart, len(placement)):
        lower = float(placement.lower[bar])
        left, right = float(placement.left[bar]), float(placement.right[bar])
        if np.isneginf(lower):
            ticks.append(((left + right) / 2, _NEGATIVE, 0))
        elif _is_single(placement, bar):
            ticks.append(((left + right) / 2, compact(lower), 0))
        elif lower == 0 or abs(lower) > _TINY:
            ticks.append((left, compact(_rounded(lower)), _worth(_rounded(lower))))
    last = len(placement) - 1
    if last >= placement.apart and not _is_single(placement, last):
        end = _rounded(float(placement.upper[last]))
        if np.isfinite(end):
            ticks.append((float(placement.right[last]), compact(end), _worth(end)))
    return ticks


def _is_single(placement: Placement, bar: int) -> bool:
    """Zero, alone in its bar: it is written below the bar, not below an edge."""
    lower, upper = float(placement.lower[bar]), float(placement.upper[bar])
    return lower == 0 and upper <= 1 and (placement.is_whole or upper < _TINY)


def _rounded(value: float) -> float:
    return float(f"{value:.6g}") if np.isfinite(value) else value


def _worth(value: float) -> int:
    if value == 0 or not np.isfinite(value):
        return 1
    decade = log10(abs(value))
    return 1 if abs(decade - round(decade)) < _TINY else 2


def fitting(ticks: list[WorthyTick], room: float, width_of: dict[str, float]) -> list[WorthyTick]:
    """Those that can be written without touching one another, the worthiest first.

    `room` is how long one unit of the axis is in the measure of `width_of`. All ticks of one
    worth stand or fall together unless they are worth most, so that no gap misleads.
    """
    written: list[WorthyTick] = []
    for worth in sorted({tick[2] for tick in ticks}):
        level = [tick for tick in ticks if tick[2] == worth]
        if worth <= 1:
            for tick in level:
                if not _overlap([*written, tick], room, width_of):
                    written.append(tick)
        elif not _overlap([*written, *level], room, width_of):
            written += level
    return sorted(written)


def _overlap(ticks: list[WorthyTick], room: float, width_of: dict[str, float]) -> bool:
    ordered = sorted(ticks)
    return any(
        (second[0] - first[0]) * room < (width_of[first[1]] + width_of[second[1]]) / 2
        for first, second in pairwise(ordered)
    )
