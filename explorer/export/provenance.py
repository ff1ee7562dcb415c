"""The sidecar of an exported file: all that somebody needs to get the same rows again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from explorer import __version__
from explorer.export.csv_file import FileWritten
from explorer.export.order import ACCOUNTS, EXACT, PARQUET, ExportOrder
from explorer.export.origin import Scope
from explorer.export.page import page_of
from explorer.export.sheet import Sheet
from explorer.query.export_rows import selected_accounts, selected_tweets
from explorer.query.sentence import sentence_of
from explorer.query.spelling import text_of
from explorer.store.catalog import FileRow

FORMAT = "takedown-explorer provenance"
FORMAT_VERSION = 1
SUFFIX = ".provenance.json"
ORDER = "dataset name, file name, record number in the file"

Json = dict[str, object]


def sidecar_path(path: Path) -> Path:
    """`x.csv` -> `x.csv.provenance.json`."""
    return path.with_name(path.name + SUFFIX)


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows in scope, without filters and with them, and accounts left out of users' rows."""

    accounts: int
    tweets: int
    all_accounts: int
    all_tweets: int
    left_out: int

    def all_rows(self, what: str) -> int:
        return self.all_accounts if what == ACCOUNTS else self.all_tweets


@dataclass(frozen=True, slots=True)
class Export:
    """One whole export, from which each of its files gets its sidecar."""

    order: ExportOrder
    scope: Scope
    counts: Counts
    database_version: str
    utc: datetime
    notes: tuple[str, ...]


def sidecar_of(export: Export, sheet: Sheet, written: FileWritten) -> Json:
    """What stands in the sidecar of one of the files."""
    order = export.order
    found: Json = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "program": {"name": "Takedown Explorer", "version": __version__},
        "database": {"name": "DuckDB", "version": export.database_version},
        "written_utc": export.utc.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "what": order.what,
        "output": {
            "name": sheet.path.name,
            "sha256": written.sha256,
            "bytes": written.bytes,
            "rows": sheet.rows,
            "file_format": order.format,
            "mode": order.mode,
            "spelling": _spelling(order),
        },
        "columns": list(sheet.columns),
        "columns_asked": list(order.columns),
        "split": order.split,
        "piece": sheet.piece,
        "only_in_tweets": order.only_in_tweets,
        "order": ORDER,
        "datasets": [dataset.name for dataset in export.scope.datasets],
        "filters": [
            {"text": text_of(clause), "sentence": sentence_of(clause)}
            for clause in order.selection.active
        ],
        "zone": order.zone,
        "sql": _sql(order),
        "counts": {
            "rows": sheet.rows,
            "all_rows": export.counts.all_rows(order.what),
            "accounts": export.counts.accounts,
            "all_accounts": export.counts.all_accounts,
            "tweets": export.counts.tweets,
            "all_tweets": export.counts.all_tweets,
            "accounts_only_in_tweets_left_out": export.counts.left_out,
        },
        "sources": _sources(export.scope, sheet),
        "notes": list(export.notes),
    }
    found["page"] = page_of(found)
    return found


def as_text(sidecar: Mapping[str, object]) -> str:
    return json.dumps(sidecar, ensure_ascii=False, indent=1) + "\n"


def _spelling(order: ExportOrder) -> str:
    if order.format == PARQUET:
        return "Parquet, compressed with zstd; counts and times are typed, ids are text"
    plain = "UTF-8, lines end in LF, every field in quotes, quotes inside doubled"
    if order.mode == EXACT:
        return f"{plain}, no byte order mark; every cell as in the archive"
    return (
        f"{plain}, with a byte order mark; cells that a spreadsheet would run as a formula or "
        "ruin as a number, and cells that begin with an apostrophe, have one more apostrophe "
        "in front"
    )


def _sql(order: ExportOrder) -> Json:
    selected = selected_accounts if order.what == ACCOUNTS else selected_tweets
    statement = selected(order.selection)
    return {"text": statement.sql, "params": list(statement.params)}


def _sources(scope: Scope, sheet: Sheet) -> list[Json]:
    rows: dict[int, int] = {}
    for part in sheet.parts:
        number = part.origin.file.file
        rows[number] = rows.get(number, 0) + part.origin.rows
    names = {dataset.dataset: dataset.name for dataset in scope.datasets}
    files = sorted(scope.files.values(), key=lambda f: (names[f.dataset], f.role, f.name, f.sha256))
    return [_source(names[file.dataset], file, rows.get(file.file, 0)) for file in files]


def _source(dataset: str, file: FileRow, rows: int) -> Json:
    container = Path(file.container).name if file.container_sha256 else None
    return {
        "dataset": dataset,
        "name": file.name,
        "sha256": file.sha256,
        "bytes": file.bytes,
        "container": container,
        "container_sha256": file.container_sha256,
        "role": file.role,
        "layout": file.layout,
        "records": file.records,
        "rows_kept": file.rows_kept,
        "rows_rejected": file.rows_rejected,
        "rows_duplicate": file.rows_duplicate,
        "notes": json.loads(file.notes),
        "rows_exported": rows,
    }
