"""Workspaces that are in use, spoiled or write-protected: a sentence that says what to do."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.errors import KnownError
from explorer.ingest.integrity import damage
from explorer.store.database import Database
from explorer.store.files import log_path, scratch_folder
from tests.faults.conftest import NEWER, NEWER_COUNTS, OLDER, OLDER_COUNTS, SmallDisk
from tests.faults.program import LIMIT_S, PROJECT, Program, held, left_beside
from tests.unit.store.no_workspace import NO_WORKSPACE

IN_USE = "is open in another program"
HOLDS = (
    "import sys; from pathlib import Path; from explorer.store.database import Database\n"
    "with Database.open(Path(sys.argv[1]), read_only=sys.argv[2] == 'read'):\n"
    "    print('open', flush=True); sys.stdin.readline()"
)


@pytest.fixture
def workspace(tmp_path: Path, with_older: Path) -> Path:
    path = tmp_path / "place" / "w.duckdb"
    path.parent.mkdir()
    shutil.copyfile(with_older, path)
    return path


def told(capsys: pytest.CaptureFixture[str], *argv: str | Path) -> str:
    """The one sentence that a command ends with, having done nothing."""
    capsys.readouterr()
    assert main([*map(str, argv)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err


@contextmanager
def held_by_another(program: Program, workspace: Path, how: str) -> Generator[None]:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(workspace), how],
        cwd=PROJECT,
        env=program.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        yield
        other.communicate("\n", timeout=LIMIT_S)


@pytest.mark.parametrize(
    ("first", "second"), [("write", "import"), ("write", "info"), ("read", "import")]
)
def test_the_second_program_is_told(
    first: str,
    second: str,
    program: Program,
    workspace: Path,
    newer: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    argv = ["info", workspace] if second == "info" else ["import", newer, "--workspace", workspace]
    with held_by_another(program, workspace, first):
        sentence = told(capsys, *argv)
        assert IN_USE in sentence
        assert "close it there and try again" in sentence
    assert held(workspace) == {OLDER: OLDER_COUNTS}
    assert main([*map(str, argv)]) == 0


def test_two_may_look_at_once(
    program: Program, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with held_by_another(program, workspace, "read"):
        assert held(workspace) == {OLDER: OLDER_COUNTS}


def test_an_import_that_is_running_is_not_disturbed(
    program: Program, workspace: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with program.start("import", newer, "--workspace", workspace) as importing:
        while not scratch_folder(workspace).exists():
            assert importing.poll() is None
            time.sleep(0.001)
        importing.send_signal(signal.SIGSTOP)
        for argv in (["info", workspace], ["import", newer, "--workspace", workspace]):
            assert IN_USE in told(capsys, *argv)
        assert scratch_folder(workspace).exists()
        importing.send_signal(signal.SIGCONT)
        _, said = importing.communicate(timeout=LIMIT_S)
    assert importing.returncode == 0, said
    assert held(workspace) == {OLDER: OLDER_COUNTS, NEWER: NEWER_COUNTS}


def test_two_imports_into_one_new_workspace(program: Program, newer: Path, tmp_path: Path) -> None:
    """One waits its turn or is told; whatever the first one did is kept."""
    workspace = tmp_path / "w.duckdb"
    running = [program.start("import", newer, "--workspace", workspace) for _ in range(2)]
    endings: list[int] = []
    for process in running:
        with process:
            _, said = process.communicate(timeout=LIMIT_S)
        endings.append(process.returncode)
        assert process.returncode == 0 or IN_USE in said, said
    assert 0 in endings
    assert held(workspace) == {NEWER: NEWER_COUNTS}
    assert left_beside(workspace) == []


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _flipped(path: Path) -> None:
    spoiled = bytearray(path.read_bytes())
    for at in range(20_000, len(spoiled), 9_999):
        spoiled[at] ^= 0xFF
    path.write_bytes(spoiled)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        pytest.param(_cut, "is damaged: put a copy of it in its place", id="cut"),
        pytest.param(_flipped, "is damaged: put a copy of it in its place", id="flipped"),
        *NO_WORKSPACE,
    ],
)
def test_what_is_no_workspace_any_more(
    spoil: Callable[[Path], None],
    says: str,
    workspace: Path,
    newer: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    spoil(workspace)
    before = b"" if workspace.is_dir() else workspace.read_bytes()
    for argv in (
        ["info", workspace],
        ["import", newer, "--workspace", workspace],
        ["remove", workspace, OLDER, "--force"],
    ):
        assert says in told(capsys, *argv)
    assert before == (b"" if workspace.is_dir() else workspace.read_bytes())
    assert left_beside(workspace) == []


def test_a_damaged_text_is_found_by_reading_everything(workspace: Path) -> None:
    """What no count and no link needs is looked at all the same."""
    size = workspace.stat().st_size
    found = 0
    for at in range(300_000, size, 250_000):
        spoiled = workspace.with_name(f"{at}.duckdb")
        data = bytearray(workspace.read_bytes())
        data[at] ^= 0xFF
        spoiled.write_bytes(data)
        try:
            with Database.open(spoiled, read_only=True) as database, database.reader() as reader:
                assert list(damage(reader)) == []
        except KnownError as error:
            assert "is damaged" in str(error)  # noqa: PT017 - some of these bytes are free room
            found += 1
    assert found


def test_rubbish_in_the_place_of_the_log_hides_nothing(workspace: Path, newer: Path) -> None:
    log_path(workspace).write_bytes(b"rubbish" * 100)
    assert held(workspace) == {OLDER: OLDER_COUNTS}
    assert main(["import", str(newer), "--workspace", str(workspace)]) == 0
    assert held(workspace) == {OLDER: OLDER_COUNTS, NEWER: NEWER_COUNTS}


def test_a_write_protected_drive(
    small_disk: SmallDisk,
    with_older: Path,
    newer: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    place = small_disk(60_000)
    workspace = place / "w.duckdb"
    shutil.copyfile(with_older, workspace)
    subprocess.run([shutil.which("mount") or "mount", "-o", "remount,ro", place], check=True)
    assert held(workspace) == {OLDER: OLDER_COUNTS}
    importing = ["import", newer, "--workspace"]
    assert "choose another folder for the workspace" in told(capsys, *importing, workspace)
    assert "choose a folder of your own" in told(capsys, *importing, place / "new.duckdb")
    removing = told(capsys, "remove", workspace, OLDER, "--force")
    assert "copy it to a folder of your own and open it there" in removing
    assert held(workspace) == {OLDER: OLDER_COUNTS}
