"""A table that is small enough to be held at once, as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from explorer.export.contents import Contents
from explorer.export.csv_file import quoted_line
from explorer.export.order import ExportOrder
from explorer.export.origin import scope_of
from explorer.export.output import FileWritten, write_output
from explorer.export.own_marks import marks_sha256
from explorer.export.plan import Export, Plan, Planned, database_version, totals_of
from explorer.export.watch import Watch
from explorer.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in the order that `row_order` says in words; None is an empty cell."""

    columns: tuple[str, ...]
    rows: Sequence[Sequence[str | int | float | None]]
    row_order: str


def plan_table(order: ExportOrder, table: Table, reader: Reader, watch: Watch) -> Plan:
    """One file with a row for each of the table's."""
    scope = scope_of(order, reader)
    export = Export(
        order=order,
        scope=scope,
        totals=totals_of(order.selection, reader),
        all_rows=len(table.rows),
        row_order=table.row_order,
        database_version=database_version(reader),
        utc=datetime.now(UTC),
        notes=(),
        marks_sha256=marks_sha256(order, scope, reader),
    )

    def write(place: Path) -> FileWritten:
        lines = [quoted_line(table.columns), *(quoted_line(_cells(row)) for row in table.rows)]
        written = write_output(
            place, order.path.name, order.compression, lambda output: output.put(lines)
        )
        watch.count(len(table.rows))
        return written

    contents = Contents(order.path, table.columns, len(table.rows))
    return Plan(export, (Planned(contents, write),))


def _cells(row: Sequence[str | int | float | None]) -> list[str]:
    return ["" if value is None else str(value) for value in row]
