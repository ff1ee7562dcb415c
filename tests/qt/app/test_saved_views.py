"""Saving what is seen, and coming back to it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explorer.app.dialogs.ask import TextQuestion
from explorer.app.dialogs.frame import DialogFrame
from explorer.app.dialogs.save_view import SaveViewDialog
from explorer.app.dialogs.saved_views import SavedViewsDialog
from explorer.query.parse import parse
from explorer.session.session import Session
from explorer.store.kept_views import KeptView, keep_views
from tests.qt.app.conftest import Bench


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Answer the system's dialogs."""
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_asked: (str(path), ""))


Kind = TypeVar("Kind", bound=QWidget)


def dialog_of(bench: Bench, qtbot: QtBot, kind: type[Kind]) -> Kind:
    qtbot.waitUntil(lambda: bench.window.findChild(kind) is not None)
    found = bench.window.findChild(kind)
    assert isinstance(found, kind)
    return found


def press(dialog: QWidget, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    assert button.isEnabled()
    button.click()


def save_as_file(bench: Bench, qtbot: QtBot) -> None:
    bench.window.action_map["saveViewAction"].trigger()
    press(dialog_of(bench, qtbot, SaveViewDialog), "saveViewFileButton")


def keep(bench: Bench, qtbot: QtBot, name: str) -> None:
    """Save what is seen under a name in the workspace."""
    bench.window.action_map["saveViewAction"].trigger()
    dialog = dialog_of(bench, qtbot, SaveViewDialog)
    field = dialog.findChild(QLineEdit, "viewName")
    assert isinstance(field, QLineEdit)
    assert field.text().startswith("View ")
    field.setText(name)
    press(dialog, "saveViewButton")
    qtbot.waitUntil(lambda: bench.window.status.text() == f"Saved as “{name}”")
    qtbot.waitUntil(lambda: bench.window.findChild(SaveViewDialog) is None)


def listed(bench: Bench, qtbot: QtBot, count: int) -> SavedViewsDialog:
    bench.window.action_map["savedViewsAction"].trigger()
    dialog = dialog_of(bench, qtbot, SavedViewsDialog)
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == count)
    return dialog


def session_of(bench: Bench) -> Session:
    workspace = bench.workbench.workspace
    assert workspace is not None
    return workspace.session


