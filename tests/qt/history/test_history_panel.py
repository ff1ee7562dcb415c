"""The visible history: what it lists, where it goes, how it reads to a screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from explorer.query.parse import parse
from explorer.query.spelling import text_of
from explorer.session.history import Step
from explorer.session.state import SessionState
from explorer.views.history.model import HistoryItems
from explorer.views.history.widget import HistoryPanel
from explorer.views.shared.theme import LIGHT
from tests.qt.small_world import Living

STEPS = ("followers:0", "language:en", "kind:retweet")
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def panel(live: Living, qtbot: QtBot) -> HistoryPanel:
    made = HistoryPanel(live.session, LIGHT)
    qtbot.addWidget(made)
    made.resize(220, 240)
    made.show()
    for text in STEPS:
        live.session.commit_all(parse(text))
    return made


def said(panel: HistoryPanel) -> list[str]:
    items = panel.list.items
    return [str(items.data(items.index(row), SPOKEN)) for row in range(items.rowCount())]


def filters(live: Living) -> list[str]:
    return [text_of(clause) for clause in live.session.committed.selection.clauses]


def test_every_step_is_listed_the_current_one_marked(live: Living, panel: HistoryPanel) -> None:
    assert said(panel) == [
        "Everything",
        "followers is 0",
        "language is en",
        "kind is retweet, shown now",
    ]
    assert panel.caption == "3 steps"
    live.session.undo()
    assert said(panel)[2:] == ["language is en, shown now", "kind is retweet, undone"]
    assert panel.caption == "1 undone"
    live.session.redo()
    live.session.preview(parse("followers:1")[0])
    assert len(said(panel)) == 4


def test_a_click_goes_to_a_step_and_back(live: Living, panel: HistoryPanel) -> None:
    def click(row: int) -> None:
        at = panel.list.visualRect(panel.list.items.index(row)).center()
        QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)

    click(1)
    assert filters(live) == ["followers:0"]
    click(3)
    assert filters(live) == list(STEPS)
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 230))
    assert filters(live) == list(STEPS)


def test_the_keyboard_goes_to_a_step(live: Living, panel: HistoryPanel, qtbot: QtBot) -> None:
    for _ in range(2):
        qtbot.keyClick(panel.list, Qt.Key.Key_Up)
    assert filters(live) == list(STEPS)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert filters(live) == ["followers:0"]
    live.session.commit_all(parse("language:zh"))
    assert said(panel)[1:] == ["followers is 0", "language is zh, shown now"]


def test_the_model_keeps_qts_promises(qtmodeltester: ModelTester) -> None:
    model = HistoryItems(LIGHT)
    qtmodeltester.check(model)
    model.set_steps([Step(SessionState(), "a\nb"), Step(SessionState(), "\u202eمرحبا 🧵" * 999)], 1)
    assert model.data(model.index(0), SPOKEN) == "a b"
    assert model.data(model.index(7)) is None
