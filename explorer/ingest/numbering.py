"""Keys and record numbers of a dataset's tweets, given once all of its files are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.ingest.stage import Stage
from explorer.schema.statement import Statement, quoted
from explorer.schema.tables import dataset_schema


@dataclass(frozen=True, slots=True)
class Span:
    """The rows that one file gave, counted from 0 over all files of the dataset."""

    file: int
    start: int
    stop: int


def number_rows(stage: Stage, base: int, spans: Sequence[Span]) -> tuple[Statement, ...]:
    """Give each row its key, and its record number where it has none, in the order of reading.

    Counting while reading would make the reading single-threaded.
    """
    sequence = f"{quoted(dataset_schema(stage.dataset))}.row_keys"
    first = " ".join(f"WHEN {span.file:d} THEN {base + span.start - 1:d}" for span in spans)
    by_order = f'"row" - CASE file {first} END'
    return (
        Statement(f"CREATE SEQUENCE {sequence} MINVALUE 0 START {base:d}"),
        Statement(
            f"ALTER TABLE {stage.table} ADD COLUMN \"row\" INTEGER DEFAULT nextval('{sequence}')"
        ),
        Statement(f'ALTER TABLE {stage.table} ALTER COLUMN "row" DROP DEFAULT'),
        Statement(f"DROP SEQUENCE {sequence}"),
        Statement(
            f"ALTER TABLE {stage.table} ALTER COLUMN record TYPE INTEGER "
            f"USING (coalesce(record, {by_order}))"
        ),
    )


def skip_rejected(stage: Stage, files: Sequence[int]) -> tuple[Statement, ...]:
    """Move record numbers on where records before them were rejected."""
    return tuple(_skip(stage.table, file) for file in files)


def skip_rejected_accounts(table: str, file: int) -> Statement:
    """The same for the accounts of a users file."""
    return _skip(table, file)


def _skip(table: str, file: int) -> Statement:
    # The n-th reject (from 0) at record r stands before the kept record that was counted as r - n.
    spans = (
        "SELECT record - place AS start, place + 1 AS shift, "
        "lead(record - place, 1, 9223372036854775807) OVER (ORDER BY record) AS stop "
        "FROM (SELECT record, row_number() OVER (ORDER BY record) - 1 AS place "
        "FROM (SELECT DISTINCT record FROM main.reject WHERE file = ?))"
    )
    return Statement(
        f"UPDATE {table} AS kept SET record = kept.record + spans.shift FROM ({spans}) AS spans "
        "WHERE kept.file = ? AND kept.record >= spans.start AND kept.record < spans.stop",
        (file, file),
    )
