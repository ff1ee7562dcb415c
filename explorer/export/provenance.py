"""The sidecar of an exported file: all that somebody needs to get the same rows again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC
from pathlib import Path

from explorer import __version__
from explorer.export.contents import Contents
from explorer.export.order import ACCOUNTS, BARS, EDGES, EXACT, GRAPHML, PARQUET, ExportOrder
from explorer.export.origin import Scope
from explorer.export.output import FileWritten, content_name
from explorer.export.page import page_of
from explorer.export.plan import Export
from explorer.query.export_rows import selected_accounts, selected_tweets
from explorer.query.selection import Selection
from explorer.query.sentence import sentence_of
from explorer.query.spelling import text_of
from explorer.store.catalog import FileRow

FORMAT = "takedown-explorer provenance"
FORMAT_VERSION = 1
SUFFIX = ".provenance.json"

Json = dict[str, object]


def sidecar_path(path: Path) -> Path:
    """`x.csv` -> `x.csv.provenance.json`."""
    return path.with_name(path.name + SUFFIX)


def sidecar_of(export: Export, contents: Contents, written: FileWritten) -> Json:
    """What stands in the sidecar of one of the files."""
    order = export.order
    found: Json = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "program": {"name": "Takedown Explorer", "version": __version__},
        "database": {"name": "DuckDB", "version": export.database_version},
        "written_utc": export.utc.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "what": order.what,
        **({"kind": order.kind} if order.what == EDGES else {}),
        **({"by": order.by, "strict": order.strict} if order.what == BARS else {}),
        **({"compared": _filters(order.compared)} if order.compared is not None else {}),
        "output": {
            "name": contents.path.name,
            "sha256": written.sha256,
            "bytes": written.bytes,
            **_inside(order, contents, written),
            "rows": contents.rows,
            "file_format": order.format,
            "mode": order.mode,
            "spelling": _spelling(order),
        },
        "columns": list(contents.columns),
        "columns_asked": list(order.columns),
        "columns_added": list(order.added),
        "partition_by": list(order.partition_by),
        "split": order.split,
        "piece": contents.piece,
        "only_in_tweets": order.only_in_tweets,
        "order": export.row_order,
        "datasets": [dataset.name for dataset in export.scope.datasets],
        "filters": _filters(order.selection),
        "zone": order.zone,
        "sql": _sql(order),
        "counts": {
            "rows": contents.rows,
            "all_rows": export.all_rows,
            "accounts": export.totals.accounts,
            "all_accounts": export.totals.all_accounts,
            "tweets": export.totals.tweets,
            "all_tweets": export.totals.all_tweets,
            "accounts_only_in_tweets_left_out": export.left_out,
        },
        "sources": _sources(export.scope, contents),
        **({"marks_sha256": export.marks_sha256} if export.marks_sha256 else {}),
        "notes": list(export.sentences),
    }
    found["page"] = page_of(found)
    return found


def as_text(sidecar: Mapping[str, object]) -> str:
    return json.dumps(sidecar, ensure_ascii=False, indent=1) + "\n"


def _spelling(order: ExportOrder) -> str:
    if order.partition_by:
        return (
            "Parquet files, compressed with zstd, in a folder for each value of "
            f"{' and '.join(order.partition_by)}; counts and times are typed, ids are text. "
            "The SHA-256 is that of the list of files that sha256sum would print, by name"
        )
    if order.format == PARQUET:
        return "Parquet, compressed with zstd; counts and times are typed, ids are text"
    if order.format == GRAPHML:
        return "GraphML, UTF-8; ids and names are text, characters that XML forbids are replaced"
    plain = "UTF-8, lines end in LF, every field in quotes, quotes inside doubled"
    if order.mode == EXACT:
        return f"{plain}, no byte order mark; every cell as in the archive"
    return (
        f"{plain}, with a byte order mark; cells that a spreadsheet would run as a formula or "
        "ruin as a number, and cells that begin with an apostrophe, have one more apostrophe "
        "in front"
    )


def _filters(selection: Selection) -> list[Json]:
    return [
        {"text": text_of(clause), "sentence": sentence_of(clause)} for clause in selection.active
    ]


def _sql(order: ExportOrder) -> Json:
    selected = selected_accounts if order.what == ACCOUNTS else selected_tweets
    statement = selected(order.selection)
    return {"text": statement.sql, "params": list(statement.params)}


def _inside(order: ExportOrder, contents: Contents, written: FileWritten) -> Json:
    """Of a compressed file, what comes out of it."""
    if not order.compression:
        return {}
    return {
        "compression": order.compression,
        "content_name": content_name(contents.path.name, order.compression),
        "content_sha256": written.content_sha256,
        "content_bytes": written.content_bytes,
    }


def _sources(scope: Scope, contents: Contents) -> list[Json]:
    names = {dataset.dataset: dataset.name for dataset in scope.datasets}
    files = sorted(scope.files.values(), key=lambda f: (names[f.dataset], f.role, f.name, f.sha256))
    return [_source(names[file.dataset], file, contents.rows_of) for file in files]


def _source(dataset: str, file: FileRow, rows_of: Mapping[int, int] | None) -> Json:
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
        **({} if rows_of is None else {"rows_exported": rows_of.get(file.file, 0)}),
    }
