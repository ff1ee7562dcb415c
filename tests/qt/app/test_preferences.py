"""Preferences: applied at once, remembered, and usual where they are damaged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from explorer.app import settings
from explorer.app.arguments import OpenWindow
from explorer.app.board import Board
from explorer.app.dialogs.preferences import PreferencesDialog
from explorer.app.dress import dress, scaled
from explorer.app.fonts import vanished_advice
from explorer.app.number_format import numerals_of
from explorer.app.preferences import Preferences, damage_in, read_preferences, remember_preferences
from explorer.app.workspace import Opened
from explorer.query.parse import parse
from explorer.query.spelling import text_of
from explorer.views.reading.widget import Subject
from explorer.views.shared.gestures.gesture import How
from explorer.views.shared.text_scale import text_scale
from tests.qt.app.conftest import Bench
from tests.qt.small_world import workspace_of
from tests.unit.query.world import Account, Tweet, World

GENERAL = QFontDatabase.SystemFont.GeneralFont


@pytest.fixture(autouse=True)
def usual_text(qapp: QApplication) -> Iterator[None]:
    """Other tests are written for the usual size."""
    yield
    dress(qapp, "light")


def asked(bench: Bench) -> PreferencesDialog:
    bench.window.action_map["preferencesAction"].trigger()
    dialog = bench.window.findChild(PreferencesDialog)
    assert isinstance(dialog, PreferencesDialog)
    return dialog


def choose(combo: QComboBox, words: str) -> None:
    combo.setCurrentIndex(combo.findText(words))
    combo.activated.emit(combo.currentIndex())


def test_text_grows_at_once_and_nothing_is_lost(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    before = board.accounts.table.verticalHeader().defaultSectionSize()
    dialog = asked(bench)
    choose(dialog.text, "200 %")
    assert text_scale() == 2
    again = bench.workbench.board
    assert again is not None
    assert again is not board
    assert again.accounts.table.verticalHeader().defaultSectionSize() > 1.5 * before
    assert again.heatmap.minimumHeight() == 2 * board.heatmap.minimumHeight()
    texts = [one for one in dialog.findChildren(QLabel) if one.wordWrap() and one.isVisible()]
    assert len(texts) > 1
    qtbot.waitUntil(lambda: all(t.height() >= t.heightForWidth(t.width()) for t in texts))
    qtbot.waitUntil(lambda: again.ground.verticalScrollBar().maximum() > 0)
    assert dialog.isVisible()
    usual = dialog.findChild(QPushButton, "usualPreferencesButton")
    assert isinstance(usual, QPushButton)
    usual.click()
    assert text_scale() == 1
    assert dialog.text.currentText() == "100 %"


def said_in(board: Board) -> set[str]:
    """Everything that labels say, with their tooltips, and cells of the table of accounts."""
    labels = board.findChildren(QLabel)
    said = {text for label in labels for text in (label.text(), label.toolTip())}
    model = board.accounts.model
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return said | {str(model.index(row, column).data()) for row in rows for column in columns}


def test_numbers_are_written_as_preferred_at_once_and_nothing_typed_is(
    bench: Bench, qtbot: QtBot
) -> None:
    board = bench.open_small(qtbot)
    session = bench.workbench.workspace.session  # pyright: ignore[reportOptionalMemberAccess]
    session.commit_all(parse("followers:>=1000"))
    dialog = asked(bench)
    choose(dialog.numbers, "1.234,5")
    again = bench.workbench.board
    assert again is not None
    assert again is not board
    qtbot.waitUntil(lambda: again.followers.caption != "" and again.accounts.model.rowCount() > 0)
    qtbot.waitUntil(lambda: str(again.accounts.model.index(0, 2).data()) != "…")
    assert again.filters.chips[0]._sentence.text() == "followers is at least 1.000"
    assert again.history.list.items.index(1).data() == "▸ followers is at least 1.000"
    undo = bench.window.action_map["undoAction"].toolTip()
    assert undo.startswith("Undo: followers is at least 1.000")
    plain = {text for text in said_in(again) if re.search(r"\d,\d{3}(?!\d)", text)}
    assert plain == set()
    again.filters.copy_all()
    assert QGuiApplication.clipboard().text() == "followers:>=1000"
    assert session.steps[-1].label == "followers is at least 1,000"
    choose(dialog.numbers, "1,234.5")
    last = bench.workbench.board
    assert last is not None
    assert last.filters.chips[0]._sentence.text() == "followers is at least 1,000"


@pytest.mark.parametrize(
    ("choice", "written"),
    [("comma", "1,234.5"), ("point", "1.234,5"), ("space", "1\u202f234,5"), ("gone", "1,234.5")],
)
def test_a_choice_of_numbers_means(choice: str, written: str) -> None:
    assert numerals_of(choice).respelled("1,234.5") == written


def test_the_desktops_numbers_are_its_own() -> None:
    german = QLocale(QLocale.Language.German, QLocale.Country.Germany)
    assert numerals_of("system", german).respelled("1,234.5") == "1.234,5"


def test_fonts_are_chosen_at_once_for_all_and_for_tweets(bench: Bench, qtbot: QtBot) -> None:
    bench.open_small(qtbot)
    dialog = asked(bench)
    names = [dialog.font_family.itemText(place) for place in range(dialog.font_family.count())]
    first, other = names[1], names[-1]
    choose(dialog.font_family, first)
    choose(dialog.tweet_font, other)
    board = bench.workbench.board
    assert board is not None
    assert QApplication.font().family() == first
    assert board.tweets.model.prose_family == other
    assert other in board.reading.page.document().defaultStyleSheet()
    board.tables.tabs.setCurrentIndex(1)
    place = [column.name for column in board.tweets.columns].index("text")
    qtbot.waitUntil(lambda: board.tweets.model.look(board.tweets.model.index(0, place)).is_prose)
    kept = read_preferences(bench.remembered)
    assert (kept.font, kept.tweet_font) == (first, other)
    usual = dialog.findChild(QPushButton, "usualPreferencesButton")
    assert isinstance(usual, QPushButton)
    usual.click()
    assert QApplication.font().family() == QFontDatabase.systemFont(GENERAL).family()


def test_a_font_that_is_gone_is_said_and_the_rest_goes_on(bench: Bench, qtbot: QtBot) -> None:
    gone = Preferences(clear_names=True, font="Nobody’s Font", tweet_font="Nobody’s Font")
    remember_preferences(bench.remembered, gone)
    bench.workbench.appearance._put_on()
    board = bench.open_small(qtbot)
    assert board.tweets.model.prose_family == ""
    assert QApplication.font().family() == QFontDatabase.systemFont(GENERAL).family()
    assert vanished_advice((gone.font, gone.tweet_font)) == (
        "The font “Nobody’s Font” is not on this computer: the desktop’s is used. Preferences… "
        "(Ctrl+,) offers others."
    )
    said = [label.text() for label in bench.window.findChildren(QLabel)]
    assert any("“Nobody’s Font” is not on this computer" in text for text in said)
    dialog = asked(bench)
    assert dialog.font_family.currentText() == "Nobody’s Font (not on this computer)"


def test_the_theme_is_chosen_or_the_desktops(bench: Bench, qtbot: QtBot) -> None:
    dialog = asked(bench)
    choose(dialog.theme, "Dark")
    assert bench.workbench.theme.is_dark
    assert bench.window.action_map["themeAction"].isChecked()
    choose(dialog.theme, "As the desktop")
    assert settings.theme_name(bench.remembered) == "system"
    assert not bench.workbench.theme.is_dark


def test_the_clock_is_that_of_workspaces_opened_from_now_on(bench: Bench, qtbot: QtBot) -> None:
    dialog = asked(bench)
    choose(dialog.zone, "Beijing (UTC+8)")
    bench.open_small(qtbot)
    workspace = bench.workbench.workspace
    assert workspace is not None
    assert workspace.session.committed.zone == "+08:00"
    assert not workspace.session.can_undo


def test_a_clock_that_is_none_is_said_and_the_last_one_stays(bench: Bench) -> None:
    dialog = asked(bench)
    field = dialog.zone.lineEdit()
    says = dialog.findChild(QLabel, "preferencesSays")
    assert field is not None
    assert isinstance(says, QLabel)
    field.setText("Asia/Kolkata")
    field.editingFinished.emit()
    assert read_preferences(bench.remembered).zone == "Asia/Kolkata"
    field.setText("Atlantis")
    field.editingFinished.emit()
    assert "Atlantis" in says.text()
    assert says.isVisibleTo(dialog)
    assert read_preferences(bench.remembered).zone == "Asia/Kolkata"
    field.setText("UTC")
    field.editingFinished.emit()
    assert not says.isVisibleTo(dialog)


def test_columns_widen_with_the_text(bench: Bench, qtbot: QtBot) -> None:
    """Those that the user made wider too; hidden ones, and the way back."""
    board = bench.open_small(qtbot)
    header = board.accounts.table.horizontalHeader()
    header.resizeSection(1, 211)
    usual = [header.sectionSize(place) for place in range(header.count())]
    hidden = usual.index(0)
    dialog = asked(bench)
    choose(dialog.text, "200 %")
    assert widths_of(bench) == [2 * width for width in usual]
    again = bench.workbench.board
    assert again is not None
    again.accounts.table.horizontalHeader().setSectionHidden(hidden, False)
    assert widths_of(bench)[hidden] > 2 * 48
    again.accounts.table.horizontalHeader().setSectionHidden(hidden, True)
    assert again.accounts.table.horizontalHeader().minimumSectionSize() == 2 * 48
    choose(dialog.text, "80 %")
    assert widths_of(bench) == [round(width * 0.8) for width in usual]
    choose(dialog.text, "100 %")
    assert all(abs(now - was) <= 1 for now, was in zip(widths_of(bench), usual, strict=True))


def widths_of(bench: Bench) -> list[int]:
    """Of the table of accounts as it stands now, 0 for what is hidden."""
    board = bench.workbench.board
    assert board is not None
    header = board.accounts.table.horizontalHeader()
    return [header.sectionSize(place) for place in range(header.count())]


def test_names_of_small_accounts_are_private_until_asked_for(bench: Bench, qtbot: QtBot) -> None:
    remember_preferences(bench.remembered, Preferences())
    board = bench.open_small(qtbot)
    assert handles(board, qtbot) == {"an•••", "bert", "cara", "do•••"}
    menu_of_handle(board, "an•••")
    board.accounts.copy_rows()
    qtbot.waitUntil(lambda: "anna" in QGuiApplication.clipboard().text())
    board.accounts.reading_wanted.emit()
    qtbot.waitUntil(lambda: "an•••" in board.reading.page.toPlainText())
    assert "anna" not in board.reading.page.toPlainText()
    dialog = asked(bench)
    dialog.clear_names.setChecked(True)
    again = bench.workbench.board
    assert again is not None
    assert handles(again, qtbot) == {"anna", "bert", "cara", "dora"}
    qtbot.waitUntil(lambda: "anna" in again.reading.page.toPlainText())


def handles(board: Board, qtbot: QtBot) -> set[str]:
    """As the table of accounts shows, and says when pointed at."""
    panel = board.accounts
    place = next(n for n, column in enumerate(panel.columns) if column.name == "handle")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 4 and panel.model.key(3) is not None)
    rows = [panel.model.index(row, place) for row in range(4)]
    pointed_at = {panel.model.data(row, Qt.ItemDataRole.ToolTipRole) for row in rows}
    shown = {panel.model.look(row).text for row in rows}
    assert shown == pointed_at
    return shown


def menu_of_handle(board: Board, words: str) -> None:
    """The row becomes the current one, and the menu of its handle says these words first."""
    panel = board.accounts
    place = next(n for n, column in enumerate(panel.columns) if column.name == "handle")
    index = next(
        at
        for row in range(4)
        if panel.model.look(at := panel.model.index(row, place)).text == words
    )
    panel.table.setCurrentIndex(index)
    panel._on_cell_menu(index, QPoint(0, 0))
    menu = panel.findChild(QMenu, "valueMenu")
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == words
    menu.close()


def test_authors_of_tweets_are_private_too(bench: Bench, qtbot: QtBot) -> None:
    remember_preferences(bench.remembered, Preferences())
    board = bench.open_small(qtbot)
    board.tables.tabs.setCurrentWidget(board.tweets)
    panel = board.tweets
    place = next(n for n, column in enumerate(panel.columns) if column.name == "handle")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 5 and panel.model.key(4) is not None)
    shown = {panel.model.look(panel.model.index(row, place)).text for row in range(5)}
    assert shown == {"an•••", "bert", "do•••"}


NAMING = World(
    accounts=(
        Account(account_id="+a=", handle="Anna", followers=0, profile="friend of @DORA"),
        Account(account_id="b", handle="bert", followers=12_345),
        Account(account_id="d", handle="dora", followers=7),
    ),
    tweets=(
        Tweet(
            1,
            text="RT @anna: with @bert, @dora and @stranger",
            kind="retweet",
            retweeted="anna",
            urls=("https://twitter.com/anna/status/1",),
        ),
    ),
)
SHORTENED = "RT @an•••: with @bert, @do••• and @stranger"


def test_handles_in_texts_and_of_those_retweeted_are_private_too(
    bench: Bench, qtbot: QtBot
) -> None:
    """Those of the archive, whose size is known; copies are exact."""
    remember_preferences(bench.remembered, Preferences())
    bench.workbench.show_opened(Opened(workspace_of(NAMING), is_synthetic=False))
    board = bench.workbench.board
    assert board is not None
    board.tables.tabs.setCurrentWidget(board.tweets)
    panel = board.tweets
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1 and panel.model.key(0) is not None)
    places = {column.name: n for n, column in enumerate(panel.columns)}

    def shown(name: str) -> str:
        return panel.model.look(panel.model.index(0, places[name])).text

    qtbot.waitUntil(lambda: shown("text") == SHORTENED)
    assert shown("retweeted") == "an•••"
    pointed_at = panel.model.index(0, places["text"]).data(Qt.ItemDataRole.ToolTipRole)
    assert "@an•••" in str(pointed_at)
    panel.table.setCurrentIndex(panel.model.index(0, places["text"]))
    panel.copy_rows()
    qtbot.waitUntil(lambda: "RT @anna: with" in QGuiApplication.clipboard().text())
    page = board.reading.page
    panel.reading_wanted.emit()
    qtbot.waitUntil(lambda: SHORTENED in page.toPlainText())
    assert "hxxps://twitter[.]com/an•••/status/1" in page.toPlainText()
    board.reading.go_to(Subject("account", 0))
    qtbot.waitUntil(lambda: "friend of @DO•••" in page.toPlainText())
    board.facets.field_chooser.choose("retweeted")
    rows = board.facets.list.items
    qtbot.waitUntil(lambda: rows.facet.field == "retweeted" and rows.rowCount() > 0)
    index = rows.index(0)
    assert index.data() == "an•••"
    assert "anna" not in str(index.data(Qt.ItemDataRole.ToolTipRole))
    row = rows.row(index)
    assert row is not None
    assert "anna" in rows.facet.as_csv()
    board.facets.choose(row, How.ONLY)
    qtbot.waitUntil(lambda: rows.rowCount() > 0 and rows.index(0).data() == "an•••")
    assert [text_of(clause) for clause in board._session.state.selection.clauses] == [
        "retweeted:anna"
    ]


def test_preferences_outlive_the_program(tmp_path: Path) -> None:
    wanted = Preferences("dark", 150, "Asia/Tehran")
    remembered = settings.open_settings(tmp_path / "window.ini")
    assert read_preferences(remembered) == Preferences()
    assert damage_in(remembered) == ""
    remember_preferences(remembered, wanted)
    remembered.sync()
    again = settings.open_settings(tmp_path / "window.ini")
    assert read_preferences(again) == wanted
    assert damage_in(again) == ""


@pytest.mark.parametrize(
    "content",
    [
        "[preferences]\ntext_percent=huge\n",
        "[preferences]\ntext_percent=100000\n",
        "[preferences]\nzone=Atlantis\n",
        "[preferences\x00\xff\n=]=\n]]",
    ],
)
def test_damaged_settings_give_the_usual_and_one_sentence(tmp_path: Path, content: str) -> None:
    file = tmp_path / "window.ini"
    file.write_bytes(content.encode("latin-1"))
    remembered = settings.open_settings(file)
    assert read_preferences(remembered) == Preferences()
    assert "are damaged" in damage_in(remembered)


def test_damage_is_told_once_the_window_is_there(bench: Bench, qtbot: QtBot) -> None:
    bench.remembered.setValue("preferences/text_percent", "huge")
    bench.workbench.begin(OpenWindow())
    qtbot.waitUntil(lambda: len(bench.known) == 1)
    assert "Preferences…" in bench.known[0]


def test_lines_stay_thin_where_text_grows() -> None:
    sheet = "a { font-size: 11pt; height: 1px; width: 14px; padding: 5px; }"
    assert scaled(sheet, 200) == "a { font-size: 22pt; height: 1px; width: 28px; padding: 5px; }"
    assert scaled(sheet, 100) == sheet
