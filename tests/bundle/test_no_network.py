"""The packaged program opens no internet socket: traced, and where there is no network at all."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from explorer.sample.write import write_archive
from tests.bundle.built import START_LIMIT_S, Built, need_root, tool
from tests.bundle.desk import started, wait_for
from tests.journeys.screen import Screen

pytestmark = [pytest.mark.bundle, pytest.mark.timeout(400)]

INTERNET = re.compile(r"AF_INET6?\b")
CONTROL = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"


def _traced(trace: Path, command: Sequence[str]) -> list[str]:
    """The command without any network, and every socket of it and its children in `trace`."""
    strace = [tool("strace"), "-f", "-qq", "-e", "trace=network", "-o", str(trace)]
    return [tool("unshare"), "--net", *strace, *command]


def _run(trace: Path, home: Path, *command: str) -> str:
    need_root()
    ended = subprocess.run(
        _traced(trace, command),
        cwd="/",
        env={"HOME": str(home)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=START_LIMIT_S,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return trace.read_text(encoding="utf-8", errors="replace")


def test_the_trace_sees_internet_sockets(tmp_path: Path) -> None:
    """Otherwise the other tests here could not fail."""
    seen = _run(tmp_path / "trace", tmp_path, tool("python3"), "-c", CONTROL)
    assert INTERNET.search(seen)


def test_all_parts_work_without_a_network(built: Built, tmp_path: Path) -> None:
    seen = _run(tmp_path / "trace", tmp_path, built.command, "--self-test")
    assert INTERNET.findall(seen) == []


def test_the_command_line_works_without_a_network(built: Built, tmp_path: Path) -> None:
    archive, workspace = str(tmp_path / "invented"), str(tmp_path / "w.duckdb")
    output = str(tmp_path / "tweets.csv")
    for arguments in (
        ("sample", archive, "--tweets", "500", "--accounts", "30"),
        ("import", archive, "--workspace", workspace),
        ("info", workspace),
        ("count", workspace, "--by", "time:day"),
        ("export", "tweets", workspace, "--output", output),
        ("verify", output),
        ("check", workspace),
        ("render", workspace, "--output", str(tmp_path / "w.png")),
    ):
        seen = _run(tmp_path / "trace", tmp_path, built.command, *arguments)
        assert INTERNET.findall(seen) == [], arguments


@pytest.mark.window
def test_a_day_at_the_window_opens_no_internet_socket(
    built: Built, a_screen: Screen, home: Path, tmp_path: Path
) -> None:
    need_root()
    archive = tmp_path / "invented_archive"
    write_archive(archive, tweets=500, accounts=30)
    trace = tmp_path / "trace"
    with started(_traced(trace, [built.command, str(archive)]), a_screen, home):
        wait_for(a_screen, "network-preview", lambda seen: "Import" in "".join(seen))
        a_screen.keys("Return")
        wait_for(a_screen, "network-imported", lambda seen: "synthetic" in "".join(seen))
        a_screen.keys("Escape")
        a_screen.type("kind:retweet")
        a_screen.keys("Return")
        a_screen.keys("ctrl+e")
        wait_for(a_screen, "network-export", lambda seen: "xport" in "".join(seen))
        a_screen.keys("Escape")
        a_screen.keys("F1")
        wait_for(a_screen, "network-help", lambda seen: seen != [])
    seen = trace.read_text(encoding="utf-8", errors="replace")
    assert "AF_UNIX" in seen
    assert INTERNET.findall(seen) == []
