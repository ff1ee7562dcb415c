"""What one exported file holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Contents:
    """One file to write, the `piece`th of a split export.

    `rows_of` says how many rows each archive file gave, by its number; None where a row is made
    of many records.
    """

    path: Path
    columns: tuple[str, ...]
    rows: int
    piece: int = 1
    rows_of: Mapping[int, int] | None = None
