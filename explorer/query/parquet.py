"""Parquet files as tables."""

from __future__ import annotations

from collections.abc import Sequence
from glob import escape
from pathlib import Path

from explorer.schema.statement import Statement


def pieces_together(pieces: Sequence[Path]) -> Statement:
    """The rows of one file after those of the other, as they lie in them."""
    # What stands in a folder's name would be taken for a pattern.
    names = [escape(str(piece)) for piece in pieces]
    return Statement("SELECT * FROM read_parquet(?)", (names,))
