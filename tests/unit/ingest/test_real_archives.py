"""The real archives beside the project: their counts, and every cell given back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.archive.discover import discover
from explorer.schema.statement import Statement
from explorer.store.catalog import datasets
from explorer.store.database import Database
from tests.helpers.archives import cells_in, cells_stored, import_into, stored_files


@pytest.fixture(scope="module")
def thailand(shared_data: Path) -> Iterator[Database]:
    with Database.in_memory() as database:
        import_into(database, shared_data / "thailand_092020")
        yield database


def _ask(database: Database, sql: str) -> list[tuple[object, ...]]:
    with database.reader() as reader:
        return reader.rows(Statement(sql))


def test_thailand_has_its_accounts_and_tweets(thailand: Database) -> None:
    with thailand.reader() as reader:
        (row,) = datasets(reader)
    assert row.name == "thailand_092020"
    assert (row.accounts, row.tweets, row.accounts_with_tweets) == (926, 21_385, 455)
    assert (row.accounts_placeholder, row.conflicting_ids, row.time_disagreements) == (0, 0, 0)


def test_thailand_has_its_kinds(thailand: Database) -> None:
    found = _ask(thailand, "SELECT kind, count(*) FROM linked.tweet GROUP BY kind ORDER BY kind")
    assert found == [(0, 1_093), (1, 11_199), (2, 6_853), (3, 2_240)]


def test_thailand_retweets_name_whom_they_retweet(thailand: Database) -> None:
    found = _ask(thailand, "SELECT count(retweeted) FROM linked.tweet WHERE kind = 1")
    assert found == [(11_199,)]


def test_thailand_needs_no_raw_cells(thailand: Database) -> None:
    raw = "SELECT count(raw_cells) FROM linked."
    assert _ask(thailand, f"{raw}tweet_wide") == [(0,)]
    assert _ask(thailand, f"{raw}account") == [(0,)]


def test_every_field_of_every_real_file_comes_back(shared_data: Path) -> None:
    found = discover([shared_data])
    with Database.in_memory() as database:
        import_into(database, shared_data)
        stored = stored_files(database)
        assert set(stored) == {file.name for file in found.files}
        with database.reader() as reader:
            for file in found.files:
                row = stored[file.name]
                cells = list(dict.fromkeys(cells_in(file)))
                assert row.records == row.rows_kept + row.rows_duplicate + row.rows_rejected
                assert cells_stored(reader, row) == cells, file.name
        totals = "SELECT name, accounts, tweets FROM dataset ORDER BY name"
        assert _ask(database, totals) == [
            ("CNHU_0621.sample3", 3, 3),
            ("GRU_202012.sample4", 4, 4),
            ("IRAhandle", 330, 225_572),
            ("REA_0621.sample3", 2, 3),
            ("RNA_0621", 4, 32),
            ("SubdataSample_21_columns", 851, 2_925),
            ("ira.sample2", 4, 2),
            ("ira_092020", 5, 0),
            ("iran_092020", 104, 0),
            ("thailand_092020", 926, 21_385),
        ]
