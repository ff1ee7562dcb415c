"""What somebody wants exported, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from explorer.errors import KnownError
from explorer.query.export_edges import EDGE_KINDS
from explorer.query.selection import Selection
from explorer.schema.clause import UTC

ACCOUNTS = "accounts"
TWEETS = "tweets"
EDGES = "edges"
BARS = "bars"
FILES = "files"
"""Those that were imported, and what became of their records."""
EXACT = "exact"
SPREADSHEET = "spreadsheet"
CSV = "csv"
PARQUET = "parquet"
GRAPHML = "graphml"
GZIP = "gzip"
ZIP = "zip"
SUFFIXES = MappingProxyType({GZIP: ".gz", ZIP: ".zip"})
"""What the names of compressed files usually end in."""
OFFICIAL = ("official",)
"""In place of column names: `dataset`, then the names of the official files of 2019."""

_SPOKEN = {PARQUET: "Parquet", GRAPHML: "GraphML"}


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """`path` is the file to write; a split export writes files with longer names beside it.

    `columns` are names of the archive's columns or of `dataset`; none means the archive's own set
    and order. `zone` is the one that the filters were read with, kept for the provenance.
    `only_in_tweets` adds accounts that stand in no users file to exact accounts. `added` are names
    of columns that no archive has, to stand after the others. `kind` says what makes an edge, `by`
    what bars are counted by (empty: totals) and `strict` that filters on it apply to them too.
    `compared` is another selection, called A, to whose bars those of this one, B, are compared.
    `compression` is `gzip` or `zip`. Where `partition_by` names columns, `path` is a new folder.
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
    added: tuple[str, ...] = ()
    kind: str = ""
    by: str = ""
    strict: bool = False
    compared: Selection | None = None
    compression: str = ""
    partition_by: tuple[str, ...] = ()


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


def format_of(path: Path) -> str:
    """The format that a file's name asks for, CSV where it says nothing."""
    inner = path.with_suffix("") if compression_of(path) else path
    return {".parquet": PARQUET, ".graphml": GRAPHML}.get(inner.suffix.lower(), CSV)


def compression_of(path: Path) -> str:
    """The compression that a file's name asks for, none where it says nothing."""
    endings = {suffix: compression for compression, suffix in SUFFIXES.items()}
    return endings.get(path.suffix.lower(), "")


def beside(path: Path, more: str) -> Path:
    """A longer name: `x.csv` -> `x_tweets.csv`, `x.csv.gz` -> `x_tweets.csv.gz`."""
    packed = path.suffix if compression_of(path) else ""
    inner = path.with_name(path.name.removesuffix(packed))
    return path.with_name(f"{inner.stem}{more}{inner.suffix}{packed}")


OnProgress = Callable[[Progress], None]
IsCancelled = Callable[[], bool]


def no_progress(_progress: Progress) -> None:
    """Stand in for a progress that nobody asked for."""


def never_cancelled() -> bool:
    return False


def check_order(order: ExportOrder) -> None:
    """Raise KnownError for a combination that cannot be had."""
    _one_of(order.what, (ACCOUNTS, TWEETS, EDGES, BARS, FILES), "There is no export of")
    _one_of(order.mode, (EXACT, SPREADSHEET), "There is no mode")
    _one_of(order.format, (CSV, PARQUET, GRAPHML), "There is no format")
    _one_of(order.compression, ("", GZIP, ZIP), "There is no compression")
    if order.format != CSV and order.mode == SPREADSHEET:
        raise KnownError(
            f"{_SPOKEN[order.format]} is not for spreadsheets: choose the mode “exact”, or CSV."
        )
    if order.format == PARQUET and order.compression:
        raise KnownError("Parquet is compressed already: leave the compression out.")
    if order.partition_by and (order.format != PARQUET or order.split):
        raise KnownError("Only Parquet is divided into folders: choose it, and do not split.")
    if order.compared is not None and order.what != BARS:
        raise KnownError("Only the numbers behind a chart are compared: leave the comparison out.")
    if order.what in (BARS, FILES):
        _check_table(order)
    if order.what == EDGES:
        _check_edges(order)
    elif order.format == GRAPHML:
        raise KnownError("GraphML is for edges: export edges, or choose CSV or Parquet.")
    elif order.kind:
        raise KnownError(f"A kind belongs to edges: leave “{order.kind}” out, or export edges.")
    columns = (*order.columns, *order.added)
    if len(set(columns)) < len(columns):
        raise KnownError("A column is named twice: name each column once.")


def _check_table(order: ExportOrder) -> None:
    if (order.format, order.mode) != (CSV, EXACT):
        raise KnownError("This table is written as exact CSV: leave the format and the mode out.")
    if order.what == FILES:
        _check_files(order)


def _check_files(order: ExportOrder) -> None:
    if order.selection.clauses:
        raise KnownError("Files are listed whole: leave the filters out; datasets can be chosen.")
    if order.columns or order.added or order.split or order.only_in_tweets:
        raise KnownError(
            "The list of files has columns of its own: "
            "leave out choices of columns, accounts and splitting."
        )


def _check_edges(order: ExportOrder) -> None:
    _one_of(order.kind, tuple(EDGE_KINDS), "There are no edges of the kind")
    if order.format == PARQUET:
        raise KnownError("Edges are written as CSV or GraphML: choose one of them.")
    if order.columns or order.added or order.split or order.only_in_tweets:
        raise KnownError(
            "Edges have columns of their own and stand in one file: "
            "leave out choices of columns, accounts and splitting."
        )


def _one_of(given: str, valid: tuple[str, ...], complaint: str) -> None:
    if given not in valid:
        named = [one for one in valid if one]
        raise KnownError(f"{complaint} “{given}”: choose {' or '.join(named)}.")
