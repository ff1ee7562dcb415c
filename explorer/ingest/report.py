"""What a workspace holds and how it came in: as sentences and as JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby

from explorer.archive.known import Catalog, load_catalog
from explorer.query.selection import Selection
from explorer.query.totals import ids_in_several_datasets
from explorer.schema.statement import Statement, quoted
from explorer.schema.tables import dataset_schema
from explorer.schema.words import counted
from explorer.store.catalog import Asks, DatasetRow, FileRow, datasets, files

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class DatasetReport:
    """One dataset beside what was published about it; None is unknown.

    `attributed` is whom the disclosure names, which a dataset's name need not tell; empty where
    unknown. `orphan_tweets` are those of placeholder accounts.
    """

    row: DatasetRow
    files: tuple[FileRow, ...]
    attributed: str
    parts_found: int
    parts_known: int | None
    parts_missing: tuple[str, ...]
    stated_accounts: int | None
    stated_tweets: int | None
    orphan_tweets: int

    def as_json(self) -> dict[str, object]:
        return {
            "name": self.row.name,
            "attributed": self.attributed or None,
            "accounts": self.row.accounts,
            "tweets": self.row.tweets,
            "accounts_with_tweets": self.row.accounts_with_tweets,
            "first_tweet_utc": utc_text(self.row.first_tweet),
            "last_tweet_utc": utc_text(self.row.last_tweet),
            "parts_found": self.parts_found,
            "parts_known": self.parts_known,
            "parts_missing": list(self.parts_missing),
            "stated_accounts": self.stated_accounts,
            "stated_tweets": self.stated_tweets,
            "files": [_file_json(file) for file in self.files],
            "accounts_placeholder": self.row.accounts_placeholder,
            "orphan_tweets": self.orphan_tweets,
            "conflicting_ids": self.row.conflicting_ids,
            "time_disagreements": self.row.time_disagreements,
            "imported_utc": self.row.imported_utc,
        }

    def sentences(self) -> tuple[str, ...]:
        """What a person wants to know first, then what is out of the ordinary, file by file."""
        row = self.row
        active = f"{row.accounts_with_tweets:,} of them with tweets"
        accounts, tweets = counted(row.accounts, "accounts"), counted(row.tweets, "tweets")
        lines = [f"{row.name}: {accounts}, {active}, {tweets}{_years(row)}."]
        if self.attributed:
            lines.append(f"Attributed to: {self.attributed}.")
        lines += self._beside_stated()
        if self.parts_missing:
            lines.append(
                f"{self.parts_found} of {self.parts_known} parts are here; missing: "
                f"{', '.join(self.parts_missing)}."
            )
        if row.accounts_placeholder:
            lines.append(
                f"Not in any users file: {counted(row.accounts_placeholder, 'accounts')} with "
                f"{counted(self.orphan_tweets, 'tweets')}; profiles are taken from the tweets."
            )
        if row.conflicting_ids:
            lines.append(
                f"Rows that differ share {counted(row.conflicting_ids, 'tweet ids')}; all are kept."
            )
        if row.time_disagreements:
            disagreeing = counted(row.time_disagreements, "tweets")
            lines.append(f"The id tells another time than the archive: {disagreeing}.")
        return (*lines, *(line for file in self.files for line in _file_sentences(file)))

    def _beside_stated(self) -> list[str]:
        stated = (
            ("accounts", self.stated_accounts, self.row.accounts),
            ("tweets", self.stated_tweets, self.row.tweets),
        )
        return [
            f"{counted(number, what)} {'was' if number == 1 else 'were'} stated, "
            f"{found:,} {'is' if found == 1 else 'are'} in your files."
            for what, number, found in stated
            if number is not None and number != found
        ]


@dataclass(frozen=True, slots=True)
class Report:
    """All of a workspace; `changed` names the datasets of the latest import, `skipped` says why.

    `ids_in_several_datasets` counts account ids: an account is one per dataset, totals are sums.
    """

    datasets: tuple[DatasetReport, ...]
    ids_in_several_datasets: int
    changed: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()

    @property
    def accounts(self) -> int:
        return sum(one.row.accounts for one in self.datasets)

    @property
    def tweets(self) -> int:
        return sum(one.row.tweets for one in self.datasets)

    def as_json(self) -> dict[str, object]:
        """The shape of `info --json`."""
        return {
            "datasets": [one.as_json() for one in self.datasets],
            "accounts": self.accounts,
            "tweets": self.tweets,
            "ids_in_several_datasets": self.ids_in_several_datasets,
        }

    def sentences(self) -> tuple[str, ...]:
        """After an import: what it changed and what it left; otherwise all datasets."""
        if self.skipped and not self.changed:
            return ("Nothing was changed: all of it is in the workspace already.", *self.skipped)
        shown = [one for one in self.datasets if not self.changed or one.row.name in self.changed]
        lines = [line for one in shown for line in one.sentences()]
        if self.ids_in_several_datasets:
            lines.append(
                f"In several datasets, and counted in each: "
                f"{counted(self.ids_in_several_datasets, 'account ids')}."
            )
        return (*lines, *self.skipped)


def report_of(
    reader: Asks,
    *,
    changed: tuple[str, ...] = (),
    skipped: tuple[str, ...] = (),
    known: Catalog | None = None,
) -> Report:
    """The report of a workspace, at any time."""
    published = known or load_catalog()
    by_dataset = {
        number: tuple(group)
        for number, group in groupby(
            sorted(files(reader), key=lambda row: row.dataset), key=lambda row: row.dataset
        )
    }
    found = tuple(
        _dataset(row, by_dataset.get(row.dataset, ()), published, _orphans(reader, row))
        for row in datasets(reader)
    )
    shared = _shared_ids(reader) if len(found) > 1 else 0
    return Report(found, shared, changed, skipped)


def utc_text(minute: int | None) -> str | None:
    """Minutes since 1970 as ISO text."""
    if minute is None:
        return None
    return (_EPOCH + timedelta(minutes=minute)).strftime("%Y-%m-%dT%H:%MZ")


def _dataset(
    row: DatasetRow, members: tuple[FileRow, ...], known: Catalog, orphan_tweets: int
) -> DatasetReport:
    published = known.named(row.name)
    parts = [file.part for file in members if file.role != "users"]
    return DatasetReport(
        row,
        members,
        published.attributed if published else "",
        len(set(parts)),
        (len(published.tweets_files) or None) if published else None,
        known.parts_missing(row.name, parts) if parts and None not in parts else (),
        published.accounts_stated if published else None,
        published.tweets_in_archive if published else None,
        orphan_tweets,
    )


def _orphans(reader: Asks, row: DatasetRow) -> int:
    """Tweets of accounts that no users file describes."""
    if not row.accounts_placeholder:
        return 0
    schema = quoted(dataset_schema(row.dataset))
    found = Statement(f"SELECT sum(tweets) FROM {schema}.account WHERE placeholder")
    return int(str(reader.rows(found)[0][0]))


def _shared_ids(reader: Asks) -> int:
    return int(str(reader.rows(ids_in_several_datasets(Selection()))[0][0]))


def _file_json(file: FileRow) -> dict[str, object]:
    return {
        "name": file.name,
        "sha256": file.sha256,
        "layout": file.layout,
        "part": file.part,
        "records": file.records,
        "rows_read": file.rows_read,
        "rows_kept": file.rows_kept,
        "rows_rejected": file.rows_rejected,
        "rows_duplicate": file.rows_duplicate,
        "notes": json.loads(file.notes),
    }


def _file_sentences(file: FileRow) -> list[str]:
    lines = [f"{file.name}: {note}" for note in json.loads(file.notes)]
    if file.rows_rejected:
        lines.append(
            f"{file.name}: {file.rows_rejected:,} of {counted(file.records, 'records')} could not "
            "be read, kept apart."
        )
    if file.rows_duplicate:
        lines.append(
            f"{file.name}: {counted(file.rows_duplicate, 'records')} left out, equal to earlier "
            "ones in every field."
        )
    return lines


def _years(row: DatasetRow) -> str:
    first, last = utc_text(row.first_tweet), utc_text(row.last_tweet)
    return f", {first[:10]} to {last[:10]}" if first and last else ""
