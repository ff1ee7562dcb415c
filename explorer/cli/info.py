"""`info`: what a workspace holds and how it came in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from explorer.cli.asked import Form, Info
from explorer.cli.table import shown, table
from explorer.cli.workspace import asking
from explorer.ingest.report import DatasetReport, Report, report_of
from explorer.store.catalog import Asks, RejectRow, rejects

_PAGE = 10_000


def run(asked: Info) -> int:
    """Print the report of a workspace, with every rejected record where that is asked."""
    with asking(asked.workspace) as ask:
        report = report_of(ask.reader)
        rejected = list(_all_rejects(ask.reader)) if asked.rejects else None
    if asked.form is Form.JSON:
        answer = report.as_json()
        if rejected is not None:
            answer["rejects"] = [_named(row, report) for row in rejected]
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return 0
    for line in _lines(report):
        print(line)
    if rejected is not None:
        print()
        print(_reject_table(rejected, report))
    return 0


def _lines(report: Report) -> Iterator[str]:
    if not report.datasets:
        yield "There is no dataset in this workspace yet: import an archive into it."
        return
    yield from map(shown, report.sentences())
    yield ""
    yield table(
        ("dataset", "file", "layout", "records", "kept", "rejected", "duplicate"),
        [row for one in report.datasets for row in _file_rows(one)],
    )


def _file_rows(one: DatasetReport) -> Iterator[tuple[str | int, ...]]:
    for file in one.files:
        yield (
            one.row.name,
            file.name,
            file.layout,
            file.records,
            file.rows_kept,
            file.rows_rejected,
            file.rows_duplicate,
        )


def _all_rejects(reader: Asks) -> Iterator[RejectRow]:
    offset = 0
    while page := rejects(reader, limit=_PAGE, offset=offset):
        yield from page
        offset += len(page)


def _named(row: RejectRow, report: Report) -> dict[str, object]:
    """A rejected record with the names of its dataset and file in the place of the number."""
    names = {file.file: (one.row.name, file.name) for one in report.datasets for file in one.files}
    dataset, file = names[row.file]
    return {**asdict(row), "dataset": dataset, "file": file}


def _reject_table(rejected: list[RejectRow], report: Report) -> str:
    if not rejected:
        return "No record was rejected."
    named = [_named(row, report) for row in rejected]
    return table(
        ("file", "record", "byte", "reason", "text"),
        [
            (
                str(row["file"]),
                str(row["record"]),
                str(row["byte_offset"]),
                str(row["reason"]),
                str(row["raw"]),
            )
            for row in named
        ],
    )
