"""A workspace comes back as it was left, whether the program was closed or ended otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.app import settings
from explorer.app.board import Board
from explorer.app.crash import CrashDesk
from explorer.app.dress import dress
from explorer.app.main_window import MainWindow
from explorer.app.returning import LABEL
from explorer.app.settle import settle
from explorer.app.workbench import Workbench
from explorer.app.workspace import open_database
from explorer.query.parse import parse
from explorer.session.comparison import compare
from explorer.session.session import Session
from explorer.store.database import Database
from tests.qt.small_world import COUNTS, SMALL
from tests.unit.query.world import write_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    path = tmp_path / "w.duckdb"
    write_workspace(path, SMALL)
    with Database.open(path) as database, database.transaction() as writer:
        writer.run(COUNTS)
    return path


@contextmanager
def opened(
    folder: Path, workspace: Path, application: QApplication, *says: str
) -> Iterator[Workbench]:
    """The program over a workspace, with the settings of a folder; says nothing but this."""
    told: list[str] = []
    theme = dress(application, "light")
    window = MainWindow()
    window.header.set_theme(theme)
    remembered = settings.open_settings(folder / "window.ini")
    workbench = Workbench(window, theme, remembered, CrashDesk(told.append, told.append))
    window.show()
    workbench.show_opened(open_database(workspace))
    settle(workbench)
    try:
        yield workbench
    finally:
        window.close()
        window.deleteLater()
        application.sendPostedEvents()
    assert [words in sentence for words, sentence in zip(says, told, strict=True)] == [
        True for _ in says
    ]


def session_of(workbench: Workbench) -> Session:
    assert workbench.workspace is not None
    return workbench.workspace.session


def board_of(workbench: Workbench) -> Board:
    assert workbench.board is not None
    return workbench.board


def leave_something(workbench: Workbench) -> None:
    session, board = session_of(workbench), board_of(workbench)
    session.set_zone("+08:00")
    session.commit_all(parse("followers:0..99 -hour@+08:00:20"))
    session.commit(replace(parse("time:2019")[0], source="timelineView"))
    board.tables.tabs.setCurrentIndex(1)
    board.tweets.sort_by("likes", descending=True)
    settle(workbench)
    board.reading.follow("tweets", 1)
    settle(workbench)


def test_filters_table_order_and_reading_come_back(
    workspace: Path, tmp_path: Path, qapp: QApplication
) -> None:
    with opened(tmp_path, workspace, qapp) as workbench:
        leave_something(workbench)
        left, read = session_of(workbench).committed, board_of(workbench).reading.path
        assert read
    with opened(tmp_path, workspace, qapp) as workbench:
        session, board = session_of(workbench), board_of(workbench)
        assert session.committed == left
        assert board.tables.tabs.currentIndex() == 1
        assert (board.tweets.order.column, board.tweets.order.descending) == ("likes", True)
        assert board.reading.path == read
        assert session.undo_label == LABEL
        session.undo()
        assert session.committed.selection.clauses == ()


def test_a_comparison_comes_back(workspace: Path, tmp_path: Path, qapp: QApplication) -> None:
    with opened(tmp_path, workspace, qapp) as workbench:
        compare(session_of(workbench), parse("followers:0"))
        settle(workbench)
        left = session_of(workbench).committed
    with opened(tmp_path, workspace, qapp) as workbench:
        assert session_of(workbench).committed == left
        assert board_of(workbench).filters.compared.isVisible()


def test_a_program_that_is_killed_loses_nothing_that_was_settled(
    workspace: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with opened(tmp_path, workspace, qapp) as workbench:
        session_of(workbench).commit_all(parse("followers:0"))
        workbench.window.action_map["showHistoryAction"].trigger()
        file = tmp_path / "window.ini"
        qtbot.waitUntil(
            lambda: (
                "followers:0" in file.read_text() and "showHistoryAction=hidden" in file.read_text()
            )
        )


def test_what_comes_back_late_is_not_written_over(
    workspace: Path, tmp_path: Path, qapp: QApplication
) -> None:
    with opened(tmp_path, workspace, qapp) as workbench:
        session_of(workbench).commit_all(parse("followers:0"))
    remembered = settings.open_settings(tmp_path / "window.ini")
    left = settings.left_view(remembered, workspace)
    with opened(tmp_path, workspace, qapp) as workbench:
        workbench.close_workspace()
        workbench.show_opened(open_database(workspace))
        workbench.returning.write_down()
        workbench.close_workspace()
        remembered.sync()
        assert settings.left_view(remembered, workspace) == left
        workbench.show_opened(open_database(workspace))
        settle(workbench)


def test_where_nothing_was_filtered_nothing_is_a_step(
    workspace: Path, tmp_path: Path, qapp: QApplication
) -> None:
    for _ in range(2):
        with opened(tmp_path, workspace, qapp) as workbench:
            assert not session_of(workbench).can_undo


@pytest.mark.parametrize(
    "left",
    ["nonsense", "{}", json.dumps({"view": "{}", "data_version": 1, "carried": {}}),
     json.dumps({"view": 3, "data_version": "x"}), "[" * 100_000],
    ids=["no JSON", "empty", "no view", "wrong kinds", "deep"],
)  # fmt: skip
def test_what_is_damaged_is_told_in_a_sentence_and_all_is_shown(
    workspace: Path, tmp_path: Path, qapp: QApplication, left: str
) -> None:
    remembered = settings.open_settings(tmp_path / "window.ini")
    settings.remember_left_view(remembered, workspace, left)
    with opened(tmp_path, workspace, qapp, "not what you left") as workbench:
        assert not session_of(workbench).can_undo


def test_a_dataset_that_is_gone_is_named(
    workspace: Path, tmp_path: Path, qapp: QApplication
) -> None:
    with opened(tmp_path, workspace, qapp) as workbench:
        session_of(workbench).set_scope((1,))
        settle(workbench)
    remembered = settings.open_settings(tmp_path / "window.ini")
    found = settings.left_view(remembered, workspace)
    assert "set1" in found
    settings.remember_left_view(remembered, workspace, found.replace("set1", "gone"))
    with opened(tmp_path, workspace, qapp, "looks at gone") as workbench:
        assert not session_of(workbench).can_undo


def test_only_recent_workspaces_are_remembered(tmp_path: Path) -> None:
    remembered = settings.open_settings(tmp_path / "window.ini")
    first, second = tmp_path / "a.duckdb", tmp_path / "b.duckdb"
    settings.remember_left_view(remembered, first, "1")
    settings.remember_left_view(remembered, second, "2")
    assert (settings.left_view(remembered, first), settings.left_view(remembered, second)) == (
        "",
        "2",
    )
