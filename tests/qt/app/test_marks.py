"""Marking rows by one key: in the tables, in the reading pane, in dialogs, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from explorer.app.board import Board
from explorer.app.dialogs.note import NoteDialog
from explorer.app.dialogs.tags import TagsDialog
from explorer.errors import KnownError
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.schema.marks import LONGEST_NOTE, Mark
from explorer.session.session import Session
from explorer.store.marks import all_marks
from explorer.store.reader import Writer
from explorer.views.shared.marking import MARK_KEYS, MarkKind
from explorer.views.shared.table.panel import TablePanel
from tests.qt.app.conftest import Bench
from tests.qt.app.test_import_and_export import press, wait_for

KEYS = {"M": Qt.Key.Key_M, "T": Qt.Key.Key_T, "N": Qt.Key.Key_N}


@pytest.fixture
def board(bench: Bench, qtbot: QtBot) -> Iterator[Board]:
    board = open_active(bench, qtbot)
    for panel in board.tables.panels:
        board.tables.tabs.setCurrentWidget(panel)
        qtbot.waitUntil(lambda panel=panel: panel.model.key(panel.model.rowCount() - 1) is not None)
    board.tables.tabs.setCurrentWidget(board.accounts)
    yield board
    assert bench.known == []


def open_active(bench: Bench, qtbot: QtBot) -> Board:
    """Keys of a widget are for active windows only."""
    board = bench.open_small(qtbot)
    bench.window.activateWindow()
    qtbot.waitUntil(bench.window.isActiveWindow)
    return board


def session_of(bench: Bench) -> Session:
    assert bench.workbench.workspace is not None
    return bench.workbench.workspace.session


def written(bench: Bench) -> dict[str, Mark]:
    assert bench.workbench.workspace is not None
    with bench.workbench.workspace.database.reader() as reader:
        return {subject.id: mark for subject, mark in all_marks(reader)}


def choose(panel: TablePanel, *rows: int) -> None:
    """As by clicks with Ctrl."""
    chosen = panel.table.selectionModel()
    chosen.clearSelection()
    how = QItemSelectionModel.SelectionFlag
    for row in rows:
        chosen.select(panel.model.index(row, 0), how.Select | how.Rows)
    chosen.setCurrentIndex(panel.model.index(rows[0], 0), how.NoUpdate)
    panel.table.setFocus()
    panel.window().activateWindow()


def key(panel: TablePanel, kind: MarkKind, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.table, KEYS[MARK_KEYS[kind]])


def cells(panel: TablePanel, name: str) -> list[object]:
    place = next(i for i, column in enumerate(panel.columns) if column.name == name)
    return [panel.model.value(row, place) for row in range(panel.model.rowCount())]


def ids(panel: TablePanel, *rows: int) -> set[str]:
    return {str(cells(panel, "handle")[row])[0] for row in rows}


def test_m_marks_the_chosen_rows_and_unmarks_them(bench: Bench, board: Board, qtbot: QtBot) -> None:
    panel = board.accounts
    choose(panel, 0, 2)
    key(panel, MarkKind.MARK, qtbot)
    qtbot.waitUntil(lambda: len(written(bench)) == 2)
    assert set(written(bench).values()) == {Mark(("marked",))}
    qtbot.waitUntil(lambda: cells(panel, "tags") == ["marked", None, "marked", None])
    assert panel.table.chosen_rows() == [0, 2]
    assert bench.window.status.text() == "Tag 2 accounts “marked”"
    name = panel.model.index(0, 0)
    assert panel.model.look(name).is_signed
    assert not panel.model.look(panel.model.index(1, 0)).is_signed
    assert not panel.model.look(panel.model.index(0, 1)).is_signed
    assert str(name.data(Qt.ItemDataRole.AccessibleTextRole)).endswith(", tagged marked")
    key(panel, MarkKind.MARK, qtbot)
    qtbot.waitUntil(lambda: written(bench) == {})
    qtbot.waitUntil(lambda: cells(panel, "tags") == [None] * 4)


def test_ctrl_z_takes_back_marks_and_filters_in_turn(
    bench: Bench, board: Board, qtbot: QtBot
) -> None:
    undo = bench.window.action_map["undoAction"]
    session = session_of(bench)
    session.select(Selection(parse("tag:none")), "untagged")
    choose(board.accounts, 0)
    key(board.accounts, MarkKind.MARK, qtbot)
    qtbot.waitUntil(lambda: board.accounts.model.rowCount() == 3)
    qtbot.waitUntil(lambda: "marked" in undo.text())
    undo.trigger()
    qtbot.waitUntil(lambda: board.accounts.model.rowCount() == 4)
    assert written(bench) == {}
    assert "untagged" in undo.text()
    assert any("Tag 1 account" in step.label for step in session.steps)
    undo.trigger()
    assert session.committed.selection.clauses == ()


def test_t_offers_the_tags_there_are_and_takes_new_ones(
    bench: Bench, board: Board, qtbot: QtBot
) -> None:
    panel = board.tweets
    board.tables.tabs.setCurrentWidget(panel)
    choose(panel, 0)
    key(panel, MarkKind.MARK, qtbot)
    qtbot.waitUntil(lambda: len(written(bench)) == 1)
    choose(panel, 0, 1)
    key(panel, MarkKind.TAGS, qtbot)
    dialog = wait_for(bench, qtbot, TagsDialog, "tagsDialog")
    assert isinstance(dialog, TagsDialog)
    assert dialog.accessibleName() == "Tags of 2 tweets"
    marked = dialog.list.item(0)
    assert (marked.text(), marked.checkState()) == ("marked", Qt.CheckState.PartiallyChecked)
    qtbot.keyClicks(dialog.field, "  state   media ")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert [dialog.list.item(row).text() for row in range(2)] == ["state media", "marked"]
    assert dialog.isVisible()
    assert not dialog.add("\u0007")
    assert "control characters" in dialog.problem
    press(dialog, "confirmButton")
    qtbot.waitUntil(lambda: len(written(bench)) == 2)
    assert sorted(mark.tags for mark in written(bench).values()) == [
        ("marked", "state media"),
        ("state media",),
    ]


def test_a_tag_is_taken_from_all_rows(bench: Bench, board: Board, qtbot: QtBot) -> None:
    choose(board.accounts, 0, 1)
    key(board.accounts, MarkKind.MARK, qtbot)
    qtbot.waitUntil(lambda: len(written(bench)) == 2)
    bench.window.action_map["tagsAction"].trigger()
    dialog = wait_for(bench, qtbot, TagsDialog, "tagsDialog")
    assert isinstance(dialog, TagsDialog)
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    press(dialog, "confirmButton")
    qtbot.waitUntil(lambda: written(bench) == {})


def test_n_writes_a_note_and_shows_it(bench: Bench, board: Board, qtbot: QtBot) -> None:
    panel = board.accounts
    choose(panel, 1)
    key(panel, MarkKind.NOTE, qtbot)
    dialog = wait_for(bench, qtbot, NoteDialog, "noteDialog")
    assert isinstance(dialog, NoteDialog)
    dialog.text.setPlainText("x" * (LONGEST_NOTE + 1))
    dialog.save()
    assert "at most" in dialog.problem
    dialog.text.setPlainText("first line\nsecond")
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: cells(panel, "note")[1] == "first line\nsecond")
    assert panel.model.sign(1) == "with a note"
    choose(panel, 1)
    qtbot.waitUntil(bench.window.isActiveWindow)
    key(panel, MarkKind.NOTE, qtbot)
    again = wait_for(bench, qtbot, NoteDialog, "noteDialog")
    assert isinstance(again, NoteDialog)
    assert again.text.toPlainText() == "first line\nsecond"
    again.text.clear()
    again.save()
    qtbot.waitUntil(lambda: written(bench) == {})


def test_a_note_on_several_rows_loses_none_that_is_there(
    bench: Bench, board: Board, qtbot: QtBot
) -> None:
    panel = board.accounts
    for rows, text in (((0,), "old"), ((0, 1), "new")):
        choose(panel, *rows)
        bench.window.action_map["noteAction"].trigger()
        dialog = wait_for(bench, qtbot, NoteDialog, "noteDialog")
        assert isinstance(dialog, NoteDialog)
        dialog.text.setPlainText(text)
        dialog.save()
        qtbot.waitUntil(lambda rows=rows: len(written(bench)) == len(rows))
    assert {mark.note for mark in written(bench).values()} == {"old\n\nnew", "new"}


def test_the_reading_pane_shows_and_changes_what_is_written(
    bench: Bench, board: Board, qtbot: QtBot
) -> None:
    board.tables.tabs.setCurrentWidget(board.tweets)
    choose(board.tweets, 0)
    qtbot.keyClick(board.tweets.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Your notes" in board.reading.page.toPlainText())
    board.reading.page.setFocus()
    qtbot.keyClick(board.reading.page, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: "Tags: marked" in board.reading.page.toPlainText())
    qtbot.waitUntil(lambda: cells(board.tweets, "tags")[0] == "marked")
    bench.window.action_map["markAction"].trigger()
    qtbot.waitUntil(lambda: "Tags: marked" not in board.reading.page.toPlainText())


def test_letters_typed_into_a_field_are_letters(bench: Bench, board: Board, qtbot: QtBot) -> None:
    choose(board.accounts, 0)
    search = bench.window.findChild(QLineEdit, "searchField")
    assert isinstance(search, QLineEdit)
    search.setFocus()
    qtbot.keyClicks(search, "mtn")
    assert search.text() == "mtn"
    assert written(bench) == {}


def test_values_lists_tags_and_filters_by_them(bench: Bench, board: Board, qtbot: QtBot) -> None:
    choose(board.accounts, 0, 1)
    key(board.accounts, MarkKind.MARK, qtbot)
    qtbot.waitUntil(lambda: len(written(bench)) == 2)
    board.facets.field_chooser.choose("tag")
    qtbot.waitUntil(
        lambda: [row.label for row in board.facets.list.items.facet.rows] == ["marked", "(no tag)"]
    )
    session_of(bench).select(Selection(parse("tag:marked")), "marked ones")
    qtbot.waitUntil(lambda: board.accounts.model.rowCount() == 2)
    choose(board.accounts, 0, 1)
    key(board.accounts, MarkKind.MARK, qtbot)
    qtbot.waitUntil(lambda: board.accounts.notice is not None)
    assert bench.window.action_map["undoAction"].isEnabled()


def test_what_cannot_be_written_is_said_once_and_nothing_is_lost(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def refused() -> Iterator[Writer]:
        raise KnownError("The disk is full: free some space there and try again.")
        yield

    board = open_active(bench, qtbot)
    qtbot.waitUntil(lambda: board.accounts.model.key(0) is not None)
    workspace = bench.workbench.workspace
    assert workspace is not None
    monkeypatch.setattr(workspace.database, "marking", refused)
    choose(board.accounts, 0)
    key(board.accounts, MarkKind.MARK, qtbot)
    qtbot.waitUntil(lambda: len(bench.known) == 1)
    assert bench.known == ["The disk is full: free some space there and try again."]
    assert not workspace.session.can_undo
    assert written(bench) == {}
