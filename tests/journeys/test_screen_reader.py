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

from explorer.app.actions import ACTIONS
from explorer.app.places import APP
from tests.journeys.screen import Screen, end, program, screen

PYTHON = "/usr/bin/python3"
"""The one for which python3-pyatspi is installed."""
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
PATIENCE_S = 30
NAMED = (
    "Search tweet text or type a filter",
    "Filters",
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
CONTROLS = (
    "push button",
    "toggle button",
    "check box",
    "radio button",
    "combo box",
    "spin button",
    "slider",
    "text",
    "list",
    "list item",
    "table",
    "tree",
    "table cell",
    "page tab",
    "page tab list",
    "menu item",
)
"""Roles of what is used, reached by keyboard or not."""
VALUE_IS_NAME = ("combo box",)
"""Qt says of these what is chosen; a label has to say what it is about."""
BESIDE_THE_DOTS = ("keysAction", "helpAction", "aboutAction")
"""Open a window although their words do not end in an ellipsis."""


class Said(TypedDict):
    role: str
    name: str
    description: str
    labels: list[str]
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
    assert nameless(said) == []
    assert any("300 of 300 accounts · 20,000" in one["name"] for one in said)


@pytest.mark.window
@pytest.mark.timeout(400)
def test_a_screen_reader_finds_all_of_every_dialog(tmp_path: Path) -> None:
    """Each opened from its menu, looked at as a screen reader does, and closed."""
    opening = [spec for spec in ACTIONS if spec.text.endswith("…") or spec.name in BESIDE_THE_DOTS]
    with (
        screen() as silent,
        spoken_on(silent) as made,
        program(made, tmp_path, "--sample") as window,
    ):
        window.wait("selectionSummary", lambda widget: " of " in widget.text)
        window.wait("idle mainWindow")
        made.click(*window.wait("accountsTable row 0 1").at(0.3, 0.5))
        unsaid: dict[str, list[Said]] = {}
        for spec in opening:
            menu = spec.menu.replace("&", "")
            made.click(*window.wait(f"mainWindow menu {menu}").at(0.5, 0.5))
            made.click(*window.wait(f"menu{menu} action {spec.name}").at(0.5, 0.5))
            title = window.wait("dialog").text
            said = heard(made)
            assert [one for one in said if one["role"] == "dialog" and title in one["name"]]
            if found := nameless(said):
                unsaid[spec.name] = found
            made.keys("Escape")
            window.wait_gone("dialog")
    assert unsaid == {}


def nameless(said: list[Said]) -> list[Said]:
    """What can be used and says not what it is."""
    return [
        one
        for one in said
        if (one["focusable"] or one["role"] in CONTROLS)
        and (not one["name"] or (one["role"] in VALUE_IS_NAME and not any(one["labels"])))
    ]
