"""The account that a workspace gives of its imports: sentences, files, rejected records."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.app.dialogs.report import Sheet
from explorer.ingest.report import Report, report_of
from explorer.store import catalog
from explorer.store.catalog import FileRow, RejectRow
from explorer.store.database import Database

_MOST_REJECTS = 500
_LONGEST_RAW = 200


@dataclass(frozen=True, slots=True)
class ImportAccount:
    """What the report dialog shows."""

    sentences: tuple[str, ...]
    sheets: tuple[Sheet, ...]


def account_of(database: Database, latest: Report | None = None) -> ImportAccount:
    """Of the `latest` import, or of everything that is in the workspace."""
    with database.reader() as reader:
        told = latest or report_of(reader)
        files = tuple(
            file
            for dataset in told.datasets
            if not told.changed or dataset.row.name in told.changed
            for file in dataset.files
        )
        rejects = tuple(
            reject
            for reject in catalog.rejects(reader, limit=_MOST_REJECTS)
            if any(file.file == reject.file for file in files)
        )
    sheets = [_files(files)]
    if rejects:
        sheets.append(_rejects(rejects, files))
    return ImportAccount(told.sentences(), tuple(sheets))


def _files(files: tuple[FileRow, ...]) -> Sheet:
    headings = ("File", "Records", "Read", "Kept", "Rejected", "Duplicate")
    rows = tuple(
        (
            file.name,
            f"{file.records:,}",
            f"{file.rows_read:,}",
            f"{file.rows_kept:,}",
            f"{file.rows_rejected:,}",
            f"{file.rows_duplicate:,}",
        )
        for file in files
    )
    return Sheet("Files", headings, rows)


def _rejects(rejects: tuple[RejectRow, ...], files: tuple[FileRow, ...]) -> Sheet:
    names = {file.file: file.name for file in files}
    rows = tuple(
        (
            reject.reason,
            names.get(reject.file, ""),
            f"{reject.record:,}",
            " ".join((reject.raw or "")[:_LONGEST_RAW].split()),
        )
        for reject in rejects
    )
    title = "Records that could not be read"
    if len(rejects) == _MOST_REJECTS:
        title += f", the first {_MOST_REJECTS}"
    return Sheet(title, ("Why", "File", "Record", "Text"), rows)
