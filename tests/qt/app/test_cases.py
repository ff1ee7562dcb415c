"""A case file in the window: saved, asked about, taken in, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.app.dialogs.frame import DialogFrame
from explorer.query.parse import parse
from explorer.schema.fields import Entity
from explorer.schema.marks import Mark, Subject
from explorer.session.remark import toggled
from explorer.store.marks import marks_on
from tests.qt.app.conftest import Bench
from tests.qt.app.test_import_and_export import press, wait_for
from tests.qt.app.test_marks import session_of, written
from tests.qt.app.test_saved_views import choose

CARA = Subject(Entity.ACCOUNT, "set1", "c")


def mark(bench: Bench, qtbot: QtBot, tag: str) -> None:
    before = written(bench)
    session_of(bench).marking.mark(lambda asks: marks_on(asks, (CARA,)), toggled(tag))
    qtbot.waitUntil(lambda: written(bench) != before)


def test_a_case_is_saved_and_taken_in_beside_what_is_there(
    bench: Bench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.case.zip"
    bench.open_small(qtbot)
    mark(bench, qtbot, "theirs")
    session_of(bench).commit_all(parse("followers:0"))
    choose(monkeypatch, path)
    bench.window.action_map["saveCaseAction"].trigger()
    qtbot.waitUntil(path.is_file)
    qtbot.waitUntil(lambda: not bench.workbench.jobs.running)
    bench.open_small(qtbot)
    mark(bench, qtbot, "mine")
    bench.window.action_map["openCaseAction"].trigger()
    dialog = wait_for(bench, qtbot, DialogFrame, "confirmDialog")
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Tags and notes on 1 account, 0 of them new here" in said
    assert written(bench) == {"c": Mark(("mine",))}
    press(dialog, "confirmButton")
    session = session_of(bench)
    qtbot.waitUntil(lambda: session.committed.selection.clauses == parse("followers:0"))
    qtbot.waitUntil(lambda: written(bench) == {"c": Mark(("mine", "theirs"))})
    session.undo()
    session.undo()
    qtbot.waitUntil(lambda: written(bench) == {"c": Mark(("mine",))})
    assert session.committed.selection.clauses == ()
    qtbot.waitUntil(lambda: not bench.workbench.jobs.running)


def test_a_file_that_is_no_case_is_told_and_nothing_changes(
    bench: Bench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.open_small(qtbot)
    path = tmp_path / "x.case.zip"
    path.write_text("nonsense")
    choose(monkeypatch, path)
    bench.window.action_map["openCaseAction"].trigger()
    qtbot.waitUntil(lambda: len(bench.known) == 1)
    assert "could not be read as a case file" in bench.known[0]
    assert written(bench) == {}
    assert not session_of(bench).can_undo
    qtbot.waitUntil(lambda: not bench.workbench.jobs.running)
