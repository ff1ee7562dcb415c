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
from explorer.session.saved_view import as_text, view_of
from explorer.store.kept_views import KeptView, keep_views, kept_views
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


def views_of(bench: Bench) -> dict[str, str]:
    workspace = bench.workbench.workspace
    assert workspace is not None
    with workspace.database.reader() as reader:
        return {view.name: view.content for view in kept_views(reader)}


@pytest.mark.parametrize("with_marks", [True, False], ids=["with notes", "views alone"])
def test_undo_takes_back_the_views_that_a_case_brought(
    bench: Bench,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    with_marks: bool,
) -> None:
    path = tmp_path / "x.case.zip"
    bench.open_small(qtbot)
    if with_marks:
        mark(bench, qtbot, "theirs")
    workspace = bench.workbench.workspace
    assert workspace is not None
    content = as_text(view_of(workspace.session.committed, (), {}))
    with workspace.database.keeping() as writer:
        keep_views(writer, [KeptView("one", content, "2026")])
    choose(monkeypatch, path)
    bench.window.action_map["saveCaseAction"].trigger()
    qtbot.waitUntil(path.is_file)
    qtbot.waitUntil(lambda: not bench.workbench.jobs.running)
    bench.open_small(qtbot)
    bench.window.action_map["openCaseAction"].trigger()
    press(wait_for(bench, qtbot, DialogFrame, "confirmDialog"), "confirmButton")
    session = session_of(bench)
    qtbot.waitUntil(lambda: views_of(bench) == {"one": content})
    qtbot.waitUntil(lambda: not bench.workbench.jobs.running)
    assert written(bench) == ({"c": Mark(("theirs",))} if with_marks else {})
    session.go_to(0)
    qtbot.waitUntil(lambda: views_of(bench) == {})
    assert written(bench) == {}
    session.redo()
    qtbot.waitUntil(lambda: views_of(bench) == {"one": content})
    workspace = bench.workbench.workspace
    assert workspace is not None
    with workspace.database.keeping() as writer:
        keep_views(writer, [KeptView("one", "mine now", "2026")])
    session.go_to(0)
    qtbot.waitUntil(lambda: written(bench) == {} and not session.can_undo)
    session.marking.close()
    assert views_of(bench) == {"one": "mine now"}


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
