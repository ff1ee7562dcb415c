"""The data in memory as of one version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from explorer.engine.histograms import Histograms
from explorer.engine.kernels import Kernels
from explorer.engine.memo import Memo
from explorer.engine.segment import Integers, Segment
from explorer.engine.spellings import Spellings


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """Every dataset of a workspace at `version`; `same_as[field][code]` is a word's key.

    With fewer tweets than `least_brushed_rows` a dataset needs no tables for its brushes.

    Safe between threads: all of it is read only, but for what is remembered, which guards itself.
    """

    version: int
    segments: tuple[Segment, ...]
    same_as: Mapping[str, Integers]
    kernels: Kernels
    memo: Memo
    cubes: Memo
    least_brushed_rows: int = 0
    histograms: Histograms = field(default_factory=Histograms)
    spellings: Spellings = field(default_factory=Spellings)

    @property
    def nbytes(self) -> int:
        """Memory of the segments, what is remembered not counted in."""
        return sum(segment.nbytes for segment in self.segments)

    def within(self, datasets: tuple[int, ...] | None) -> list[Segment]:
        """The segments of a scope."""
        return [one for one in self.segments if datasets is None or one.dataset in datasets]
