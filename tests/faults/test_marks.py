"""Tags and notes under bad conditions: what was told to be written stays, whatever comes next."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.errors import KnownError
from explorer.schema.fields import Entity
from explorer.schema.marks import Mark, Subject
from explorer.store.database import Database
from explorer.store.marks import all_marks, put
from tests.faults.conftest import OLDER, OLDER_COUNTS, SmallDisk
from tests.faults.program import PROJECT, Program, held

ACCOUNT = Subject(Entity.ACCOUNT, OLDER, "1001")
KILOBYTE = 1024
LONG_NOTE = Mark(("marked",), "all of it " * 9_000)

WRITES_AND_WAITS = """
import sys
from pathlib import Path
from explorer.schema.fields import Entity
from explorer.schema.marks import Mark, Subject
from explorer.store.database import Database
from explorer.store.marks import put
database = Database.open(Path(sys.argv[1]))
with database.marking() as writer:
    put(writer, ((Subject(Entity.ACCOUNT, sys.argv[2], "1001"), Mark(("marked",), "kept")),))
print("written", flush=True)
sys.stdin.readline()
"""


def test_killed_right_after_a_note(program: Program, with_older: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "w.duckdb"
    shutil.copyfile(with_older, workspace)
    with subprocess.Popen(
        [sys.executable, "-c", WRITES_AND_WAITS, str(workspace), OLDER],
        cwd=PROJECT,
        env=program.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as writing:
        assert writing.stdout is not None
        assert writing.stdout.readline() == "written\n"
        writing.send_signal(signal.SIGKILL)
        writing.wait()
    for read_only in (True, False):
        with Database.open(workspace, read_only=read_only) as database, database.reader() as reader:
            assert all_marks(reader) == ((ACCOUNT, Mark(("marked",), "kept")),)
    assert held(workspace) == {OLDER: OLDER_COUNTS}


def test_a_full_disk_keeps_what_was_written_before(small_disk: SmallDisk, with_older: Path) -> None:
    size = with_older.stat().st_size // KILOBYTE
    workspace = small_disk(size + 300) / "w.duckdb"
    shutil.copyfile(with_older, workspace)
    kept: list[Subject] = []

    def write_on(database: Database) -> None:
        for number in range(KILOBYTE):
            subject = Subject(Entity.TWEET, OLDER, f"{number:04}")
            with database.marking() as writer:
                put(writer, ((subject, LONG_NOTE),))
            kept.append(subject)

    with Database.open(workspace) as database:
        with pytest.raises(KnownError, match="is full: free some space there and try again"):
            write_on(database)
        with database.reader() as reader:
            assert all_marks(reader) == tuple((subject, LONG_NOTE) for subject in kept)
        assert kept
    roomy = workspace.parent.parent / "roomy"
    shutil.copytree(workspace.parent, roomy)
    with Database.open(roomy / "w.duckdb") as database, database.reader() as reader:
        assert all_marks(reader) == tuple((subject, LONG_NOTE) for subject in kept)
