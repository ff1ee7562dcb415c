"""One dataset from its files to its tables, inside the caller's transaction."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from explorer import __version__
from explorer.archive.containers import Extracted
from explorer.archive.files import ArchiveFile
from explorer.ingest import accounts, duplicates, lists, numbering, rejects, stage, tweets, verify
from explorer.ingest.cells import LISTS
from explorer.ingest.numbering import Span
from explorer.ingest.progress import Meter, Phase
from explorer.ingest.source import Source, from_csv, from_stored
from explorer.ingest.stage import Stage
from explorer.schema.statement import Statement, quoted
from explorer.schema.tables import DATASET, FILE, Table, dataset_schema
from explorer.store import ddl
from explorer.store.catalog import DatasetRow, FileRow, datasets
from explorer.store.reader import Writer

# How the time of arranging is divided, as measured at 10 million tweets; there are three lists.
_TWEETS_SHARE, _LIST_SHARE, _REST_SHARE = 0.5, 0.16, 0.02


@dataclass(frozen=True, slots=True)
class NewFile:
    """A CSV on disk that is not in the workspace yet."""

    file: ArchiveFile
    extracted: Extracted


Part = NewFile | FileRow


class Builder:
    """Reads the files of one dataset, in order, and makes its tables of them.

    `with_users` says whether accounts come from a users file; otherwise the authors of each
    tweets file are read first.
    """

    def __init__(
        self, writer: Writer, meter: Meter, name: str, *, with_users: bool, accept_damaged: bool
    ) -> None:
        self._writer = writer
        self._meter = meter
        self._name = name
        self._with_users = with_users
        self._accept_damaged = accept_damaged
        self._stage = Stage(_next(writer, ddl.DATASET_NUMBERS))
        self._rows: list[FileRow] = []
        self._spans: list[Span] = []
        self._sources: list[Source] = []

    def begin(self) -> None:
        """Make the dataset's empty tables."""
        self._run(
            *ddl.create_dataset_schema(self._stage.dataset),
            *accounts.create(),
        )

    def add(self, part: Part) -> None:
        """Read one file; those with users must come first."""
        if isinstance(part, FileRow):
            source, row = from_stored(part), replace(part, dataset=self._stage.dataset)
        else:
            row = _file_row(_next(self._writer, ddl.FILE_NUMBERS), self._stage.dataset, part)
            longest = part.extracted.records.longest_at_most
            source = from_csv(row.file, part.file, part.extracted.path, longest)
        self._meter.start(self._name, Phase.READING)
        with self._meter.watching(self._writer, row.bytes, row.rows_kept or row.records):
            read = self._read_users if row.role == "users" else self._read_tweets
            self._rows.append(read(source, row, part))

    def _read_users(self, source: Source, row: FileRow, part: Part) -> FileRow:
        self._run(*rejects.forget())
        found = self._count(accounts.read_users(source))
        kept = self._count(accounts.insert_users(source))
        if isinstance(part, FileRow):
            return row
        rejected = self._verify(part, row, found)
        if rejected:
            self._run(numbering.skip_rejected_accounts(accounts.KNOWN, row.file))
        return replace(
            row,
            rows_read=found + rejected,
            rows_kept=kept,
            rows_rejected=rejected,
            rows_duplicate=found - kept,
        )

    def _read_tweets(self, source: Source, row: FileRow, part: Part) -> FileRow:
        if not self._with_users or row.role == "both":
            self._run(accounts.insert_authors(source))
        if not self._spans:
            self._run(stage.create(self._stage))
        self._run(*accounts.make_type(self._stage), *rejects.forget())
        found = self._count(stage.insert(self._stage, source))
        start = self._spans[-1].stop if self._spans else 0
        self._spans.append(Span(row.file, start, start + found))
        self._sources.append(source)
        if isinstance(part, FileRow):
            return row
        rejected = self._verify(part, row, found)
        return replace(row, rows_read=found + rejected, rows_kept=found, rows_rejected=rejected)

    def _verify(self, part: NewFile, row: FileRow, found: int) -> int:
        rejected = rejects.count(self._writer)
        reading = verify.Reading(
            row.name, found, rejected, rejects.first(self._writer), part.extracted.records
        )
        verify.check(reading, accept_damaged=self._accept_damaged)
        if rejected:
            self._run(rejects.keep(row.file))
            if part.extracted.records.cut:
                self._run(rejects.mark_cut(row.file))
            self._run(*rejects.mended(self._writer, row.file, part.extracted.path))
        return rejected

    def finish(self, replaced: DatasetRow | None) -> None:
        """Arrange what was read and link the dataset in, in the place of `replaced`."""
        self._meter.start(self._name, Phase.ARRANGING)
        account_base = _after_last(self._writer, "account", "account")
        conflicting, disagreeing = 0, 0
        if self._spans:
            with self._arranging(_TWEETS_SHARE):
                conflicting, disagreeing = self._arrange(account_base)
            for column in LISTS:
                with self._arranging(_LIST_SHARE):
                    self._run(*lists.fill_side_table(self._stage, column))
        with self._arranging(_REST_SHARE):
            self._run(accounts.insert_accounts(self._stage, account_base))
            if self._spans:
                self._run(*stage.drop_passing(self._stage))
            if replaced is not None:
                self._run(*forget(replaced.dataset))
            self._run(*(_insert(FILE, row) for row in self._rows))
            self._run(_insert(DATASET, self._dataset_row(conflicting, disagreeing)))
            self._run(*link(self._writer))
            if replaced is not None:
                self._run(*ddl.drop_dataset_schema(replaced.dataset))

    def _arranging(self, share: float) -> AbstractContextManager[None]:
        """Let the progress go on by a share of the arranging."""
        size = sum(row.bytes for row in self._rows)
        return self._meter.watching(self._writer, round(size * share))

    def _arrange(self, account_base: int) -> tuple[int, int]:
        if accounts.has_strangers(self._writer, self._stage):
            self._run(*accounts.settle_strangers(self._stage, self._sources))
        row_base = _after_last(self._writer, "tweet_wide", "row")
        self._run(*numbering.number_rows(self._stage, row_base, self._spans))
        damaged = [row.file for row in self._rows if row.rows_rejected and row.role != "users"]
        self._run(*numbering.skip_rejected(self._stage, damaged))
        conflicting = self._settle_duplicates()
        disagreeing = self._number(
            f"SELECT count(*) FROM {self._stage.table} WHERE tweet_ms // 60000 <> minute"
        )
        self._run(*lists.gather_unusual(self._writer, self._stage))
        self._run(*lists.count_unusual(self._stage))
        self._run(*tweets.extend_dictionaries(self._stage))
        self._run(tweets.insert_narrow(self._stage, account_base))
        return conflicting, disagreeing

    def _settle_duplicates(self) -> int:
        self._run(duplicates.find_repeated_ids(self._stage))
        if not duplicates.has_repeated_ids(self._writer):
            return 0
        self._run(duplicates.find(self._stage))
        per_file = duplicates.per_file(self._writer)
        if per_file:
            self._run(duplicates.drop(self._stage))
            self._rows = [_without(row, per_file.get(row.file, 0)) for row in self._rows]
        self._run(*duplicates.flag_conflicting(self._stage))
        return duplicates.conflicting_ids(self._writer)

    def _dataset_row(self, conflicting: int, disagreeing: int) -> DatasetRow:
        schema = quoted(dataset_schema(self._stage.dataset))
        totals = self._writer.rows(
            Statement(
                "SELECT count(*), count(*) FILTER (placeholder), count(*) FILTER (tweets > 0), "
                f"min(first_tweet), max(last_tweet) FROM {schema}.account"
            )
        )[0]
        known, placeholders, active, first, last = (_whole(value) for value in totals)
        return DatasetRow(
            self._stage.dataset,
            self._name,
            known or 0,
            placeholders or 0,
            active or 0,
            self._number(f"SELECT count(*) FROM {schema}.tweet"),
            first,
            last,
            conflicting,
            disagreeing,
            datetime.now(UTC).isoformat(timespec="seconds"),
            __version__,
        )

    def _run(self, *statements: Statement) -> None:
        for statement in statements:
            self._meter.check()
            self._writer.run(statement)

    def _count(self, statement: Statement) -> int:
        return int(str(self._writer.rows(statement)[0][0]))

    def _number(self, sql: str) -> int:
        return self._count(Statement(sql))


