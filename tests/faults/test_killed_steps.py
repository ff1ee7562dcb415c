"""Whatever changes a workspace is killed at each of its steps, one after the other."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from explorer.schema.statement import Statement
from explorer.schema.tables import FORMAT_VERSION
from explorer.store import migrations
from explorer.store.database import Database
from tests.faults.conftest import NEWER, NEWER_COUNTS, OLDER, OLDER_COUNTS
from tests.faults.program import LIMIT_S, PROJECT, Program, held, left_beside
from tests.helpers.archives import import_into

Dies = Callable[..., int]
BOTH = {OLDER: OLDER_COUNTS, NEWER: NEWER_COUNTS}
MOST_STEPS = 400
MIGRATION = [
    "CREATE TABLE main.added AS SELECT md5(range::VARCHAR) AS word FROM range(1000)",
    "ALTER TABLE main.dataset ADD COLUMN rank INTEGER DEFAULT 7",
    "UPDATE main.dataset SET rank = dataset",
    "ALTER TABLE main.dataset DROP COLUMN rank",
]


@pytest.fixture(scope="module")
def dies(program: Program) -> Iterator[Dies]:
    """Run a command line, killed at a step; gives back the exit code, or minus the signal."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.dying"],
        cwd=PROJECT,
        env=program.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        requests, answers = server.stdin, server.stdout

        def run(*argv: str | Path, step: int, migration: list[str] | None = None) -> int:
            order = {"argv": [*map(str, argv)], "step": step, "migration": migration or []}
            print(json.dumps(order), file=requests, flush=True)
            return int(answers.readline())

        yield run
        server.communicate(timeout=LIMIT_S)


def _each_step(model: Path, folder: Path, every: int = 1) -> Iterator[tuple[int, Path]]:
    """A fresh workspace for each step, until the caller has seen the last one."""
    for step in range(1, MOST_STEPS, every):
        place = folder / str(step)
        place.mkdir()
        workspace = place / "w.duckdb"
        shutil.copyfile(model, workspace)
        yield step, workspace
        shutil.rmtree(place)
    pytest.fail("there is no end to the steps")


def test_removing(dies: Dies, with_both: Path, tmp_path: Path) -> None:
    """The space is given back in the same run: the file is written anew and moved into place."""
    outcomes: set[tuple[str, ...]] = set()
    for step, workspace in _each_step(with_both, tmp_path):
        code = dies("remove", workspace, NEWER, "--force", step=step)
        assert code in (0, -signal.SIGKILL), step
        counts = held(workspace)
        assert counts in (BOTH, {OLDER: OLDER_COUNTS}), step
        outcomes.add(tuple(counts))
        with Database.open(workspace):
            assert left_beside(workspace) == [], step
        if code == 0:
            assert counts == {OLDER: OLDER_COUNTS}
            assert workspace.stat().st_size < with_both.stat().st_size
            break
    assert len(outcomes) == 2


def test_importing_step_by_step(dies: Dies, with_older: Path, newer: Path, tmp_path: Path) -> None:
    outcomes: set[tuple[str, ...]] = set()
    for step, workspace in _each_step(with_older, tmp_path, every=8):
        code = dies("import", newer, "--workspace", workspace, step=step)
        assert code in (0, -signal.SIGKILL), step
        counts = held(workspace)
        assert counts in ({OLDER: OLDER_COUNTS}, BOTH), step
        outcomes.add(tuple(counts))
        assert left_beside(workspace) == [], step
        if code == 0:
            assert counts == BOTH
            break
    assert len(outcomes) == 2


@pytest.fixture(scope="module")
def old_format(tmp_path_factory: pytest.TempPathFactory, older: Path) -> Path:
    """A workspace of the format before this one, with a dataset in it."""
    workspace = tmp_path_factory.mktemp("old") / "old.duckdb"
    with Database.open(workspace, create=True) as database:
        import_into(database, older)
        with database.transaction() as writer:
            writer.run(
                Statement("UPDATE main.workspace SET format_version = ?", (FORMAT_VERSION - 1,))
            )
    return workspace


@pytest.mark.parametrize(("command", "every"), [("info", 1), ("rename", 4)])
def test_migrating(
    command: str,
    every: int,
    dies: Dies,
    old_format: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pending = migrations.pending
    steps = {FORMAT_VERSION - 1: lambda: tuple(map(Statement, MIGRATION))}
    monkeypatch.setattr(migrations, "pending", lambda found: pending(found, steps))
    renamed = [OLDER, "renamed"] if command == "rename" else []
    formats: set[int] = set()
    for step, workspace in _each_step(old_format, tmp_path, every):
        code = dies(command, workspace, *renamed, step=step, migration=MIGRATION)
        assert code in (0, -signal.SIGKILL), step
        found = _format_of(workspace)
        formats.add(found)
        backup = migrations.backup_path(workspace, FORMAT_VERSION - 1)
        if backup.exists():
            assert backup.read_bytes() == old_format.read_bytes(), step
        assert tuple(held(workspace).values()) == (OLDER_COUNTS,), step
        assert _format_of(workspace) == FORMAT_VERSION
        with Database.open(workspace) as database, database.reader() as reader:
            assert len(reader.rows(Statement("FROM main.added"))) == 1000
            assert left_beside(workspace) == [], step
        if code == 0:
            break
    assert formats == {FORMAT_VERSION - 1, FORMAT_VERSION}


def _format_of(workspace: Path) -> int:
    """What the file says of itself, without anything of this program that would change it."""
    with Database.in_memory() as database, database.reader() as reader:
        reader.rows(Statement(f"ATTACH '{workspace}' AS other (READ_ONLY)"))
        return int(str(reader.rows(Statement("SELECT format_version FROM other.workspace"))[0][0]))
