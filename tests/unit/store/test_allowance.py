"""What the database may hold: less while an export lasts, the usual for whoever writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.errors import BugError
from explorer.schema.statement import Statement
from explorer.store.database import Database

USUAL_MB, MORE_MB = 2000, 600
MARGIN_MB = 100
"""What an empty workspace may hold by itself."""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "w.duckdb"
    with Database.open(path, create=True, memory_limit_mb=USUAL_MB) as database:
        yield database


def limit_mb(database: Database) -> float:
    """The limit as the database says it, `572.2 MiB`, in MB."""
    with database.reader() as reader:
        said = str(reader.rows(Statement("SELECT current_setting('memory_limit')"))[0][0])
    number, unit = said.split()
    return float(number) * {"MiB": 1.048576, "GiB": 1073.741824}[unit]


def is_narrow(database: Database) -> bool:
    limit = limit_mb(database)
    if abs(limit - USUAL_MB) < MARGIN_MB:
        return False
    assert MORE_MB <= limit < MORE_MB + MARGIN_MB
    return True


def test_it_is_less_for_as_long_as_somebody_spares(database: Database) -> None:
    assert not is_narrow(database)
    with database.sparing_memory(MORE_MB):
        assert is_narrow(database)
        with database.sparing_memory(MORE_MB):
            assert is_narrow(database)
        assert is_narrow(database)
    assert not is_narrow(database)


def test_what_fails_meanwhile_gives_it_back(database: Database) -> None:
    with pytest.raises(KeyError), database.sparing_memory(MORE_MB):
        raise KeyError
    assert not is_narrow(database)


def test_who_writes_has_all_of_it(database: Database) -> None:
    with database.transaction(), database.sparing_memory(MORE_MB):
        assert not is_narrow(database)
    with database.sparing_memory(MORE_MB):
        assert is_narrow(database)
        with database.transaction():
            assert not is_narrow(database)
    assert not is_narrow(database)


def test_it_never_becomes_more_than_usual(database: Database) -> None:
    with database.sparing_memory(USUAL_MB):
        assert not is_narrow(database)


def test_what_is_held_already_may_stay(database: Database) -> None:
    with database.reader() as reader:
        table = (
            "CREATE TEMP TABLE held AS SELECT hash(i) AS a, hash(a) AS b FROM range(20000000) t(i)"
        )
        reader.rows(Statement(table))
        with database.sparing_memory(MORE_MB):
            assert limit_mb(database) > MORE_MB + MARGIN_MB


@pytest.mark.parametrize("setting", ["threads = 1", "lock_configuration = false"])
def test_nothing_else_can_be_set(database: Database, setting: str) -> None:
    with database.reader() as reader, pytest.raises(BugError):
        reader.rows(Statement(f"SET GLOBAL {setting}"))
