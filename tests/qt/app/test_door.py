"""A later start of the program hands over what it was asked for to the window that is open."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from explorer.app.arguments import OpenWindow
from explorer.app.door import Door, packed, unpacked

LATER_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from explorer.app.arguments import OpenWindow
from explorer.app.door import Door

application = QCoreApplication([])
print(Door(sys.argv[1]).enter(OpenWindow(tuple(map(Path, sys.argv[2:])))))
"""
KILLED = """
import os, signal, sys
from PySide6.QtCore import QCoreApplication
from explorer.app.arguments import OpenWindow
from explorer.app.door import Door

application = QCoreApplication([])
door = Door(sys.argv[1])
assert door.enter(OpenWindow())
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def name() -> Iterator[str]:
    """In a folder of its own near the root: no socket's path may be longer than 107 bytes."""
    with TemporaryDirectory() as folder:
        yield str(Path(folder) / "folder that is not there yet" / "window.socket")


def _start(script: str, *arguments: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_later_start_hands_over_and_gives_way(qtbot: QtBot, name: str, tmp_path: Path) -> None:
    door = Door(name)
    taken: list[OpenWindow] = []
    door.asked.connect(taken.append)
    assert door.enter(OpenWindow())
    with _start(LATER_START, name, "thailand", "/x/ไทย.zip", folder=tmp_path) as later:
        qtbot.waitUntil(lambda: len(taken) == 1, timeout=20_000)
        answer, _ = later.communicate(timeout=20)
    door.close()
    assert answer.strip() == "False"
    assert taken == [OpenWindow((tmp_path / "thailand", Path("/x/ไทย.zip")))]


def test_what_a_killed_window_left_behind_is_no_window(
    qapp: object, name: str, tmp_path: Path
) -> None:
    with _start(KILLED, name, folder=tmp_path) as killed:
        killed.wait(20)
    assert Path(name).exists()
    door = Door(name)
    assert door.enter(OpenWindow())
    door.close()
    assert list(Path(name).parent.iterdir()) == []


def test_others_of_this_computer_may_not_knock(qapp: object, name: str) -> None:
    door = Door(name)
    assert door.enter(OpenWindow())
    assert Path(name).stat().st_mode & 0o077 == 0
    door.close()


def test_without_a_place_for_a_socket_the_window_opens_alone(qapp: object, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    door = Door(str(in_the_way / "window.socket"))
    assert door.enter(OpenWindow())
    door.close()


@pytest.mark.parametrize(
    "said",
    [b"GET / HTTP/1.1\r\n", b"[]\n", b'{"paths": [1], "workspace": null, "sample": false}\n'],
    ids=["another protocol", "another value", "another type"],
)
def test_strangers_are_shown_the_door(qtbot: QtBot, name: str, said: bytes) -> None:
    door = Door(name)
    taken: list[OpenWindow] = []
    door.asked.connect(taken.append)
    assert door.enter(OpenWindow())
    stranger = QLocalSocket()
    with qtbot.waitSignal(stranger.disconnected, timeout=5_000):
        stranger.connectToServer(name)
        stranger.write(said)
        stranger.flush()
    door.close()
    assert taken == []


@pytest.mark.parametrize(
    "asked",
    [
        OpenWindow(),
        OpenWindow(sample=True),
        OpenWindow((Path("/a/b c"), Path("/ไทย/\udcff")), Path("/w.duckdb")),
    ],
    ids=["nothing", "sample", "names of any bytes"],
)
def test_what_is_handed_over_arrives(asked: OpenWindow) -> None:
    assert unpacked(packed(asked)) == asked
