"""A card shows its body, or says what is in the body's place."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from explorer.views.shared.card import Card
from explorer.views.shared.theme import LIGHT
from explorer.views.shared.waiting_line import PATIENCE_MS


@pytest.fixture
def card(qtbot: QtBot) -> Card:
    made = Card("Title", QLabel("body"), LIGHT)
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    return made


def test_an_error_offers_to_try_again(card: Card, qtbot: QtBot) -> None:
    card.show_error("The disk is full. Free some space.")
    assert card.notice == "The disk is full. Free some space."
    assert not card.body.isVisible()
    button = next(button for button in card.findChildren(QPushButton) if button.isVisible())
    with qtbot.waitSignal(card.retry_requested):
        button.click()


def test_nothing_to_show_offers_no_button(card: Card) -> None:
    card.show_empty("No tweets in scope", "Tick a dataset.")
    assert card.notice == "No tweets in scope"
    assert not any(button.isVisible() for button in card.findChildren(QPushButton))


def test_short_waits_are_not_seen_and_the_body_stays(card: Card, qtbot: QtBot) -> None:
    card.show_waiting()
    assert card.is_waiting
    card.show_body()
    qtbot.wait(PATIENCE_MS + 50)
    assert not card.is_waiting


def test_long_waits_are_shown_and_end(card: Card, qtbot: QtBot) -> None:
    card.show_waiting()
    qtbot.waitUntil(lambda: card._line.is_moving)
    assert card.body.isVisible()
    card.show_body()
    assert not card.is_waiting


def test_a_long_caption_goes_below_the_title_whole(card: Card, qtbot: QtBot) -> None:
    caption = "1,234,567 of 12,345,678 tweets · UTC"
    card.resize(700, 200)
    card.set_caption(caption, "why")
    assert not card._caption.below.isVisible()
    card.resize(200, 200)
    below = card._caption.below
    qtbot.waitUntil(below.isVisible)
    assert card.width() == 200
    assert (below.text(), below.toolTip()) == (caption, f"{caption}\nwhy")
    assert below.height() >= below.heightForWidth(below.width()) - 2
    card.set_caption("short")
    assert below.isVisible()
    card.resize(701, 200)
    qtbot.waitUntil(lambda: not below.isVisible())
    assert card.caption == "short"
