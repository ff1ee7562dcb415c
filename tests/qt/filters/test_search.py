"""The search field: typed text becomes filters, mistakes are shown where they are made."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from explorer.query.spelling import text_of
from explorer.views.filters.search import SearchField
from explorer.views.filters.suggest import suggest
from explorer.views.shared.theme import LIGHT
from tests.qt.small_world import Living


@pytest.fixture
def field(live: Living, qtbot: QtBot) -> Iterator[SearchField]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 400)
    made = SearchField(live.session, LIGHT, lambda: False)
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addStretch(1)
    window.show()
    made.setFocus()
    yield made
    window.close()


def written(live: Living) -> list[str]:
    return [text_of(clause) for clause in live.session.state.selection.clauses]


@pytest.mark.parametrize(
    ("typed", "clauses"),
    [
        ("followers:0", ["followers:0"]),
        ("news today", ["text~news", "text~today"]),
        ('"news today" -language:th', ['text~"news today"', "-language:th"]),
        ("香港", ["text~香港"]),
        ("   ", []),
    ],
)
def test_enter_makes_filters_of_the_text(
    field: SearchField, live: Living, qtbot: QtBot, typed: str, clauses: list[str]
) -> None:
    field.setText(typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert written(live) == clauses
    assert field.text() == ""
    live.session.undo()
    assert written(live) == []


@pytest.mark.parametrize(
    ("typed", "near", "place"),
    [
        ("language:th folowers:0", "followers", 12),
        ("followers:many", "number", 10),
        ('"open', "quote", 0),
    ],
)
def test_a_mistake_is_shown_with_its_place(
    field: SearchField, live: Living, qtbot: QtBot, typed: str, near: str, place: int
) -> None:
    field.setText(typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.mistake.isVisible()
    assert near in field.mistake.text
    assert field.cursorPosition() == place
    assert field.text() == typed
    assert written(live) == []
    qtbot.keyClicks(field, "x")
    assert not field.mistake.isVisible()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("news", ["text~news", "name~news", "handle~news", "hashtag:news", "account:news"]),
        ("#news", ["hashtag:news", "text~#news"]),
        ("@anna", ["handle~anna"]),
        ("12345", ["text~12345", "name~12345", "handle~12345", "hashtag:12345",
                   "account:12345", "tweet:12345"]),
        ("followers:0 lang", ["followers:0 language:"]),
        ("-follo", ["-text~follo", "-followers:"]),
        ("", []),
    ],
    ids=["word", "hashtag", "handle", "digits", "field_after_filter", "negated_field", "empty"],
)  # fmt: skip
def test_what_typed_text_may_mean(typed: str, offered: list[str]) -> None:
    found = [suggestion.text for suggestion in suggest(typed)]
    assert [text for text in found if text in offered] == offered
    assert found[: len(offered[:1])] == offered[:1]


def test_a_suggestion_is_taken_by_the_keyboard(
    field: SearchField, live: Living, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "news")
    assert field.suggestions.isVisible()
    assert field.suggestions.height() > 50
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert written(live) == ["name~news"]
    assert not field.suggestions.isVisible()


def test_enter_without_a_choice_searches_the_text(
    field: SearchField, live: Living, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "news")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert written(live) == ["text~news"]


def test_a_field_name_is_completed_and_waits_for_its_value(
    field: SearchField, live: Living, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "-follo")
    offered = {suggestion.text: suggestion for suggestion in field.suggestions.offered}
    field.suggestions.chosen.emit(offered["-followers:"])
    assert field.text() == "-followers:"
    assert written(live) == []


def test_escape_takes_back_one_thing_at_a_time(field: SearchField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "news")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.suggestions.isVisible()
    assert field.text() == "news"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_dropped_files_are_left_to_the_window(field: SearchField) -> None:
    assert not field.acceptDrops()


def test_simplified_and_traditional_alike_is_an_option(live: Living, qtbot: QtBot) -> None:
    on = SearchField(live.session, LIGHT, lambda: True)
    qtbot.addWidget(on)
    on.setText('香港 police profile~"台湾" -(text~发 hour@UTC:3)')
    on.submit()
    assert [text_of(clause) for clause in live.session.committed.selection.clauses] == [
        "text~香港",
        "text~police",
        "profile~~台湾",
        "-(text~~发 hour@UTC:3)",
    ]


def test_it_is_offered_where_it_makes_a_difference(field: SearchField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "x")
    assert not any("~~" in offer.text for offer in field.suggestions.offered)
    field.textEdited.emit("台湾")
    assert "text~~台湾" in [offer.text for offer in field.suggestions.offered]
