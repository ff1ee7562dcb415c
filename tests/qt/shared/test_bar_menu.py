"""Right-click: only this, this too, exclude, copy, how it is drawn, what to take along."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from explorer.query.parse import parse
from explorer.views.histogram.widget import HistogramView
from explorer.views.shared.picture import SHARPNESS, Measure, picture_of
from explorer.views.shared.value_menu import shortened
from tests.qt.nasty import settle
from tests.qt.shown_bars import bar_named, filters, shown
from tests.qt.small_world import Living


@pytest.fixture
def view(live: Living, qtbot: QtBot) -> HistogramView:
    return shown(HistogramView, live, qtbot)


def action(menu: QMenu, name: str) -> QAction:
    (found,) = [action for action in menu.actions() if action.objectName() == name]
    return found


def test_a_bar_can_be_filtered_from_its_menu(live: Living, view: HistogramView) -> None:
    menu = view.menu.menu_at(bar_named(view, "0"))
    assert menu.actions()[0].text() == "Followers 0"
    action(menu, "onlyAction").trigger()
    action(view.menu.menu_at(bar_named(view, "5–9")), "addAction").trigger()
    assert filters(live.session) == ["followers:0,5..9"]
    action(view.menu.menu_at(bar_named(view, "0")), "excludeAction").trigger()
    assert filters(live.session) == ["followers:5..9"]
    action(menu, "clearViewAction").trigger()
    assert filters(live.session) == []


def test_copying_a_bar_copies_its_numbers(view: HistogramView) -> None:
    action(view.menu.menu_at(bar_named(view, "0")), "copyAction").trigger()
    assert QGuiApplication.clipboard().text() == "Followers 0\n1 of 1 account (100 %)"


def test_copied_data_say_what_they_are_filtered_by(
    live: Living, view: HistogramView, qtbot: QtBot
) -> None:
    live.session.commit(parse("language:en")[0])
    settle(live.session, qtbot)
    action(view.menu.menu_at(None), "copyDataAction").trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("# Followers: ")
    assert lines[0].endswith(" · 2 of 4 accounts")
    assert lines[1] == "# language is en"
    assert "0,value,0,0,1,1" in lines


def test_shares_and_logarithms_are_switched(view: HistogramView) -> None:
    menu = view.menu.menu_at(None)
    action(menu, "sharesAction").trigger()
    action(menu, "logAction").trigger()
    assert (view.plot.is_share, view.plot.is_log) == (True, True)
    action(menu, "sharesAction").trigger()
    assert (view.plot.is_share, view.plot.is_log) == (False, True)


@pytest.mark.parametrize("suffix", [".png", ".svg"])
@pytest.mark.parametrize("size", [None, QSize(900, 500), QSize(300, 900)])
def test_pictures_have_the_size_that_is_asked_for(
    view: HistogramView, suffix: str, size: QSize | None
) -> None:
    before = view.size()
    lines = ("followers is 0",)
    image = QImage.fromData(picture_of(view, suffix, lines, view.theme, Measure(size, 3)))
    wanted = size or before
    if suffix == ".png":
        assert image.width() == wanted.width() * 3
        assert image.height() > wanted.height() * 3
    assert image.height() / image.width() > wanted.height() / wanted.width()
    middle = image.height() // 3
    assert len({image.pixel(x, middle) for x in range(image.width())}) > 2
    assert view.size() == before


def test_a_drawing_holds_its_words_as_text(view: HistogramView) -> None:
    drawn = picture_of(view, ".svg", ("followers is 0",), view.theme, Measure(QSize(900, 400)))
    root = fromstring(drawn)  # noqa: S314 - drawn here
    words = {text.strip() for one in root.iter() for text in one.itertext() if text.strip()}
    assert {"followers is 0", *view.caption.split("\n"), "5"} <= words, words


def test_a_picture_is_copied(view: HistogramView) -> None:
    action(view.menu.menu_at(None), "copyPictureAction").trigger()
    assert QGuiApplication.clipboard().image().width() == view.width() * SHARPNESS


def test_a_picture_to_save_is_asked_for(view: HistogramView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.picture_wanted):
        action(view.menu.menu_at(None), "savePictureAction").trigger()


def test_values_in_menus_are_shortened_and_no_shortcuts() -> None:
    assert shortened("a & b\nc") == "a && b c"
    assert len(shortened("x" * 500)) == 60
