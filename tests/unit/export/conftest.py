"""A small workspace to export from."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.store.database import Database
from explorer.store.reader import Reader
from tests.unit.export.shelf import account, imported, put_dataset, tweet


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ann with two tweets, Bo with one, Cy with none; Dee is known only from a tweet."""
    users = [
        account(),
        account(userid="+Hash=", user_screen_name="+Hash=", user_display_name="+Hash="),
        account(userid="1003", user_screen_name="cy", follower_count=""),
    ]
    bo = {"userid": "+Hash=", "user_screen_name": "+Hash=", "user_display_name": "+Hash="}
    dee = {"userid": "1004", "user_screen_name": "dee", "user_display_name": "Dee"}
    tweets = [
        tweet(tweetid="11", tweet_time="2019-06-09 12:30", tweet_text="later"),
        tweet(tweetid="12", tweet_time="2018-01-01 00:00", tweet_text='said "so",\r\nthen\n', **bo),
        tweet(tweetid="13", tweet_time="2017-01-01 00:00", tweet_language="th", like_count=""),
        tweet(tweetid="14", tweet_time="2016-01-01 00:00", tweet_text="=1+1", **dee),
    ]
    return put_dataset(tmp_path_factory.mktemp("archive"), users, tweets)


@pytest.fixture
def own_archive(archive: Path, tmp_path: Path) -> Path:
    """The same archive, for a test that changes it."""
    return Path(shutil.copytree(archive, tmp_path / "own_archive"))


@pytest.fixture(scope="session")
def database(archive: Path) -> Iterator[Database]:
    with imported(None, archive) as database:
        yield database


@pytest.fixture
def reader(database: Database) -> Iterator[Reader]:
    with database.reader() as reader:
        yield reader


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An empty folder to export into."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder
