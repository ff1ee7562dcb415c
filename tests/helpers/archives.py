"""Tiny archives in the official layout, and workspaces made of them, for everybody's tests."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from explorer.archive.containers import blocks
from explorer.archive.discover import discover
from explorer.archive.files import ArchiveFile
from explorer.ingest.load import load
from explorer.ingest.plan import plan
from explorer.ingest.report import Report
from explorer.query.source_cells import (
    ACCOUNT_ROWS,
    ARCHIVE_ORDER,
    TWEET_ROWS,
    account_cells,
    tweet_cells,
)
from explorer.schema.official import PROFILE_HEADERS, TWEET_HEADERS
from explorer.schema.statement import Statement
from explorer.store.catalog import FileRow, files
from explorer.store.database import Database
from explorer.store.reader import Reader

DATASET = "testland_012020"
USERS_HEADER = tuple(PROFILE_HEADERS.values())
TWEETS_HEADER = tuple(name for name in TWEET_HEADERS.values() if name != "poll_choices")
"""The 30 columns of 2020 and 2021."""

TWEETS_HEADER_2019 = tuple(TWEET_HEADERS.values())
_REPLY = ("in_reply_to_userid", "in_reply_to_tweetid")
TWEETS_HEADER_2018 = tuple(
    _REPLY[1 - _REPLY.index(name)] if name in _REPLY else name for name in TWEETS_HEADER_2019
)

Row = Mapping[str, str]


def user(number: int = 0, **cells: str) -> dict[str, str]:
    """One row of a users file; cells are given by the archive's own column names."""
    row = dict.fromkeys(USERS_HEADER, "")
    row |= {
        "userid": str(1000 + number),
        "user_display_name": f"Name {number}",
        "user_screen_name": f"handle_{number}",
        "user_profile_description": "writes",
        "follower_count": str(number * 10),
        "following_count": "5",
        "account_creation_date": "2017-08-18",
        "account_language": "en",
    }
    return row | cells


def tweet(number: int = 0, author: Row | None = None, **cells: str) -> dict[str, str]:
    """One row of a tweets file, with the profile of its author."""
    row = dict.fromkeys(TWEETS_HEADER_2019, "") | dict(author if author is not None else user())
    row |= {
        "tweetid": str(1_200_000_000_000_000_000 + number * 7),
        "tweet_language": "en",
        "tweet_text": f"tweet {number}",
        "tweet_time": f"2019-11-28 {number // 60 % 24:02}:{number % 60:02}",
        "tweet_client_name": "Twitter Web Client",
        "is_retweet": "false",
        "latitude": "absent",
        "longitude": "absent",
        "quote_count": "0",
        "reply_count": "0",
        "like_count": "1",
        "retweet_count": "0",
        "hashtags": "[]",
        "urls": "[]",
        "user_mentions": "[]",
    }
    return row | cells


def csv_bytes(header: Sequence[str], rows: Iterable[Row]) -> bytes:
    """A CSV in the archive's dialect: LF, every field quoted, UTF-8."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([row.get(name, "") for name in header] for row in rows)
    return stream.getvalue().encode()


def write_users(
    folder: Path, rows: Iterable[Row], *, dataset: str = DATASET, zipped: bool = False
) -> Path:
    """A users file as published, plain or zipped as downloaded."""
    return _write(folder, f"{dataset}_users_csv_hashed", dataset, USERS_HEADER, rows, zipped)


def write_tweets(
    folder: Path,
    rows: Iterable[Row],
    *,
    dataset: str = DATASET,
    part: str | None = None,
    zipped: bool = False,
    header: Sequence[str] = TWEETS_HEADER,
) -> Path:
    """A tweets file, or one part of several."""
    stem = f"{dataset}_tweets_csv_hashed" + (f"_{part}" if part else "")
    return _write(folder, stem, dataset, header, rows, zipped)


def write_archive(
    folder: Path,
    *,
    dataset: str = DATASET,
    accounts: int = 3,
    tweets: int = 10,
    zipped: bool = True,
) -> Path:
    """A small whole archive; tweet n is by account n modulo `accounts`. Gives back the folder."""
    people = [user(number) for number in range(accounts)]
    write_users(folder, people, dataset=dataset, zipped=zipped)
    said = [tweet(number, people[number % accounts]) for number in range(tweets)]
    write_tweets(folder, said, dataset=dataset, zipped=zipped)
    return folder


def import_into(database: Database, *paths: Path, accept_damaged: bool = False) -> Report:
    """Discover, plan and load."""
    with database.reader() as reader:
        planned = plan(discover(paths), reader)
    return load(planned, database, accept_damaged=accept_damaged)


def imported(*paths: Path) -> Database:
    """A workspace in memory with all that lies under the paths."""
    database = Database.in_memory()
    import_into(database, *paths)
    return database


def cells_in(file: ArchiveFile) -> list[tuple[str, ...]]:
    """All records of a file as the csv module reads them, index columns and header left out."""
    text = b"".join(blocks(file)).decode("utf-8-sig")
    records = list(csv.reader(io.StringIO(text, newline=""), delimiter=file.dialect.delimiter))
    return [tuple(record[file.index_columns :]) for record in records[1:] if record]


def cells_stored(reader: Reader, file: FileRow) -> list[tuple[str, ...]]:
    """All records of an imported file as its tables give them back, in order."""
    header, sources = json.loads(file.header), json.loads(file.sources)
    if file.role == "users":
        cells, rows, order = account_cells(header, sources), ACCOUNT_ROWS, "account.account"
        mine = "account.file = ? AND NOT account.placeholder"
    else:
        cells, rows, order = tweet_cells(header, sources), TWEET_ROWS, ARCHIVE_ORDER
        mine = "wide.file = ?"
    statement = Statement(f"SELECT {cells} FROM {rows} WHERE {mine} ORDER BY {order}", (file.file,))
    return [tuple(str(cell) for cell in row) for row in reader.rows(statement)]


def stored_files(database: Database) -> dict[str, FileRow]:
    """The imported files by name."""
    with database.reader() as reader:
        return {row.name: row for row in files(reader)}


def _write(
    folder: Path, stem: str, dataset: str, header: Sequence[str], rows: Iterable[Row], zipped: bool
) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    content = csv_bytes(header, rows)
    if not zipped:
        path = folder / f"{stem}.csv"
        path.write_bytes(content)
        return path
    path = folder / f"hashed_2020_01_{dataset}_{stem}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{stem}.csv", content)
    return path
