"""A day's work on one archive in a real window: reading, noting, comparing, coming back.

Each part is done by mouse and once by keyboard alone, with the program ended in the middle of it:
closed as people do, or killed. It must come back as it was. Pictures are kept for people to look
at: light and dark by mouse, texts of twice the size by keyboard.
"""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from explorer.app.places import APP
from explorer.sample.write import write_archive
from tests.journeys.screen import PROJECT, Program, Screen, Widget, program, screen
from tests.journeys.test_every_view import IMPORT_LIMIT_S, WINDOW, Walk
from tests.made_picture import encoded

TWEETS, ACCOUNTS = 1_500, 80
DATASET = "synthetic_012021"
LARGE_WINDOW = (1600, 960)
DOUBLE = 200
MARKED = "puzzling"
SEEN = ("filterBar filters", "selectionSummary", "comparedWith", "readingPage")
STANDING = ("timelineView", "heatmapView", "historyPanel", "accountDetail", "tweetsTable")
ABOUT = 12
"""Pixels: what a window manager may take away or add."""


@dataclass(frozen=True)
class Material:
    """A workspace, and the id of a tweet whose picture lies beside its archive."""

    workspace: Path
    tweet: str


@pytest.fixture
def material(tmp_path: Path) -> Material:
    archive = tmp_path / DATASET
    write_archive(archive, tweets=TWEETS, accounts=ACCOUNTS)
    tweet, account = _first_tweet(archive)
    with zipfile.ZipFile(archive / f"{DATASET}_tweet_media_1.zip", "w") as packed:
        packed.writestr(f"{account}/{tweet}-a.png", encoded(b"png"))
    workspace = tmp_path / "day.duckdb"
    command = [sys.executable, "-m", "explorer", "import", archive, "--workspace", workspace]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, timeout=IMPORT_LIMIT_S)
    return Material(workspace, tweet)


class Day:
    """The program over a workspace, ended and started again without anything being lost."""

    def __init__(self, made: Screen, home: Path, material: Material, name: str) -> None:
        self._screen = made
        self._home = home
        self.name = name
        self._size = LARGE_WINDOW if "keys" in name else WINDOW
        self._running = ExitStack()
        self.material = material
        self.walk = self._started()

    @property
    def window(self) -> Program:
        return self.walk.window

    def seen(self) -> dict[str, str]:
        """What somebody who works here would miss."""
        self.walk.settle()
        found = {name: self.window.ask(name) for name in SEEN}
        texts = {name: "" if one is None else one.text for name, one in found.items()}
        views = {name: self.window.ask(name) for name in STANDING}
        top = min((one.y for one in views.values() if one is not None), default=0)
        stands = {
            f"{name} stands": ""
            if one is None
            else f"{one.width // ABOUT} {(one.y - top) // ABOUT}"
            for name, one in views.items()
        }
        return {**texts, **stands}

    def come_back(self, *, by_force: bool = False) -> None:
        """End the program, start it again, and find everything as it was."""
        before = self.seen()
        if by_force:
            self.window.kill_at_rest()
        else:
            self.window.close()
        self._running.close()
        self.walk = self._started()
        if before["readingPage"]:
            self.window.wait("readingPage", lambda page: page.text == before["readingPage"])
        self.window.wait("filterBar filters", lambda b: b.text == before["filterBar filters"])
        assert self.seen() == before

    def picture(self, state: str) -> None:
        """Light and dark by mouse; by keyboard, at twice the text, as it is."""
        if "keys" in self.name:
            self.walk.settle()
            self._screen.picture(f"{self.name}-{state}")
        else:
            self.walk.pictures(state)

    def type_filter(self, text: str) -> None:
        self._screen.keys("ctrl+f")
        self._screen.keys("ctrl+a")
        self._screen.type(text)
        self._screen.keys("Return")

    def clear(self) -> None:
        """Take all filters away."""
        self._screen.keys("ctrl+shift+x")
        self.window.wait("filterBar filters", lambda bar: not bar.text)

    def read_page(self, words: str) -> Widget:
        """Wait until the reading pane has these words."""
        page = self.window.wait("readingPage", lambda page: words in page.text)
        self.walk.settle()
        return page

    def selected(self, words: str) -> None:
        """Wait until the totals begin so."""
        self.window.wait("selectionSummary", lambda summary: words in summary.text)
        self.walk.settle()

    def end(self) -> None:
        self._running.close()

    def _started(self) -> Walk:
        workspace = str(self.material.workspace)
        window = self._running.enter_context(program(self._screen, self._home, workspace))
        window.wait("selectionSummary", lambda widget: " of " in widget.text)
        self._screen.size_window("Takedown Explorer", *self._size)
        window.wait("mainWindow", lambda widget: abs(widget.width - self._size[0]) <= 2)
        walk = Walk(window, self.name)
        walk.settle()
        return walk


