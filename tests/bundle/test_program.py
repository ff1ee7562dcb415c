"""The packaged program, started as a file manager starts it: from anywhere, with nothing set."""

from __future__ import annotations

import sys
import sysconfig
from pathlib import Path

import pytest

from explorer import __version__
from tests.bundle.built import Built, need_root, run_bare, tool
from tests.bundle.conftest import PROJECT
from tests.journeys.screen import Screen

pytestmark = pytest.mark.bundle

# Puts the program elsewhere and empties every folder that it was built from, for itself alone.
MOVED_AWAY = """
set -e
mount --bind "$1" "$2"
shift
there="$1"
shift
for hidden in "$@"; do mount -t tmpfs none "$hidden"; done
cd /
exec "$there/takedown-explorer" --self-test
"""

READ_ONLY = """
mount --bind "$1" "$2" && mount -o remount,bind,ro "$2" && exec "$2/takedown-explorer" --self-test
"""


def test_self_test_passes_without_any_environment(built: Built, tmp_path: Path) -> None:
    ended = run_bare([built.command, "--self-test"], tmp_path)
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.window
def test_self_test_passes_with_everything_it_was_built_from_gone(
    built: Built, a_screen: Screen, tmp_path: Path
) -> None:
    need_root()
    there = tmp_path / "elsewhere"
    there.mkdir()
    # What lies within another one goes first: the environment may be within the project.
    hidden = sorted({str(PROJECT), sys.prefix, sysconfig.get_path("stdlib")}, reverse=True)
    script = [tool("sh"), "-c", MOVED_AWAY, "sh", str(built.program), str(there), *hidden]
    command = [tool("unshare"), "--mount", *script]
    ended = run_bare(command, tmp_path, DISPLAY=a_screen.display)
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize(
    "locale", ["C", "POSIX", "tr_TR.UTF-8", "de_DE.ISO-8859-1", "th_TH.TIS-620"]
)
def test_command_line_answers_in_any_locale(built: Built, tmp_path: Path, locale: str) -> None:
    archive = tmp_path / "İstanbul – ไทย"
    made = run_bare(
        [built.command, "sample", str(archive), "--tweets", "50", "--accounts", "5"],
        tmp_path,
        LC_ALL=locale,
    )
    assert made.returncode == 0, made.stderr
    workspace = tmp_path / "ไทย.duckdb"
    imported = run_bare(
        [built.command, "import", str(archive), "--workspace", str(workspace)],
        tmp_path,
        LC_ALL=locale,
    )
    assert (imported.returncode, workspace.is_file()) == (0, True), imported.stderr


def test_command_line_says_its_version(built: Built, tmp_path: Path) -> None:
    ended = run_bare([built.command, "--version"], tmp_path)
    assert (ended.returncode, ended.stdout.split()[-1:]) == (0, [__version__]), ended.stderr


def test_command_line_loads_no_qt(built: Built, tmp_path: Path) -> None:
    """PyInstaller would load it for every command."""
    ended = run_bare([built.command, "--version"], tmp_path, LD_DEBUG="files")
    assert "libpython" in ended.stderr
    assert "libQt6" not in ended.stderr


def test_help_is_not_lost_with_the_docstrings(built: Built, tmp_path: Path) -> None:
    ended = run_bare([built.command, "count", "--help"], tmp_path)
    assert ended.returncode == 0
    assert "--by" in ended.stdout


def test_what_it_keeps_lies_in_folders_of_its_own(built: Built, tmp_path: Path) -> None:
    ended = run_bare([built.command, "--self-test"], tmp_path)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    kept = {file.relative_to(tmp_path).parts[:3] for file in tmp_path.rglob("*") if file.is_file()}
    assert kept == {(".cache", "takedown-explorer", "compiled")}


def test_no_python_has_to_be_compiled_at_the_start(built: Built) -> None:
    """Shiboken's own code is inside its library as text, unless it lies beside it."""
    assert list(built.program.rglob("shiboken6/files.dir/shibokensupport/signature/loader.pyc"))


def test_program_folder_may_be_read_only(built: Built, tmp_path: Path) -> None:
    need_root()
    there = tmp_path / "elsewhere"
    there.mkdir()
    command = [tool("unshare"), "--mount", tool("sh"), "-c", READ_ONLY, "sh"]
    ended = run_bare([*command, str(built.program), str(there)], tmp_path)
    assert ended.returncode == 0, ended.stdout + ended.stderr
