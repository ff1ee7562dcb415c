"""Parquet files as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from glob import escape
from pathlib import Path

from explorer.schema.statement import Statement, quoted

_FROM = "FROM read_parquet(?, hive_partitioning = false)"


def pieces_together(pieces: Sequence[Path]) -> Statement:
    """The rows of one file after those of the other, as they lie in them."""
    return Statement(f"SELECT * {_FROM}", (_names(pieces),))


def partitions_of(pieces: Sequence[Path], columns: Sequence[str]) -> Statement:
    """The values of `columns` and `filename`: what each piece holds, once, in order."""
    names = ", ".join(quoted(name) for name in columns)
    return Statement(
        f"SELECT DISTINCT {names}, filename FROM read_parquet(?, filename = true, "
        f"hive_partitioning = false) ORDER BY {names}",
        (_names(pieces),),
    )


def partition(
    pieces: Sequence[Path], columns: Sequence[str], values: Mapping[str, object]
) -> Statement:
    """These columns of the rows that have `values` in others, as they lie in the pieces."""
    names = ", ".join(quoted(name) for name in columns)
    condition = " AND ".join(f"{quoted(name)} IS NOT DISTINCT FROM ?" for name in values)
    return Statement(
        f"SELECT {names} {_FROM} WHERE {condition}", (_names(pieces), *values.values())
    )


def _names(pieces: Sequence[Path]) -> list[str]:
    """What stands in a folder's name would be taken for a pattern."""
    return [escape(str(piece)) for piece in pieces]
