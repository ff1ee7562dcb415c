"""Which columns an export has: the layout's own, the official ones, or chosen ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from explorer.archive.layouts import OFFICIAL_TWEETS_2018_10
from explorer.archive.layouts.fivethirtyeight_15 import FIVETHIRTYEIGHT_15
from explorer.errors import KnownError
from explorer.export.order import ACCOUNTS, OFFICIAL, PARQUET, SPREADSHEET, TWEETS, ExportOrder
from explorer.export.write import write
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.schema.statement import Statement
from explorer.store.reader import Reader
from tests.unit.export import shelf
from tests.unit.export.shelf import (
    account,
    imported,
    put_dataset,
    put_file,
    read_csv,
    tweet,
)

TROLL = {
    "external_author_id": "9.06E+17",
    "author": "TROLL",
    "content": "a text",
    "region": "Unknown",
    "language": "English",
    "publish_date": "10/1/2017 19:58",
    "harvested_date": "10/1/2017 19:59",
    "following": "1",
    "followers": "9",
    "updates": "2",
    "post_type": "RETWEET",
    "account_type": "Right",
    "new_june_2018": "0",
    "retweet": "1",
    "account_category": "RightTroll",
}
OFFICIAL_TWEETS = [
    "dataset", *shelf.TWEETS.header, "poll_choices"
]  # fmt: skip


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory, archive: Path) -> Iterator[Reader]:
    """Three layouts in one workspace."""
    folder = tmp_path_factory.mktemp("mixed")
    old = [tweet(OFFICIAL_TWEETS_2018_10, tweetid="3", in_reply_to_userid="9")]
    old_path = put_file(folder, "ira_tweets_csv_hashed.csv", OFFICIAL_TWEETS_2018_10, old)
    troll = list(TROLL.values())
    troll_path = put_file(folder, "IRAhandle_tweets_1.csv", FIVETHIRTYEIGHT_15, [troll])
    with (
        imported(None, archive, old_path, troll_path) as database,
        database.reader() as reader,
    ):
        yield reader


def test_several_layouts_have_no_columns_of_their_own(mixed: Reader, out: Path) -> None:
    with pytest.raises(KnownError, match="3 different layouts"):
        write(ExportOrder(TWEETS, out / "x.csv"), mixed)
    assert list(out.iterdir()) == []


def test_a_filter_that_leaves_one_layout_leaves_its_columns(mixed: Reader, out: Path) -> None:
    write(ExportOrder(TWEETS, out / "x.csv", Selection(parse("tweet:3"))), mixed)
    assert read_csv(out / "x.csv")[0] == list(OFFICIAL_TWEETS_2018_10.header)


def test_official_columns_hold_every_layout(mixed: Reader, out: Path) -> None:
    done = write(ExportOrder(TWEETS, out / "x.csv", columns=OFFICIAL), mixed)
    header, *rows = read_csv(out / "x.csv")
    assert header == OFFICIAL_TWEETS
    found = [dict(zip(header, row, strict=True)) for row in rows]
    assert [row["dataset"] for row in found] == ["IRAhandle", "ira", *["test_012020"] * 4]
    assert done.rows == 6
    troll, old, first = found[0], found[1], found[2]
    assert (troll["userid"], troll["tweet_text"]) == ("TROLL", "a text")
    assert troll["tweet_time"] == "10/1/2017 19:58"
    assert troll["user_display_name"] == troll["tweetid"] == ""
    assert old["in_reply_to_userid"] == "9"
    assert first["tweetid"] == "11"


def test_split_gives_each_layout_a_file_of_its_own(mixed: Reader, out: Path) -> None:
    done = write(ExportOrder(TWEETS, out / "x.csv", split=True), mixed)
    assert [path.name for path in done.paths] == [
        "x.fivethirtyeight-15.csv",
        "x.official-tweets-2018-10.csv",
        "x.official-tweets-2020-05.csv",
    ]
    assert read_csv(done.paths[0]) == [list(TROLL), list(TROLL.values())]
    assert len(read_csv(done.paths[2])) == 1 + 4
    assert len(done.sidecars) == len(done.sha256) == 3
    assert sorted(out.iterdir()) == sorted([*done.paths, *done.sidecars])


def test_split_with_one_layout_keeps_the_name(reader: Reader, out: Path) -> None:
    done = write(ExportOrder(TWEETS, out / "x.csv", split=True), reader)
    assert done.paths == (out / "x.csv",)


@pytest.mark.parametrize(
    ("what", "columns", "first"),
    [
        (TWEETS, ("tweet_text", "dataset"), ["later", "test_012020"]),
        (TWEETS, ("follower_count", "userid"), ["5", "1001"]),
        (ACCOUNTS, ("account_creation_date",), ["2017-08-18"]),
    ],
)
def test_columns_can_be_chosen(
    what: str, columns: tuple[str, ...], first: list[str], reader: Reader, out: Path
) -> None:
    write(ExportOrder(what, out / "x.csv", columns=columns), reader)
    assert read_csv(out / "x.csv")[:2] == [list(columns), first]


def test_columns_of_another_layout_stay_empty(mixed: Reader, out: Path) -> None:
    write(ExportOrder(TWEETS, out / "x.csv", columns=("region", "tweet_text")), mixed)
    assert read_csv(out / "x.csv")[1:3] == [["Unknown", "a text"], ["", "hello"]]


@pytest.mark.parametrize(
    ("what", "columns", "says"),
    [
        (TWEETS, ("tweettext",), "“tweettext” for tweets; the nearest is “tweet_text”"),
        (ACCOUNTS, ("tweet_text",), "“tweet_text” for accounts"),
        (TWEETS, ("userid", "userid"), "named twice"),
    ],
)
def test_columns_that_are_not_there_are_refused(
    what: str, columns: tuple[str, ...], says: str, reader: Reader, out: Path
) -> None:
    with pytest.raises(KnownError, match=says):
        write(ExportOrder(what, out / "x.csv", columns=columns), reader)


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({}, ["1001", "+Hash=", "1003"]),
        ({"only_in_tweets": True}, ["1001", "+Hash=", "1003", "1004"]),
        ({"mode": SPREADSHEET}, ["1001", "'+Hash=", "1003", "1004"]),
    ],
    ids=["exact", "asked for", "spreadsheet"],
)
def test_accounts_known_only_from_tweets(
    wanted: dict[str, object], ids: list[str], reader: Reader, out: Path
) -> None:
    done = write(ExportOrder(ACCOUNTS, out / "x.csv", **wanted), reader)  # type: ignore[arg-type]
    assert [row[0] for row in read_csv(out / "x.csv", "utf-8-sig")[1:]] == ids
    assert done.rows == len(ids)
    left_out = "1 selected account is known only from tweets"
    assert any(note.startswith(left_out) for note in done.notes) is not bool(wanted)


def test_authors_without_a_users_file_are_accounts_all_the_same(mixed: Reader, out: Path) -> None:
    chosen = Selection(parse("dataset:IRAhandle"))
    done = write(ExportOrder(ACCOUNTS, out / "x.csv", chosen), mixed)
    header, row = read_csv(out / "x.csv")
    assert header == list(shelf.USERS.header)
    assert (row[0], row[2], row[6], row[7]) == ("TROLL", "TROLL", "9", "1")
    assert any("known only from tweets" in note for note in done.notes)


@pytest.mark.parametrize(
    ("what", "header"), [(ACCOUNTS, shelf.USERS.header), (TWEETS, shelf.TWEETS.header)]
)
def test_no_rows_give_a_header_and_a_clear_word(
    what: str, header: tuple[str, ...], reader: Reader, out: Path
) -> None:
    done = write(ExportOrder(what, out / "x.csv", Selection(parse("account:nobody"))), reader)
    assert read_csv(out / "x.csv") == [list(header)]
    assert (done.rows, done.all_rows) == (0, 4)
    assert done.notes == (f"No {what} are selected: the file holds its header and no rows.",)


def test_an_empty_workspace_gives_official_headers(tmp_path: Path, out: Path) -> None:
    with imported(None) as database, database.reader() as reader:
        done = write(ExportOrder(TWEETS, out / "x.csv"), reader)
    assert read_csv(out / "x.csv") == [OFFICIAL_TWEETS[1:]]
    assert done.rows == done.all_rows == 0


def test_a_file_in_another_order_keeps_that_order(tmp_path: Path, out: Path) -> None:
    header = sorted(shelf.TWEETS.header)
    cells = dict(zip(shelf.TWEETS.header, tweet(), strict=True))
    path = tmp_path / "z_012019_tweets_csv_hashed.csv"
    path.write_bytes(shelf.spelled([header, [cells[name] for name in header]]))
    with imported(None, path) as database, database.reader() as reader:
        write(ExportOrder(TWEETS, out / "x.csv"), reader)
    assert (out / "x.csv").read_bytes() == path.read_bytes()


def test_files_with_columns_in_different_orders_take_the_published_one(
    tmp_path: Path, out: Path
) -> None:
    header = sorted(shelf.TWEETS.header)
    cells = dict(zip(shelf.TWEETS.header, tweet(tweetid="2"), strict=True))
    folder = put_dataset(tmp_path / "a", None, [tweet(tweetid="1")])
    other = folder / "z_012019_tweets_csv_hashed.csv"
    other.write_bytes(shelf.spelled([header, [cells[name] for name in header]]))
    with imported(None, folder) as database, database.reader() as reader:
        write(ExportOrder(TWEETS, out / "x.csv"), reader)
    assert read_csv(out / "x.csv") == [
        list(shelf.TWEETS.header), tweet(tweetid="1"), tweet(tweetid="2")
    ]  # fmt: skip


@pytest.fixture(scope="module")
def timed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """Ann with a tweet and one a millisecond later, Bo with a retweet of old id, Cy with none."""
    bo = {"userid": "1002", "user_screen_name": "bo"}
    users = [account(), account(**bo), account(userid="1003", user_screen_name="cy")]
    tweets = [
        tweet(tweetid="1137687349218471936"),
        tweet(tweetid=str(1137687349218471936 + (1 << 22)), tweet_language="th"),
        tweet(tweetid="12", tweet_text="RT @News: x", is_retweet="true", **bo),
    ]
    folder = put_dataset(tmp_path_factory.mktemp("timed"), users, tweets)
    with imported(None, folder) as database, database.reader() as reader:
        yield reader


@pytest.mark.parametrize(
    ("what", "added", "cells"),
    [
        (
            TWEETS,
            ("tweet_time_exact",),
            [["2019-06-09 11:46:15.919"], ["2019-06-09 11:46:15.920"], [""]],
        ),
        (
            TWEETS,
            ("retweeted_handle", "dataset"),
            [["", "test_012020"], ["", "test_012020"], ["News", "test_012020"]],
        ),
        (ACCOUNTS, ("tweets_in_selection",), [["2"], ["1"], ["0"]]),
    ],
    ids=["time", "handle and dataset", "tweets selected"],
)
def test_columns_that_no_archive_has_stand_after_its_own(
    what: str, added: tuple[str, ...], cells: list[list[str]], timed: Reader, out: Path
) -> None:
    write(ExportOrder(what, out / "x.csv", added=added), timed)
    header, *rows = read_csv(out / "x.csv")
    own = shelf.TWEETS.header if what == TWEETS else shelf.USERS.header
    assert header == [*own, *added]
    assert [row[len(own) :] for row in rows] == cells


def test_tweets_in_selection_are_those_that_meet_the_filters(timed: Reader, out: Path) -> None:
    some = Selection(parse("-language:th"))
    order = ExportOrder(ACCOUNTS, out / "x.csv", some, columns=("userid", "tweets_in_selection"))
    write(order, timed)
    assert read_csv(out / "x.csv")[1:] == [["1001", "1"], ["1002", "1"]]


def test_added_columns_are_typed_in_parquet(timed: Reader, out: Path) -> None:
    columns = ("tweetid", "tweet_time_exact", "retweeted_handle")
    write(ExportOrder(TWEETS, out / "x.parquet", format=PARQUET, columns=columns), timed)
    found = timed.rows(Statement("SELECT * FROM read_parquet(?)", (str(out / "x.parquet"),)))
    assert found[0] == ("1137687349218471936", datetime(2019, 6, 9, 11, 46, 15, 919000), None)
    assert found[2] == ("12", None, "News")


@pytest.mark.parametrize(
    ("what", "wanted", "says"),
    [
        (TWEETS, {"added": ("tweets_in_selection",)}, "“tweets_in_selection” for tweets"),
        (ACCOUNTS, {"added": ("datasets",)}, "the nearest is “dataset”"),
        (TWEETS, {"added": ("dataset",), "columns": OFFICIAL}, "have a column “dataset”"),
        (TWEETS, {"added": ("dataset",), "columns": ("dataset",)}, "named twice"),
    ],
)
def test_columns_that_cannot_be_added(
    what: str, wanted: dict[str, Any], says: str, timed: Reader, out: Path
) -> None:
    with pytest.raises(KnownError, match=says):
        write(ExportOrder(what, out / "x.csv", **wanted), timed)