def test_a_view_is_saved_and_comes_back_as_one_step(
    bench: Bench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = bench.open_small(qtbot)
    session = session_of(bench)
    session.set_zone("+08:00")
    session.commit_all(parse("followers:0 hour@+08:00:20"))
    board.timeline.restore({"unit": "year"})
    drawn, saved = board.choices(), session.committed
    choose(monkeypatch, tmp_path / "mine")
    save_as_file(bench, qtbot)
    qtbot.waitUntil((tmp_path / "mine.view.json").is_file)
    session.clear()
    session.set_zone("UTC")
    board.timeline.restore({"unit": "day"})
    assert board.choices() != drawn
    before = session.committed
    choose(monkeypatch, tmp_path / "mine.view.json")
    bench.window.action_map["openViewAction"].trigger()
    qtbot.waitUntil(lambda: session.committed == saved)
    assert board.choices() == drawn
    assert session.undo_label == "View “mine”"
    session.undo()
    assert session.committed == before


@pytest.mark.parametrize(
    ("content", "says"), [("nonsense", "no saved view"), (None, "could not be read")]
)
def test_what_cannot_be_opened_is_told_and_nothing_changes(
    bench: Bench,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: str | None,
    says: str,
) -> None:
    bench.open_small(qtbot)
    before = session_of(bench).committed
    path = tmp_path / "x.view.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    choose(monkeypatch, path)
    bench.window.action_map["openViewAction"].trigger()
    qtbot.waitUntil(lambda: len(bench.known) == 1)
    assert says in bench.known[0]
    assert session_of(bench).committed == before


def test_a_folder_that_is_gone_is_told_and_the_older_file_stays(
    bench: Bench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.open_small(qtbot)
    choose(monkeypatch, tmp_path / "gone" / "x.view.json")
    save_as_file(bench, qtbot)
    qtbot.waitUntil(lambda: len(bench.known) == 1)
    assert bench.known[0].startswith("There is no folder")
    assert list(tmp_path.glob("**/.*")) == []
    assert not (tmp_path / "gone").exists()


def test_a_view_is_kept_by_name_and_comes_back(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    session = session_of(bench)
    session.commit_all(parse("followers:0"))
    board.timeline.restore({"unit": "year"})
    saved, drawn, version = session.committed, board.choices(), session.data_version
    keep(bench, qtbot, "Nobody follows")
    session.clear()
    board.timeline.restore({"unit": "day"})
    dialog = listed(bench, qtbot, 1)
    item = dialog.list.topLevelItem(0)
    assert item is not None
    assert [item.text(place) for place in (0, 1)] == ["Nobody follows", "followers:0"]
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.committed == saved)
    assert board.choices() == drawn
    assert session.data_version == version
    assert session.undo_label == "View “Nobody follows”"


def test_the_same_name_replaces_and_says_so(bench: Bench, qtbot: QtBot) -> None:
    bench.open_small(qtbot)
    keep(bench, qtbot, "mine")
    session_of(bench).commit_all(parse("followers:0"))
    bench.window.action_map["saveViewAction"].trigger()
    dialog = dialog_of(bench, qtbot, SaveViewDialog)
    field, says = dialog.findChild(QLineEdit, "viewName"), dialog.findChild(QLabel, "saveViewSays")
    assert isinstance(field, QLineEdit)
    assert isinstance(says, QLabel)
    field.setText("mine")
    assert "takes the place" in says.text().lower()
    field.setText(" ")
    button = dialog.findChild(QPushButton, "saveViewButton")
    assert isinstance(button, QPushButton)
    assert not button.isEnabled()
    field.setText("mine")
    # The same was said of the first one.
    bench.workbench.tell("")
    press(dialog, "saveViewButton")
    qtbot.waitUntil(lambda: bench.window.status.text() == "Saved as “mine”")
    item = listed(bench, qtbot, 1).list.topLevelItem(0)
    assert item is not None
    assert item.text(1) == "followers:0"


def test_kept_views_are_renamed_taken_out_put_in_and_removed(
    bench: Bench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.open_small(qtbot)
    keep(bench, qtbot, "a")
    dialog = listed(bench, qtbot, 1)
    press(dialog, "renameViewButton")
    question = dialog_of(bench, qtbot, TextQuestion)
    field = question.findChild(QLineEdit, "answerField")
    assert isinstance(field, QLineEdit)
    field.setText("b/c")
    press(question, "confirmButton")
    qtbot.waitUntil(lambda: dialog.chosen == "b/c")
    choose(monkeypatch, tmp_path / "out")
    press(dialog, "exportViewButton")
    qtbot.waitUntil((tmp_path / "out.view.json").is_file)
    choose(monkeypatch, tmp_path / "out.view.json")
    press(dialog, "importViewButton")
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 2)
    press(dialog, "importViewButton")
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 3)
    names = [dialog.list.topLevelItem(place).text(0) for place in range(3)]  # pyright: ignore[reportOptionalMemberAccess]
    assert names == ["b/c", "out", "out 2"]
    press(dialog, "removeViewButton")
    question = next(one for one in dialog.findChildren(DialogFrame) if one.isVisible())
    press(question, "confirmButton")
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 2)


def test_a_damaged_kept_view_is_listed_and_says_why(
    bench: Bench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.open_small(qtbot)
    workspace = bench.workbench.workspace
    assert workspace is not None
    with workspace.database.keeping() as writer:
        keep_views(writer, [KeptView("bad", "{", "2026-01-01")])
    before = session_of(bench).committed
    dialog = listed(bench, qtbot, 1)
    press(dialog, "openKeptViewButton")
    qtbot.waitUntil(lambda: len(bench.known) == 1)
    assert "no saved view" in bench.known[0]
    assert session_of(bench).committed == before


def test_without_views_the_list_says_how_to_keep_one(bench: Bench, qtbot: QtBot) -> None:
    bench.open_small(qtbot)
    dialog = listed(bench, qtbot, 0)
    says = dialog.findChild(QLabel, "savedViewsSays")
    assert isinstance(says, QLabel)
    assert says.isVisible()
    button = dialog.findChild(QPushButton, "openKeptViewButton")
    assert isinstance(button, QPushButton)
    assert not button.isEnabled()
