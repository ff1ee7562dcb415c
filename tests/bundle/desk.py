"""The packaged program on a screen, looked at from outside as a person would: by its windows."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.journeys.screen import Screen

PATIENCE_S = 60.0
PAUSE_S = 0.2
CLASS = "takedown-explorer"
GRACE_S = 10


def titles(screen: Screen) -> list[str]:
    """Titles of the program's visible windows on this screen."""
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--class", CLASS],  # noqa: S607
        env=screen.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    named = (_title(screen, window) for window in found.stdout.split())
    return [title for title in named if title is not None]


def _title(screen: Screen, window: str) -> str | None:
    """A window's title; None of one that has gone meanwhile."""
    said = subprocess.run(
        ["xdotool", "getwindowname", window],  # noqa: S607
        env=screen.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return said.stdout.strip() if said.returncode == 0 else None


def wait_for(screen: Screen, name: str, holds: Callable[[list[str]], bool]) -> list[str]:
    """Wait until the program's windows are as wanted, and keep a picture named `name`."""
    until = time.monotonic() + PATIENCE_S
    seen: list[str] = []
    while time.monotonic() < until:
        seen = titles(screen)
        if holds(seen):
            # What was mapped has still to be painted.
            time.sleep(PAUSE_S * 5)
            screen.picture(name)
            return seen
        time.sleep(PAUSE_S)
    screen.picture(f"{name}-missed")
    pytest.fail(f"waited in vain for {name}; windows: {seen}")


@contextmanager
def started(
    command: Sequence[str], screen: Screen, home: Path, **more: str
) -> Iterator[subprocess.Popen[str]]:
    """The command with a home of its own and nothing else in its environment."""
    process = subprocess.Popen(
        command,
        cwd="/",
        env={"HOME": str(home), "DISPLAY": screen.display, **more},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        end(process)


def end(process: subprocess.Popen[str]) -> None:
    """End a process that leads a session, and whatever it has started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.wait(GRACE_S)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
