"""Taking datasets out and renaming them: all or nothing, and the rest stays as it was."""

from __future__ import annotations

from hashlib import shake_128
from pathlib import Path

import pytest

from explorer.errors import KnownError
from explorer.ingest.remove import remove, rename
from explorer.schema.statement import Statement
from explorer.schema.tables import DICTIONARIES
from explorer.store.database import Database
from tests.helpers.archives import import_into, tweet, user, write_archive, write_tweets


def _ask(database: Database, sql: str) -> list[tuple[object, ...]]:
    with database.reader() as reader:
        return reader.rows(Statement(sql))


def test_a_removed_dataset_leaves_the_others_as_they_were(tmp_path: Path) -> None:
    whole = "SELECT * FROM tweets WHERE dataset = 'stays_012020' ORDER BY tweet_key"
    write_archive(tmp_path, dataset="stays_012020")
    gone = [
        tweet(
            number,
            user(number),
            tweet_language="th",
            hashtags="['gone']",
            urls="['http://gone.org']",
            tweet_client_name="Gone",
            user_mentions="['7']",
            tweet_text="RT @gone: x",
        )
        for number in range(5)
    ]
    write_tweets(tmp_path, gone, dataset="gone_012020")
    with Database.in_memory() as database:
        import_into(database, tmp_path)
        before = _ask(database, whole)
        remove(database, "gone_012020")
        assert _ask(database, whole) == before
        assert _ask(database, "SELECT name FROM dataset") == [("stays_012020",)]
        assert _ask(database, "SELECT DISTINCT dataset FROM linked.tweet") == [(2,)]
        for table in DICTIONARIES:
            left = {value for (value,) in _ask(database, f'SELECT value FROM "{table.name}"')}
            assert left <= {"en", "Twitter Web Client"}, table.name
        assert (
            _ask(database, "SELECT schema_name FROM duckdb_schemas() WHERE schema_name = 'd1'")
            == []
        )
        assert database.data_version == 3


def test_a_spelling_that_stood_for_others_hands_over(tmp_path: Path) -> None:
    write_tweets(tmp_path, [tweet(hashtags="['TAG']")], dataset="a_012020")
    write_tweets(tmp_path, [tweet(hashtags="['tag', 'Tag']")], dataset="b_012020")
    with Database.in_memory() as database:
        import_into(database, tmp_path)
        remove(database, "a_012020")
        found = _ask(database, "SELECT value, code = same_as FROM hashtag ORDER BY code")
        assert [stands for _, stands in found] == [True, False]
        assert {value for value, _ in found} == {"Tag", "tag"}
        assert len(_ask(database, "SELECT DISTINCT same_as FROM hashtag")) == 1


def test_numbers_are_never_given_twice(tmp_path: Path) -> None:
    archive = write_archive(tmp_path)
    with Database.in_memory() as database:
        import_into(database, archive)
        remove(database, "testland_012020")
        import_into(database, archive)
        assert _ask(database, "SELECT dataset FROM dataset") == [(2,)]
        assert _ask(database, "SELECT file FROM file ORDER BY file") == [(3,), (4,)]


def test_disk_space_is_given_back(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    signs = (shake_128(str(number).encode()).hexdigest(400) for number in range(20_000))
    texts = [tweet(number, tweet_text=text) for number, text in enumerate(signs)]
    write_tweets(tmp_path, texts, dataset="a_big_012020")
    write_archive(tmp_path, dataset="small_012020")
    with Database.open(path, create=True) as database, database.reader() as reader:
        import_into(database, tmp_path)
        question = Statement("SELECT count(*) FROM linked.tweet")
        assert reader.rows(question) == [(20_010,)]
        full = path.stat().st_size
        remove(database, "a_big_012020")
        assert reader.rows(question) == [(10,)]
        rename(database, "small_012020", "after")
    assert path.stat().st_size < full / 2
    with Database.open(path) as database:
        assert _ask(database, "SELECT name FROM dataset") == [("after",)]


def test_a_dataset_is_renamed(tmp_path: Path) -> None:
    with Database.in_memory() as database:
        import_into(database, write_archive(tmp_path))
        rename(database, "testland_012020", " ทดสอบ ")
        assert _ask(database, "SELECT name FROM dataset") == [("ทดสอบ",)]
        assert _ask(database, "SELECT DISTINCT dataset FROM tweets") == [("ทดสอบ",)]


@pytest.mark.parametrize(
    ("name", "new", "says"),
    [
        ("none", "x", "no dataset “none”"),
        ("one_012020", "two_012020", "is a dataset “two_012020” already"),
        ("one_012020", "  ", "needs a name"),
    ],
)
def test_what_cannot_be_renamed_is_said(tmp_path: Path, name: str, new: str, says: str) -> None:
    write_archive(tmp_path, dataset="one_012020")
    write_archive(tmp_path, dataset="two_012020", accounts=2)
    with Database.in_memory() as database:
        import_into(database, tmp_path)
        with pytest.raises(KnownError, match=says):
            rename(database, name, new)
        assert _ask(database, "SELECT name FROM dataset ORDER BY name") == [
            ("one_012020",),
            ("two_012020",),
        ]


def test_what_is_not_there_cannot_be_removed() -> None:
    with Database.in_memory() as database, pytest.raises(KnownError, match="none at all"):
        remove(database, "x")
