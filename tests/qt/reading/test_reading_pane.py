"""The reading pane: follows the table, leads on and back, and counts as everything else does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from pytestqt.qtbot import QtBot

from explorer.app.board import READING, Board
from explorer.app.workspace import Opened
from explorer.query.parse import parse
from explorer.session.ask import AnswerCache, Ask
from explorer.views.reading.account_page import numbers_of
from explorer.views.reading.question import ReadAccount, ReadTweet
from explorer.views.reading.widget import Subject
from explorer.views.shared.table.model import MISSING
from tests.qt.app.conftest import Bench, bench  # noqa: F401 - a fixture
from tests.unit.export.shelf import account, imported, put_dataset, tweet

BO = {"userid": "1002", "user_screen_name": "bo", "user_display_name": "B\u043e"}
ARABIC = "اللهم صل على محمد"
FIRST = "1137687349218471936"
ANSWER, QUOTE, RETWEET = "1137687349218471937", "1137687349218471938", "1137687349218471939"
DEEPER = "1137687349218471940"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ann posts; Bo answers, quotes and retweets; Ann answers the answer."""
    users = [account(), account(**BO, user_profile_description=ARABIC)]
    tweets = [
        tweet(tweetid=FIRST, tweet_text="first", urls="['https://example.com/a']"),
        tweet(tweetid=ANSWER, tweet_text="<b>no</b>", in_reply_to_tweetid=FIRST, **BO),
        tweet(tweetid=QUOTE, tweet_text="look", quoted_tweet_tweetid=FIRST, **BO),
        tweet(tweetid=RETWEET, tweet_text="RT @ann: first", is_retweet="true",
              retweet_tweetid=FIRST, like_count="", user_mentions="['1001', '77']", **BO),
        tweet(tweetid=DEEPER, tweet_text="yes &amp; no", in_reply_to_tweetid=ANSWER),
        tweet(tweetid="9", tweet_text="lost", in_reply_to_tweetid="5", tweet_time=""),
    ]  # fmt: skip
    return put_dataset(tmp_path_factory.mktemp("reading"), users, tweets)


@pytest.fixture
def board(bench: Bench, qtbot: QtBot, archive: Path) -> Iterator[Board]:  # noqa: F811
    bench.workbench.show_opened(Opened(imported(None, archive), is_synthetic=False))
    shown = bench.workbench.board
    assert shown is not None
    qtbot.waitUntil(lambda: "6 of 6 tweets" in shown.filters.summary.text())
    yield shown
    assert bench.known == []


def read_tweet(board: Board, qtbot: QtBot, words: str) -> str:
    """Go to the tweet with these words by keyboard; gives back what can be read then."""
    board.tables.tabs.setCurrentWidget(board.tweets)
    qtbot.waitUntil(lambda: board.tweets.model.rowCount() == 6)
    qtbot.waitUntil(lambda: board.tweets.model.key(5) is not None)
    place = next(i for i, column in enumerate(board.tweets.columns) if column.name == "text")
    # Texts come a moment after the rows.
    qtbot.waitUntil(lambda: board.tweets.model.value(5, place) is not MISSING)
    row = next(r for r in range(6) if board.tweets.model.value(r, place) == words)
    board.tweets.table.setCurrentIndex(board.tweets.model.index(row, place))
    qtbot.keyClick(board.tweets.table, Qt.Key.Key_Return)
    return shown(board, qtbot, words)


def shown(board: Board, qtbot: QtBot, words: str) -> str:
    qtbot.waitUntil(lambda: words in board.reading.page.toPlainText())
    return board.reading.page.toPlainText()


def test_it_comes_with_the_first_row_that_is_read(
    board: Board,
    qtbot: QtBot,
    bench: Bench,  # noqa: F811
) -> None:
    assert board.reading.isHidden()
    read_tweet(board, qtbot, "first")
    assert board.reading.isVisible()
    assert bench.window.action_map["showReadingAction"].isChecked()


def test_a_tweet_stands_among_those_around_it(board: Board, qtbot: QtBot) -> None:
    text = read_tweet(board, qtbot, "first")
    assert "hxxps://example[.]com/a" in text
    for heading in ("1 answer in", "1 quote in", "1 retweet in"):
        assert heading in text
    assert "<b>no</b>" in text
    text = read_tweet(board, qtbot, "yes & no")
    assert text.index("first") < text.index("<b>no</b>") < text.index("yes & no")
    assert "yes &amp; no" in text
    assert "Answers" not in text


