"""The data in memory as of one version, and the way to what is not in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from explorer.engine.kernels import Kernels
from explorer.engine.memo import Memo
from explorer.engine.segment import Integers, Segment
from explorer.schema.statement import Statement


class Asks(Protocol):
    """Whoever asks: its questions to the database, and whether anybody still waits for it."""

    def columns(self, statement: Statement) -> dict[str, np.ndarray]:
        """The answer as one array per column, masked where there are NULLs."""
        ...

    def check(self) -> None:
        """Raise Cancelled if nobody waits for the answer any more."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """Every dataset of a workspace at `version`; `same_as[field][code]` is a word's key.

    Safe between threads: all of it is read only, but for the memo, which guards itself.
    """

    version: int
    segments: tuple[Segment, ...]
    same_as: Mapping[str, Integers]
    kernels: Kernels
    memo: Memo

    @property
    def nbytes(self) -> int:
        """Memory of the segments, what is remembered not counted in."""
        return sum(segment.nbytes for segment in self.segments)

    def within(self, datasets: tuple[int, ...] | None) -> list[Segment]:
        """The segments of a scope."""
        return [one for one in self.segments if datasets is None or one.dataset in datasets]
