"""Accounts and tweets as files: which, and how each is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from explorer.export.blocks import Asker
from explorer.export.csv_file import Lines, put_header
from explorer.export.notes import notes_of
from explorer.export.order import ACCOUNTS, PARQUET, ExportOrder
from explorer.export.origin import is_left_out, origins_of, scope_of
from explorer.export.output import FileWritten, Output, write_output
from explorer.export.own_marks import marks_sha256
from explorer.export.parquet_file import write_parquet
from explorer.export.parquet_set import write_parquet_set
from explorer.export.plan import Export, Plan, Planned, database_version, totals_of
from explorer.export.sheet import Sheet, sheets_of
from explorer.export.watch import Watch
from explorer.store.reader import Reader

ROW_ORDER = "dataset name, file name, record number in the file"


def plan_rows(order: ExportOrder, reader: Reader, watch: Watch, piece: int | None) -> Plan:
    """All files of the export; only number `piece`, under the very name ordered, if it is given."""
    scope = scope_of(order, reader)
    found = origins_of(order, scope, reader)
    kept = [origin for origin in found if not is_left_out(order, origin)]
    sheets = sheets_of(order, scope, kept)
    if piece is not None:
        sheets = (replace(sheets[min(piece, len(sheets)) - 1], path=order.path),)
    left_out = sum(origin.rows for origin in found) - sum(origin.rows for origin in kept)
    totals = totals_of(order.selection, reader)
    export = Export(
        order=order,
        scope=scope,
        totals=totals,
        all_rows=totals.all_accounts if order.what == ACCOUNTS else totals.all_tweets,
        row_order=ROW_ORDER,
        database_version=database_version(reader),
        utc=datetime.now(UTC),
        notes=notes_of(order, sheets, left_out),
        left_out=left_out,
        marks_sha256=marks_sha256(order, scope, reader),
    )
    asker = Asker(order, reader, watch)
    lines = Lines(asker)
    return Plan(export, tuple(_planned(sheet, order, asker, lines, watch) for sheet in sheets))


def _planned(sheet: Sheet, order: ExportOrder, asker: Asker, lines: Lines, watch: Watch) -> Planned:
    def write(place: Path) -> FileWritten:
        if order.partition_by:
            return write_parquet_set(sheet, place, order, asker, watch)
        if order.format == PARQUET:
            return write_parquet(sheet, place, asker, watch)
        return write_output(place, sheet.path.name, order.compression, fill)

    def fill(output: Output) -> None:
        put_header(output, sheet.columns, order)
        for block in watch.counted(lines.of(sheet)):
            output.put(block)

    return Planned(sheet.contents(), write)
