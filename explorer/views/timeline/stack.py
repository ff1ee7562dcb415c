"""Tweets over time by dataset, kind or language: one number a bar for each of a few values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.query.by import By
from explorer.query.selection import Selection
from explorer.schema.bins import BinKind
from explorer.session.ask import Ask
from explorer.session.counting import CountBy

NOT_STACKED = ""
STACKED_BY = ("dataset", "kind", "language")
MOST_PARTS = 4
"""More colours than these and the rest are not told apart."""
REST = "rest"

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class StackQuestion:
    """Asks for the selected tweets of each bar by the most frequent values of `field`."""

    by: By
    selection: Selection
    field: str

    def answer(self, ask: Ask) -> Stack:
        tweets = ("tweets",)
        ranked = By(self.field) if self.field == "kind" else By(self.field, str(MOST_PARTS))
        found = CountBy(ranked, self.selection, strict=True, measures=tweets).answer(ask)
        left = CountBy(self.by, self.selection, measures=tweets).answer(ask).tweets.copy()
        names: list[str] = []
        parts: list[Counts] = []
        for one, number in zip(found.bins, found.tweets.tolist(), strict=True):
            if one.kind is not BinKind.VALUE or not number or one.clause is None:
                continue
            narrowed = self.selection.with_clause(one.clause)
            part = CountBy(self.by, narrowed, measures=tweets).answer(ask).tweets
            names.append(one.label)
            parts.append(part)
            left -= part
        if left.any():
            names.append(REST)
            parts.append(left)
        return Stack(self, tuple(names), tuple(parts))


@dataclass(frozen=True, slots=True, eq=False)
class Stack:
    """Parts in the order of the values' frequency; together they are the selection."""

    asked: StackQuestion
    names: tuple[str, ...]
    parts: Sequence[Counts]
