"""The account that a workspace gives of its imports: sentences, figures, files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from explorer.app.sheet import Sheet
from explorer.ingest.report import DatasetReport, Report, report_of
from explorer.schema.words import size_text
from explorer.store import catalog
from explorer.store.catalog import FileRow, RejectRow
from explorer.store.database import Database
from explorer.store.reader import Reader

REJECTS_PAGE = 500
_UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class ImportAccount:
    """What the report says; `files` are those whose rejected records can be looked at."""

    sentences: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    files: tuple[FileRow, ...]

    @property
    def rejected(self) -> int:
        return sum(file.rows_rejected for file in self.files)


@dataclass(frozen=True, slots=True)
class Rejected:
    """One record that could not be read, with the name of its file."""

    file: str
    row: RejectRow


@dataclass(frozen=True, slots=True)
class RejectsPage:
    """Rejected records from number `offset` on."""

    offset: int
    rows: tuple[Rejected, ...]


def account_of(
    database: Database, latest: Report | None = None, dataset: str | None = None
) -> ImportAccount:
    """Of the `latest` import, of one dataset, or of everything that is in the workspace."""
    with database.reader() as reader:
        told = latest or report_of(reader)
    chosen = [
        one
        for one in told.datasets
        if (not told.changed or one.row.name in told.changed) and dataset in (None, one.row.name)
    ]
    sentences = told.sentences()
    if dataset is not None:
        sentences = tuple(line for one in chosen for line in one.sentences())
    files = tuple(file for one in chosen for file in one.files)
    sheets = (_figures(chosen), _files(files)) if files else ()
    return ImportAccount(sentences, sheets, files)


def rejects_page(reader: Reader, files: Iterable[FileRow], offset: int) -> RejectsPage:
    """At most REJECTS_PAGE rejected records of these files, from number `offset` on."""
    begin = offset
    page: list[Rejected] = []
    for file in files:
        if offset >= file.rows_rejected:
            offset -= file.rows_rejected
            continue
        room = REJECTS_PAGE - len(page)
        rows = catalog.rejects(reader, file.file, limit=room, offset=offset)
        page += [Rejected(file.name, row) for row in rows]
        offset = 0
        if len(page) == REJECTS_PAGE:
            break
    return RejectsPage(begin, tuple(page))


def _figures(chosen: Iterable[DatasetReport]) -> Sheet:
    """What is in the files beside what was stated, a line a figure."""
    rows: list[tuple[str, ...]] = []
    for one in chosen:
        row = one.row
        parts = _UNKNOWN if one.parts_known is None else f"{one.parts_known:,}"
        rows += [
            (row.name, what, f"{found:,}", stated)
            for what, found, stated in (
                ("Accounts", row.accounts, _stated(one.stated_accounts)),
                ("Tweets", row.tweets, _stated(one.stated_tweets)),
                ("Parts of the tweets", one.parts_found, parts),
                ("Accounts with tweets", row.accounts_with_tweets, ""),
                ("Placeholder accounts, in no users file", row.accounts_placeholder, ""),
                ("Orphans: tweets of these accounts", one.orphan_tweets, ""),
                ("Conflicting: tweet ids on rows that differ", row.conflicting_ids, ""),
                ("Tweets whose id tells another time", row.time_disagreements, ""),
            )
        ]
    return Sheet("Figures", ("Dataset", "What", "In your files", "Published"), tuple(rows))


def _stated(number: int | None) -> str:
    return _UNKNOWN if number is None else f"{number:,}"


def _files(files: tuple[FileRow, ...]) -> Sheet:
    headings = ("File", "Records", "Read", "Kept", "Rejected", "Duplicate", "Size", "Layout")
    rows = tuple(
        (
            file.name,
            f"{file.records:,}",
            f"{file.rows_read:,}",
            f"{file.rows_kept:,}",
            f"{file.rows_rejected:,}",
            f"{file.rows_duplicate:,}",
            size_text(file.bytes),
            file.layout,
        )
        for file in files
    )
    return Sheet("Files", headings, rows)
