"""The main job in a real window: drop the folder, import, brush, undo, export, read back.

The folder is dropped by a real drag (XDND) from another program's window; mouse and keyboard are
driven by xdotool; widgets are only looked at from inside, for where they are and what they say.
"""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from tests.journeys.screen import Program, drag_source, program, screen

ACCOUNTS = 926
TWEETS = 21_385
ALL = f"{ACCOUNTS:,} of {ACCOUNTS:,} accounts · {TWEETS:,} of {TWEETS:,} tweets"
# Where the plot begins and ends in its card, and the months that the network was loud in.
BRUSH = (0.70, 0.90)
MIDDLE = 0.6


@pytest.mark.window
@pytest.mark.timeout(300)
def test_first_day(shared_data: Path, tmp_path: Path) -> None:
    with screen() as made, program(made, tmp_path) as window:
        window.wait("welcomeView")
        made.picture("1-welcome")
        drop(window, shared_data / "thailand_092020")
        import_what_was_found(window)
        brushed = brush_and_undo(window)
        export_both(window, tmp_path / "out")
    assert_read_back(tmp_path, brushed)


def drop(window: Program, folder: Path) -> None:
    target = window.wait("mainWindow").at(0.5, 0.5)
    with drag_source(window.screen, folder) as start:
        window.screen.drag(start, target)
        # The data is fetched from the source after the drop: it must live until then.
        window.wait("previewDialog")
    window.screen.picture("2-preview")


def import_what_was_found(window: Program) -> None:
    window.click("importButton")
    report = window.wait("reportText")
    assert "926 accounts, 455 of them with tweets, 21,385 tweets" in report.text
    window.screen.picture("3-report")
    window.click("closeButton")
    window.wait("selectionSummary", lambda widget: widget.text.startswith(ALL))
    window.screen.picture("4-everything")


def brush_and_undo(window: Program) -> tuple[int, int]:
    timeline = window.wait("timelineView")
    window.screen.drag(timeline.at(BRUSH[0], MIDDLE), timeline.at(BRUSH[1], MIDDLE))
    said = window.wait("selectionSummary", lambda w: not w.text.startswith(ALL)).text
    said = window.wait("selectionSummary", lambda w: w.text == settled(window, w.text)).text
    window.wait("chip")
    window.screen.picture("5-brushed")
    window.screen.keys("ctrl+z")
    window.wait("selectionSummary", lambda w: w.text.startswith(ALL))
    window.wait_gone("chip")
    window.screen.keys("ctrl+shift+z")
    window.wait("selectionSummary", lambda w: w.text == said)
    accounts, tweets = (
        int(number.replace(",", "")) for number in re.findall(r"([\d,]+) of", said)[:2]
    )
    assert 0 < tweets < TWEETS
    return accounts, tweets


def settled(window: Program, text: str) -> str:
    """The same text a moment later: previews of a moving brush are over."""
    again = window.ask("selectionSummary")
    return again.text if again is not None else text


def export_both(window: Program, base: Path) -> None:
    window.screen.keys("ctrl+e")
    window.wait("exportDialog")
    window.click("export_both")
    window.wait("exportFiles", lambda widget: "_tweets.csv" in widget.text)
    window.click("exportPath")
    window.screen.keys("ctrl+a")
    window.screen.type(str(base))
    window.wait("exportPath", lambda widget: widget.text == str(base))
    window.screen.picture("6-export")
    window.click("exportButton")
    window.wait("reportText", lambda widget: "out_tweets.csv" in widget.text)
    window.screen.picture("7-exported")
    window.click("closeButton")


def assert_read_back(folder: Path, brushed: tuple[int, int]) -> None:
    for what, rows in zip(("accounts", "tweets"), brushed, strict=True):
        path = folder / f"out_{what}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            header, *records = csv.reader(file)
        assert len(records) == rows
        assert {len(record) for record in records} == {len(header)}
        sidecar = path.with_name(path.name + ".provenance.json")
        assert json.loads(sidecar.read_text(encoding="utf-8"))
