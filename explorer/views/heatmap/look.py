"""What each cell of a heatmap looks like: its colour, what is written in it, its marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor

from explorer.schema.numerals import PLAIN, Numerals
from explorer.session.comparing import POINTS
from explorer.views.heatmap.comparison import HeatComparison
from explorer.views.heatmap.model import Heat
from explorer.views.heatmap.ramp import DivergingRamp, Ramp, levels
from explorer.views.shared.numbers import percent, points
from explorer.views.shared.theme import Theme

_LEAST_POINTS = 0.1
"""Differences that are written into cells."""


@dataclass(frozen=True, slots=True)
class Cell:
    """`colour` is None where nothing is drawn; `is_marked` where there is more than is drawn.

    `is_hatched` cells differ from the others without colour, where no words tell them apart.
    """

    colour: QColor | None
    words: str
    is_marked: bool = False
    is_hatched: bool = False


@dataclass(frozen=True, slots=True)
class Legend:
    """Colours from the lowest to the highest, and what the ends stand for."""

    colours: Sequence[QColor]
    high: str
    low: str


class Look(Protocol):
    """How a heat is drawn."""

    def cells(self) -> list[list[Cell]]:
        """A list a weekday."""
        ...

    def unknown(self) -> Cell:
        """The tweets of unknown time."""
        ...

    def legend(self) -> Legend: ...


class SelectedLook:
    """The darker the more tweets are selected or, `is_share`, the more of those of the cell."""

    def __init__(
        self,
        heat: Heat,
        ramp: Ramp,
        numerals: Numerals = PLAIN,
        *,
        is_log: bool,
        is_share: bool,
    ) -> None:
        self._numerals = numerals
        self._heat = heat
        self._ramp = ramp
        self._is_share = is_share
        self._drawn = self._numbers()
        self._levels = levels(self._drawn, is_log=is_log)

    def cells(self) -> list[list[Cell]]:
        heat = self._heat
        tables = heat.selected.tolist(), heat.whole.tolist(), self._levels.tolist()
        return [
            [
                self._cell(selected, whole, level)
                for selected, whole, level in zip(*row, strict=True)
            ]
            for row in zip(*tables, strict=True)
        ]

    def unknown(self) -> Cell:
        selected, whole = self._heat.unknown_selected, self._heat.unknown_whole
        drawn = selected / max(whole, 1) if self._is_share else selected
        return self._cell(selected, whole, drawn / (float(self._drawn.max(initial=0)) or 1.0))

    def legend(self) -> Legend:
        most = float(self._drawn.max(initial=0))
        return Legend(self._ramp.colours, self._words(most, 1), "0")

    def _numbers(self) -> npt.NDArray[np.float64]:
        if not self._is_share:
            return self._heat.selected.astype(np.float64)
        return self._heat.selected / np.maximum(self._heat.whole, 1)

    def _cell(self, selected: int, whole: int, level: float) -> Cell:
        if not selected:
            return Cell(None, "", is_marked=whole > 0)
        return Cell(self._ramp.colour(level), self._words(selected, whole))

    def _words(self, selected: float, whole: int) -> str:
        if self._is_share:
            return percent(selected, whole, self._numerals)
        return self._numerals.respelled(compact_cell(int(selected)))


class ComparedLook:
    """The stronger the further the shares of A and of B are apart; hatched where A's is greater."""

    def __init__(self, heat: HeatComparison, theme: Theme) -> None:
        self._heat = heat
        self._numerals = theme.numerals
        self._ramp = DivergingRamp(theme)
        self._differences = heat.differences()
        self._most = float(np.abs(self._differences).max(initial=0.0))

    def cells(self) -> list[list[Cell]]:
        heat = self._heat
        tables = heat.whole.tolist(), heat.selected.tolist(), self._differences.tolist()
        return [
            [self._cell(in_a, in_b, apart) for in_a, in_b, apart in zip(*row, strict=True)]
            for row in zip(*tables, strict=True)
        ]

    def unknown(self) -> Cell:
        heat = self._heat
        in_a, in_b = heat.unknown_whole, heat.unknown_selected
        return self._cell(in_a, in_b, in_b / heat.most_b - in_a / heat.most_a)

    def legend(self) -> Legend:
        most = POINTS * self._most
        words = self._numerals.respelled(f"{most:.1f}" if most >= 1 else f"{most:.2g}")
        return Legend(self._ramp.colours, f"B +{words}", f"A +{words}")

    def _cell(self, in_a: int, in_b: int, apart: float) -> Cell:
        if not in_a and not in_b:
            return Cell(None, "")
        is_small = abs(apart) * POINTS < _LEAST_POINTS
        wholes = self._heat.most_a, self._heat.most_b
        words = "" if is_small else points(in_a, in_b, *wholes, self._numerals)
        colour = self._ramp.colour(apart / self._most if self._most else 0.0)
        return Cell(colour, words, is_hatched=apart < 0)


def compact_cell(number: int) -> str:
    """At most four signs: `999`, `1.2k`, `35k`, `1.2M`."""
    for size, unit in ((10**9, "G"), (10**6, "M"), (10**3, "k")):
        if number >= size:
            shown = number / size
            return f"{shown:.1f}{unit}" if shown < 9.95 else f"{shown:.0f}{unit}"  # noqa: PLR2004
    return str(number)
