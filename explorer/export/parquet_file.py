"""One sheet as Parquet, written by the database itself."""

from __future__ import annotations

import hashlib
from pathlib import Path

from explorer.errors import BugError
from explorer.export.csv_file import FileWritten
from explorer.export.order import ACCOUNTS, ExportOrder
from explorer.export.sheet import Part, Sheet
from explorer.query.export_table import Rows, account_table, tweet_table
from explorer.store.reader import Reader

_OPTIONS = {"FORMAT": "parquet", "COMPRESSION": "zstd"}


def write_parquet(sheet: Sheet, path: Path, order: ExportOrder, reader: Reader) -> FileWritten:
    """Write a sheet to `path`; interrupting the reader ends it."""
    table = account_table if order.what == ACCOUNTS else tweet_table
    parts = [_rows(part) for part in sheet.parts]
    rows = reader.copy_to(table(order.selection, sheet.columns, parts), path, _OPTIONS)
    if rows != sheet.rows:
        raise BugError(f"{rows} rows were written in place of {sheet.rows}.")
    return file_as_written(path)


def file_as_written(path: Path) -> FileWritten:
    """Hash and size of a file on the disk."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    return FileWritten(digest.hexdigest(), path.stat().st_size)


def _rows(part: Part) -> Rows:
    places, origin = part.origin.places, part.origin
    return Rows(
        origin.dataset.dataset, origin.file.file, int(places[0]), int(places[-1]), part.keys
    )
