"""Shelves: texts kept ready per channel, of which whole blocks of rows are picked at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
NOTHING = 0
_STEEPNESS = 4


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where each channel's texts stand in a pool; place 0 of every pool is the empty text."""

    start: Numbers
    size: Numbers

    def even(self, channel: Numbers, chance: NDArray[np.float64]) -> Numbers:
        """Places, all texts of a channel being as likely; `chance` is in [0, 1)."""
        return self.start[channel] + (chance * self.size[channel]).astype(np.int64)

    def favourites(self, channel: Numbers, chance: NDArray[np.float64]) -> Numbers:
        """Places, the first texts of a channel being far more likely than the last."""
        return self.even(channel, chance**_STEEPNESS)


def shelf(groups: Sequence[Sequence[str]]) -> tuple[Shelf, list[str]]:
    """A shelf for one group of texts a channel, and the texts in its order."""
    size = np.array([len(group) for group in groups], dtype=np.int64)
    start = 1 + np.cumsum(size) - size
    return Shelf(start, size), ["", *(text for group in groups for text in group)]
