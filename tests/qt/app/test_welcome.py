"""The welcome page: three ways in, recent workspaces, the notice about the material."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explorer.app import settings
from explorer.app.welcome import Welcome
from explorer.views.shared.theme import LIGHT


def button(page: QWidget, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("welcomeArchive", "archive_asked"),
        ("welcomeWorkspace", "workspace_asked"),
        ("welcomeSample", "sample_asked"),
    ],
)
def test_each_tile_asks_for_its_thing(qtbot: QtBot, name: str, signal: str) -> None:
    page = Welcome(LIGHT, (), show_notice=False)
    qtbot.addWidget(page)
    with qtbot.waitSignal(getattr(page, signal)):
        button(page, name).click()


def test_the_notice_goes_when_it_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    remembered = settings.open_settings(tmp_path / "s.ini")
    assert not settings.is_notice_read(remembered)
    page = Welcome(LIGHT, (), show_notice=True)
    qtbot.addWidget(page)
    page.notice_read.connect(lambda: settings.remember_notice_read(remembered))
    page.show()
    button(page, "noticeReadButton").click()
    assert settings.is_notice_read(remembered)
    notice = page.findChild(QWidget, "materialNotice")
    assert isinstance(notice, QWidget)
    assert not notice.isVisible()


def test_recent_workspaces_are_newest_first_and_still_there(tmp_path: Path) -> None:
    remembered = settings.open_settings(tmp_path / "s.ini")
    paths = [tmp_path / f"{number}.duckdb" for number in range(12)]
    for path in paths:
        path.touch()
        settings.remember_workspace(remembered, path)
    settings.remember_workspace(remembered, paths[5])
    paths[11].unlink()
    remembered.sync()
    again = settings.open_settings(tmp_path / "s.ini")
    recent = settings.recent_workspaces(again)
    assert recent[:3] == [paths[5], paths[10], paths[9]]
    assert len(recent) <= settings.LONGEST_RECENT


def test_a_recent_workspace_is_opened_by_its_name(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "thailand.duckdb"
    page = Welcome(LIGHT, (path,), show_notice=False)
    qtbot.addWidget(page)
    link = next(b for b in page.findChildren(QPushButton) if b.text() == "thailand")
    with qtbot.waitSignal(page.recent_chosen) as chosen:
        link.click()
    assert chosen.args == [path]


def test_the_keyboard_is_at_the_first_way_in(qtbot: QtBot) -> None:
    page = Welcome(LIGHT, (), show_notice=False)
    qtbot.addWidget(page)
    page.show()
    page.setFocus()
    qtbot.waitUntil(lambda: page.focusWidget() is button(page, "welcomeArchive"))
