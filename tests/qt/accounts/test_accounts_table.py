"""What is particular to the accounts table."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.query.parse import parse
from explorer.views.accounts.widget import AccountsView
from explorer.views.shared.theme import DARK, LIGHT
from tests.qt.small_world import Living, living
from tests.unit.query.world import Account, World


def shown_view(live: Living, qtbot: QtBot) -> AccountsView:
    view = AccountsView(live.session, LIGHT)
    qtbot.addWidget(view)
    view.resize(1000, 400)
    view.show()
    qtbot.waitUntil(
        lambda: bool(view.caption) and (view.notice is not None or view.model.rowCount() > 0)
    )
    return view


def column_of(view: AccountsView, name: str) -> list[object]:
    place = next(i for i, column in enumerate(view.columns) if column.name == name)
    return [
        view.model.data(view.model.index(row, place), Qt.ItemDataRole.DisplayRole)
        for row in range(view.model.rowCount())
    ]


def test_most_followers_first_unknown_last(live: Living, qtbot: QtBot) -> None:
    view = shown_view(live, qtbot)
    assert column_of(view, "followers") == ["12,345", "7", "0", "unknown"]
    assert view.caption == "4 of 4 accounts"


@pytest.mark.parametrize(
    ("filters", "handles", "caption"),
    [
        ("followers:0", ["anna"], "1 of 4 accounts"),
        ("language:en", ["dora", "anna"], "2 of 4 accounts"),
        ("-followers:0", ["bert", "dora", "cara"], "3 of 4 accounts"),
        ("created:unknown", ["cara"], "1 of 4 accounts"),
    ],
)
def test_every_filter_applies(
    live: Living, qtbot: QtBot, filters: str, handles: list[str], caption: str
) -> None:
    view = shown_view(live, qtbot)
    live.session.commit_all(parse(filters))
    qtbot.waitUntil(lambda: view.caption == caption)
    qtbot.waitUntil(lambda: column_of(view, "handle") == handles)


def test_denominators_are_those_of_the_scope(live: Living, qtbot: QtBot) -> None:
    view = shown_view(live, qtbot)
    live.session.set_scope((2,))
    qtbot.waitUntil(lambda: view.caption == "1 of 1 account")
    live.session.set_scope(())
    qtbot.waitUntil(lambda: view.notice == "There are no accounts in scope.")


def test_columns_come_back_as_they_were_left(live: Living, qtbot: QtBot) -> None:
    view = shown_view(live, qtbot)
    header = view.table.horizontalHeader()
    header.moveSection(0, 4)
    header.setSectionHidden(2, True)
    header.resizeSection(1, 333)
    other = AccountsView(live.session, DARK)
    qtbot.addWidget(other)
    other.arrangement.restore(view.arrangement.save())
    assert [column.name for column in other.table.visible_columns()] == [
        column.name for column in view.table.visible_columns()
    ]
    assert other.table.horizontalHeader().sectionSize(1) == 333


@pytest.mark.parametrize(
    "make",
    [
        lambda: World((), ()),
        lambda: World(
            (Account(followers=None, following=None, created=None, account_language=None),), ()
        ),
        lambda: World((Account(handle="x", followers=2**62),), ()),
        lambda: World((Account(handle="\u202eمرحبا 🧵\u0000\n" * 50, location="a" * 100_000),), ()),
        lambda: World(tuple(Account(account_id=str(n)) for n in range(450)), ()),
    ],
    ids=["no_rows", "all_unknown", "huge_count", "right_to_left_and_emoji", "several_pages"],
)
def test_nasty_datasets_are_painted(make: Callable[[], World], qtbot: QtBot) -> None:
    with living(make()) as live:
        view = shown_view(live, qtbot)
        assert not view.grab().isNull()
