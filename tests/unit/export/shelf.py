"""Archives and workspaces for the tests of exports, made of plain lists of cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from explorer.archive.discover import discover
from explorer.archive.layouts import OFFICIAL_TWEETS_2020_05, OFFICIAL_USERS
from explorer.archive.layouts.layout import Layout
from explorer.ingest.load import load
from explorer.ingest.plan import plan
from explorer.store.database import Database

Row = Sequence[str]
USERS, TWEETS = OFFICIAL_USERS, OFFICIAL_TWEETS_2020_05
AN_ACCOUNT = dict(
    zip(
        USERS.header,
        ("1001", "Ann", "ann", "Here", "I am Ann", "", "5", "7", "2017-08-18", "en"),
        strict=True,
    )
)
A_TWEET = {
    **AN_ACCOUNT,
    "tweetid": "1137687349218471936",
    "tweet_language": "en",
    "tweet_text": "hello",
    "tweet_time": "2019-06-09 12:30",
    "tweet_client_name": "Web",
    "is_retweet": "false",
    "like_count": "1",
    "hashtags": "[]",
}


def account(**cells: str) -> list[str]:
    """A row of a users file; what is not said is Ann's."""
    return [{**AN_ACCOUNT, **cells}[name] for name in USERS.header]


def tweet(layout: Layout = TWEETS, /, **cells: str) -> list[str]:
    """A row of a tweets file; what is not said is Ann's, or empty."""
    return [{**A_TWEET, **cells}.get(name, "") for name in layout.header]


def spelled(rows: Iterable[Row]) -> bytes:
    """Rows in the archive's dialect, spelled by hand and not by the program."""
    lines = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return "".join(line + "\n" for line in lines).encode()


def read_csv(path: Path, encoding: str = "utf-8") -> list[list[str]]:
    """All records, header first, as Python reads them."""
    return list(csv.reader(io.StringIO(path.read_bytes().decode(encoding), newline="")))


def put_file(folder: Path, name: str, layout: Layout, rows: Iterable[Row]) -> Path:
    """A CSV of a layout in the archive's dialect."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(spelled([layout.header, *rows]))
    return path


def put_dataset(
    folder: Path, users: Iterable[Row] | None, tweets: Iterable[Row], name: str = "test_012020"
) -> Path:
    """A users file, unless there is none, and a tweets file."""
    if users is not None:
        put_file(folder, f"{name}_users_csv_hashed.csv", USERS, users)
    put_file(folder, f"{name}_tweets_csv_hashed.csv", TWEETS, tweets)
    return folder


def imported(workspace: Path | None, *paths: Path) -> Database:
    """A workspace, in memory without a path, with these archives imported one after the other."""
    database = Database.in_memory() if workspace is None else Database.open(workspace, create=True)
    try:
        for path in paths:
            with database.reader() as reader:
                planned = plan(discover([path]), reader)
            load(planned, database)
    except BaseException:
        database.close()
        raise
    return database
