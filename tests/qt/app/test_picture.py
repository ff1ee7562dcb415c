"""`render`, the window without a display, and the self-test, as their users start them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from explorer.archive.discover import discover
from explorer.ingest.load import load
from explorer.ingest.plan import plan
from explorer.sample.write import write_archive
from explorer.store.database import Database

PROJECT = Path(__file__).resolve().parents[3]
LIMIT_S = 100


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures")
    write_archive(folder / "archive", tweets=300, accounts=20)
    path = folder / "w.duckdb"
    with Database.open(path, create=True) as database:
        load(plan(discover([folder / "archive"]), None), database)
    return path


def run(*arguments: str, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    folders = {f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "DATA", "STATE")}
    return subprocess.run(
        [sys.executable, "-m", "explorer", *arguments],
        cwd=PROJECT,
        env={**kept, **folders, **more},
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_render_draws_the_window(workspace: Path, tmp_path: Path, theme: str) -> None:
    out = tmp_path / "p.png"
    ended = run(
        "render", str(workspace), "--output", str(out), "--theme", theme, "--size", "1440x900",
        "--filter", "-language:th", "--compare", "-kind:retweet", home=tmp_path,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    image = QImage(str(out))
    assert (image.width(), image.height()) == (1440, 900)
    corner = image.pixelColor(720, 897).lightness()
    assert (corner < 128) is (theme == "dark")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--filter", "lang:th"], "nearest is “language”"),
        (["--compare", "lang:th"], "nearest is “language”"),
        (["--zone", "Nowhere/Land"], "Nowhere/Land"),
        ([], "already"),
    ],
    ids=["filter", "compare", "zone", "taken"],
)
def test_render_refuses_in_one_line(
    workspace: Path, tmp_path: Path, arguments: list[str], said: str
) -> None:
    out = tmp_path / "p.png"
    out.write_bytes(b"old")
    more = ["--force"] if arguments else []
    ended = run("render", str(workspace), "--output", str(out), *arguments, *more, home=tmp_path)
    assert ended.returncode == 1
    assert said in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
    assert out.read_bytes() == b"old"


def test_without_a_display_the_window_is_a_picture(workspace: Path, tmp_path: Path) -> None:
    ended = run(str(workspace), home=tmp_path, TMPDIR=str(tmp_path))
    assert ended.returncode == 0
    assert len(ended.stderr.splitlines()) == 1
    assert "no display" in ended.stderr
    assert not QImage(ended.stdout.strip()).isNull()


def test_the_self_test_passes_and_leaves_nothing(tmp_path: Path) -> None:
    ended = run("--self-test", home=tmp_path / "home", TMPDIR=str(tmp_path))
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stderr == ""
    lines = ended.stdout.splitlines()
    assert [line.split()[0] for line in lines[1:-1]] == ["ok"] * 9
    assert list(tmp_path.glob("takedown-*")) == []
