"""Older workspaces are brought up to date with a copy kept until that succeeded."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from explorer.errors import KnownError
from explorer.schema.statement import Statement
from explorer.schema.tables import FORMAT_VERSION
from explorer.store import connecting, migrations
from explorer.store import database as store_database
from explorer.store.database import Database


@pytest.fixture
def old_workspace(tmp_path: Path) -> Path:
    """A workspace one format older than this program; steps are set by the tests."""
    path = tmp_path / "old.duckdb"
    with Database.open(path, create=True) as database, database.transaction() as writer:
        writer.run(Statement("UPDATE main.workspace SET format_version = ?", (FORMAT_VERSION - 1,)))
    return path


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace of this program's format."""
    path = tmp_path / "w.duckdb"
    with Database.open(path, create=True) as database, database.transaction():
        pass
    return path


_pending = migrations.pending


def _steps(monkeypatch: pytest.MonkeyPatch, *statements: Statement) -> None:
    steps = {FORMAT_VERSION - 1: lambda: statements}
    monkeypatch.setattr(migrations, "pending", lambda found: _pending(found, steps))


def test_an_old_workspace_is_migrated_and_the_copy_removed(
    old_workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _steps(monkeypatch, Statement("CREATE TABLE main.added (a INTEGER)"))
    with Database.open(old_workspace) as database, database.reader() as reader:
        assert reader.rows(Statement("FROM main.added")) == []
        version = reader.rows(Statement("SELECT format_version FROM main.workspace"))
        assert version == [(FORMAT_VERSION,)]
    assert list(old_workspace.parent.iterdir()) == [old_workspace]


def test_a_failed_migration_changes_nothing_and_keeps_the_copy(
    old_workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _steps(
        monkeypatch,
        Statement("CREATE TABLE main.added (a INTEGER)"),
        Statement("INSERT INTO main.nowhere VALUES (1)"),
    )
    with pytest.raises(Exception, match="nowhere"):
        Database.open(old_workspace)
    backup = migrations.backup_path(old_workspace, FORMAT_VERSION - 1)
    assert backup.exists()
    _steps(monkeypatch)
    for path in (backup, old_workspace):
        with Database.open(path) as database, database.reader() as reader:
            tables = reader.rows(Statement("SELECT table_name FROM duckdb_tables()"))
        assert ("added",) not in tables
    assert not backup.exists()


def test_opening_for_reading_migrates_first(
    old_workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _steps(monkeypatch, Statement("CREATE TABLE main.added (a INTEGER)"))
    with Database.open(old_workspace, read_only=True) as database, database.reader() as reader:
        assert reader.rows(Statement("FROM main.added")) == []
        with pytest.raises(KnownError, match="may not be written to"), database.transaction():
            pass
    assert list(old_workspace.parent.iterdir()) == [old_workspace]


def test_an_old_workspace_that_is_write_protected_is_to_be_copied(
    old_workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _steps(monkeypatch, Statement("CREATE TABLE main.added (a INTEGER)"))
    for module in (connecting, store_database):
        monkeypatch.setattr(module, "is_read_only", lambda path: True)
    with pytest.raises(KnownError, match="copy it to a folder of your own and open it there"):
        Database.open(old_workspace)


def test_a_copy_that_does_not_fit_is_said_and_not_left(
    old_workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Path, target: Path) -> None:
        target.write_bytes(b"half of it")
        raise OSError(errno.ENOSPC, "No space left on device", str(target))

    _steps(monkeypatch, Statement("CREATE TABLE main.added (a INTEGER)"))
    monkeypatch.setattr(migrations.shutil, "copyfile", full)
    with pytest.raises(KnownError, match="is full: free some space there and try again"):
        Database.open(old_workspace)
    assert list(old_workspace.parent.iterdir()) == [old_workspace]


def test_copies_that_a_crash_left_go_with_the_next_opening(workspace: Path) -> None:
    for left in range(FORMAT_VERSION):
        migrations.backup_path(workspace, left).write_bytes(b"old")
    with Database.open(workspace):
        assert list(workspace.parent.iterdir()) == [workspace]


def test_a_newer_format_is_refused() -> None:
    with pytest.raises(KnownError, match="newer version"):
        migrations.check_format(FORMAT_VERSION + 1, Path("x.duckdb"))
    migrations.check_format(FORMAT_VERSION, Path("x.duckdb"))
