"""Right-click: only this, this too, exclude, copy, how it is drawn, what to take along."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from explorer.query.parse import parse
from explorer.views.histogram.widget import HistogramView
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


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_pictures_are_saved(
    view: HistogramView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    path = tmp_path / f"ein Bild 图.{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    action(view.menu.menu_at(None), "savePictureAction").trigger()
    image = QImage(str(path))
    assert image.width() >= view.width()
    assert len({image.pixel(x, image.height() // 2) for x in range(image.width())}) > 2


def test_a_picture_that_cannot_be_written_is_said(
    view: HistogramView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    path = tmp_path / "absent" / "x.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: said.append(words[-1]))
    action(view.menu.menu_at(None), "savePictureAction").trigger()
    assert str(path) in said[0]


def test_values_in_menus_are_shortened_and_no_shortcuts() -> None:
    assert shortened("a & b\nc") == "a && b c"
    assert len(shortened("x" * 500)) == 60
