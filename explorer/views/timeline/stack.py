"""Tweets over time by dataset, kind or language: one number a bar for each of a few values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.query.by import MOST_PARTS, By
from explorer.query.selection import Selection
from explorer.session.ask import Ask
from explorer.session.counting import CountBy
from explorer.session.parts import parts_of

NOT_STACKED = ""
STACKED_BY = ("dataset", "kind", "language")

Counts = npt.NDArray[np.int64]


def parts_by(field: str) -> By:
    """What bars are made of: all kinds, or as many values as there are colours."""
    return By(field) if field == "kind" else By(field, str(MOST_PARTS))


@dataclass(frozen=True, slots=True)
class StackQuestion:
    """Asks for the selected tweets of each bar by the most frequent values of `field`."""

    by: By
    selection: Selection
    field: str

    def answer(self, ask: Ask) -> Stack:
        tweets = ("tweets",)
        names: list[str] = []
        parts: list[Counts] = []
        for part in parts_of(parts_by(self.field), self.selection, ask, tweets):
            narrowed = self.selection.with_clause(part.clause)
            numbers = CountBy(self.by, narrowed, measures=tweets).answer(ask).tweets
            if numbers.any():
                names.append(part.name)
                parts.append(numbers)
        return Stack(self, tuple(names), tuple(parts))


@dataclass(frozen=True, slots=True, eq=False)
class Stack:
    """Parts in the order of the values' frequency; together they are the selection."""

    asked: StackQuestion
    names: tuple[str, ...]
    parts: Sequence[Counts]
