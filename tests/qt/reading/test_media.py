"""Pictures of a tweet: told where they lie, opened only when asked for, one that fails alone."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from explorer.app.board import READING, Board
from explorer.app.workspace import Opened
from explorer.schema.columns import TWEETS
from explorer.views.reading import media_question
from tests.made_picture import encoded
from tests.qt.app.conftest import Bench, bench  # noqa: F401 - a fixture
from tests.unit.export.shelf import account, imported, put_dataset, tweet

ONE, TWO, NONE = "1137687349218471936", "1137687349218471937", "1137687349218471938"
HEADING = "Pictures and videos"
VIDEO = b"a film" * 1000


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Ann posts two pictures and a video, one damaged picture, and nothing."""
    tweets = [tweet(tweetid=one, tweet_text=f"text {one}") for one in (ONE, TWO, NONE)]
    return put_dataset(tmp_path / "test_012020", [account()], [*tweets, tweet(tweetid="")])


@pytest.fixture
def media(archive: Path) -> Path:
    path = archive / "test_012020_tweet_media_1.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(f"1001/{ONE}-a.png", encoded(b"png", 3000, 1500))
        packed.writestr(f"1001/{ONE}-b.jpg", encoded(b"png", 20, 20))
        packed.writestr(f"1001/{ONE}-c.mp4", VIDEO)
        packed.writestr(f"1001/{TWO}-a.jpg", b"<svg/>")
        packed.writestr(f"1001/{TWO}-b.png", encoded(b"png", 20, 20))
    return path


@pytest.fixture
def board(bench: Bench, qtbot: QtBot, archive: Path) -> Iterator[Board]:  # noqa: F811
    bench.workbench.show_opened(Opened(imported(None, archive), is_synthetic=False))
    shown = bench.workbench.board
    assert shown is not None
    shown.set_shown(READING, True)
    yield shown
    assert bench.known == []


def read(board: Board, qtbot: QtBot, row: int, words: str) -> str:
    board.reading.follow(TWEETS, row)
    return told(board, qtbot, words)


def told(board: Board, qtbot: QtBot, words: str) -> str:
    qtbot.waitUntil(lambda: words in board.reading.page.toPlainText())
    return board.reading.page.toPlainText()


def shown_pictures(board: Board) -> int:
    return board.reading.page.toPlainText().count("\ufffc")


def follow(board: Board, link: str) -> None:
    board.reading.page.anchorClicked.emit(QUrl(link))


def test_nothing_downloaded_is_an_ordinary_state(board: Board, qtbot: QtBot) -> None:
    text = read(board, qtbot, 0, "Not downloaded: no media zips lie beside the archive.")
    assert HEADING in text