def link(writer: Writer) -> tuple[Statement, ...]:
    """The linked views over the datasets that are there now."""
    return ddl.link_views([row.dataset for row in datasets(writer)])


def forget(dataset: int) -> tuple[Statement, ...]:
    """Take a dataset and its files out of the catalogue; its rejects stay with their files."""
    return tuple(
        Statement(f"DELETE FROM main.{quoted(table)} WHERE dataset = ?", (dataset,))
        for table in (FILE.name, DATASET.name)
    )


def _file_row(number: int, dataset: int, new: NewFile) -> FileRow:
    file, extracted = new.file, new.extracted
    notes: list[str] = []
    header = list(file.header[file.index_columns :])
    if file.index_columns:
        notes.append(
            f"{file.index_columns} leading column{'s' * (file.index_columns > 1)} without a name "
            "left out: a row index, as other programs write it."
        )
    return FileRow(
        file=number,
        dataset=dataset,
        name=file.name,
        container=str(file.container.absolute()),
        container_sha256=extracted.container_sha256,
        sha256=extracted.sha256,
        bytes=extracted.bytes,
        role=file.layout.role,
        layout=file.layout.name,
        header=json.dumps(header, ensure_ascii=False),
        sources=json.dumps(dict(file.layout.sources), ensure_ascii=False),
        part=file.part,
        records=extracted.records.records,
        rows_read=0,
        rows_kept=0,
        rows_rejected=0,
        rows_duplicate=0,
        notes=json.dumps(notes, ensure_ascii=False),
    )


def _without(row: FileRow, found: int) -> FileRow:
    return replace(row, rows_kept=row.rows_kept - found, rows_duplicate=row.rows_duplicate + found)


def _insert(table: Table, row: FileRow | DatasetRow) -> Statement:
    names = ", ".join(quoted(name) for name in table.names)
    places = ", ".join("?" * len(table.names))
    values = tuple(getattr(row, name) for name in table.names)
    return Statement(f"INSERT INTO main.{quoted(table.name)} ({names}) VALUES ({places})", values)


def _next(writer: Writer, sequence: str) -> int:
    return int(str(writer.rows(Statement(f"SELECT nextval('{sequence}')"))[0][0]))


def _after_last(writer: Writer, table: str, key: str) -> int:
    found = Statement(f"SELECT coalesce(max({quoted(key)}) + 1, 0) FROM linked.{quoted(table)}")
    return int(str(writer.rows(found)[0][0]))


def _whole(value: object) -> int | None:
    return None if value is None else int(str(value))