@contextmanager
def begun(folder: Path, material: Material, name: str, text_size: int = 100) -> Iterator[Day]:
    settings = folder / "config" / APP / "window.ini"
    settings.parent.mkdir(parents=True)
    remembered = QSettings(str(settings), QSettings.Format.IniFormat)
    remembered.setValue("notice/material_read", "yes")
    remembered.setValue("preferences/text_percent", text_size)
    remembered.sync()
    with screen() as made:
        day = Day(made, folder, material, name)
        try:
            yield day
        finally:
            day.end()


class Hands:
    """How somebody does things."""

    def __init__(self, day: Day) -> None:
        self.day = day

    def action(self, menu: str, name: str, keys: str) -> None:
        """What the menus can do."""
        raise NotImplementedError

    def front(self, table: str) -> None:
        """Bring a table in front."""
        raise NotImplementedError

    def read(self, table: str, row: int) -> None:
        """Read a row of the table in front in full."""
        raise NotImplementedError

    def press(self, button: str, keys: str) -> None:
        """Answer a dialog."""
        raise NotImplementedError


class Mouse(Hands):
    def action(self, menu: str, name: str, keys: str) -> None:
        window = self.day.window
        window.screen.click(*window.wait(f"mainWindow menu {menu}").at(0.5, 0.5))
        window.screen.click(*window.wait(f"menu{menu} action {name}").at(0.5, 0.5))

    def front(self, table: str) -> None:
        if self.day.window.ask(table) is None:
            self.day.window.screen.click(*self.day.window.wait("tableTabs tab 1").at(0.5, 0.5))
            self.day.window.wait(table)

    def read(self, table: str, row: int) -> None:
        screen = self.day.window.screen
        at = self.day.window.wait(f"{table} row {row} 1").at(0.3, 0.5)
        screen.click(*at)
        screen.click(*at)

    def press(self, button: str, keys: str) -> None:
        self.day.window.click(button)


class Keyboard(Hands):
    def action(self, menu: str, name: str, keys: str) -> None:
        self.day.window.screen.keys(keys)

    def front(self, table: str) -> None:
        if self.day.window.ask(table) is None:
            self.day.walk.focus("tableTabs")
            self.day.window.screen.keys("ctrl+Tab")
            self.day.window.wait(table)

    def read(self, table: str, row: int) -> None:
        self.day.walk.focus(table)
        self.day.window.screen.keys("Home", *["Down"] * row, "Return")

    def press(self, button: str, keys: str) -> None:
        self.day.window.wait(button)
        self.day.window.screen.keys(keys)


def reading(day: Day, hands: Hands) -> None:
    """1: a tweet in full, then the next."""
    hands.front("tweetsTable")
    hands.read("tweetsTable", 0)
    first = day.read_page("Likes").text
    hands.read("tweetsTable", 1)
    day.window.wait("readingPage", lambda page: page.text not in ("", first))
    day.walk.settle()
    day.picture("1-reading")


def noting(day: Day, hands: Hands) -> None:
    """2: a tag and a note on a tweet, found again by a filter."""
    hands.front("tweetsTable")
    hands.read("tweetsTable", 0)
    hands.action("Notes", "tagsAction", "ctrl+shift+t")
    day.window.wait("tagsDialog")
    day.window.screen.type(MARKED)
    hands.press("confirmButton", "Return")
    day.window.wait("tagField", lambda field: not field.text)
    day.window.screen.picture(f"{day.name}-2-tags")
    hands.press("confirmButton", "Return")
    day.window.wait_gone("tagsDialog")
    hands.action("Notes", "noteAction", "ctrl+shift+n")
    day.window.wait("noteDialog")
    day.window.screen.type("who wrote this first?")
    hands.press("confirmButton", "ctrl+Return")
    day.window.wait_gone("noteDialog")
    day.type_filter(f"tweet_tag:{MARKED} tweet_note~first")
    day.selected(f"1 of {TWEETS:,} tweets")
    day.picture("2-noting")


def pictures(day: Day, hands: Hands) -> None:
    """3: a picture out of its zip, when asked, and away again."""
    day.clear()
    day.type_filter(f"tweet:{day.material.tweet}")
    day.selected(f"1 of {TWEETS:,} tweets")
    hands.front("tweetsTable")
    hands.read("tweetsTable", 0)
    day.read_page("Show the picture")
    hands.action("View", "showMediaAction", SHOW_MEDIA_KEYS)
    day.read_page("Hide the picture")
    day.window.screen.picture(f"{day.name}-3-shown")
    hands.action("View", "showMediaAction", SHOW_MEDIA_KEYS)
    day.read_page("Show the picture")
    day.picture("3-pictures")


