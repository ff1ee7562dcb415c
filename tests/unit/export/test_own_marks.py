"""Tags and notes in an export: as columns, as what it is filtered by, and in its provenance."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.errors import KnownError
from explorer.export.order import ACCOUNTS, PARQUET, SPREADSHEET, TWEETS, ExportOrder
from explorer.export.plan import OWN_MARKS
from explorer.export.reproduce import reproduce
from explorer.export.write import write
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.schema.fields import Entity
from explorer.schema.marks import Mark, Subject
from explorer.schema.statement import Statement
from explorer.store.database import Database
from explorer.store.marks import put
from tests.unit.export.shelf import account, imported, put_dataset, read_csv, tweet

NAME = "test_012020"
ANN = Subject(Entity.ACCOUNT, NAME, "1001")
SECOND = Subject(Entity.TWEET, NAME, "12")
MARKS = (
    (ANN, Mark(("Bot", "marked"), '=said "so"\nthen')),
    (SECOND, Mark(("marked",))),
    (Subject(Entity.ACCOUNT, "elsewhere", "1"), Mark(("other",))),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    users = [account(), account(userid="1002", user_screen_name="bo")]
    tweets = [tweet(tweetid="11"), tweet(tweetid="12"), tweet(tweetid="13", userid="1002")]
    return put_dataset(tmp_path / "archive", users, tweets)


@pytest.fixture
def database(folder: Path) -> Iterator[Database]:
    with imported(None, folder) as database:
        with database.marking() as writer:
            put(writer, MARKS)
        yield database


def columns(path: Path, *names: str) -> list[tuple[str, ...]]:
    header, *rows = read_csv(path)
    return [tuple(row[header.index(name)] for name in names) for row in rows]


def test_accounts_with_what_was_written_on_them(database: Database, tmp_path: Path) -> None:
    order = ExportOrder(ACCOUNTS, tmp_path / "a.csv", added=("account_tags", "account_note"))
    with database.reader() as reader:
        done = write(order, reader)
    assert columns(tmp_path / "a.csv", "userid", "account_tags", "account_note") == [
        ("1001", "Bot, marked", '=said "so"\nthen'),
        ("1002", "", ""),
    ]
    assert OWN_MARKS in done.notes
    sidecar = json.loads(done.sidecars[0].read_text())
    assert len(sidecar["marks_sha256"]) == len(sidecar["output"]["sha256"])
    assert OWN_MARKS in sidecar["page"]


def test_tweets_with_their_own_and_their_accounts(database: Database, tmp_path: Path) -> None:
    added = ("tweet_tags", "account_tags", "tweet_note", "account_note")
    with database.reader() as reader:
        write(ExportOrder(TWEETS, tmp_path / "t.csv", added=added, mode=SPREADSHEET), reader)
        write(ExportOrder(TWEETS, tmp_path / "t.parquet", added=added, format=PARQUET), reader)
        found = Statement(
            "SELECT tweet_tags, account_tags, tweet_note FROM read_parquet(?)",
            (str(tmp_path / "t.parquet"),),
        )
        assert reader.rows(found) == [
            (None, "Bot, marked", None),
            ("marked", "Bot, marked", None),
            (None, None, None),
        ]
    header, *rows = read_csv(tmp_path / "t.csv", "utf-8-sig")
    assert header[-4:] == list(added)
    assert [row[-4:-1] for row in rows] == [
        ["", "Bot, marked", ""],
        ["marked", "Bot, marked", ""],
        ["", "", ""],
    ]
    assert rows[0][-1] == '\'=said "so"\nthen'


def test_an_export_without_marks_says_nothing_of_them(database: Database, tmp_path: Path) -> None:
    with database.reader() as reader:
        done = write(ExportOrder(TWEETS, tmp_path / "t.csv"), reader)
    assert "marks" not in done.sidecars[0].read_text()


def test_the_marked_rows_are_made_again_or_it_is_said_that_marks_differ(
    database: Database, folder: Path, tmp_path: Path
) -> None:
    order = ExportOrder(TWEETS, tmp_path / "t.csv", Selection(parse("tweet_tag:marked")))
    with database.reader() as reader:
        done = write(order, reader)
        assert done.rows == 1
        reproduce(done.sidecars[0], tmp_path / "again.csv", reader)
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "t.csv").read_bytes()
    with imported(None, folder) as other:
        with other.reader() as reader, pytest.raises(KnownError, match="open the case file"):
            reproduce(done.sidecars[0], tmp_path / "no.csv", reader)
        with other.marking() as writer:
            put(writer, MARKS[:2])
        with other.reader() as reader:
            reproduce(done.sidecars[0], tmp_path / "same.csv", reader)
    assert not (tmp_path / "no.csv").exists()
