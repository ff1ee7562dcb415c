"""A screen of its own, the real program on it, and hands for mouse and keyboard."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import pytest

TOOLS = ("Xvfb", "openbox", "xdotool", "wmctrl", "import")
SIZE = (1600, 1000)
PROJECT = Path(__file__).resolve().parents[2]
ARTEFACTS = Path(os.environ.get("TAKEDOWN_EXPLORER_ARTEFACTS", PROJECT / "test-artefacts"))
"""Where pictures are kept for people to look at; in no commit."""
PATIENCE_S = 30.0
PAUSE_S = 0.05
REST_S = 2.0
LONGEST_COMMAND_S = 20


@dataclass(frozen=True)
class Screen:
    """An X server that nobody sees, with a window manager."""

    display: str
    more: Mapping[str, str] = field(default_factory=dict[str, str])
    """What programs on it find in their environment besides."""

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
        return {**kept, "DISPLAY": self.display, "PYTHONUNBUFFERED": "1", **self.more}

    def do(self, *command: str) -> str:
        """Run a tool on this screen."""
        ended = subprocess.run(
            command,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=LONGEST_COMMAND_S,
            check=True,
        )
        return ended.stdout.strip()

    def picture(self, name: str) -> None:
        """Keep what is on the screen for people to look at."""
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        self.do("import", "-window", "root", str(ARTEFACTS / f"{name}.png"))

    def click(self, x: int, y: int, button: int = 1, held: str = "") -> None:
        """Click, with a key held down if one is named."""
        holds = ("keydown", held) if held else ()
        frees = ("keyup", held) if held else ()
        self.do("xdotool", "mousemove", str(x), str(y), *holds, "click", str(button), *frees)

    def point(self, x: int, y: int) -> None:
        self.do("xdotool", "mousemove", str(x), str(y))

    def size_window(self, title: str, width: int, height: int) -> None:
        """Give a window, frame not counted, this size, in the upper left corner."""
        self.do("wmctrl", "-r", title, "-e", f"0,0,0,{width},{height}")

    def drag(self, start: tuple[int, int], end: tuple[int, int], steps: int = 20) -> None:
        """Press at `start`, go to `end` bit by bit as a hand does, and let go."""
        self.do("xdotool", "mousemove", *map(str, start), "mousedown", "1")
        for step in range(1, steps + 1):
            at = [round(a + (b - a) * step / steps) for a, b in zip(start, end, strict=True)]
            self.do("xdotool", "mousemove", *map(str, at))
            time.sleep(PAUSE_S / 2)
        time.sleep(PAUSE_S * 4)
        self.do("xdotool", "mouseup", "1")

    def keys(self, *names: str) -> None:
        self.do("xdotool", "key", "--clearmodifiers", *names)

    def type(self, text: str) -> None:
        self.do("xdotool", "type", "--clearmodifiers", "--delay", "5", text)


@contextmanager
def screen() -> Iterator[Screen]:
    """Skips where tools are missing; ends its own processes by their ids."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"a real window needs {', '.join(missing)}: .ci/run installs them")
    read, write = os.pipe()
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    server = subprocess.Popen(
        [_tool("Xvfb"), "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        made = Screen(f":{_first_line(read)}")
        manager = subprocess.Popen(
            [_tool("openbox")],
            env=made.environment,
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        try:
            yield made
        finally:
            end(manager)
    finally:
        os.close(read)
        end(server)


@dataclass(frozen=True)
class Widget:
    """A widget of the program as it is now; coordinates are the screen's."""

    visible: bool
    enabled: bool
    x: int
    y: int
    width: int
    height: int
    text: str

    def at(self, across: float, down: float) -> tuple[int, int]:
        """A point by shares of the width and height."""
        return round(self.x + self.width * across), round(self.y + self.height * down)


class Program:
    """The window under test, in a process of its own; it is looked at through a pipe."""

    def __init__(self, screen: Screen, process: subprocess.Popen[str]) -> None:
        self.screen = screen
        self._process = process

    def ask(self, name: str) -> Widget | None:
        """The visible widget of this object name; None where there is none."""
        _stream(self._process.stdin).write(name + "\n")
        _stream(self._process.stdin).flush()
        answer = json.loads(_line(_stream(self._process.stdout)))
        return None if answer is None else Widget(**answer)

    def wait(self, name: str, holds: Callable[[Widget], bool] = lambda widget: True) -> Widget:
        """Wait for a widget to be there and to be as wanted."""
        until = time.monotonic() + PATIENCE_S
        found = None
        while time.monotonic() < until:
            found = self.ask(name)
            if found is not None and found.visible and holds(found):
                return found
            time.sleep(PAUSE_S)
        self.screen.picture(f"missing-{name}")
        pytest.fail(f"waited in vain for {name}; last seen: {found}")

    def wait_gone(self, name: str) -> None:
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            if self.ask(name) is None:
                return
            time.sleep(PAUSE_S)
        pytest.fail(f"{name} did not go away")

    def kill_at_rest(self) -> None:
        """End the program without a word, a moment after the last thing was done."""
        time.sleep(REST_S)
        self._process.kill()
        self._process.wait(LONGEST_COMMAND_S)

    def close(self) -> None:
        """End the program as people do."""
        self.screen.keys("ctrl+q")
        self._process.wait(PATIENCE_S)

    def click(self, name: str) -> None:
        """Click in the middle, once the window manager has put the widget where it stays."""
        before, now = None, self._middle(name)
        while now != before:
            time.sleep(PAUSE_S)
            before, now = now, self._middle(name)
        self.screen.click(*now)

    def _middle(self, name: str) -> tuple[int, int]:
        return self.wait(name, lambda widget: widget.enabled).at(0.5, 0.5)


@contextmanager
def program(screen: Screen, home: Path, *arguments: str) -> Iterator[Program]:
    """The program with settings and workspaces of its own; closed at the end, killed if it must."""
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "STATE")}
    with _started("driven.py", screen, folders, *arguments) as process:
        yield Program(screen, process)


@contextmanager
def drag_source(screen: Screen, path: Path) -> Iterator[tuple[int, int]]:
    """A little window like a file manager's icon; gives the point to drag from."""
    with _started("drag_source.py", screen, {}, str(path)) as process:
        x, y = json.loads(_line(_stream(process.stdout)))
        yield x, y


@contextmanager
def _started(
    script: str, screen: Screen, more: Mapping[str, str], *arguments: str
) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name(script)), *arguments],
        cwd=PROJECT,
        env={**screen.environment, **more, "PYTHONPATH": _python_path()},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()
        end(process)


def _tool(name: str) -> str:
    path = shutil.which(name)
    assert path is not None
    return path


def _python_path() -> str:
    return os.pathsep.join(filter(None, [str(PROJECT), os.environ.get("PYTHONPATH", "")]))


def _stream(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


def _line(stream: IO[str]) -> str:
    ready, _, _ = select.select([stream], [], [], PATIENCE_S)
    line = stream.readline() if ready else ""
    if not line:
        pytest.fail("the program did not answer or has ended")
    return line


def _first_line(descriptor: int) -> str:
    ready, _, _ = select.select([descriptor], [], [], PATIENCE_S)
    if not ready:
        pytest.skip("Xvfb did not start")
    return os.read(descriptor, 16).decode().strip()


def end(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(LONGEST_COMMAND_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
