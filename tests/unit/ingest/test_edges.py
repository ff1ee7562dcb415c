"""The smallest and oddest datasets: nothing in them, half of them, nothing good in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.ingest.integrity import damage
from explorer.store.catalog import datasets, files
from explorer.store.database import Database
from tests.helpers.archives import import_into, tweet, user, write_tweets, write_users

BAD = b'"1","2"\n'


def _only_header(folder: Path) -> None:
    write_users(folder, [])
    write_tweets(folder, [])


def _only_accounts(folder: Path) -> None:
    write_users(folder, [user(0), user(1)])
    write_tweets(folder, [])


def _only_tweets(folder: Path) -> None:
    write_users(folder, [])
    write_tweets(folder, [tweet(0, user(0)), tweet(1, user(1)), tweet(2, user(1))])


def _users_file_alone(folder: Path) -> None:
    write_users(folder, [user(0)])


def _tweets_file_alone(folder: Path) -> None:
    write_tweets(folder, [tweet(0), tweet(1)])


def _all_tweets_rejected(folder: Path) -> None:
    write_users(folder, [user(0)])
    path = write_tweets(folder, [])
    path.write_bytes(path.read_bytes() + 3 * BAD)


def _all_accounts_rejected(folder: Path) -> None:
    path = write_users(folder, [])
    path.write_bytes(path.read_bytes() + 2 * BAD)
    write_tweets(folder, [tweet(0)])


def _everything_rejected(folder: Path) -> None:
    for path in (write_users(folder, []), write_tweets(folder, [])):
        path.write_bytes(path.read_bytes() + BAD)


def _no_ids_at_all(folder: Path) -> None:
    write_users(folder, [user(0, userid="")])
    write_tweets(folder, [tweet(number, user(0, userid=""), tweetid="") for number in range(2)])


@pytest.mark.parametrize(
    ("write", "accounts", "placeholders", "tweets", "rejected"),
    [
        pytest.param(_only_header, 0, 0, 0, 0, id="headers only"),
        pytest.param(_only_accounts, 2, 0, 0, 0, id="accounts only"),
        pytest.param(_only_tweets, 2, 2, 3, 0, id="tweets only"),
        pytest.param(_users_file_alone, 1, 0, 0, 0, id="no tweets file"),
        pytest.param(_tweets_file_alone, 1, 1, 2, 0, id="no users file"),
        pytest.param(_all_tweets_rejected, 1, 0, 0, 3, id="all tweets rejected"),
        pytest.param(_all_accounts_rejected, 1, 1, 1, 2, id="all accounts rejected"),
        pytest.param(_everything_rejected, 0, 0, 0, 2, id="everything rejected"),
        pytest.param(_no_ids_at_all, 1, 0, 2, 0, id="no ids"),
    ],
)
def test_an_odd_dataset_adds_up(
    tmp_path: Path,
    write: Callable[[Path], None],
    accounts: int,
    placeholders: int,
    tweets: int,
    rejected: int,
) -> None:
    write(tmp_path)
    with Database.in_memory() as database:
        import_into(database, tmp_path, accept_damaged=True)
        with database.reader() as reader:
            (row,) = datasets(reader)
            found = (row.accounts, row.accounts_placeholder, row.tweets)
            assert found == (accounts, placeholders, tweets)
            assert sum(file.rows_rejected for file in files(reader)) == rejected
            for file in files(reader):
                assert file.rows_kept + file.rows_duplicate + file.rows_rejected == file.records
            assert list(damage(reader)) == []
        assert import_into(database, tmp_path, accept_damaged=True).changed == ()
