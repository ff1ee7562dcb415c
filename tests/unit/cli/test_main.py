"""The command line as a shell sees it: exit codes, streams, what is loaded."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from explorer import __version__
from explorer.__main__ import main
from tests.unit.cli.conftest import Ask

LIMIT_S = 60
SLOW = ("duckdb", "numpy", "pandas")
QT = ("PySide6", "pyqtgraph", "shiboken6", "explorer.app", "explorer.views")


def run(*argv: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "explorer", *map(str, argv)],
        capture_output=True,
        timeout=LIMIT_S,
        check=False,
        env={**os.environ, **environment},
    )


def loaded_by(*argv: str | Path) -> set[str]:
    """The modules that are loaded when a command has run."""
    script = (
        "import sys; from explorer.__main__ import main; main(sys.argv[1:]); "
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, argv)],
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=True,
    )
    return set(done.stderr.split())


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"takedown-explorer {__version__}\n"


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    for command in ("import", "info", "count", "remove", "rename", "export", "verify", "render"):
        assert f"\n  {command} " in out


def test_wrong_usage_is_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["count"]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["count", "{w}", "--filter", "folowers:1"], "character 1: there is no field “folowers”"),
        (["count", "{w}", "--by", "folowers"], "nearest is “followers”"),
        (["count", "{w}", "--by", "hour", "--zone", "Mars"], 'no time zone "Mars"'),
        (["count", "{w}", "--zone", "Mars"], 'no time zone "Mars"'),
        (["count", "{w}", "--datasets", "set1,set9"], "no dataset “set9”"),
        (["count", "{w}.missing"], "There is no workspace"),
        (["count", "{folder}"], "is a folder"),
        (["count", "\udcff.duckdb"], "is no text in Unicode"),
    ],
    ids=lambda value: " ".join(value[2:]) if isinstance(value, list) else "",
)
def test_what_people_can_mend_is_one_line_on_stderr(
    workspace: Path, argv: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    places = {"{w}": str(workspace), "{folder}": str(workspace.parent)}
    for name, path in places.items():
        argv = [word.replace(name, path) for word in argv]
    assert main(argv) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.count("\n") == 1


def test_a_file_that_is_no_workspace_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "w.duckdb"
    other.write_text("something else", encoding="utf-8")
    assert main(["count", str(other)]) == 1
    assert "is not a workspace" in capsys.readouterr().err
    assert other.read_text(encoding="utf-8") == "something else"


@pytest.mark.parametrize(
    "argv", [["--version"], ["--help"], ["count", "--help"], ["count"], ["export", "x"]]
)
def test_help_and_wrong_usage_are_quick(argv: list[str]) -> None:
    assert loaded_by(*argv).isdisjoint(SLOW)


def test_counting_needs_no_qt_and_no_pandas(workspace: Path) -> None:
    assert loaded_by("count", workspace, "--by", "language").isdisjoint({*QT, "pandas"})


def test_every_script_is_printed_whatever_the_locale(workspace: Path, tmp_path: Path) -> None:
    plain_name = shutil.copy(workspace, tmp_path / "w.duckdb")
    done = run("count", plain_name, "--by", "hashtag", "--json", LC_ALL="C", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "香港" in [one["label"] for one in json.loads(done.stdout)["bins"]]


def test_a_reader_that_goes_away_ends_it_quietly(workspace: Path) -> None:
    command = [sys.executable, "-m", "explorer", "count", str(workspace), "--by", "time:hour"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        process.wait(LIMIT_S)


def test_two_may_count_in_one_workspace_at_once(workspace: Path, ask: Ask) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(workspace)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        assert ask("count", workspace)["all_tweets"] == 7
        other.communicate(timeout=LIMIT_S)


_HOLD = """
import sys
from pathlib import Path
from explorer.store.database import Database
with Database.open(Path(sys.argv[1]), read_only=True):
    print("open", flush=True)
    sys.stdin.read()
"""
