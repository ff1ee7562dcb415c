"""Reading a written archive back by means of the tests' own: zipfile, and Python's csv module."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from explorer.sample.write import Written

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Archive:
    """A written archive and what its files hold."""

    written: Written
    users_csv: bytes
    tweets_csv: bytes
    users: tuple[Row, ...]
    tweets: tuple[Row, ...]


def read(written: Written) -> Archive:
    users, tweets = (contents(path) for path in (written.users_path, written.tweets_path))
    return Archive(written, users, tweets, tuple(records(users)), tuple(records(tweets)))


def contents(path: Path) -> bytes:
    if path.suffix != ".zip":
        return path.read_bytes()
    with ZipFile(path) as container:
        (member,) = container.namelist()
        return container.read(member)


def records(table: bytes) -> list[Row]:
    return list(csv.DictReader(io.StringIO(table.decode(), newline=""), strict=True))
