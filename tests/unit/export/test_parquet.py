"""Parquet: the same rows and order as CSV, counts and times typed, unknown as NULL."""

from __future__ import annotations

from datetime import date, datetime
from glob import escape
from pathlib import Path

import pytest

from explorer.archive.layouts.fivethirtyeight_15 import FIVETHIRTYEIGHT_15
from explorer.export.order import ACCOUNTS, OFFICIAL, PARQUET, TWEETS, ExportOrder
from explorer.export.write import write
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.schema.statement import Statement
from explorer.store.reader import Reader
from tests.unit.export import shelf
from tests.unit.export.shelf import imported, put_dataset, put_file, tweet


def read(reader: Reader, path: Path, columns: str = "*") -> list[tuple[object, ...]]:
    return reader.rows(Statement(f"SELECT {columns} FROM read_parquet(?)", (str(path),)))


def types(reader: Reader, path: Path) -> dict[str, str]:
    found = reader.rows(Statement("DESCRIBE SELECT * FROM read_parquet(?)", (str(path),)))
    return {str(row[0]): str(row[1]) for row in found}


def test_tweets_are_typed_and_in_order(reader: Reader, out: Path) -> None:
    done = write(ExportOrder(TWEETS, out / "x.parquet", format=PARQUET), reader)
    assert done.rows == 4
    assert read(reader, out / "x.parquet", "tweetid, tweet_time, like_count, tweet_text") == [
        ("11", datetime(2019, 6, 9, 12, 30), 1, "later"),
        ("12", datetime(2018, 1, 1), 1, 'said "so",\r\nthen\n'),
        ("13", datetime(2017, 1, 1), None, "hello"),
        ("14", datetime(2016, 1, 1), 1, "=1+1"),
    ]
    found = types(reader, out / "x.parquet")
    assert list(found) == list(shelf.TWEETS.header)
    assert (found["tweet_time"], found["account_creation_date"]) == ("TIMESTAMP", "DATE")
    assert (found["follower_count"], found["tweetid"]) == ("BIGINT", "VARCHAR")


def test_accounts_too(reader: Reader, out: Path) -> None:
    chosen = Selection(parse("-account:1001"))
    order = ExportOrder(ACCOUNTS, out / "x.parquet", chosen, format=PARQUET, columns=OFFICIAL)
    write(order, reader)
    columns = "dataset, userid, follower_count, account_creation_date, user_profile_url"
    assert read(reader, out / "x.parquet", columns) == [
        ("test_012020", "+Hash=", 5, date(2017, 8, 18), None),
        ("test_012020", "1003", None, date(2017, 8, 18), None),
    ]


def test_datasets_stand_in_the_order_of_their_names(
    tmp_path: Path, archive: Path, out: Path
) -> None:
    other = put_dataset(tmp_path / "b", None, [tweet(tweetid="99")], "aaa_012020")
    with imported(None, archive, other) as database, database.reader() as reader:
        write(ExportOrder(TWEETS, out / "x.parquet", format=PARQUET), reader)
        found = read(reader, out / "x.parquet", "tweetid")
    assert found == [("99",), ("11",), ("12",), ("13",), ("14",)]


def test_no_rows_keep_the_columns(reader: Reader, out: Path) -> None:
    nobody = Selection(parse("account:nobody"))
    write(ExportOrder(TWEETS, out / "x.parquet", nobody, format=PARQUET), reader)
    assert read(reader, out / "x.parquet") == []
    assert list(types(reader, out / "x.parquet")) == list(shelf.TWEETS.header)


def test_pieces_are_put_together_in_order_and_always_alike(
    monkeypatch: pytest.MonkeyPatch, reader: Reader, out: Path
) -> None:
    monkeypatch.setattr("explorer.export.blocks.ROWS_A_BLOCK", 3)
    folder = out / "a [b] *?"
    folder.mkdir()
    first = write(ExportOrder(TWEETS, folder / "x.parquet", format=PARQUET), reader)
    again = write(ExportOrder(TWEETS, folder / "y.parquet", format=PARQUET), reader)
    assert read(reader, Path(escape(str(folder / "x.parquet"))), "tweetid") == [
        ("11",),
        ("12",),
        ("13",),
        ("14",),
    ]
    assert first.sha256 == again.sha256
    assert sorted(folder.iterdir()) == sorted(
        [*first.paths, *first.sidecars, *again.paths, *again.sidecars]
    )


def test_a_column_that_only_one_layout_has_keeps_its_type(
    tmp_path: Path, archive: Path, out: Path
) -> None:
    cells = {"author": "TROLL", "followers": "9", "publish_date": "10/1/2017 19:58"}
    troll = [cells.get(name, "") for name in FIVETHIRTYEIGHT_15.header]
    path = put_file(tmp_path, "IRAhandle_tweets_1.csv", FIVETHIRTYEIGHT_15, [troll])
    columns = ("followers", "publish_date", "tweet_time", "dataset")
    with imported(None, archive, path) as database, database.reader() as reader:
        write(ExportOrder(TWEETS, out / "x", format=PARQUET, columns=columns), reader)
        found = read(reader, out / "x")
    moment = datetime(2017, 10, 1, 19, 58)
    assert found[0] == (9, moment, moment, "IRAhandle")
    assert found[1] == (None, None, datetime(2019, 6, 9, 12, 30), "test_012020")
