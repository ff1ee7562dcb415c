"""Saving what is seen, and coming back to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from explorer.query.parse import parse
from explorer.session.session import Session
from tests.qt.app.conftest import Bench


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Answer the system's dialogs."""
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_asked: (str(path), ""))


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
    bench.window.action_map["saveViewAction"].trigger()
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
    bench.window.action_map["saveViewAction"].trigger()
    qtbot.waitUntil(lambda: len(bench.known) == 1)
    assert "could not be written" in bench.known[0]
    assert list(tmp_path.glob("**/*.part")) == []
