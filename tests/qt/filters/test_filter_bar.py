"""Chips show the session's clauses and change them; the sentence says what they leave."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from explorer.query.parse import parse
from explorer.query.spelling import text_of
from explorer.session.comparison import compare
from explorer.views.filters.chip import Chip
from explorer.views.filters.compared_line import ComparedLine
from explorer.views.filters.widget import FilterBar
from explorer.views.shared.theme import LIGHT
from tests.qt.small_world import Living


@pytest.fixture
def bar(live: Living, qtbot: QtBot) -> FilterBar:
    made = FilterBar(live.session, LIGHT)
    qtbot.addWidget(made)
    made.resize(1200, 120)
    made.show()
    qtbot.waitUntil(lambda: "datasets" in made.summary.text())
    return made


def written(live: Living) -> list[str]:
    return [text_of(clause) for clause in live.session.state.selection.clauses]


def said(bar: FilterBar) -> list[str]:
    return [sentence(chip) for chip in bar.chips]


def sentence(chip: Chip) -> str:
    return part(chip, "chipSentence").text()


def part(chip: Chip, name: str) -> QToolButton:
    found = chip.findChild(QToolButton, name)
    assert isinstance(found, QToolButton)
    return found


def commit(live: Living, text: str) -> None:
    live.session.commit_all(parse(text))


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        ("", "4 of 4 accounts · 5 of 5 tweets · 2 of 2 datasets in scope"),
        ("followers:0", "1 of 4 accounts · 2 of 5 tweets · 2 of 2 datasets in scope"),
        ("language:en kind:quote", "1 of 4 accounts · 1 of 5 tweets · 2 of 2 datasets in scope"),
    ],
)
def test_the_sentence_says_what_is_left_of_what(
    bar: FilterBar, live: Living, qtbot: QtBot, filters: str, sentence: str
) -> None:
    commit(live, filters)
    qtbot.waitUntil(lambda: bar.summary.text() == sentence)


def test_the_sentence_counts_the_scope(bar: FilterBar, live: Living, qtbot: QtBot) -> None:
    live.session.set_scope((2,))
    wanted = "1 of 1 account · 1 of 1 tweet · 1 of 2 datasets in scope"
    qtbot.waitUntil(lambda: bar.summary.text() == wanted)


def test_the_filter_that_empties_is_named(bar: FilterBar, live: Living, qtbot: QtBot) -> None:
    commit(live, "handle:nobody")
    qtbot.waitUntil(bar.emptied.isVisible)
    live.session.undo()
    qtbot.waitUntil(lambda: not bar.emptied.isVisible())


def test_chips_follow_the_session(bar: FilterBar, live: Living) -> None:
    assert said(bar) == []
    commit(live, "followers:0 -language:th")
    assert said(bar) == ["followers is 0", "language is not th"]
    live.session.undo()
    assert said(bar) == []
    live.session.redo()
    assert said(bar) == ["followers is 0", "language is not th"]


def test_a_moving_brush_changes_its_chip(bar: FilterBar, live: Living) -> None:
    (clause,) = parse("followers:0..9")
    live.session.preview(clause)
    assert said(bar) == ["followers is from 0 to 9"]
    live.session.end_preview()
    assert said(bar) == []


@pytest.mark.parametrize(
    ("key", "left"),
    [
        (Qt.Key.Key_Delete, ["language:en"]),
        (Qt.Key.Key_I, ["-followers:0", "language:en"]),
        (Qt.Key.Key_O, ["followers:0", "language:en"]),
    ],
    ids=["remove", "invert", "switch_off"],
)
def test_keys_on_a_chip(
    bar: FilterBar, live: Living, qtbot: QtBot, key: Qt.Key, left: list[str]
) -> None:
    commit(live, "followers:0 language:en")
    qtbot.keyClick(part(bar.chips[0], "chipSentence"), key)
    assert written(live) == left
    assert [clause.active for clause in live.session.state.selection.clauses][-1]
    live.session.undo()
    assert written(live) == ["followers:0", "language:en"]


def test_a_filter_switched_off_stays_in_sight(bar: FilterBar, live: Living, qtbot: QtBot) -> None:
    commit(live, "followers:0")
    bar.chips[0].switched.emit()
    assert said(bar) == ["followers is 0 (off)"]
    qtbot.waitUntil(lambda: bar.summary.text().startswith("4 of 4 accounts"))


def test_the_cross_removes_the_filter(bar: FilterBar, live: Living, qtbot: QtBot) -> None:
    commit(live, "followers:0 language:en")
    qtbot.mouseClick(part(bar.chips[1], "chipRemove"), Qt.MouseButton.LeftButton)
    assert written(live) == ["followers:0"]


def test_a_chip_is_copied_as_it_is_typed(bar: FilterBar, live: Living, qtbot: QtBot) -> None:
    commit(live, 'followers:>10 client:"unknown"')
    qtbot.keyClick(
        part(bar.chips[1], "chipSentence"), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier
    )
    assert QGuiApplication.clipboard().text() == 'client:"unknown"'
    bar.copy_all()
    assert QGuiApplication.clipboard().text() == 'followers:>10 client:"unknown"'


def test_the_menu_offers_everything(bar: FilterBar, live: Living) -> None:
    commit(live, "followers:0")
    menu = bar.chips[0].menu()
    offered = [action.text() for action in menu.actions() if action.text()]
    assert offered == ["Edit as text…", "Invert", "Switch off", "Copy as text", "Remove"]
    menu.close()


def test_a_filter_is_edited_as_text_in_one_step(bar: FilterBar, live: Living, qtbot: QtBot) -> None:
    commit(live, "followers:0 language:en")
    bar.chips[0].edit_requested.emit()
    field = bar.editor.field
    assert field.text() == "followers:0"
    field.setText("followers:..9 kind:reply")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert written(live) == ["followers:<=9", "language:en", "kind:reply"]
    assert not bar.editor.isVisible()
    live.session.undo()
    assert written(live) == ["followers:0", "language:en"]


def test_a_mistake_while_editing_changes_nothing(
    bar: FilterBar, live: Living, qtbot: QtBot
) -> None:
    commit(live, "followers:0")
    bar.chips[0].edit_requested.emit()
    bar.editor.field.setText("folowers:0")
    qtbot.keyClick(bar.editor.field, Qt.Key.Key_Return)
    assert "followers" in bar.editor.mistake.text()
    assert written(live) == ["followers:0"]
    qtbot.keyClick(bar.editor.field, Qt.Key.Key_Escape)
    assert not bar.editor.isVisible()


def test_an_edited_filter_stays_with_its_chart(bar: FilterBar, live: Living, qtbot: QtBot) -> None:
    (clause,) = parse("followers:0")
    live.session.commit(replace(clause, source="followersView"))
    bar.chips[0].edit_requested.emit()
    bar.editor.field.setText("followers:1..9")
    qtbot.keyClick(bar.editor.field, Qt.Key.Key_Return)
    assert [c.source for c in live.session.state.selection.clauses] == ["followersView"]


def test_many_filters_take_more_lines_and_none_is_cut(
    bar: FilterBar, live: Living, qtbot: QtBot
) -> None:
    one_line = bar.sizeHint().height()
    commit(live, " ".join(f"handle~{letter * 12}" for letter in "abcdefghijklmn"))
    qtbot.waitUntil(lambda: bar.heightForWidth(1200) > one_line)
    bar.resize(1200, bar.heightForWidth(1200))
    for chip in bar.chips:
        corner = chip.mapTo(bar, chip.rect().bottomRight())
        assert bar.rect().contains(corner)


def test_what_is_compared_is_named_and_swapped(live: Living, bar: FilterBar, qtbot: QtBot) -> None:
    line = bar.compared
    assert line.isHidden()
    commit(live, "followers:0")
    compare(live.session, live.session.committed.selection.clauses)
    live.session.clear()
    commit(live, "language:en kind:quote")
    assert line.isVisible()
    qtbot.waitUntil(lambda: "accounts" in line.summary.text())
    assert line.summary.text() == "1 of 4 accounts · 2 of 5 tweets"
    assert line.sentence.text() == "▨ A: followers is 0"
    assert line.sentence.accessibleName() == (
        "Compared with A: followers is 0. 1 of 4 accounts · 2 of 5 tweets"
    )
    qtbot.waitUntil(lambda: bar.summary.text().startswith("■ B: 1 of 4 accounts · 1 of 5 tweets"))
    button(line, "swapButton").click()
    assert written(live) == ["followers:0"]
    assert line.sentence.text() == "▨ A: language is en; kind is quote"
    button(line, "stopComparingButton").click()
    assert line.isHidden()
    assert written(live) == ["followers:0"]
    live.session.undo()
    assert line.isVisible()


def test_a_long_comparison_is_shortened(live: Living, bar: FilterBar) -> None:
    compare(live.session, parse(f'client:"{"x" * 1_000_000}"'))
    assert len(bar.compared.sentence.text()) < 500
    compare(live.session, ())
    assert bar.compared.sentence.text() == "▨ A: everything in scope"


def button(line: ComparedLine, name: str) -> QPushButton:
    found = line.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found