def test_what_the_archive_lacks_is_said(board: Board, qtbot: QtBot) -> None:
    text = read_tweet(board, qtbot, "lost")
    assert "Tweet 5, not in the archive." in text
    assert "Posted\nunknown" in text
    text = read_tweet(board, qtbot, "RT @ann: first")
    assert "Likes\nunknown" in text
    assert "Replies\nunknown" in text
    assert "@ann" in text
    assert "77 not in the archive" in text


def test_a_name_that_mixes_alphabets_is_told(board: Board, qtbot: QtBot) -> None:
    assert "cyrillic small letter o" in read_tweet(board, qtbot, "look")


def test_links_lead_on_and_back(board: Board, qtbot: QtBot) -> None:
    read_tweet(board, qtbot, "look")
    board.reading.page.anchorClicked.emit(QUrl("account:1"))
    text = shown(board, qtbot, "Filter to this account")
    assert ARABIC in text
    qtbot.keyClick(board.reading.page, Qt.Key.Key_Backspace)
    shown(board, qtbot, "look")
    assert board.reading.subject == Subject("tweet", 2)


def test_an_account_can_be_made_the_filter(
    board: Board,
    qtbot: QtBot,
    bench: Bench,  # noqa: F811
) -> None:
    board.accounts.step(1)
    board.accounts.reading_wanted.emit()
    shown(board, qtbot, "Filter to this account")
    board.reading.page.anchorClicked.emit(QUrl("only:0"))
    workspace = bench.workbench.workspace
    assert workspace is not None
    (clause,) = workspace.session.committed.selection.clauses
    assert clause.fields == {"account"}
    qtbot.waitUntil(lambda: board.filters.summary.text().startswith("1 of 2 accounts"))


def test_the_next_and_the_last_row_are_read_from_here(board: Board, qtbot: QtBot) -> None:
    read_tweet(board, qtbot, "first")
    rows: list[int] = []
    board.tweets.row_reached.connect(lambda _entity, key: rows.append(key))
    board.reading.step_wanted.emit(1)
    board.reading.step_wanted.emit(-1)
    board.reading.step_wanted.emit(-100)
    assert len(rows) >= 2
    assert board.tweets.table.currentIndex().row() == 0


def test_its_numbers_are_those_of_the_charts(
    board: Board,
    qtbot: QtBot,
    bench: Bench,  # noqa: F811
) -> None:
    workspace = bench.workbench.workspace
    assert workspace is not None
    with workspace.database.reader() as reader:
        read = ReadAccount(1, 1).answer(Ask(reader, 1, AnswerCache()))
        assert read.account is not None
        assert read.account["tweets"] == 3
        assert sum(numbers_of(read.charts["time"])) == 3
        assert int(read.charts["language"].tweets.sum()) == 3
    workspace.session.commit_all(parse("account:1002"))
    qtbot.waitUntil(lambda: "3 of 6 tweets" in board.filters.summary.text())


@pytest.mark.parametrize("asked", [ReadTweet(999, 1), ReadAccount(999, 1)])
def test_what_is_gone_is_said(board: Board, qtbot: QtBot, asked: ReadTweet | ReadAccount) -> None:
    board.set_shown(READING, True)
    entity = "tweet" if isinstance(asked, ReadTweet) else "account"
    board.reading.go_to(Subject(entity, 999))
    shown(board, qtbot, "no longer in the workspace")


def test_a_hidden_pane_asks_nothing(board: Board, qtbot: QtBot) -> None:
    board.accounts.step(1)
    qtbot.waitUntil(lambda: board.reading.subject is not None)
    assert board.reading.page.toPlainText() == ""


def test_a_change_of_theme_goes_on_reading(
    board: Board,
    qtbot: QtBot,
    bench: Bench,  # noqa: F811
) -> None:
    read_tweet(board, qtbot, "look")
    board.reading.page.anchorClicked.emit(QUrl("account:1"))
    shown(board, qtbot, "Filter to this account")
    bench.window.action_map["themeAction"].trigger()
    again = bench.workbench.board
    assert again is not None
    assert again is not board
    shown(again, qtbot, "Filter to this account")
    again.reading.go_back()
    shown(again, qtbot, "look")
