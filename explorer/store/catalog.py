"""What a workspace holds: its datasets, the files they came from, the records rejected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from explorer.schema.statement import Statement, quoted
from explorer.schema.tables import DATASET, FILE, REJECT, Table
from explorer.store.reader import Writer


class Asks(Protocol):
    """Anything that answers statements with rows: a Reader or a Writer."""

    def rows(self, statement: Statement) -> list[tuple[object, ...]]: ...


@dataclass(frozen=True, slots=True)
class DatasetRow:
    """One row of the table `dataset`; times are minutes since 1970, None without tweets."""

    dataset: int
    name: str
    accounts: int
    accounts_placeholder: int
    accounts_with_tweets: int
    tweets: int
    first_tweet: int | None
    last_tweet: int | None
    conflicting_ids: int
    time_disagreements: int
    imported_utc: str
    program_version: str


@dataclass(frozen=True, slots=True)
class FileRow:
    """One row of the table `file`; `header`, `sources` and `notes` are JSON."""

    file: int
    dataset: int
    name: str
    container: str
    container_sha256: str | None
    sha256: str
    bytes: int
    role: str
    layout: str
    header: str
    sources: str
    part: str | None
    records: int
    rows_read: int
    rows_kept: int
    rows_rejected: int
    rows_duplicate: int
    notes: str


@dataclass(frozen=True, slots=True)
class RejectRow:
    """One record that could not be read; `record` counts from 1 without the header."""

    file: int
    record: int
    byte_offset: int | None
    reason: str
    raw: str | None


def datasets(reader: Asks) -> tuple[DatasetRow, ...]:
    """All datasets in the order of their numbers."""
    rows = reader.rows(_select(DATASET, "ORDER BY dataset"))
    return tuple(DatasetRow(*row) for row in rows)  # pyright: ignore[reportArgumentType]


def files(reader: Asks, dataset: int | None = None) -> tuple[FileRow, ...]:
    """All imported files, or those of one dataset, in the order of their numbers."""
    rows = reader.rows(
        _select(FILE, "WHERE ?::INTEGER IS NULL OR dataset = ? ORDER BY file", dataset, dataset)
    )
    return tuple(FileRow(*row) for row in rows)  # pyright: ignore[reportArgumentType]


def rejects(
    reader: Asks, file: int | None = None, *, limit: int = 1000, offset: int = 0
) -> tuple[RejectRow, ...]:
    """Rejected records, a page of them, in the order of file and record."""
    rows = reader.rows(
        _select(
            REJECT,
            "WHERE ?::INTEGER IS NULL OR file = ? "
            "ORDER BY file, record, byte_offset LIMIT ? OFFSET ?",
            file,
            file,
            limit,
            offset,
        )
    )
    return tuple(RejectRow(*row) for row in rows)  # pyright: ignore[reportArgumentType]


def is_synthetic(reader: Asks) -> bool:
    """Whether this is the built-in sample."""
    return bool(reader.rows(Statement("SELECT synthetic FROM main.workspace"))[0][0])


def mark_synthetic(writer: Writer) -> None:
    """Say in the workspace itself that everything in it is made up."""
    writer.run(Statement("UPDATE main.workspace SET synthetic = true"))


def _select(table: Table, rest: str, *params: object) -> Statement:
    columns = ", ".join(quoted(name) for name in table.names)
    return Statement(f"SELECT {columns} FROM main.{quoted(table.name)} {rest}", params)
