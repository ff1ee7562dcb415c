"""The frame of the window: what is painted first, what can be dropped, what it is called."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from explorer.app.arguments import DEFAULT_SIZE
from explorer.app.main_window import MainWindow
from explorer.app.start import first_size


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow()
    made.resize(800, 600)
    qtbot.addWidget(made)
    yield made
    made.close()


def of(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


def enter(window: MainWindow, data: QMimeData) -> bool:
    event = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def drop(window: MainWindow, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)


def mark(window: MainWindow) -> QWidget:
    found = window.findChild(QWidget, "dropMark")
    assert isinstance(found, QWidget)
    return found


def test_first_painted_comes_once_after_the_first_paint(window: MainWindow, qtbot: QtBot) -> None:
    painted: list[int] = []
    window.first_painted.connect(lambda: painted.append(1))
    with qtbot.waitSignal(window.first_painted):
        window.show()
    window.repaint()
    qtbot.wait(20)
    assert painted == [1]


def test_files_are_taken_and_said(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    data = of(QUrl.fromLocalFile(str(tmp_path / "a b.zip")).toString(), "file:///data/%C3%BC")
    assert enter(window, data)
    with qtbot.waitSignal(window.paths_dropped) as dropped:
        drop(window, data)
    assert dropped.args == [[tmp_path / "a b.zip", Path("/data/ü")]]


def test_a_drag_over_the_window_is_seen_and_goes(window: MainWindow, qtbot: QtBot) -> None:
    window.show()
    enter(window, of("file:///tmp/x"))
    assert mark(window).isVisible()
    assert mark(window).size() == window.size()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not mark(window).isVisible()


@pytest.mark.parametrize("url", ["https://example.org/x.zip", ""])
def test_what_is_no_file_is_not_taken(window: MainWindow, url: str) -> None:
    assert not enter(window, of(url) if url else QMimeData())


def test_pages_take_turns_and_the_old_one_goes(window: MainWindow, qtbot: QtBot) -> None:
    first, second = QLabel("1"), QLabel("2")
    window.set_page(first)
    with qtbot.waitSignal(first.destroyed):
        window.set_page(second)
    assert window.pages.count() == 1


def test_the_title_names_the_workspace(window: MainWindow) -> None:
    window.set_document("thailand")
    assert window.windowTitle() == "thailand – Takedown Explorer"
    window.set_document("")
    assert window.windowTitle() == "Takedown Explorer"


def test_a_guard_can_keep_the_window_open(window: MainWindow) -> None:
    window.show()
    window.guard_closing(lambda: False)
    assert not window.close()
    window.guard_closing(lambda: True)
    assert window.close()


def test_the_window_is_no_larger_than_its_screen(window: MainWindow) -> None:
    room = window.screen().availableGeometry().size()
    assert room.width() < DEFAULT_SIZE[0], "the offscreen platform's screen is a small one"
    size = first_size(window)
    assert size.width() < room.width()
    assert size.height() < room.height()
