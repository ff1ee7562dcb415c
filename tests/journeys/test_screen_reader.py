"""What a screen reader is told, asked through AT-SPI as it would: names of all that can be used."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypedDict

import pytest

from explorer.app.places import APP
from tests.journeys.screen import Screen, end, program, screen

PYTHON = "/usr/bin/python3"
"""The one for which python3-pyatspi is installed."""
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
PATIENCE_S = 30
NAMED = (
    "Search tweet text or type a filter",
    "Filters",
    "What is selected",
    "Datasets",
    "History",
    "Steps of the selection",
    "Tweets over time",
    "Tweets over time, chart",
    "Followers",
    "Accounts created",
    "Hour × weekday",
    "Tweet language",
    "Tweet language, values",
    "Find a language",
    "Accounts table",
    "Choose columns",
    "Undo",
    "Redo",
)
GROUPS = ("filler", "panel", "layered pane", "scroll pane", "split pane", "tree", "table")


class Said(TypedDict):
    role: str
    name: str
    description: str
    focusable: bool


@contextmanager
def spoken_on(made: Screen) -> Iterator[Screen]:
    """The screen with a message bus of its own, on which accessibility is switched on."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None or not LAUNCHER.exists() or not _has_atspi():
        pytest.skip("AT-SPI needs dbus-daemon, at-spi2-core, python3-pyatspi: see .ci/run")
    bus = subprocess.Popen(
        [daemon, "--session", "--nofork", "--print-address=1"],
        env=made.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert bus.stdout is not None
        address = bus.stdout.readline().strip()
        switched_on = {"DBUS_SESSION_BUS_ADDRESS": address, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        speaking = replace(made, more=switched_on)
        launcher = subprocess.Popen(
            [str(LAUNCHER), "--launch-immediately"],
            env=speaking.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield speaking
        finally:
            end(launcher)
    finally:
        if bus.stdout is not None:
            bus.stdout.close()
        end(bus)


def _has_atspi() -> bool:
    asked = [PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"]
    return (
        Path(PYTHON).exists()
        and subprocess.run(asked, check=False, capture_output=True).returncode == 0
    )


def heard(made: Screen) -> list[Said]:
    reader = Path(__file__).with_name("reader.py")
    told = subprocess.run(
        [PYTHON, str(reader), APP, str(PATIENCE_S)],
        env={**made.environment, "PYTHONPATH": ""},
        capture_output=True,
        text=True,
        timeout=4 * PATIENCE_S,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


@pytest.mark.window
@pytest.mark.timeout(240)
def test_a_screen_reader_finds_every_view_by_name(tmp_path: Path) -> None:
    with (
        screen() as silent,
        spoken_on(silent) as made,
        program(made, tmp_path, "--sample") as window,
    ):
        window.wait("selectionSummary", lambda widget: " of " in widget.text)
        window.wait("idle mainWindow")
        said = heard(made)
    names = {one["name"] for one in said}
    assert [name for name in NAMED if name not in names] == []
    assert any(one["name"].startswith("Dataset synthetic") for one in said)
    nameless = [one for one in said if one["focusable"] and not one["name"]]
    assert [one for one in nameless if one["role"] not in GROUPS] == []
    assert any("of 300 accounts" in one["name"] for one in said)
