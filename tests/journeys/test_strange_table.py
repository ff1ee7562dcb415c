"""A table with columns of its own, one record of it broken: keyboard only, in a real window."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.journeys.screen import program, screen

WHOLE = """id,created_at,user_id,full_text
1,2020-01-02T03:04:05Z,a,first
2,2020-01-03T03:04:05Z,a,second
3,2020-01-04T03:04:05Z,b,third
"""
BROKEN = "4,2020-01-05T03:04:05Z\n"


@pytest.mark.window
@pytest.mark.timeout(120)
def test_a_strange_table_is_mapped_imported_and_accounted_for(tmp_path: Path) -> None:
    table = tmp_path / "strange.csv"
    table.write_text(WHOLE + BROKEN, encoding="utf-8")
    workspace = str(tmp_path / "w.duckdb")
    with screen() as made, program(made, tmp_path, "--workspace", workspace, str(table)) as window:
        window.wait("mapColumns")
        made.picture("strange-1-preview")
        made.keys("space")
        window.wait("useColumnsButton", lambda button: button.enabled)
        made.picture("strange-2-columns")
        made.keys("Return")
        window.wait("importButton", lambda button: button.enabled)
        made.picture("strange-3-mapped")
        made.keys("Return")
        window.wait("confirmDialog")
        made.picture("strange-4-damaged")
        made.keys("Tab", "space")
        report = window.wait("reportText")
        assert "1 of 4 records could not be read" in report.text
        made.keys("ctrl+Tab", "ctrl+Tab", "ctrl+Tab")
        read = window.wait("rejectText", lambda pane: pane.text == BROKEN.strip())
        made.picture("strange-5-rejected")
        assert read.visible
        window.click("saveRejectsButton")
        saved = tmp_path / "saved.csv"
        made.picture("strange-6-save")
        made.keys("ctrl+a")
        made.type(str(saved))
        made.keys("Return")
        window.wait("statusText", lambda status: status.text.startswith("1 record saved"))
        made.keys("Escape")
        window.wait("selectionSummary", lambda widget: widget.text.startswith("2 of 2 accounts"))
        made.picture("strange-7-board")
    with saved.open(encoding="utf-8", newline="") as stream:
        _, row = csv.reader(stream)
    assert (row[0], row[1], row[2], row[5]) == ("strange", "strange.csv", "4", BROKEN.strip())
