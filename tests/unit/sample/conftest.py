"""One written archive for all tests that only read it."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

from explorer.sample.write import Written, write_archive

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive read back by means of its own: zipfile, and Python's csv module."""

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


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The archive that the program itself opens as its sample."""
    return read(write_archive(tmp_path_factory.mktemp("sample")))
