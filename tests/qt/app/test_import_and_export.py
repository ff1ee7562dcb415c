"""From a path to a workspace to a file, all inside the window, over synthetic archives."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from explorer.app.arguments import OpenWindow
from explorer.app.dialogs.export import ExportDialog
from explorer.app.dialogs.frame import DialogFrame
from explorer.app.dialogs.preview import PreviewDialog
from explorer.export.verify import verify
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.sample.write import write_archive
from explorer.views.shared.chooser import Chooser
from tests.qt.app.conftest import Bench

WAIT_MS = 60_000
TWEETS = 300
ACCOUNTS = 20


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "my archive ü"
    write_archive(folder, tweets=TWEETS, accounts=ACCOUNTS)
    return folder


def wait_for(bench: Bench, qtbot: QtBot, kind: type[QWidget], name: str) -> QWidget:
    def there() -> bool:
        return any(found.isVisible() for found in bench.window.findChildren(kind, name))

    qtbot.waitUntil(there, timeout=WAIT_MS)
    return next(found for found in bench.window.findChildren(kind, name) if found.isVisible())


def press(dialog: QWidget, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    button.click()


def import_all(bench: Bench, qtbot: QtBot, workspace: Path, *paths: Path) -> None:
    bench.workbench.begin(OpenWindow(paths, workspace))
    preview = wait_for(bench, qtbot, PreviewDialog, "previewDialog")
    press(preview, "importButton")
    report = wait_for(bench, qtbot, DialogFrame, "reportDialog")
    press(report, "closeButton")


def summary(bench: Bench) -> str:
    board = bench.workbench.board
    return board.filters.summary.text() if board is not None else ""


def test_an_archive_becomes_a_workspace(
    bench: Bench, qtbot: QtBot, archive: Path, tmp_path: Path
) -> None:
    workspace = tmp_path / "new" / "w.duckdb"
    import_all(bench, qtbot, workspace, archive)
    assert workspace.is_file()
    wanted = f"{ACCOUNTS} of {ACCOUNTS} accounts · {TWEETS} of {TWEETS} tweets"
    qtbot.waitUntil(lambda: summary(bench).startswith(wanted))
    assert bench.window.windowTitle().startswith("w –")
    assert bench.known == []


def test_what_is_imported_already_changes_nothing_and_says_so(
    bench: Bench, qtbot: QtBot, archive: Path, tmp_path: Path
) -> None:
    import_all(bench, qtbot, tmp_path / "w.duckdb", archive)
    bench.window.paths_dropped.emit([archive])
    preview = wait_for(bench, qtbot, PreviewDialog, "previewDialog")
    add = preview.findChild(QRadioButton, "addToOpen")
    assert isinstance(add, QRadioButton)
    assert add.isChecked()
    press(preview, "importButton")
    report = wait_for(bench, qtbot, DialogFrame, "reportDialog")
    text = report.findChild(QWidget, "reportText")
    assert "Nothing was changed" in getattr(text, "toPlainText")()  # noqa: B009
    press(report, "closeButton")
    qtbot.waitUntil(lambda: f"of {TWEETS} tweets" in summary(bench))


def test_a_dataset_can_be_named_before_it_is_imported(
    bench: Bench, qtbot: QtBot, archive: Path, tmp_path: Path
) -> None:
    bench.workbench.begin(OpenWindow((archive,), tmp_path / "w.duckdb"))
    preview = wait_for(bench, qtbot, PreviewDialog, "previewDialog")
    name = preview.findChild(QLineEdit, "name_synthetic_012021")
    assert isinstance(name, QLineEdit)
    name.setText("mine")
    press(preview, "importButton")
    press(wait_for(bench, qtbot, DialogFrame, "reportDialog"), "closeButton")
    board = bench.workbench.board
    assert board is not None
    qtbot.waitUntil(lambda: [line.entry.name for line in board.datasets.lines] == ["mine"])


def test_a_folder_with_nothing_says_so_and_offers_no_import(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    bench.window.paths_dropped.emit([tmp_path / "empty"])
    preview = wait_for(bench, qtbot, PreviewDialog, "previewDialog")
    assert preview.windowTitle() == "Nothing here can be imported"
    button = preview.findChild(QPushButton, "importButton")
    assert isinstance(button, QPushButton)
    assert button.isHidden()
    press(preview, "cancelButton")


def test_a_refused_import_leaves_no_workspace(
    bench: Bench, qtbot: QtBot, archive: Path, tmp_path: Path
) -> None:
    target = tmp_path / "taken.duckdb"
    bench.workbench.importing.open_paths([archive])
    preview = wait_for(bench, qtbot, PreviewDialog, "previewDialog")
    assert isinstance(preview, PreviewDialog)
    preview.propose(target)
    target.write_text("somebody else's", encoding="utf-8")
    press(preview, "importButton")
    qtbot.waitUntil(lambda: len(bench.known) == 1, timeout=WAIT_MS)
    assert "taken.duckdb" in bench.known[0]
    assert target.read_text(encoding="utf-8") == "somebody else's"
    assert bench.workbench.workspace is None


def test_a_file_that_is_no_workspace_is_refused_in_a_sentence(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    false = tmp_path / "false.duckdb"
    false.write_bytes(b"12345678DUCK and nothing else")
    bench.workbench.begin(OpenWindow((false,)))
    qtbot.waitUntil(lambda: len(bench.known) == 1, timeout=WAIT_MS)
    assert "\n" not in bench.known[0]


def test_the_sample_opens_and_says_that_it_is_synthetic(bench: Bench, qtbot: QtBot) -> None:
    bench.workbench.begin(OpenWindow(sample=True))
    qtbot.waitUntil(lambda: "of 20,000 tweets" in summary(bench), timeout=WAIT_MS)
    workspace = bench.workbench.workspace
    assert workspace is not None
    assert workspace.is_synthetic


@pytest.mark.parametrize("mode", ["exact", "spreadsheet"])
def test_what_is_seen_is_what_is_exported(
    bench: Bench, qtbot: QtBot, archive: Path, tmp_path: Path, mode: str
) -> None:
    import_all(bench, qtbot, tmp_path / "w.duckdb", archive)
    workspace = bench.workbench.workspace
    assert workspace is not None
    workspace.session.commit_all(parse("kind:retweet"))
    bench.workbench.outgoing.export()
    dialog = wait_for(bench, qtbot, ExportDialog, "exportDialog")
    for name in (f"export_{mode}", "export_both"):
        choice = dialog.findChild(QRadioButton, name)
        assert isinstance(choice, QRadioButton)
        choice.setChecked(True)
    path = dialog.findChild(QLineEdit, "exportPath")
    assert isinstance(path, QLineEdit)
    path.setText(str(tmp_path / "out"))
    press(dialog, "exportButton")
    press(wait_for(bench, qtbot, DialogFrame, "reportDialog"), "closeButton")
    qtbot.waitUntil(lambda: "1 of 1 dataset" in summary(bench))
    counts = [int(part.split()[0]) for part in summary(bench).split(" · ")[:2]]
    for what, count in zip(("accounts", "tweets"), counts, strict=True):
        with (tmp_path / f"out_{what}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert sum(1 for _ in csv.reader(file)) - 1 == count
        assert (tmp_path / f"out_{what}.csv.provenance.json").is_file()


@pytest.mark.parametrize("typed", ["", "/", "   ", "/no/such/folder/x", "."])
def test_a_place_that_cannot_be_is_not_offered(qtbot: QtBot, tmp_path: Path, typed: str) -> None:
    dialog = ExportDialog({"accounts": "a", "tweets": "t"}, "", tmp_path, "x")
    qtbot.addWidget(dialog)
    path = dialog.findChild(QLineEdit, "exportPath")
    button = dialog.findChild(QPushButton, "exportButton")
    assert isinstance(path, QLineEdit)
    assert isinstance(button, QPushButton)
    assert button.isEnabled()
    path.setText(typed)
    assert not button.isEnabled()


def test_a_name_that_is_taken_is_not_overwritten(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "x_accounts.csv").write_text("old", encoding="utf-8")
    dialog = ExportDialog({"accounts": "a", "tweets": "t"}, "", tmp_path, "x")
    qtbot.addWidget(dialog)
    button = dialog.findChild(QPushButton, "exportButton")
    tweets = dialog.findChild(QRadioButton, "export_tweets")
    assert isinstance(button, QPushButton)
    assert isinstance(tweets, QRadioButton)
    assert not button.isEnabled()
    tweets.setChecked(True)
    assert button.isEnabled()


@pytest.mark.parametrize(
    ("pressed", "name"),
    [
        (("export_edges",), "x_retweets.csv"),
        (("export_edges", "export_program"), "x_retweets.graphml"),
        (("export_tweets", "export_program", "exportCompressed"), "x_tweets.parquet"),
        (("export_tweets", "exportAdded", "exportCompressed"), "x_tweets.csv.gz"),
    ],
    ids=["edges", "graphml", "parquet", "compressed"],
)
def test_every_form_is_written_under_the_name_shown(
    bench: Bench, qtbot: QtBot, archive: Path, tmp_path: Path, pressed: tuple[str, ...], name: str
) -> None:
    import_all(bench, qtbot, tmp_path / "w.duckdb", archive)
    bench.workbench.outgoing.export()
    dialog = wait_for(bench, qtbot, ExportDialog, "exportDialog")
    for one in pressed:
        button = dialog.findChild(QAbstractButton, one)
        assert isinstance(button, QAbstractButton)
        button.setChecked(True)
    path = dialog.findChild(QLineEdit, "exportPath")
    assert isinstance(path, QLineEdit)
    path.setText(str(tmp_path / "x.csv"))
    shown = dialog.findChild(QLabel, "exportFiles")
    assert isinstance(shown, QLabel)
    assert shown.text() == f"Writes {name} and its provenance beside it"
    press(dialog, "exportButton")
    press(wait_for(bench, qtbot, DialogFrame, "reportDialog"), "closeButton")
    assert verify(tmp_path / name)


def test_choosing_what_a_network_is_of_chooses_the_network(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog({"accounts": "a", "tweets": "t"}, "", tmp_path, "x")
    qtbot.addWidget(dialog)
    kind = dialog.findChild(Chooser, "exportKind")
    assert isinstance(kind, Chooser)
    kind.choose("mentions")
    choice = dialog.choice()
    assert choice is not None
    assert choice.files == {"edges": tmp_path / "x_mentions.csv"}


def test_rows_with_one_tag_are_ordered_by_it_and_with_it(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog({"accounts": "a", "tweets": "t"}, "", tmp_path, "x", ("bot", "marked"))
    qtbot.addWidget(dialog)
    for name in ("export_both", "exportMarks"):
        button = dialog.findChild(QAbstractButton, name)
        assert isinstance(button, QAbstractButton)
        button.setChecked(True)
    tag = dialog.findChild(Chooser, "exportTag")
    assert isinstance(tag, Chooser)
    tag.choose("marked")
    choice = dialog.choice()
    assert choice is not None
    accounts, tweets = choice.orders(Selection(parse("followers:0")), "UTC")
    assert accounts.selection.clauses == parse("followers:0 tag:marked")
    assert tweets.selection.clauses == parse("followers:0 tweet_tag:marked")
    assert accounts.added == ("account_tags", "account_note")
    assert tweets.added == ("tweet_tags", "tweet_note", "account_tags", "account_note")


def test_columns_are_ticked_one_by_one(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog({"accounts": "a", "tweets": "t"}, "", tmp_path, "x")
    qtbot.addWidget(dialog)
    dialog.show()
    columns = dialog.findChild(Chooser, "exportColumns")
    names = dialog.findChild(QListWidget, "exportNames")
    both = dialog.findChild(QAbstractButton, "export_both")
    go = dialog.findChild(QAbstractButton, "exportButton")
    assert isinstance(columns, Chooser)
    assert isinstance(names, QListWidget)
    assert isinstance(both, QAbstractButton)
    assert isinstance(go, QAbstractButton)
    assert not names.isVisible()
    columns.choose("chosen")
    assert names.isVisible()
    both.setChecked(True)
    for place in range(names.count()):
        item = names.item(place)
        is_wanted = item.text() in ("userid", "tweet_text")
        item.setCheckState(Qt.CheckState.Checked if is_wanted else Qt.CheckState.Unchecked)
    choice = dialog.choice()
    assert choice is not None
    accounts, tweets = choice.orders(Selection(), "UTC")
    assert (accounts.columns, tweets.columns) == (("userid",), ("userid", "tweet_text"))
    assert go.isEnabled()
    (userid,) = names.findItems("userid", Qt.MatchFlag.MatchExactly)
    userid.setCheckState(Qt.CheckState.Unchecked)
    assert not go.isEnabled()


@pytest.mark.parametrize("view", ["timeline", "facets", "accounts", "tweets"])
def test_export_is_where_the_filter_is(bench: Bench, qtbot: QtBot, view: str) -> None:
    board = bench.open_small(qtbot)
    getattr(board, view).export_wanted.emit()
    wait_for(bench, qtbot, ExportDialog, "exportDialog")


def test_everything_is_ordered_whatever_is_filtered(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog({"accounts": "a", "tweets": "t"}, "", tmp_path, "x")
    qtbot.addWidget(dialog)
    rows = dialog.findChild(Chooser, "exportTag")
    assert isinstance(rows, Chooser)
    selection = Selection(parse("followers:0"), (1,))
    choice = dialog.choice()
    assert choice is not None
    assert [order.selection for order in choice.orders(selection, "UTC")] == [selection]
    rows.choose(" ")
    choice = dialog.choice()
    assert choice is not None
    assert [order.selection for order in choice.orders(selection, "UTC")] == [Selection((), (1,))]


def test_a_dataset_is_renamed_and_removed(
    bench: Bench, qtbot: QtBot, archive: Path, tmp_path: Path
) -> None:
    import_all(bench, qtbot, tmp_path / "w.duckdb", archive)
    board = bench.workbench.board
    assert board is not None
    qtbot.waitUntil(lambda: len(board.datasets.lines) == 1)
    board.datasets.rename_requested.emit("synthetic_012021")
    question = wait_for(bench, qtbot, DialogFrame, "textDialog")
    field = question.findChild(QLineEdit, "answerField")
    assert isinstance(field, QLineEdit)
    field.setText("renamed")
    press(question, "confirmButton")
    qtbot.waitUntil(lambda: [line.entry.name for line in board.datasets.lines] == ["renamed"])
    board.datasets.remove_requested.emit("renamed")
    press(wait_for(bench, qtbot, DialogFrame, "confirmDialog"), "confirmButton")
    qtbot.waitUntil(lambda: board.datasets.lines == (), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: summary(bench).startswith("0 of 0 accounts"))
    assert bench.known == []
