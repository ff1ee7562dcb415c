"""Tags and notes: kept by name and id, found again after whatever happens to the data."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from explorer.archive.layouts.fivethirtyeight_15 import FIVETHIRTYEIGHT_15
from explorer.errors import KnownError
from explorer.ingest.remove import remove, rename
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.query.totals import totals
from explorer.schema.fields import Entity
from explorer.schema.marks import LONGEST_NOTE, LONGEST_TAG, Mark, Subject, note_of, tag_of
from explorer.schema.statement import Statement
from explorer.store.database import Database
from explorer.store.marks import all_marks, marks_on, put, subjects_of, tags_in_use
from tests.helpers.archives import (
    DATASET,
    import_into,
    imported,
    tweet,
    user,
    write_archive,
    write_tweets,
    write_users,
)

ACCOUNT = Subject(Entity.ACCOUNT, DATASET, "1001")
TWEET = Subject(Entity.TWEET, DATASET, str(1_200_000_000_000_000_000 + 7 * 4))
TAGGED = Mark(("b", "marked"), "seen in 2019")


def counted(database: Database, filters: str) -> tuple[int, int]:
    with database.reader() as reader:
        accounts, tweets = reader.rows(totals(Selection(parse(filters))))[0]
    return int(str(accounts)), int(str(tweets))


def mark(database: Database, *marks: tuple[Subject, Mark]) -> None:
    with database.marking() as writer:
        put(writer, marks)


def written(database: Database) -> tuple[tuple[Subject, Mark], ...]:
    with database.reader() as reader:
        return all_marks(reader)


def subjects(database: Database, entity: Entity, where: str) -> tuple[Subject, ...]:
    key, table = ("account", "accounts") if entity is Entity.ACCOUNT else ("tweet", "tweets")
    found = Statement(f"SELECT {key}_key FROM {table} WHERE {where} ORDER BY 1")
    with database.reader() as reader:
        keys = [int(str(row[0])) for row in reader.rows(found)]
        return subjects_of(reader, entity, keys)


def test_what_is_put_is_what_is_written_and_nothing_beside(tmp_path: Path) -> None:
    with imported(write_archive(tmp_path)) as database:
        mark(database, (ACCOUNT, TAGGED), (TWEET, Mark(("B",))))
        assert written(database) == ((ACCOUNT, TAGGED), (TWEET, Mark(("B",))))
        mark(database, (ACCOUNT, Mark(("c",), "")))
        with database.reader() as reader:
            assert marks_on(reader, (TWEET, ACCOUNT)) == (
                (TWEET, Mark(("B",))),
                (ACCOUNT, Mark(("c",))),
            )
            assert tags_in_use(reader) == {"B": 1, "c": 1}
        mark(database, (ACCOUNT, Mark()), (TWEET, Mark()))
        assert written(database) == ()
        assert database.data_version == 1


def test_rows_are_known_by_the_archives_own_ids(tmp_path: Path) -> None:
    with imported(write_archive(tmp_path)) as database:
        assert subjects(database, Entity.ACCOUNT, "userid = '1001'") == (ACCOUNT,)
        assert subjects(database, Entity.TWEET, f"tweetid = '{TWEET.id}'") == (TWEET,)


def test_filters_find_what_is_marked(tmp_path: Path) -> None:
    with imported(write_archive(tmp_path, accounts=3, tweets=10)) as database:
        mark(database, (ACCOUNT, TAGGED), (TWEET, Mark(("Marked",), "odd")))
        assert counted(database, "tag:MARKED") == (1, 3)
        assert counted(database, "-tag:marked") == (2, 7)
        assert counted(database, "tag:none") == (2, 7)
        assert counted(database, "note~SEEN") == (1, 3)
        assert counted(database, "tweet_tag:marked") == (1, 1)
        assert counted(database, "tweet_tag:marked tag:marked") == (1, 1)
        assert counted(database, "-tweet_tag:marked") == (3, 9)
        assert counted(database, "tweet_note:none") == (3, 9)
        assert counted(database, "tag:unknown") == (0, 0)


def test_they_outlive_a_dataset_and_find_it_again(tmp_path: Path) -> None:
    archive = write_archive(tmp_path)
    with imported(archive) as database:
        mark(database, (ACCOUNT, TAGGED), (TWEET, TAGGED))
        remove(database, DATASET)
        assert counted(database, "tag:marked") == (0, 0)
        assert written(database) == ((ACCOUNT, TAGGED), (TWEET, TAGGED))
        import_into(database, archive)
        assert counted(database, "tag:marked") == (1, 3)
        assert counted(database, "tweet_note:none") == (3, 9)


def test_they_outlive_a_second_import_into_the_dataset(tmp_path: Path) -> None:
    people = [user(number) for number in range(2)]
    write_users(tmp_path, people)
    said = [tweet(number, people[number % 2]) for number in range(6)]
    write_tweets(tmp_path, said[:4], part="1")
    with imported(tmp_path) as database:
        last = Subject(Entity.TWEET, DATASET, said[3]["tweetid"])
        mark(database, (last, TAGGED))
        write_tweets(tmp_path, said[4:], part="0")
        import_into(database, tmp_path)
        assert counted(database, "") == (2, 6)
        assert subjects(database, Entity.TWEET, "tweet_text = 'tweet 3'") == (last,)
        assert counted(database, "tweet_tag:b") == (1, 1)


def test_they_follow_a_dataset_to_its_new_name(tmp_path: Path) -> None:
    with imported(write_archive(tmp_path)) as database:
        left = Subject(Entity.ACCOUNT, "new", ACCOUNT.id)
        mark(database, (ACCOUNT, TAGGED), (left, Mark(("B", "old"), "left behind")))
        before = database.marks_version
        rename(database, DATASET, "new")
        assert database.marks_version > before
        both = Mark(("B", "marked", "old"), "left behind\n\nseen in 2019")
        assert written(database) == ((left, both),)
        assert counted(database, "tag:old") == (1, 3)


def test_tweets_without_ids_are_known_by_their_place_in_their_file(tmp_path: Path) -> None:
    header = FIVETHIRTYEIGHT_15.header
    path = tmp_path / "IRAhandle_tweets_1.csv"
    cells = {
        "external_author_id": "906000000000000000",
        "author": "10_GOP",
        "content": "text {}",
        "region": "Unknown",
        "language": "English",
        "publish_date": "10/1/2017 19:58",
        "harvested_date": "10/1/2017 19:59",
        "following": "1052",
        "followers": "9636",
        "updates": "253",
        "account_type": "Right",
        "new_june_2018": "0",
        "retweet": "0",
        "account_category": "RightTroll",
    }
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for number in range(3):
            row = {**cells, "content": f"text {number}"}
            writer.writerow([row.get(name, "") for name in header])
    with imported(path) as database:
        (subject,) = subjects(database, Entity.TWEET, "tweet_text = 'text 1'")
        assert subject.id.endswith("#2")
        mark(database, (subject, TAGGED))
        assert counted(database, "tweet_tag:marked") == (1, 1)
        remove(database, subject.dataset)
        import_into(database, path)
        assert counted(database, "tweet_tag:marked") == (1, 1)


def test_rows_that_share_an_id_share_what_is_written(tmp_path: Path) -> None:
    twins = [tweet(1, tweet_text="one"), tweet(1, tweet_text="other")]
    write_tweets(tmp_path, [*twins, tweet(2)])
    with imported(tmp_path) as database:
        found = subjects(database, Entity.TWEET, "tweet_text IN ('one', 'other')")
        assert len(found) == 1
        mark(database, (found[0], TAGGED))
        assert counted(database, "tweet_tag:b") == (1, 2)


def test_they_are_written_while_something_is_imported(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with Database.open(path, create=True) as database:
        import_into(database, write_archive(tmp_path / "a"))
        with database.transaction() as importing:
            importing.run(Statement("CREATE TABLE main.passing AS SELECT range FROM range(10)"))
            mark(database, (ACCOUNT, TAGGED))
        assert written(database) == ((ACCOUNT, TAGGED),)
    with Database.open(path) as database:
        assert written(database) == ((ACCOUNT, TAGGED),)
        with database.reader() as reader:
            assert len(reader.rows(Statement("FROM main.passing"))) == len(range(10))


def test_a_workspace_that_holds_only_notes_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with Database.open(path, create=True) as database:
        mark(database, (ACCOUNT, TAGGED))
    with Database.open(path) as database:
        assert written(database) == ((ACCOUNT, TAGGED),)


def test_nothing_is_written_where_only_reading_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with Database.open(path, create=True) as database:
        import_into(database, write_archive(tmp_path / "a"))
    with Database.open(path, read_only=True) as database:
        with pytest.raises(KnownError, match="may not be written to"):
            mark(database, (ACCOUNT, TAGGED))
        assert written(database) == ()


def test_space_is_given_back_without_losing_any(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with Database.open(path, create=True) as database:
        import_into(database, write_archive(tmp_path / "a"))
        import_into(database, write_archive(tmp_path / "b", dataset="big_012020", tweets=9000))
        mark(database, (ACCOUNT, TAGGED), (TWEET, TAGGED))
        remove(database, "big_012020")
        assert counted(database, "tweet_tag:marked") == (1, 1)
    with Database.open(path) as database:
        assert counted(database, "tag:marked") == (1, 3)


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("marked", "marked"),
        ("  state   media\n", "state media"),
        ("e\u0301", "é"),
        ("香港", "香港"),
        ('a "b"', 'a "b"'),
        ("x" * LONGEST_TAG, "x" * LONGEST_TAG),
    ],
)
def test_a_tag_has_one_spelling(typed: str, tag: str) -> None:
    assert tag_of(typed) == tag


@pytest.mark.parametrize("typed", ["", " \n ", "a,b", "x" * (LONGEST_TAG + 1), "a\0b", "\ud800"])
def test_what_is_no_tag_is_refused(typed: str) -> None:
    with pytest.raises(KnownError):
        tag_of(typed)


def test_a_note_keeps_its_lines_and_has_an_end() -> None:
    assert note_of("\n one\n\ttwo \n") == "one\n\ttwo"
    with pytest.raises(KnownError, match="at most 100,000 letters"):
        note_of("x" * (LONGEST_NOTE + 1))
    with pytest.raises(KnownError, match="no text"):
        note_of("a\0b")
