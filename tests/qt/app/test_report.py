"""The report of an import in the window: the same numbers as on the command line."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QPlainTextEdit,
    QTableView,
    QTableWidget,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from explorer.app import account
from explorer.app.account import account_of, rejects_page
from explorer.app.dialogs.frame import DialogFrame
from explorer.app.dialogs.rejects import RejectsModel, RejectsPanel
from explorer.app.workspace import open_database
from explorer.archive.discover import discover
from explorer.cli.main import main
from explorer.errors import Cancelled, KnownError
from explorer.export.rejects import HEADER, write_rejects
from explorer.export.verify import verify
from explorer.ingest.load import load
from explorer.ingest.plan import plan
from explorer.store.database import Database
from tests.qt.app.conftest import Bench
from tests.qt.app.test_import_and_export import press, wait_for
from tests.qt.app.test_preview import tweets

BROKEN = '"7","a line that breaks off"\n'
BAD = 7


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Two datasets; one has seven records that lack fields among three whole ones."""
    whole = tweets(1, 2, 3).splitlines(keepends=True)
    text = "".join([*whole[:2], BROKEN * BAD, *whole[2:]])
    (tmp_path / "bad_012021_tweets_csv_hashed.csv").write_text(text, encoding="utf-8")
    (tmp_path / "good_012021_tweets_csv_hashed.csv").write_text(tweets(9), encoding="utf-8")
    path = tmp_path / "w.duckdb"
    with Database.open(path, create=True) as database:
        load(plan(discover([tmp_path]), None), database, accept_damaged=True)
    return path


