"""The whole window as a folder: every chart, its data, the filtered rows, and a page."""

from __future__ import annotations

import csv
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from explorer.app.dialogs.frame import DialogFrame
from explorer.app.dialogs.window_report import WindowReportDialog
from explorer.app.settle import settle
from explorer.cli.main import main
from explorer.export.verify import verify
from explorer.query.parse import parse
from explorer.sample.write import write_archive
from explorer.session.comparison import compare
from explorer.session.state import SessionState
from explorer.views.shared.counting_card import CountingCard
from explorer.views.timeline.stack import STACKED_BY
from tests.qt.app.conftest import Bench
from tests.qt.app.test_import_and_export import WAIT_MS, import_all, press, wait_for

CHARTS = ("timeline", "followers", "created", "heatmap", "facet_language")


class _Page(HTMLParser):
    """Gathers the tags of a page, and where it points to."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.targets += [value or "" for name, value in attrs if name in ("src", "href")]


def report_of(bench: Bench, qtbot: QtBot, folder: Path, *left_out: str) -> Path:
    """Ask for a report as a user does; gives back its page."""
    bench.window.action_map["exportReportAction"].trigger()
    dialog = wait_for(bench, qtbot, WindowReportDialog, "windowReportDialog")
    for what in left_out:
        box = dialog.findChild(QCheckBox, f"report_{what}")
        assert isinstance(box, QCheckBox)
        box.setChecked(False)
    place = dialog.findChild(QLineEdit, "reportFolder")
    assert isinstance(place, QLineEdit)
    place.setText(str(folder))
    press(dialog, "exportReportButton")
    press(wait_for(bench, qtbot, DialogFrame, "reportDialog"), "closeButton")
    return folder / "index.html"


def opened(bench: Bench, qtbot: QtBot, folder: Path, filters: str = "") -> None:
    """A small archive in the window, filtered, every chart drawn."""
    write_archive(folder / "archive", tweets=300, accounts=20)
    import_all(bench, qtbot, folder / "w.duckdb", folder / "archive")
    workspace, board = bench.workbench.workspace, bench.workbench.board
    assert workspace is not None
    assert board is not None
    workspace.session.commit_all(parse(filters))
    charts = [part for part in board.parts.values() if isinstance(part, CountingCard)]
    qtbot.waitUntil(lambda: all(card.notice is None for card in charts), timeout=WAIT_MS)


def test_a_report_of_a_comparison_says_both(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    opened(bench, qtbot, tmp_path, "kind:retweet")
    workspace = bench.workbench.workspace
    assert workspace is not None
    compare(workspace.session, parse("kind:reply"))
    settle(bench.workbench)
    page = report_of(bench, qtbot, tmp_path / "r").read_text(encoding="utf-8")
    assert "called A" in page
    assert "<li>kind is reply <code>kind:reply</code></li>" in page
    assert "<li>kind is retweet <code>kind:retweet</code></li>" in page
    rows = rows_of(tmp_path / "r" / "facet_language.csv")
    assert {"tweets_a", "tweets_b", "tweets_share_a", "tweets_share_b", "tweets_points"} < set(
        rows[0]
    )
    assert verify(tmp_path / "r" / "facet_language.csv").startswith("“")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_report_holds_what_is_seen(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    opened(bench, qtbot, tmp_path, "kind:retweet")
    page = report_of(bench, qtbot, tmp_path / "my report")
    seen = _Page()
    text = page.read_text(encoding="utf-8")
    seen.feed(text)
    assert all((page.parent / target).is_file() for target in seen.targets)
    for name in CHARTS:
        assert {f"{name}.png", f"{name}.svg", f"{name}.csv"} <= set(seen.targets)
        assert not QImage(str(page.parent / f"{name}.png")).isNull()
    for path in page.parent.glob("*.csv"):
        assert verify(path)
    assert "kind is retweet" in text
    tweets = rows_of(page.parent / "tweets.csv")
    assert {row["is_retweet"].lower() for row in tweets} == {"true"}
    by_day = rows_of(page.parent / "timeline.csv")
    assert sum(int(row["tweets"]) for row in by_day) == len(tweets)


def test_the_page_has_no_scripts_and_points_nowhere_else(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(bench, qtbot, tmp_path, '-text~"<script src=https://evil.example/x.js>"')
    page = report_of(bench, qtbot, tmp_path / "r")
    seen = _Page()
    seen.feed(page.read_text(encoding="utf-8"))
    assert not seen.tags & {"script", "link", "iframe", "object", "embed"}
    assert not [target for target in seen.targets if ":" in target or target.startswith("/")]


def test_only_charts_that_are_shown_and_tables_that_are_ticked_are_in_it(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(bench, qtbot, tmp_path)
    bench.window.action_map["showHeatmapAction"].trigger()
    page = report_of(bench, qtbot, tmp_path / "r", "tweets")
    names = {path.name for path in page.parent.iterdir()}
    assert "heatmap.png" not in names
    assert "timeline.png" in names
    assert "accounts.csv" in names
    assert "tweets.csv" not in names


@pytest.mark.parametrize("name", ["", "/no/such/folder/x", "taken"])
def test_a_folder_that_cannot_be_made_is_not_offered(
    qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    (tmp_path / "taken").mkdir()
    dialog = WindowReportDialog("", {"accounts": "a"}, "", tmp_path / "x")
    qtbot.addWidget(dialog)
    place = dialog.findChild(QLineEdit, "reportFolder")
    button = dialog.findChild(QPushButton, "exportReportButton")
    says = dialog.findChild(QLabel, "reportSays")
    assert isinstance(place, QLineEdit)
    assert isinstance(button, QPushButton)
    assert isinstance(says, QLabel)
    assert button.isEnabled()
    place.setText(str(tmp_path / name) if name == "taken" else name)
    assert not button.isEnabled()
    assert says.text()


def test_the_numbers_behind_a_chart_are_saved_with_their_provenance(
    bench: Bench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(bench, qtbot, tmp_path, "kind:retweet")
    board = bench.workbench.board
    assert board is not None
    path = tmp_path / "by week.csv"
    path.write_text("older", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    action = board.timeline.findChild(QAction, "saveDataAction")
    assert isinstance(action, QAction)
    action.trigger()
    press(wait_for(bench, qtbot, DialogFrame, "reportDialog"), "closeButton")
    assert verify(path)
    shown = board.timeline.plot.chart
    assert sum(int(row["tweets"]) for row in rows_of(path)) == shown.selected_total
    assert sum(int(row["all_tweets"]) for row in rows_of(path)) == shown.whole_total


@pytest.mark.parametrize("field", STACKED_BY)
def test_a_chart_in_colours_is_exported_by_them(
    bench: Bench,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    field: str,
) -> None:
    """In the report, as data, on the clipboard and from the command line: the same numbers."""
    opened(bench, qtbot, tmp_path, "-kind:quote time:2015..2020")
    board, workspace = bench.workbench.board, bench.workbench.workspace
    assert board is not None
    assert workspace is not None
    timeline = board.timeline
    timeline.unit_chooser.choose("month")
    timeline.stack_chooser.choose(field)
    qtbot.waitUntil(lambda: bool(timeline.plot.series), timeout=WAIT_MS)
    drawn = {
        (timeline.plot.chart.placement.bin(bar).label, one.name): int(one.selected[bar])
        for one in timeline.plot.series
        for bar in range(timeline.plot.bar_count)
    }
    saved = tmp_path / "colours.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(saved), ""))
    action = timeline.findChild(QAction, "saveDataAction")
    assert isinstance(action, QAction)
    action.trigger()
    press(wait_for(bench, qtbot, DialogFrame, "reportDialog"), "closeButton")
    reported = report_of(bench, qtbot, tmp_path / "r").parent / "timeline.csv"
    assert reported.read_bytes() == saved.read_bytes()
    assert verify(reported)
    written = {(row["label"], row["part"]): int(row["tweets"]) for row in rows_of(saved)}
    assert {where: number for where, number in written.items() if where in drawn} == drawn
    assert sum(written.values()) == sum(drawn.values()) == timeline.plot.chart.selected_total
    copied = list(csv.DictReader(_data_lines(timeline.menu.data())))
    on_clipboard = {
        (row["label"], name.removeprefix("tweets ")): int(number)
        for row in copied
        for name, number in row.items()
        if name.startswith("tweets ")
    }
    assert on_clipboard == drawn
    path = workspace.path
    assert path is not None
    bench.workbench.close_workspace()
    asked = ["count", str(path), f"--by={timeline.data_by(SessionState())}"]
    capsys.readouterr()
    assert main([*asked, "--filter=-kind:quote time:2015..2020", "--csv"]) == 0
    assert list(csv.DictReader(capsys.readouterr().out.splitlines())) == rows_of(saved)
    again = ["export", "--from", f"{saved}.provenance.json", "--workspace", str(path)]
    assert main([*again, "--output", str(tmp_path / "again.csv")]) == 0
    assert (tmp_path / "again.csv").read_bytes() == saved.read_bytes()


def _data_lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_a_comparison_is_exported_in_one_colour(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    opened(bench, qtbot, tmp_path)
    board, workspace = bench.workbench.board, bench.workbench.workspace
    assert board is not None
    assert workspace is not None
    board.timeline.stack_chooser.choose("kind")
    compare(workspace.session, parse("kind:reply"))
    settle(bench.workbench)
    page = report_of(bench, qtbot, tmp_path / "r")
    assert "tweets_points" in rows_of(page.parent / "timeline.csv")[0]
