"""Whatever in a workspace no longer adds up is found, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from explorer.archive.discover import discover
from explorer.errors import Cancelled
from explorer.ingest.integrity import State, damage, sources
from explorer.ingest.load import load
from explorer.ingest.plan import plan
from explorer.sample.write import Written, write_archive
from explorer.schema.statement import Statement
from explorer.store.database import Database

NAME = "synthetic_012021"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write_archive(tmp_path_factory.mktemp("archive"), tweets=200, accounts=20)


@pytest.fixture(scope="module")
def imported(written: Written, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("workspace") / "w.duckdb"
    with Database.open(path, create=True) as database:
        load(plan(discover([written.users_path.parent]), None), database)
    return path


@pytest.fixture
def own(imported: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(imported, tmp_path / "own.duckdb"))


def found_after(path: Path, *changes: str) -> list[str]:
    with Database.open(path) as database:
        with database.transaction() as writer:
            for change in changes:
                writer.run(Statement(change))
        with database.reader() as reader:
            return list(damage(reader))


def test_a_whole_workspace_has_no_damage(own: Path) -> None:
    assert found_after(own) == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("DELETE FROM d1.tweet_wide WHERE row % 100 = 0", "2 tweets lack their texts."),
        (
            "UPDATE d1.tweet SET account = 999999 WHERE row % 100 = 1",
            "2 tweets belong to no account.",
        ),
        (
            "UPDATE d1.tweet SET language = 999999 WHERE row % 50 = 1",
            "4 rows of tweet name a language that is in no dictionary.",
        ),
        (
            "UPDATE d1.account SET tweets = tweets + 1 WHERE account % 10 = 0",
            "2 accounts tell another number of tweets than they have.",
        ),
        (
            "UPDATE d1.tweet SET mentions = coalesce(mentions, 0) + 1 WHERE row % 40 = 0",
            "5 entries of mentions too many or too few.",
        ),
        ("UPDATE main.dataset SET tweets = 197", "3 tweets too many or too few."),
        ("UPDATE main.dataset SET accounts_placeholder = 1", "1 placeholder accounts too many"),
        (
            "UPDATE main.file SET rows_kept = 198 WHERE role = 'tweets'",
            "2 tweets more or fewer than were kept of the files.",
        ),
        (
            "UPDATE main.file SET rows_duplicate = 7 WHERE role = 'users'",
            "rows kept, rejected and duplicate are not all 20 records.",
        ),
        (
            "UPDATE main.file SET rows_rejected = 1, records = records + 1 WHERE role = 'users'",
            "1 records were rejected, 0 are stored.",
        ),
    ],
    ids=lambda value: value.split(" SET ")[0] if " " in value else value,
)
def test_damage_is_named(own: Path, change: str, sentence: str) -> None:
    found = found_after(own, change)
    assert [line for line in found if sentence in line], found
    assert all(line.startswith(f"{NAME}: ") for line in found)


def test_entries_of_a_list_without_their_tweet_are_found(own: Path) -> None:
    found = found_after(own, "INSERT INTO d1.hashtag VALUES (999999, 0, 0)")
    assert f"{NAME}: 1 hashtags stand in no tweet." in found


def test_sources_are_compared_by_content(written: Written, own: Path) -> None:
    read: list[int] = []
    with Database.open(own) as database, database.reader() as reader:
        states = {one.container: one.state for one in sources(reader, read.append, lambda: False)}
    assert states == {written.users_path: State.SAME, written.tweets_path: State.SAME}
    assert sum(read) == written.bytes


def test_reading_sources_can_be_cancelled(own: Path) -> None:
    with (
        Database.open(own) as database,
        database.reader() as reader,
        pytest.raises(Cancelled),
    ):
        list(sources(reader, lambda _count: None, lambda: True))