def comparing(day: Day, hands: Hands) -> None:
    """4: retweets beside what accounts with few followers posted."""
    day.clear()
    day.type_filter("kind:retweet")
    hands.action("Selection", "compareAction", "ctrl+shift+a")
    day.window.wait("comparedLine")
    day.clear()
    day.type_filter("followers:<100")
    day.window.wait("filterBar filters", lambda bar: bar.text == "followers:<100")
    day.window.wait("comparedWith", lambda line: "kind is retweet" in line.text)
    day.picture("4-comparing")


def views_saved_and_moved(day: Day, hands: Hands) -> None:
    """5: a view kept by its name and opened again, one hidden, one moved."""
    before = day.seen()
    hands.action("File", "saveViewAction", "ctrl+s")
    day.window.wait("saveViewDialog")
    day.window.screen.type("retweets beside few followers")
    hands.press("saveViewButton", "Return")
    day.window.wait_gone("saveViewDialog")
    day.clear()
    hands.action("File", "savedViewsAction", "ctrl+shift+s")
    day.window.wait("savedViewsDialog")
    day.window.wait("openKeptViewButton", lambda button: button.enabled)
    day.window.screen.picture(f"{day.name}-5-saved")
    hands.press("openKeptViewButton", "Return")
    day.window.wait_gone("savedViewsDialog")
    day.window.wait("filterBar filters", lambda bar: bar.text == before["filterBar filters"])
    standing = day.seen()
    hands.action("View", "moveViewAction", "ctrl+shift+m")
    day.window.wait("moveViewDialog")
    hands.press("moveButton", "Return")
    day.window.wait("moveViewDialog")
    hands.press("closeButton", "Escape")
    day.window.wait_gone("moveViewDialog")
    assert day.seen() != standing
    hands.action("View", "showHistoryAction", "alt+v")
    if isinstance(hands, Keyboard):
        day.window.screen.keys("i")
    day.window.wait_gone("historyPanel")
    day.picture("5-views")


def finding(day: Day, hands: Hands) -> None:
    """6: an action by a few letters, and a page of the help."""
    hands.action("Help", "paletteAction", "ctrl+k")
    day.window.wait("paletteField")
    day.window.screen.type("view history")
    day.window.screen.picture(f"{day.name}-6-palette")
    day.window.screen.keys("Return")
    day.window.wait("historyPanel")
    hands.action("Help", "helpAction", "F1")
    day.window.wait("helpDialog")
    day.window.screen.keys("ctrl+f")
    day.window.screen.type("spike day")
    day.window.screen.keys("Return")
    day.window.wait("helpPage", lambda page: "spike" in page.text)
    day.window.screen.picture(f"{day.name}-6-help")
    day.window.screen.keys("Escape")
    day.window.wait_gone("helpDialog")
    day.picture("6-finding")


def preferring(day: Day, hands: Hands) -> None:
    """7: another size of text, seen at once and kept."""
    hands.action("View", "preferencesAction", "ctrl+comma")
    day.window.wait("preferencesDialog")
    before = day.window.wait("header").height
    field = day.window.wait("textPreference")
    if isinstance(hands, Mouse):
        day.window.screen.click(*field.at(0.5, 0.5))
        day.window.screen.keys("Down", "Down", "Return")
    else:
        day.walk.focus("textPreference")
        day.window.screen.keys("Up", "Up", "Up", "Up", "Up")
    day.window.wait("header", lambda header: header.height != before)
    day.window.screen.picture(f"{day.name}-7-preferences")
    hands.press("closeButton", "Escape")
    day.window.wait_gone("preferencesDialog")
    day.picture("7-preferring")


PARTS = (reading, noting, pictures, comparing, views_saved_and_moved, finding, preferring)
SHOW_MEDIA_KEYS = "ctrl+m"


@pytest.mark.window
@pytest.mark.timeout(900)
def test_a_day_by_mouse(material: Material, tmp_path: Path) -> None:
    with begun(tmp_path, material, "day-mouse") as day:
        for part in PARTS:
            part(day, Mouse(day))
            day.come_back(by_force=part in (noting, comparing))


@pytest.mark.window
@pytest.mark.timeout(900)
def test_a_day_by_keyboard_at_twice_the_text(material: Material, tmp_path: Path) -> None:
    with begun(tmp_path, material, "day-keys", DOUBLE) as day:
        for part in PARTS:
            part(day, Keyboard(day))
            day.come_back(by_force=part in (reading, views_saved_and_moved))


def _first_tweet(archive: Path) -> tuple[str, str]:
    """The ids of a tweet and of its account."""
    with zipfile.ZipFile(archive / f"{DATASET}_tweets_csv_hashed.zip") as packed:
        text = packed.read(packed.namelist()[0]).decode("utf-8")
    row = next(csv.DictReader(io.StringIO(text)))
    return row["tweetid"], row["userid"]
