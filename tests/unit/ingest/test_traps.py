"""The measured traps of real archives, one row each: what is in the file is told and kept."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from explorer.archive.discover import discover
from explorer.errors import KnownError
from explorer.export.order import ACCOUNTS, TWEETS, ExportOrder
from explorer.export.write import write
from explorer.store.database import Database
from tests.helpers.archives import (
    DATASET,
    TWEETS_HEADER,
    cells_in,
    cells_stored,
    csv_bytes,
    import_into,
    stored_files,
    tweet,
    user,
    write_tweets,
    write_users,
)

Lay = Callable[[Path], object]


def tweets_of(*rows: dict[str, str]) -> Lay:
    return lambda folder: write_tweets(folder, rows)


def lay(data: bytes, name: str = f"{DATASET}_tweets_csv_hashed.csv") -> Lay:
    return lambda folder: (folder / name).write_bytes(data)


def _known(dataset: str, tweets: int, part: str | None = None) -> Lay:
    def laid(folder: Path) -> None:
        write_users(folder, [user(0)], dataset=dataset)
        write_tweets(folder, [tweet(n) for n in range(tweets)], dataset=dataset, part=part)

    return laid


def _cut() -> bytes:
    """407 whole records and one cut inside a quoted field."""
    rows = [tweet(number, tweet_text="one\ntwo\n" * 3) for number in range(408)]
    data = csv_bytes(TWEETS_HEADER, rows)
    return data[: data.rindex(b"one\ntwo") + 5]


def _shuffled() -> list[dict[str, str]]:
    times = ("2019-03-01 10:00", "2018-01-05 09:00", "2020-12-31 23:59", "2018-01-05 08:59")
    return [tweet(number, tweet_time=time) for number, time in enumerate(times)]


CRLF_INSIDE = csv_bytes(TWEETS_HEADER, [tweet(0, tweet_text="a\r\nb"), tweet(1, tweet_text="c\rd")])
ONE_MILLION = 1_000_000
MANY = 40_000


@pytest.fixture(autouse=True)
def long_cells() -> Iterator[None]:
    """Let Python's reader, which the results are compared with, take cells of any length."""
    before = csv.field_size_limit(4 * ONE_MILLION)
    yield
    csv.field_size_limit(before)


@dataclass(frozen=True, slots=True)
class Trap:
    """`says` stands in the refusal, or in the report where `tweets` are imported.

    `exact` is whether an exact export must give the file's own bytes back.
    """

    lay: Lay
    tweets: int | None = None
    says: tuple[str, ...] = ()
    accepted: bool = False
    exact: bool = True


TRAPS = {
    "cut inside a quoted field": Trap(
        lay(_cut()),
        says=("407 of 408 records are whole, 1 is not", "breaks off in record 408"),
    ),
    "cut inside a quoted field, accepted": Trap(
        lay(_cut()),
        407,
        ("1 of 408 records could not be read, kept apart",),
        accepted=True,
        exact=False,
    ),
    "reply ids of which some are empty": Trap(
        tweets_of(
            tweet(0, in_reply_to_tweetid="1207965844074107001"),
            tweet(1, in_reply_to_tweetid=""),
            tweet(2, in_reply_to_tweetid="1.207965844074107e+18"),
        ),
        3,
    ),
    "more lines than records": Trap(
        tweets_of(*(tweet(number, tweet_text="line\n" * 9) for number in range(20))), 20
    ),
    "stated figures that differ": Trap(
        _known("thailand_092020", 2),
        2,
        (
            "926 accounts were stated, 1 is in your files",
            "21,385 tweets were stated, 2 are in your files",
        ),
    ),
    "one part believed to be all": Trap(
        _known("RNA_0621", 2, "2014"), 2, ("1 of 9 parts are here", "missing: 2012, 2013, 2015")
    ),
    "a cell of a million Chinese characters": Trap(
        tweets_of(tweet(0, tweet_text="推" * ONE_MILLION), tweet(1)), 2
    ),
    "more entries in a list than fit a small number": Trap(
        tweets_of(
            tweet(0, hashtags=f"[{', '.join(f'tag{n}' for n in range(MANY))}]"),
            tweet(1, hashtags=f"[{', '.join(repr(f'tag{n}') for n in range(MANY))}]"),
        ),
        2,
    ),
    "cells that are empty": Trap(
        tweets_of(dict.fromkeys(TWEETS_HEADER, "") | {"tweetid": "1", "userid": "2"}), 1
    ),
    "tweets in no order of time": Trap(tweets_of(*_shuffled()), 4, ("2018-01-05 to 2020-12-31",)),
    "an empty line at the end": Trap(
        lay(csv_bytes(TWEETS_HEADER, [tweet(0), tweet(1)]) + b"\n"), 2, exact=False
    ),
    "CRLF and a lone CR inside fields": Trap(lay(CRLF_INSIDE), 2),
    "a first line with a byte order mark": Trap(
        lay(b"\xef\xbb\xbf" + csv_bytes(TWEETS_HEADER, [tweet(0)])), 1, exact=False
    ),
    "a name that is no attribution": Trap(
        _known("qatar_082020", 1), 1, ("qatar_082020: 1 account",)
    ),
}


def _imported(trap: Trap, folder: Path, database: Database) -> str:
    return " ".join(import_into(database, folder, accept_damaged=trap.accepted).sentences())


@pytest.mark.parametrize("trap", TRAPS.values(), ids=TRAPS.keys())
def test_what_is_told(trap: Trap, tmp_path: Path) -> None:
    trap.lay(tmp_path)
    with Database.in_memory() as database:
        if trap.tweets is None:
            with pytest.raises(KnownError) as refused:
                _imported(trap, tmp_path, database)
            told = str(refused.value)
            assert stored_files(database) == {}
        else:
            told = _imported(trap, tmp_path, database)
            files = stored_files(database).values()
            assert sum(file.rows_kept for file in files if file.role != "users") == trap.tweets
            assert all(file.records == file.rows_kept + file.rows_rejected for file in files)
    for words in trap.says:
        assert words in told


KEPT = {name: trap for name, trap in TRAPS.items() if trap.tweets is not None and not trap.accepted}


@pytest.mark.parametrize("trap", KEPT.values(), ids=KEPT.keys())
def test_what_comes_back(trap: Trap, tmp_path: Path) -> None:
    folder, out = tmp_path / "archive", tmp_path / "out"
    folder.mkdir()
    out.mkdir()
    trap.lay(folder)
    with Database.in_memory() as database:
        _imported(trap, folder, database)
        stored = stored_files(database)
        with database.reader() as reader:
            for file in discover([folder]).files:
                assert cells_stored(reader, stored[file.name]) == cells_in(file)
                if not trap.exact:
                    continue
                what = ACCOUNTS if file.layout.role == "users" else TWEETS
                write(ExportOrder(what, out / file.name), reader)
                assert (out / file.name).read_bytes() == file.container.read_bytes()
