"""The import report as a table: what became of every record of every file."""

from __future__ import annotations

import json

from explorer.export.order import ExportOrder
from explorer.export.origin import scope_of
from explorer.export.table import Table
from explorer.store.catalog import DatasetRow, FileRow
from explorer.store.reader import Reader

_COLUMNS = (
    "dataset",
    "file",
    "part",
    "holds",
    "layout",
    "bytes",
    "sha256",
    "records",
    "records_kept",
    "records_rejected",
    "records_duplicate",
    "notes",
    "dataset_accounts",
    "dataset_accounts_placeholder",
    "dataset_accounts_with_tweets",
    "dataset_tweets",
    "dataset_conflicting_ids",
    "dataset_time_disagreements",
)


def files_table(order: ExportOrder, reader: Reader) -> Table:
    """One row a file, by dataset and name; what is known of a whole dataset stands in each."""
    scope = scope_of(order, reader)
    datasets = {row.dataset: row for row in scope.datasets}
    rows = [_row(datasets[file.dataset], file) for file in scope.files.values()]
    return Table(_COLUMNS, sorted(rows), "by dataset and name of the file")


def _row(dataset: DatasetRow, file: FileRow) -> tuple[str | int, ...]:
    return (
        dataset.name,
        file.name,
        file.part or "",
        file.role,
        file.layout,
        file.bytes,
        file.sha256,
        file.records,
        file.rows_kept,
        file.rows_rejected,
        file.rows_duplicate,
        " ".join(json.loads(file.notes)),
        dataset.accounts,
        dataset.accounts_placeholder,
        dataset.accounts_with_tweets,
        dataset.tweets,
        dataset.conflicting_ids,
        dataset.time_disagreements,
    )
