"""What the preview says, what can be left out of it, and what becomes of that."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explorer.app import import_work
from explorer.app.arguments import OpenWindow
from explorer.app.dialogs.columns import ColumnsDialog
from explorer.app.dialogs.frame import DialogFrame
from explorer.app.dialogs.preview import ImportChoice, PreviewDialog
from explorer.archive.layouts.official_tweets_2020_05 import OFFICIAL_TWEETS_2020_05
from explorer.archive.layouts.official_users import OFFICIAL_USERS
from tests.qt.app.conftest import Bench
from tests.qt.app.test_import_and_export import press, wait_for

ACCOUNTS = b"id,screen_name,created_at\n1,ann,2019-05-06\n2,ben,soon\n"


def line(cells: list[str]) -> str:
    return ",".join(f'"{cell}"' for cell in cells) + "\n"


def tweets(*ids: int) -> str:
    rows = []
    for number in ids:
        given = {"tweetid": str(number), "userid": "a", "tweet_text": "hi", "tweet_time":
                 "2019-01-01 00:00", "is_retweet": "False"}  # fmt: skip
        rows.append(line([given.get(name, "") for name in OFFICIAL_TWEETS_2020_05.header]))
    return line(list(OFFICIAL_TWEETS_2020_05.header)) + "".join(rows)


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    """A dataset of three parts, another one, a strange table and a README."""
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in (1, 2, 3):
        (folder / f"x_012021_tweets_csv_hashed_{number}.csv").write_text(
            tweets(number), encoding="utf-8"
        )
    (folder / "y_012021_users_csv_hashed.csv").write_text(
        line(list(OFFICIAL_USERS.header)) + line(["u", *[""] * 9]), encoding="utf-8"
    )
    (folder / "strange.csv").write_bytes(ACCOUNTS)
    (folder / "README.txt").write_text("read", encoding="utf-8")
    return folder


def preview_of(folder: Path, qtbot: QtBot) -> PreviewDialog:
    prepared = import_work.prepare([folder], None, {}, lambda _p: None, lambda: False)
    dialog = PreviewDialog(prepared.found, None, folder / "w.duckdb")
    qtbot.addWidget(dialog)
    return dialog


def box(dialog: QWidget, name: str) -> QCheckBox:
    found = dialog.findChild(QCheckBox, name)
    assert isinstance(found, QCheckBox)
    return found


def said(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_a_part_is_left_out_by_its_tick(parts: Path, qtbot: QtBot) -> None:
    dialog = preview_of(parts, qtbot)
    box(dialog, "file_x_012021_tweets_csv_hashed_2.csv").setChecked(False)
    assert "3 of 4 files ticked" in said(dialog)
    assert box(dialog, "all_x_012021").checkState() is Qt.CheckState.PartiallyChecked
    with qtbot.waitSignal(dialog.chosen) as caught:
        press(dialog, "importButton")
    [choice] = caught.args or []
    assert isinstance(choice, ImportChoice)
    assert {Path(where).name for where in choice.without} == {"x_012021_tweets_csv_hashed_2.csv"}


def test_a_whole_dataset_is_left_out_and_put_back_by_one_tick(parts: Path, qtbot: QtBot) -> None:
    dialog = preview_of(parts, qtbot)
    every = box(dialog, "all_x_012021")
    every.click()
    assert "1 of 4 files ticked" in said(dialog)
    every.click()
    assert "4 of 4 files ticked" in said(dialog)
    assert every.checkState() is Qt.CheckState.Checked


def test_where_nothing_is_ticked_nothing_can_be_imported(parts: Path, qtbot: QtBot) -> None:
    dialog = preview_of(parts, qtbot)
    for name in ("all_x_012021", "all_y_012021"):
        box(dialog, name).click()
    button = dialog.findChild(QPushButton, "importButton")
    assert isinstance(button, QPushButton)
    assert not button.isEnabled()
    assert "nothing is ticked" in said(dialog)


def test_less_is_needed_for_less(parts: Path, qtbot: QtBot) -> None:
    prepared = import_work.prepare([parts], None, {}, lambda _p: None, lambda: False)
    found = prepared.found
    everything = frozenset(file.where for one in found.datasets for file in one.files)
    some = frozenset([next(iter(everything))])
    assert found.needs(frozenset()).disk_bytes > found.needs(some).disk_bytes > 0
    assert found.needs(everything).files == 0


def test_what_is_not_imported_is_named_with_the_reason(parts: Path, qtbot: QtBot) -> None:
    text = said(preview_of(parts, qtbot))
    assert "strange.csv\nIts columns fit no known layout" in text
    assert "README.txt\nThis is a text to read" in text
    assert "The users file of y_012021 and the tweets of x_012021 lie in one folder" in text


PERSONAL = {"data/tweets.js": "x", "data/account.js": "x"}


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        (PERSONAL, "somebody's own Twitter archive"),
        ({"m/a.jpg": "x", "m/b.mp4": "x"}, "Pictures and videos are not imported"),
        ({}, "Nothing that can be imported is here"),
    ],
    ids=["personal archive", "media alone", "nothing"],
)
def test_the_wrong_download_gets_its_own_sentence(
    tmp_path: Path, qtbot: QtBot, files: dict[str, str], sentence: str
) -> None:
    folder = tmp_path / "wrong"
    folder.mkdir()
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    dialog = preview_of(folder, qtbot)
    assert sentence in said(dialog)
    assert dialog.windowTitle() == "Nothing here can be imported"
    button = dialog.findChild(QPushButton, "importButton")
    assert isinstance(button, QPushButton)
    assert button.isHidden()


def test_only_what_is_ticked_comes_in(
    bench: Bench, qtbot: QtBot, parts: Path, tmp_path: Path
) -> None:
    bench.workbench.begin(OpenWindow((parts,), tmp_path / "w.duckdb"))
    preview = wait_for(bench, qtbot, PreviewDialog, "previewDialog")
    box(preview, "file_x_012021_tweets_csv_hashed_2.csv").setChecked(False)
    box(preview, "all_y_012021").click()
    press(preview, "importButton")
    press(wait_for(bench, qtbot, DialogFrame, "reportDialog"), "closeButton")
    board = bench.workbench.board
    assert board is not None
    qtbot.waitUntil(lambda: len(board.datasets.lines) == 1)
    [only] = board.datasets.lines
    assert (only.entry.name, only.entry.tweets) == ("x_012021", 2)


def test_a_strange_table_comes_in_by_columns_chosen_by_hand(
    bench: Bench, qtbot: QtBot, parts: Path, tmp_path: Path
) -> None:
    bench.workbench.begin(OpenWindow((parts,), tmp_path / "w.duckdb"))
    preview = wait_for(bench, qtbot, PreviewDialog, "previewDialog")
    box(preview, "all_x_012021").click()
    press(preview, "mapColumns")
    columns = wait_for(bench, qtbot, ColumnsDialog, "columnsDialog")
    press(columns, "useColumnsButton")
    qtbot.waitUntil(lambda: preview.findChild(QCheckBox, "file_strange.csv") is not None)
    # What was unticked before stays so.
    assert not box(preview, "file_x_012021_tweets_csv_hashed_1.csv").isChecked()
    press(preview, "importButton")
    press(wait_for(bench, qtbot, DialogFrame, "reportDialog"), "closeButton")
    board = bench.workbench.board
    assert board is not None
    qtbot.waitUntil(lambda: len(board.datasets.lines) == 2)
    found = {one.entry.name: one.entry.accounts for one in board.datasets.lines}
    assert found == {"strange": 2, "y_012021": 1}


@pytest.mark.parametrize("into", ["new", "open"])
def test_a_damaged_file_is_named_exactly_and_comes_in_if_that_is_wanted(
    bench: Bench, qtbot: QtBot, tmp_path: Path, into: str
) -> None:
    whole, broken = tweets(1, 2, 3), tweets(4).splitlines()[1]
    cut = tmp_path / "z_012021_tweets_csv_hashed.csv"
    cut.write_text(whole + broken[: len(broken) // 2], encoding="utf-8")
    if into == "open":
        other = tmp_path / "y_012021_tweets_csv_hashed.csv"
        other.write_text(tweets(9), encoding="utf-8")
        bench.workbench.begin(OpenWindow((other,), tmp_path / "w.duckdb"))
        press(wait_for(bench, qtbot, PreviewDialog, "previewDialog"), "importButton")
        press(wait_for(bench, qtbot, DialogFrame, "reportDialog"), "closeButton")
        bench.workbench.importing.open_paths([cut])
    else:
        bench.workbench.begin(OpenWindow((cut,), tmp_path / "w.duckdb"))
    press(wait_for(bench, qtbot, PreviewDialog, "previewDialog"), "importButton")
    question = wait_for(bench, qtbot, DialogFrame, "confirmDialog")
    assert "3 of 4 records are whole, 1 is not" in said(question)
    press(question, "confirmButton")
    press(wait_for(bench, qtbot, DialogFrame, "reportDialog"), "closeButton")
    board = bench.workbench.board
    assert board is not None
    found = {"z_012021": 3} | ({"y_012021": 1} if into == "open" else {})
    qtbot.waitUntil(
        lambda: {one.entry.name: one.entry.tweets for one in board.datasets.lines} == found
    )
    assert bench.known == []
