"""Views kept in a workspace by name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from explorer.errors import KnownError
from explorer.schema.statement import Statement
from explorer.schema.tables import FORMAT_VERSION
from explorer.store import migrations
from explorer.store.database import Database
from explorer.store.kept_views import (
    KeptView,
    drop_view,
    keep_views,
    kept_view,
    kept_views,
    rename_view,
)

ONE = KeptView("one", "{}", "2026-01-02T03:04:05+00:00")
QUOTED = KeptView("it's “香港”; DROP", "line\nline", "2026-01-03T03:04:05+00:00")


def test_views_are_kept_replaced_renamed_and_dropped() -> None:
    with Database.in_memory() as database, database.reader() as reader:
        before = database.data_version
        with database.keeping() as writer:
            keep_views(writer, [ONE, QUOTED])
        assert kept_views(reader) == (QUOTED, ONE)
        newer = replace(ONE, content="newer")
        with database.keeping() as writer:
            keep_views(writer, [newer])
            rename_view(writer, QUOTED.name, "two")
        assert kept_views(reader) == (newer, replace(QUOTED, name="two"))
        with database.keeping() as writer:
            drop_view(writer, "one")
            drop_view(writer, "never there")
        assert kept_view(reader, "two").content == QUOTED.content
        assert database.data_version == before


def test_a_name_that_is_taken_or_gone_is_said_and_nothing_changes() -> None:
    with Database.in_memory() as database, database.reader() as reader:
        with database.keeping() as writer:
            keep_views(writer, [ONE, QUOTED])
        with pytest.raises(KnownError, match="already"):
            _drop_and_rename(database)
        assert len(kept_views(reader)) == 2
        with pytest.raises(KnownError, match=r"no saved view “no”.*“one”"):
            kept_view(reader, "no")


def _drop_and_rename(database: Database) -> None:
    with database.keeping() as writer:
        drop_view(writer, "one")
        rename_view(writer, QUOTED.name, QUOTED.name)


def test_views_are_kept_while_an_import_runs() -> None:
    with Database.in_memory() as database, database.transaction(), database.keeping() as writer:
        keep_views(writer, [ONE])


def test_views_outlive_the_program_and_need_the_right_to_write(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with Database.open(path, create=True) as database, database.keeping() as writer:
        keep_views(writer, [ONE])
    with Database.open(path, read_only=True) as database, database.reader() as reader:
        assert kept_views(reader) == (ONE,)
        with pytest.raises(KnownError, match="may not be written to"), database.keeping():
            pass


def test_older_workspaces_learn_to_keep_views(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with Database.open(path, create=True) as database, database.transaction() as writer:
        steps = migrations.STEPS.items()
        older = next(version for version, step in steps if "kept_view" in str(step()))
        writer.run(Statement("DROP TABLE main.kept_view"))
        writer.run(Statement("UPDATE main.workspace SET format_version = ?", (older,)))
    with Database.open(path) as database, database.reader() as reader:
        assert kept_views(reader) == ()
        version = reader.rows(Statement("SELECT format_version FROM main.workspace"))
        assert version == [(FORMAT_VERSION,)]
