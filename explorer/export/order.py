"""What somebody wants exported, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from explorer.errors import KnownError
from explorer.query.selection import Selection
from explorer.schema.clause import UTC

ACCOUNTS = "accounts"
TWEETS = "tweets"
EXACT = "exact"
SPREADSHEET = "spreadsheet"
CSV = "csv"
PARQUET = "parquet"
OFFICIAL = ("official",)
"""In place of column names: `dataset`, then the names of the official files of 2019."""


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """`path` is the file to write; a split export writes files with longer names beside it.

    `columns` are names of the archive's columns or of `dataset`; none means the archive's own set
    and order. `zone` is the one that the filters were read with, kept for the provenance.
    `only_in_tweets` adds accounts that stand in no users file to exact accounts.
    """

    what: str
    path: Path
    selection: Selection = field(default_factory=Selection)
    mode: str = EXACT
    format: str = CSV
    columns: tuple[str, ...] = ()
    split: bool = False
    force: bool = False
    zone: str = UTC
    only_in_tweets: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """Rows written so far and in all."""

    rows_done: int
    rows_total: int


@dataclass(frozen=True, slots=True)
class Exported:
    """`rows` were written, over all files, of `all_rows` that are in scope without filters.

    `sha256` has one entry a path. `notes` are sentences that people should see.
    """

    paths: tuple[Path, ...]
    sidecars: tuple[Path, ...]
    rows: int
    all_rows: int
    sha256: tuple[str, ...]
    notes: tuple[str, ...] = ()


OnProgress = Callable[[Progress], None]
IsCancelled = Callable[[], bool]


def no_progress(_progress: Progress) -> None:
    """Stand in for a progress that nobody asked for."""


def never_cancelled() -> bool:
    return False


def check_order(order: ExportOrder) -> None:
    """Raise KnownError for a combination that cannot be had."""
    _one_of(order.what, (ACCOUNTS, TWEETS), "There is no export of")
    _one_of(order.mode, (EXACT, SPREADSHEET), "There is no mode")
    _one_of(order.format, (CSV, PARQUET), "There is no format")
    if order.format == PARQUET and order.mode == SPREADSHEET:
        raise KnownError("Parquet is not for spreadsheets: choose the mode “exact”, or CSV.")
    if len(set(order.columns)) < len(order.columns):
        raise KnownError("A column is named twice: name each column once.")


def _one_of(given: str, valid: tuple[str, ...], complaint: str) -> None:
    if given not in valid:
        raise KnownError(f"{complaint} “{given}”: choose {' or '.join(valid)}.")
