"""Values of a field: listed, searched, chosen and excluded; whoever filters, it is marked."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from explorer.query.parse import parse
from explorer.query.spelling import text_of
from explorer.schema.bins import BinKind
from explorer.schema.fields import FIELDS
from explorer.views.facets.choice import Standing
from explorer.views.facets.items import MORE, FacetItems
from explorer.views.facets.model import FACETS, FacetRow
from explorer.views.facets.widget import FacetView
from explorer.views.shared.theme import LIGHT
from tests.qt.nasty import NASTY, endure, settle
from tests.qt.small_world import Living, living
from tests.unit.query.world import Account, Tweet, World

SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NO_KEY = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton

VALUES = 300
MANY = World(
    (Account(),),
    tuple(
        Tweet(0, datetime(2019, 6, 1), hashtags=(f"tag{number:03}", f"group{number % 4}"))
        for number in range(VALUES)
    ),
)


def shown(live: Living, qtbot: QtBot) -> FacetView:
    view = FacetView(live.session, LIGHT)
    qtbot.addWidget(view)
    view.resize(560, 320)
    view.show()
    settle(live.session, qtbot)
    return view


@pytest.fixture
def view(live: Living, qtbot: QtBot) -> FacetView:
    """Languages: en 2, ar 1, zh 1, unknown 1."""
    return shown(live, qtbot)


def filters(live: Living) -> list[str]:
    return [text_of(clause) for clause in live.session.committed.selection.clauses]


def numbers(view: FacetView) -> dict[str, tuple[int, int]]:
    return {row.label: (row.selected, row.whole) for row in view.list.items.facet.rows}


def row_of(view: FacetView, label: str) -> FacetRow:
    (found,) = [row for row in view.list.items.facet.rows if row.label == label]
    return found


def centre(view: FacetView, label: str) -> QPoint:
    place = [row.label for row in view.list.items.facet.rows].index(label)
    return view.list.visualRect(view.list.items.index(place)).center()


def click(
    view: FacetView, label: str, qtbot: QtBot, modifiers: Qt.KeyboardModifier = NO_KEY
) -> None:
    qtbot.mouseClick(view.list.viewport(), LEFT, modifiers, centre(view, label))


def choose_field(view: FacetView, live: Living, qtbot: QtBot, field: str) -> None:
    view.field_chooser.choose(field)
    settle(live.session, qtbot)


def type_value(view: FacetView, live: Living, qtbot: QtBot, text: str) -> None:
    view.search.setText(text)
    qtbot.waitUntil(
        lambda: live.asked[-1].by.containing == text  # pyright: ignore[reportAttributeAccessIssue]
    )
    settle(live.session, qtbot)


def action(view: FacetView, label: str, name: str) -> QAction:
    menu = view.menu_for(row_of(view, label))
    (found,) = [action for action in menu.actions() if action.objectName() == name]
    return found


def test_it_is_named_after_its_field(live: Living, view: FacetView, qtbot: QtBot) -> None:
    assert (view.objectName(), view.title) == ("facetView_language", "Tweet language")
    assert view.list.accessibleName() == "Tweet language, values"
    choose_field(view, live, qtbot, "hashtag")
    assert (view.objectName(), view.accessibleName()) == ("facetView_hashtag", "Hashtag")
    assert view.search.accessibleName() == "Find a hashtag"


def test_most_frequent_first_then_unknown(view: FacetView) -> None:
    assert numbers(view) == {"en": (2, 2), "ar": (1, 1), "zh": (1, 1), "(unknown)": (1, 1)}
    assert view.caption == "5 tweets in scope"


@pytest.mark.parametrize("field", FACETS)
def test_every_facet_is_drawn_and_clicked(
    live: Living, view: FacetView, qtbot: QtBot, field: str
) -> None:
    choose_field(view, live, qtbot, field)
    rows = [row for row in view.list.items.facet.rows if row.test is not None]
    assert rows
    assert view.list.items.facet.whole_total == (4 if view.noun == "accounts" else 5)
    click(view, rows[0].label, qtbot)
    clause = rows[0].bin.clause
    assert clause is not None
    assert filters(live) == [text_of(clause)]
    assert FIELDS[field].heading == view.title


def test_click_shift_and_alt(live: Living, view: FacetView, qtbot: QtBot) -> None:
    click(view, "zh", qtbot)
    assert filters(live) == ["language:zh"]
    click(view, "en", qtbot, SHIFT)
    assert filters(live) == ["language:zh,en"]
    click(view, "zh", qtbot, ALT)
    assert filters(live) == ["language:en"]
    click(view, "en", qtbot)
    assert filters(live) == []
    click(view, "(unknown)", qtbot, ALT)
    assert filters(live) == ["-language:unknown"]


def test_buttons_include_and_exclude(live: Living, view: FacetView, qtbot: QtBot) -> None:
    def press(label: str, *, is_include: bool) -> None:
        place = [row.label for row in view.list.items.facet.rows].index(label)
        area = view.list.visualRect(view.list.items.index(place))
        places = view.list.rows_drawn.places(area, view.list.fontMetrics())
        box = places.include if is_include else places.exclude
        qtbot.mouseClick(view.list.viewport(), LEFT, NO_KEY, box.center())

    press("zh", is_include=True)
    press("en", is_include=True)
    assert filters(live) == ["language:zh,en"]
    press("zh", is_include=True)
    assert filters(live) == ["language:en"]
    click(view, "en", qtbot)
    press("en", is_include=False)
    press("ar", is_include=False)
    assert filters(live) == ["-language:en,ar"]


def test_keyboard(live: Living, view: FacetView, qtbot: QtBot) -> None:
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert filters(live) == ["language:ar"]
    qtbot.keyClick(view.list, Qt.Key.Key_End)
    qtbot.keyClick(view.list, Qt.Key.Key_Plus)
    assert filters(live) == ["language:ar,unknown"]
    qtbot.keyClick(view.list, Qt.Key.Key_Escape)
    assert filters(live) == []
    qtbot.keyClick(view.list, Qt.Key.Key_Minus)
    assert filters(live) == ["-language:unknown"]


def test_double_click_clears_whoever_filtered(live: Living, view: FacetView, qtbot: QtBot) -> None:
    for typed in ("language:en,ar", "-language:zh", "likes:>0"):
        live.session.commit(parse(typed)[0])
    qtbot.mouseDClick(view.list.viewport(), LEFT, NO_KEY, centre(view, "en"))
    assert filters(live) == ["likes:>0"]


def test_its_own_filter_leaves_the_view_as_it_is_and_marks_the_value(
    live: Living, view: FacetView, qtbot: QtBot
) -> None:
    before = numbers(view)
    click(view, "zh", qtbot)
    settle(live.session, qtbot)
    assert numbers(view) == before
    items = view.list.items
    marks = {row.label: items.standing(items.index(n)) for n, row in enumerate(items.facet.rows)}
    assert marks["zh"] is Standing.CHOSEN
    assert marks["en"] is Standing.OPEN
    said = items.data(items.index(2), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "zh; 1 of 1 tweet (100 %); 20.0 % of the selection · 20.0 % of all; chosen"


def test_other_filters_count_and_the_whole_stays(
    live: Living, view: FacetView, qtbot: QtBot
) -> None:
    live.session.commit(parse("kind:quote")[0])
    settle(live.session, qtbot)
    assert numbers(view)["en"] == (1, 2)
    assert numbers(view)["zh"] == (0, 1)
    assert view.caption == "1 of 5 tweets"


def test_several_values_of_one_tweet_are_shares_of_tweets(
    live: Living, view: FacetView, qtbot: QtBot
) -> None:
    choose_field(view, live, qtbot, "hashtag")
    assert numbers(view) == {"a": (1, 1), "b": (1, 1), "(no hashtag)": (4, 4)}
    assert view.list.items.facet.readout(row_of(view, "a"))[2].startswith("20.0 % of the selection")
    assert view.caption == "5 tweets in scope · may be in several hashtags"


def test_a_search_asks_the_database_and_more_are_listed_when_asked_for(qtbot: QtBot) -> None:
    with living(MANY) as live:
        view = shown(live, qtbot)
        choose_field(view, live, qtbot, "hashtag")
        items = view.list.items
        assert items.rowCount() == 20 + 2
        assert items.data(items.index(21)) == MORE
        assert view.list.items.facet.rows[-1].bin.kind is BinKind.OTHER
        type_value(view, live, qtbot, "TAG29")
        assert list(numbers(view))[:-1] == [f"tag{number}" for number in range(290, 300)]
        click(view, "tag297", qtbot)
        assert filters(live) == ["hashtag:tag297"]
        type_value(view, live, qtbot, "")
        view.list.setCurrentIndex(items.index(items.rowCount() - 1))
        qtbot.keyClick(view.list, Qt.Key.Key_Return)
        settle(live.session, qtbot)
        assert items.rowCount() == 60 + 2
        type_value(view, live, qtbot, "nowhere")
        assert view.list.note == "No value contains “nowhere”."
        choose_field(view, live, qtbot, "client")
        assert (view.search.text(), view.list.note) == ("", "")


def test_the_menu_of_a_value(live: Living, view: FacetView) -> None:
    action(view, "zh", "excludeAction").trigger()
    assert filters(live) == ["-language:zh"]
    action(view, "zh", "clearViewAction").trigger()
    action(view, "zh", "onlyAction").trigger()
    action(view, "ar", "addAction").trigger()
    assert filters(live) == ["language:zh,ar"]
    action(view, "zh", "copyAction").trigger()
    assert QGuiApplication.clipboard().text() == "zh"
    action(view, "zh", "copyDataAction").trigger()
    assert "en,value,2,2,language:en" in QGuiApplication.clipboard().text().splitlines()


def test_bars_of_logarithms_and_shares(view: FacetView) -> None:
    action(view, "zh", "sharesAction").trigger()
    action(view, "zh", "logAction").trigger()
    assert (view.list.rows_drawn.is_share, view.list.rows_drawn.is_log) == (True, True)
    view.grab()


def test_grey_stands_behind_colour(live: Living, view: FacetView, qtbot: QtBot) -> None:
    live.session.commit(parse("kind:quote")[0])
    settle(live.session, qtbot)
    area = view.list.visualRect(view.list.items.index(0))
    bar = view.list.rows_drawn.places(area, view.list.fontMetrics()).bar
    image = view.list.viewport().grab().toImage()
    middle = bar.center().y()
    assert image.pixelColor(bar.left() + 2, middle).name() == LIGHT.selection
    assert image.pixelColor(bar.right() - 2, middle).name() == LIGHT.whole


def test_when_nothing_is_left_it_says_why(live: Living, view: FacetView, qtbot: QtBot) -> None:
    live.session.commit(parse("likes:>9999")[0])
    settle(live.session, qtbot)
    assert view.list.note == "No tweets left. The filter “likes is above 9,999” leaves nothing."


def test_the_rows_are_a_sound_model(view: FacetView, qtbot: QtBot) -> None:
    items: FacetItems = view.list.items
    QAbstractItemModelTester(items, QAbstractItemModelTester.FailureReportingMode.Fatal)
    items.set_facet(items.facet, parse("language:zh"))
    assert items.data(items.index(99)) is None


@pytest.mark.parametrize("world", NASTY)
def test_bears_nasty_data(world: World, qtbot: QtBot) -> None:
    endure(FacetView, world, qtbot)


@pytest.mark.parametrize("field", ["hashtag", "client", "location"])
def test_bears_odd_values(field: str, qtbot: QtBot) -> None:
    """Right-to-left, emoji, markup and line breaks stay in one row each."""
    with living(NASTY[-1].values[0]) as live:  # pyright: ignore[reportArgumentType]
        view = shown(live, qtbot)
        choose_field(view, live, qtbot, field)
        labels = list(numbers(view))
        assert any("⟨RLO⟩" in label for label in labels)
        assert not any("\n" in label for label in labels)
        view.grab()
