"""The records that imports could not read, as a CSV to look into elsewhere."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

from explorer.errors import Cancelled
from explorer.export.order import never_cancelled
from explorer.landing import landing
from explorer.store import catalog
from explorer.store.catalog import Asks, FileRow, RejectRow

HEADER = ("dataset", "file", "record", "byte_offset", "reason", "text")
"""`record` counts from 1 without the file's header; `byte_offset` is into the extracted CSV."""

_PAGE = 1000


def write_rejects(
    path: Path,
    reader: Asks,
    dataset: str | None = None,
    cancelled: Callable[[], bool] = never_cancelled,
) -> int:
    """Write those of one dataset, or all of them, and give back how many; whole or not at all.

    Replaces a file of that name. Raises Cancelled, and KnownError where it cannot be written.
    """
    names = {row.dataset: row.name for row in catalog.datasets(reader)}
    rows = 0
    with (
        landing(force=True) as land,
        land.place(path).open("w", encoding="utf-8", newline="") as stream,
    ):
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(HEADER)
        for file in catalog.files(reader):
            if dataset not in (None, names[file.dataset]):
                continue
            for row in _of(reader, file):
                if cancelled():
                    raise Cancelled
                place = (names[file.dataset], file.name, row.record, row.byte_offset)
                writer.writerow((*place, row.reason, row.raw))
                rows += 1
    return rows


def _of(reader: Asks, file: FileRow) -> Iterator[RejectRow]:
    for offset in range(0, file.rows_rejected, _PAGE):
        yield from catalog.rejects(reader, file.file, limit=_PAGE, offset=offset)