def test_what_lies_there_is_told_and_nothing_is_opened(
    media: Path, board: Board, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(media_question, "decoded", None)
    text = read(board, qtbot, 0, f"2 pictures, 1 video in {media.name} · Show the 2 pictures")
    assert f"{ONE}-c.mp4, 6.0 kB · Save a copy…" in text
    assert shown_pictures(board) == 0
    read(board, qtbot, 2, "None of this tweet in the 1 media zip beside the archive.")


def test_a_tweet_without_an_id_has_nothing_to_look_for(
    media: Path, board: Board, qtbot: QtBot
) -> None:
    read(board, qtbot, 2, "None of this tweet")
    assert HEADING not in read(board, qtbot, 3, "hello")


def test_pictures_come_by_link_and_go(media: Path, board: Board, qtbot: QtBot) -> None:
    read(board, qtbot, 0, "Show the 2 pictures")
    follow(board, "media:show")
    text = told(board, qtbot, "Hide the 2 pictures")
    assert shown_pictures(board) == 2
    assert "3,000 × 1,500 pixels · Copy · Save a copy…" in text
    widths = {image.width() for image in images(board)}
    assert max(widths) <= board.reading.page.viewport().width()
    assert not board.reading.page.horizontalScrollBar().maximum()
    assert 20 in widths
    follow(board, "media:show")
    told(board, qtbot, "Show the 2 pictures")
    assert shown_pictures(board) == 0


def test_pictures_that_are_shown_stay_through_a_change_of_theme(
    media: Path,
    board: Board,
    bench: Bench,  # noqa: F811
    qtbot: QtBot,
) -> None:
    read(board, qtbot, 0, "Show")
    bench.window.action_map["themeAction"].trigger()
    still = bench.workbench.board
    assert still is not None
    told(still, qtbot, "Show")
    assert not still.reading.media.shown_of
    assert still.reading.media.toggle()
    qtbot.waitUntil(lambda: shown_pictures(still) == 2)
    bench.window.action_map["themeAction"].trigger()
    again = bench.workbench.board
    assert again is not None
    assert again is not still
    qtbot.waitUntil(lambda: shown_pictures(again) == 2)
    read(again, qtbot, 1, "Show")
    read(again, qtbot, 0, "Show")
    assert not again.reading.media.shown_of


def images(board: Board) -> list[QImage]:
    kind = int(board.reading.page.document().ResourceType.ImageResource.value)
    found = (board.reading.page.document().resource(kind, QUrl(f"media:{n}")) for n in range(2))
    return [image for image in found if isinstance(image, QImage)]


def test_the_key_does_the_same_and_says_when_it_cannot(
    media: Path,
    board: Board,
    qtbot: QtBot,
    bench: Bench,  # noqa: F811
) -> None:
    action = bench.window.action_map["showMediaAction"]
    read(board, qtbot, 0, "Show the 2 pictures")
    action.trigger()
    told(board, qtbot, "Hide the 2 pictures")
    action.trigger()
    told(board, qtbot, "Show the 2 pictures")
    read(board, qtbot, 2, "None of this tweet")
    action.trigger()
    assert "No tweet with pictures is read" in bench.window.status.text()


def test_by_keyboard_alone_the_link_stays_where_it_is(
    media: Path, board: Board, qtbot: QtBot
) -> None:
    read(board, qtbot, 0, "Show the 2 pictures")
    page = board.reading.page
    page.window().activateWindow()
    page.setFocus()
    qtbot.waitUntil(page.hasFocus)
    for _ in range(20):
        qtbot.keyClick(page, Qt.Key.Key_Tab)
        if "Show" in page.textCursor().selectedText():
            break
    qtbot.keyClick(page, Qt.Key.Key_Return)
    told(board, qtbot, "Hide the 2 pictures")
    assert page.textCursor().selectedText() == "Hide the 2 pictures"
    qtbot.keyClick(page, Qt.Key.Key_Return)
    told(board, qtbot, "Show the 2 pictures")


def test_another_tweet_shows_nothing_before_it_is_asked(
    media: Path, board: Board, qtbot: QtBot
) -> None:
    read(board, qtbot, 0, "Show the 2 pictures")
    follow(board, "media:show")
    told(board, qtbot, "Hide the 2 pictures")
    read(board, qtbot, 1, "Show the 2 pictures")
    assert shown_pictures(board) == 0
    read(board, qtbot, 0, "Show the 2 pictures")
    assert shown_pictures(board) == 0


def test_what_is_no_picture_is_told_and_the_other_is_shown(
    media: Path, board: Board, qtbot: QtBot
) -> None:
    read(board, qtbot, 1, "Show the 2 pictures")
    follow(board, "media:show")
    text = told(board, qtbot, "is neither a JPEG nor a PNG, whatever its name says")
    assert shown_pictures(board) == 1
    assert text.count("Save a copy…") == 2
    assert text.count("Copy ·") == 1


def test_a_zip_that_is_gone_by_then_is_told(media: Path, board: Board, qtbot: QtBot) -> None:
    read(board, qtbot, 0, "Show the 2 pictures")
    media.unlink()
    follow(board, "media:show")
    told(board, qtbot, f"{ONE}-a.png in {media.name} is not there")
    assert shown_pictures(board) == 0


def test_a_damaged_zip_is_told(media: Path, board: Board, qtbot: QtBot) -> None:
    media.write_bytes(media.read_bytes()[:100])
    read(board, qtbot, 0, f"{media.name} is damaged or was not downloaded to its end")


def test_a_picture_is_copied_in_its_own_size(
    media: Path,
    board: Board,
    qtbot: QtBot,
    bench: Bench,  # noqa: F811
) -> None:
    read(board, qtbot, 0, "Show the 2 pictures")
    follow(board, "copy:0")
    qtbot.waitUntil(lambda: "is copied" in bench.window.status.text())
    assert QGuiApplication.clipboard().image().width() == 3000
    media.unlink()
    follow(board, "copy:1")
    qtbot.waitUntil(lambda: "is not there" in bench.window.status.text())


def test_a_copy_is_saved_byte_for_byte(
    media: Path,
    board: Board,
    qtbot: QtBot,
    bench: Bench,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read(board, qtbot, 0, "Show the 2 pictures")
    asked: list[str] = []

    def choose(_parent: object, _title: str, proposed: str, *_: object) -> tuple[str, str]:
        asked.append(Path(proposed).name)
        return str(tmp_path / "film"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    follow(board, "save:2")
    qtbot.waitUntil(lambda: "film.mp4, 6.0 kB, saved to" in bench.window.status.text())
    assert asked == [f"{ONE}-c.mp4"]
    assert (tmp_path / "film.mp4").read_bytes() == VIDEO