def told_by_cli(workspace: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    assert main(["info", str(workspace), "--rejects", "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def texts(table: QTableWidget) -> list[list[str]]:
    return [
        [item.text() if (item := table.item(row, at)) else "" for at in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def open_report(bench: Bench, qtbot: QtBot, workspace: Path) -> DialogFrame:
    bench.workbench.show_opened(open_database(workspace))
    bench.workbench.upkeep.show_report()
    dialog = wait_for(bench, qtbot, DialogFrame, "reportDialog")
    assert isinstance(dialog, DialogFrame)
    return dialog


def table_of(dialog: QWidget, name: str) -> QTableWidget:
    return next(t for t in dialog.findChildren(QTableWidget) if t.accessibleName() == name)


def test_numbers_are_those_of_the_command_line(
    bench: Bench, qtbot: QtBot, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = told_by_cli(workspace, capsys)
    dialog = open_report(bench, qtbot, workspace)
    files = {row[0]: row[1:6] for row in texts(table_of(dialog, "Files"))}
    figures = {(row[0], row[1].split(":")[0]): row[2] for row in texts(table_of(dialog, "Figures"))}
    for one in told["datasets"]:  # pyright: ignore[reportGeneralTypeIssues]
        for file in one["files"]:
            numbers = ("records", "rows_read", "rows_kept", "rows_rejected", "rows_duplicate")
            assert files[file["name"]] == [str(file[name]) for name in numbers]
        assert figures[one["name"], "Tweets"] == str(one["tweets"])
        assert figures[one["name"], "Orphans"] == str(one["orphan_tweets"])
        assert figures[one["name"], "Conflicting"] == str(one["conflicting_ids"])


def test_rejected_records_are_those_of_the_command_line(
    bench: Bench,
    qtbot: QtBot,
    workspace: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(account, "REJECTS_PAGE", 3)
    told = told_by_cli(workspace, capsys)["rejects"]
    dialog = open_report(bench, qtbot, workspace)
    tabs = dialog.findChild(QTabWidget, "reportTabs")
    assert isinstance(tabs, QTabWidget)
    assert tabs.tabText(tabs.count() - 1) == f"Rejected records ({BAD})"
    tabs.setCurrentIndex(tabs.count() - 1)
    table = dialog.findChild(QTableView, "rejectsTable")
    assert isinstance(table, QTableView)
    model = table.model()
    qtbot.waitUntil(lambda: model.rowCount() == BAD)
    shown = [[model.index(row, at).data() for at in (1, 2, 3, 0)] for row in range(BAD)]
    assert shown == [
        [row["file"], f"{row['record']:,}", f"{row['byte_offset']:,}", row["reason"]]
        for row in told  # pyright: ignore[reportGeneralTypeIssues]
    ]
    pane = dialog.findChild(QPlainTextEdit, "rejectText")
    assert isinstance(pane, QPlainTextEdit)
    assert pane.toPlainText() == BROKEN.strip()


def test_the_report_of_one_dataset_is_about_it_alone(
    bench: Bench, qtbot: QtBot, workspace: Path
) -> None:
    bench.workbench.show_opened(open_database(workspace))
    board = bench.workbench.board
    assert board is not None
    board.datasets.report_requested.emit("good_012021")
    dialog = wait_for(bench, qtbot, DialogFrame, "reportDialog")
    assert {row[0] for row in texts(table_of(dialog, "Figures"))} == {"good_012021"}
    assert dialog.findChild(RejectsPanel) is None


def test_rejected_records_come_first_where_they_are_asked_for(
    bench: Bench, qtbot: QtBot, workspace: Path, tmp_path: Path
) -> None:
    bench.workbench.show_opened(open_database(workspace))
    board = bench.workbench.board
    assert board is not None
    board.datasets.rejects_requested.emit("bad_012021")
    panel = wait_for(bench, qtbot, RejectsPanel, "")
    assert isinstance(panel, RejectsPanel)
    qtbot.waitUntil(lambda: panel.model.rowCount() == BAD)
    saved = tmp_path / "saved.csv"
    panel.export_asked.emit(saved)
    qtbot.waitUntil(saved.exists)
    qtbot.waitUntil(lambda: "7 records saved" in bench.window.status.text())


def test_rows_are_copied_with_headers(bench: Bench, qtbot: QtBot, workspace: Path) -> None:
    dialog = open_report(bench, qtbot, workspace)
    tabs = dialog.findChild(QTabWidget, "reportTabs")
    table = dialog.findChild(QTableView, "rejectsTable")
    assert isinstance(tabs, QTabWidget)
    assert isinstance(table, QTableView)
    tabs.setCurrentIndex(tabs.count() - 1)
    qtbot.waitUntil(lambda: table.model().rowCount() == BAD)
    table.setFocus()
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == BAD + 1
    assert lines[0] == "Why\tFile\tRecord\tByte\tText"


def test_saved_records_are_whole(workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    with Database.open(workspace) as database, database.reader() as reader:
        assert write_rejects(path, reader, "good_012021") == 0
        assert write_rejects(path, reader) == BAD
    with path.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    assert tuple(header) == HEADER
    assert {(row[0], row[1], row[5]) for row in rows} == {
        ("bad_012021", "bad_012021_tweets_csv_hashed.csv", BROKEN.strip())
    }
    assert [row[2] for row in rows] == [str(number) for number in range(2, 2 + BAD)]


def test_a_saving_that_is_stopped_or_refused_leaves_nothing(
    workspace: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with Database.open(workspace) as database, database.reader() as reader:
        with pytest.raises(Cancelled):
            write_rejects(folder / "r.csv", reader, cancelled=lambda: True)
        with pytest.raises(KnownError):
            write_rejects(folder / "none" / "r.csv", reader)
    assert list(folder.iterdir()) == []


def test_pages_go_on_from_file_to_file(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account, "REJECTS_PAGE", 5)
    with Database.open(workspace) as database:
        told = account_of(database)
        with database.reader() as reader:
            pages = [rejects_page(reader, told.files * 2, offset) for offset in (0, 5, 10, 15)]
    assert [len(page.rows) for page in pages] == [5, 5, 4, 0]
    assert pages[1].rows[2:] == pages[0].rows[:3]


def test_a_page_that_nobody_waits_for_is_left(workspace: Path) -> None:
    model = RejectsModel(BAD)
    with Database.open(workspace) as database:
        told = account_of(database)
        with database.reader() as reader:
            page = rejects_page(reader, told.files, 0)
    model.take(page)
    model.take(page)
    assert model.rowCount() == BAD


def test_a_report_is_saved_with_its_provenance(
    bench: Bench, qtbot: QtBot, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_report(bench, qtbot, workspace)
    path = tmp_path / "report.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    press(dialog, "saveReportButton")
    qtbot.waitUntil(path.is_file)
    assert verify(path)
    with path.open(encoding="utf-8", newline="") as stream:
        rejected = [row["records_rejected"] for row in csv.DictReader(stream)]
    assert rejected == [str(BAD), "0"]
