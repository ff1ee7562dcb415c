"""One more view is as little as ARCHITECTURE says: this one is written here, in a few lines."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.query.by import By
from explorer.query.parse import parse
from explorer.session.session import Session
from explorer.views.histogram.model import describe_number
from explorer.views.shared.bars.axes import numbers_along
from explorer.views.shared.bars.placement import place_in_row
from explorer.views.shared.bars.view import BarView, Subject
from explorer.views.shared.theme import Theme
from tests.qt.nasty import NASTY, endure, settle
from tests.qt.shown_bars import bar_named, click, filters, shown
from tests.qt.small_world import Living
from tests.unit.query.world import World

LIKES = Subject(
    By("likes", "log"),
    "tweets",
    partial(place_in_row, is_whole=True),
    partial(describe_number, "likes"),
    numbers_along,
)


class LikesView(BarView):
    """How many tweets were liked how often."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("likesView", "Likes", LIKES, session, theme, parent)


def test_it_counts_filters_and_is_filtered(live: Living, qtbot: QtBot) -> None:
    view = shown(LikesView, live, qtbot)
    assert view.caption == "5 tweets in scope"
    click(view, bar_named(view, "1,000–1,999"))
    assert filters(live.session) == ["likes:1000..1999"]
    live.session.select(live.session.committed.selection.with_clause(parse("language:en")[0]), "")
    settle(live.session, qtbot)
    assert view.caption == "2 of 5 tweets"
    live.session.undo()
    live.session.undo()
    settle(live.session, qtbot)
    assert view.caption == "5 tweets in scope"


@pytest.mark.parametrize("world", NASTY)
def test_it_bears_nasty_data(world: World, qtbot: QtBot) -> None:
    endure(LikesView, world, qtbot)
