"""What an export is going to write: its files, and what their sidecars will say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from explorer.export.contents import Contents
from explorer.export.order import ExportOrder
from explorer.export.origin import Scope
from explorer.export.output import FileWritten
from explorer.query.export_rows import VERSION
from explorer.query.selection import Selection
from explorer.query.totals import totals
from explorer.store.reader import Reader

OWN_MARKS = (
    "Tags and notes are those of whoever made this, not the archive's; "
    "a case file takes them to another workspace."
)


@dataclass(frozen=True, slots=True)
class Totals:
    """Accounts and tweets in scope, with the filters and without them."""

    accounts: int
    tweets: int
    all_accounts: int
    all_tweets: int


@dataclass(frozen=True, slots=True)
class Export:
    """One whole export, from which each of its files gets its sidecar.

    `all_rows` would be written without filters. `left_out` are selected accounts that stand in no
    users file and are not written for that reason. `marks_sha256` is of the tags and notes that
    it was made with, where it was.
    """

    order: ExportOrder
    scope: Scope
    totals: Totals
    all_rows: int
    row_order: str
    database_version: str
    utc: datetime
    notes: tuple[str, ...]
    left_out: int = 0
    marks_sha256: str = ""

    @property
    def sentences(self) -> tuple[str, ...]:
        """All that people should know of it."""
        return (*self.notes, OWN_MARKS) if self.marks_sha256 else self.notes


@dataclass(frozen=True, slots=True)
class Planned:
    """`write` makes a new file of the contents at the path it is given."""

    contents: Contents
    write: Callable[[Path], FileWritten]


@dataclass(frozen=True, slots=True)
class Plan:
    export: Export
    files: tuple[Planned, ...]

    @property
    def contents(self) -> tuple[Contents, ...]:
        return tuple(file.contents for file in self.files)

    @property
    def rows(self) -> int:
        return sum(file.rows for file in self.contents)


def totals_of(selection: Selection, reader: Reader) -> Totals:
    """Counted now."""
    return Totals(*_totals(selection, reader), *_totals(selection.whole(), reader))


def _totals(selection: Selection, reader: Reader) -> tuple[int, int]:
    accounts, tweets = reader.rows(totals(selection))[0]
    return int(str(accounts)), int(str(tweets))


def database_version(reader: Reader) -> str:
    return str(reader.rows(VERSION)[0][0])
