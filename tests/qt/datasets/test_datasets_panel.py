"""The datasets panel: ticks are the scope, and what is known is said beside what is there."""

from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from explorer.query.parse import parse
from explorer.session.requests import CatalogRows
from explorer.store.catalog import DatasetRow, FileRow
from explorer.views.datasets.model import Published, entries
from explorer.views.datasets.row import DatasetLine
from explorer.views.datasets.widget import DatasetsPanel
from explorer.views.shared.theme import LIGHT
from tests.qt.small_world import Living


@pytest.fixture
def panel(live: Living, qtbot: QtBot) -> DatasetsPanel:
    made = DatasetsPanel(live.session, LIGHT)
    qtbot.addWidget(made)
    made.resize(220, 500)
    made.show()
    qtbot.waitUntil(lambda: len(made.lines) == 2)
    return made


def box(line: DatasetLine) -> QCheckBox:
    found = line.findChild(QCheckBox)
    assert isinstance(found, QCheckBox)
    return found


def test_a_tick_is_the_scope(panel: DatasetsPanel, live: Living, qtbot: QtBot) -> None:
    qtbot.mouseClick(box(panel.lines[0]), Qt.MouseButton.LeftButton, pos=QPoint(8, 10))
    assert live.session.state.selection.datasets == (2,)
    box(panel.lines[0]).click()
    assert live.session.state.selection.datasets is None
    live.session.undo()
    assert [line.is_ticked for line in panel.lines] == [False, True]


def test_each_dataset_says_what_is_left_of_it(
    panel: DatasetsPanel, live: Living, qtbot: QtBot
) -> None:
    assert [line.counts for line in panel.lines] == [
        ("3 accounts", "4 tweets"),
        ("1 account", "1 tweet"),
    ]
    live.session.commit_all(parse("followers:0"))
    qtbot.waitUntil(lambda: panel.lines[0].counts == ("1 of 3 accounts", "2 of 4 tweets"))
    assert panel.lines[1].counts == ("0 of 1 account", "0 of 1 tweet")
    live.session.undo()
    assert panel.lines[0].counts == ("3 accounts", "4 tweets")


def test_without_any_tick_nothing_is_in_scope(panel: DatasetsPanel, live: Living) -> None:
    for line in panel.lines:
        box(line).click()
    assert live.session.state.selection.datasets == ()


def test_one_dataset_alone_and_all_again(panel: DatasetsPanel, live: Living) -> None:
    only, everything = panel.lines[1].menu().actions()[:2]
    only.trigger()
    assert live.session.state.selection.datasets == (2,)
    everything.trigger()
    assert live.session.state.selection.datasets is None


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Rename…", "rename_requested"),
        ("Remove from the workspace…", "remove_requested"),
        ("Import report…", "report_requested"),
    ],
)
def test_changes_are_asked_for(panel: DatasetsPanel, qtbot: QtBot, text: str, signal: str) -> None:
    menu = panel.lines[0].menu()
    with qtbot.waitSignal(getattr(panel, signal)):
        next(action for action in menu.actions() if action.text() == text).trigger()


def test_where_records_were_rejected_they_can_be_looked_at(qtbot: QtBot) -> None:
    files = (file("users", rejected=2), file("tweets", rejected=1))
    [entry] = entries(CatalogRows((dataset(),), files), {})
    line = DatasetLine(entry)
    qtbot.addWidget(line)
    menu = line.menu()
    with qtbot.waitSignal(line.rejects_requested) as caught:
        next(a for a in menu.actions() if a.text() == "Rejected records (3)…").trigger()
    assert caught.args == ["one"]


def test_where_nothing_was_rejected_there_is_nothing_to_look_at(panel: DatasetsPanel) -> None:
    actions = {action.text(): action for action in panel.lines[0].menu().actions()}
    assert not actions["Rejected records (0)…"].isEnabled()


def test_the_menu_opens_from_the_keyboard(panel: DatasetsPanel, qtbot: QtBot) -> None:
    button = panel.lines[0].findChild(QToolButton, "datasetMenuButton")
    assert isinstance(button, QToolButton)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    menu = panel.lines[0].findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert menu.isVisible()
    qtbot.keyClick(menu, Qt.Key.Key_Escape)


def dataset(**changes: object) -> DatasetRow:
    known: dict[str, object] = {
        "dataset": 1,
        "name": "one",
        "accounts": 926,
        "accounts_placeholder": 0,
        "accounts_with_tweets": 455,
        "tweets": 21_385,
        "first_tweet": 25_000_000,
        "last_tweet": 26_000_000,
        "conflicting_ids": 0,
        "time_disagreements": 0,
        "imported_utc": "",
        "program_version": "",
    }
    return DatasetRow(**{**known, **changes})  # pyright: ignore[reportArgumentType]


def file(role: str, part: str | None = None, rejected: int = 0) -> FileRow:
    known: dict[str, object] = dict.fromkeys((field.name for field in fields(FileRow)), 0)
    known.update(file=1, dataset=1, role=role, part=part, rows_rejected=rejected)
    return FileRow(**known)  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("rows", "files", "known", "said"),
    [
        ({}, [file("users"), file("tweets")], Published(accounts=926), ()),
        ({}, [file("users"), file("tweets")], Published(accounts=936), ("stated: 936 accounts",)),
        ({}, [file("users"), file("tweets", "2014"), file("tweets", "2015")], Published(parts=5),
         ("2 of 5 parts present",)),
        ({}, [file("tweets")], Published(), ("no users file: accounts known from tweets only",)),
        ({}, [file("users")], Published(), ("no tweets file",)),
        ({}, [file("both")], Published(), ()),
        ({}, [file("users"), file("tweets", rejected=3)], Published(),
         ("3 records could not be read",)),
        ({}, [file("users"), file("tweets", "1"), file("tweets", "2")], Published(),
         ("2 parts present",)),
    ],
    ids=["as_stated", "stated_differs", "parts_missing", "no_users", "no_tweets", "one_file",
         "rejects", "parts_unknown"],
)  # fmt: skip
def test_what_is_said_about_a_dataset(
    rows: dict[str, object], files: list[FileRow], known: Published, said: tuple[str, ...]
) -> None:
    (entry,) = entries(CatalogRows((dataset(**rows),), tuple(files)), {"one": known})
    assert tuple(line for line in (*entry.lines, *entry.warnings) if "–" not in line) == said
    assert entry.counts() == "926 accounts · 21,385 tweets"


def test_an_empty_dataset_has_no_period() -> None:
    (entry,) = entries(
        CatalogRows((dataset(first_tweet=None, last_tweet=None),), (file("both"),)), {}
    )
    assert entry.lines == ()
