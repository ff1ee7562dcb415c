"""Whether a workspace still is what was imported: its counts, its links, its sources."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from explorer.errors import Cancelled
from explorer.schema.statement import Statement, quoted
from explorer.schema.tables import DATASET_TABLES, dataset_schema
from explorer.store.catalog import Asks, DatasetRow, FileRow, datasets, files

_BLOCK_BYTES = 1 << 20

_LINKS = (
    ("tweets belong to no account", "tweet", "account", "account", "account"),
    ("tweets lack their texts", "tweet", "row", "tweet_wide", "row"),
    ("texts belong to no tweet", "tweet_wide", "row", "tweet", "row"),
    ("hashtags stand in no tweet", "hashtag", "row", "tweet", "row"),
    ("links stand in no tweet", "url", "row", "tweet", "row"),
    ("mentions stand in no tweet", "mention", "row", "tweet", "row"),
)
_WORDS = (
    ("language", "tweet", "language"),
    ("client", "tweet", "client"),
    ("handle", "tweet", "retweeted"),
    ("hashtag", "hashtag", "hashtag"),
    ("domain", "url", "domain"),
    ("mention", "mention", "mention"),
)
"""Dictionary, and the table and column that hold its codes."""

_LISTS = (("hashtags", "hashtag"), ("urls", "url"), ("mentions", "mention"))


class State(StrEnum):
    """What became of a source file."""

    SAME = "same"
    CHANGED = "changed"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A container that datasets were imported from, as it is on the disk now."""

    container: Path
    state: State


def damage(reader: Asks) -> Iterator[str]:
    """A sentence for everything that does not add up; nothing where the workspace is whole.

    Every value is read once: raises KnownError where the file itself is damaged.
    """
    for row in datasets(reader):
        for statement in _everything(row.dataset):
            reader.rows(statement)
        members = files(reader, row.dataset)
        for sentence, statement in (
            *_counts(row, members),
            *_links(row.dataset),
            *_dictionaries(row.dataset),
        ):
            wrong = int(str(reader.rows(statement)[0][0]))
            if wrong:
                yield f"{row.name}: {wrong:,} {sentence}."
        for file in members:
            yield from _file(row, file, reader)


def sources(
    reader: Asks, on_bytes: Callable[[int], None], cancelled: Callable[[], bool]
) -> Iterator[SourceFile]:
    """Every container once, its content compared with what was imported."""
    expected = {
        Path(file.container): file.container_sha256 or file.sha256 for file in files(reader)
    }
    for container, sha256 in expected.items():
        if not container.is_file():
            yield SourceFile(container, State.ABSENT)
            continue
        found = _sha256(container, on_bytes, cancelled)
        yield SourceFile(container, State.SAME if found == sha256 else State.CHANGED)


def _everything(dataset: int) -> Iterator[Statement]:
    """The database tells a damaged block when it reads it."""
    for table in DATASET_TABLES:
        name = f"{quoted(dataset_schema(dataset))}.{quoted(table.name)}"
        yield Statement(f"SELECT bit_xor(hash(COLUMNS(*))) FROM {name}")


def _counts(row: DatasetRow, members: tuple[FileRow, ...]) -> Iterator[tuple[str, Statement]]:
    schema = quoted(dataset_schema(row.dataset))
    kept = sum(file.rows_kept for file in members if file.role != "users")
    for sentence, expected, counted in (
        ("accounts too many or too few", row.accounts, f"{schema}.account"),
        ("tweets too many or too few", row.tweets, f"{schema}.tweet"),
        ("tweets more or fewer than were kept of the files", kept, f"{schema}.tweet"),
        (
            "placeholder accounts too many or too few",
            row.accounts_placeholder,
            f"{schema}.account WHERE placeholder",
        ),
        (
            "accounts with tweets too many or too few",
            row.accounts_with_tweets,
            f"{schema}.account WHERE tweets > 0",
        ),
    ):
        yield sentence, Statement(f"SELECT abs(count(*) - ?) FROM {counted}", (expected,))


def _links(dataset: int) -> Iterator[tuple[str, Statement]]:
    schema = quoted(dataset_schema(dataset))
    for sentence, table, column, other, key in _LINKS:
        yield (
            sentence,
            Statement(
                f"SELECT count(*) FROM {schema}.{quoted(table)} ANTI JOIN "
                f"(SELECT {quoted(key)} AS {quoted(column)} FROM {schema}.{quoted(other)}) "
                f"USING ({quoted(column)})"
            ),
        )
    yield (
        "accounts tell another number of tweets than they have",
        Statement(
            f"SELECT count(*) FROM {schema}.account a LEFT JOIN (SELECT account, count(*) AS n "
            f"FROM {schema}.tweet GROUP BY account) t ON t.account = a.account "
            "WHERE a.tweets IS DISTINCT FROM coalesce(t.n, 0)"
        ),
    )
    for column, table in _LISTS:
        yield (
            f"entries of {column} too many or too few",
            Statement(
                f"SELECT abs((SELECT coalesce(sum({quoted(column)}), 0) FROM {schema}.tweet) - "
                f"(SELECT count(*) FROM {schema}.{quoted(table)}))"
            ),
        )


def _dictionaries(dataset: int) -> Iterator[tuple[str, Statement]]:
    schema = quoted(dataset_schema(dataset))
    for dictionary, table, column in _WORDS:
        yield (
            f"rows of {table} name a {dictionary} that is in no dictionary",
            Statement(
                f"SELECT count(*) FROM {schema}.{quoted(table)} WHERE {quoted(column)} IS NOT NULL "
                f"AND {quoted(column)} NOT IN (SELECT code FROM main.{quoted(dictionary)})"
            ),
        )


def _file(row: DatasetRow, file: FileRow, reader: Asks) -> Iterator[str]:
    where = f"{row.name}: {file.name}"
    if file.rows_kept + file.rows_rejected + file.rows_duplicate != file.records:
        yield f"{where}: rows kept, rejected and duplicate are not all {file.records:,} records."
    held = Statement("SELECT count(*) FROM main.reject WHERE file = ?", (file.file,))
    stored = int(str(reader.rows(held)[0][0]))
    if stored != file.rows_rejected:
        yield f"{where}: {file.rows_rejected:,} records were rejected, {stored:,} are stored."


def _sha256(path: Path, on_bytes: Callable[[int], None], cancelled: Callable[[], bool]) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK_BYTES):
            if cancelled():
                raise Cancelled
            digest.update(block)
            on_bytes(len(block))
    return digest.hexdigest()
