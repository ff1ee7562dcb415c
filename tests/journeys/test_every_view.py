"""Every view brushed, clicked, excluded and undone in a real window, by mouse and by keyboard.

On a real archive and on the built-in sample. Each view's state is kept as a picture in light and
in dark, for people to look at: nothing may be clipped, overlap or be unreadable.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.journeys.screen import PROJECT, Program, Widget, program, screen

BARS = ("timelineView", "followersView", "createdView")
FACET = "facetView_language"
HEATMAP = "heatmapView"
TABLES = ("accountsTable", "tweetsTable")
WINDOW = (1440, 900)
SMALL_WINDOW = (1000, 700)
MOST_TABS = 80
BRUSH_PX = 80
"""Several bars of every chart; a shorter way would be a click."""
IMPORT_LIMIT_S = 120


@contextmanager
def opened(kind: str, folder: Path, shared_data: Path | None) -> Iterator[Program]:
    """The window over the sample or over the real archive, with nothing filtered."""
    arguments = ["--sample"]
    if shared_data is not None:
        workspace = folder / "w.duckdb"
        archive = shared_data / "thailand_092020"
        command = [sys.executable, "-m", "explorer", "import", archive, "--workspace", workspace]
        subprocess.run(
            command, cwd=PROJECT, check=True, capture_output=True, timeout=IMPORT_LIMIT_S
        )
        arguments = [str(workspace)]
    with screen() as made, program(made, folder, *arguments) as window:
        window.wait("selectionSummary", lambda widget: " of " in widget.text)
        made.size_window("Takedown Explorer", *WINDOW)
        window.wait("mainWindow", lambda widget: abs(widget.width - WINDOW[0]) <= 2)
        yield window


class Walk:
    """Does a gesture, looks at the filter it makes, takes a picture and undoes it."""

    def __init__(self, window: Program, name: str) -> None:
        self.window = window
        self.screen = window.screen
        self.name = name
        self.seen: list[str] = []

    def filters(self) -> str:
        found = self.window.ask("filterBar filters")
        return "" if found is None else found.text

    def makes(self, what: str, gesture: Callable[[], object], holds: Callable[[str], bool]) -> str:
        """The filter that a gesture makes, which undo takes back."""
        gesture()
        made = self.window.wait("filterBar filters", lambda bar: holds(bar.text)).text
        self.seen.append(f"{what}: {made}")
        return made

    def undo(self, before: str = "") -> None:
        self.screen.keys("ctrl+z")
        self.window.wait("filterBar filters", lambda bar: bar.text == before)

    def pictures(self, state: str) -> None:
        """The window in light and in dark."""
        for theme in ("light", "dark"):
            self.settle()
            self.screen.picture(f"{self.name}-{state}-{theme}")
            said = self.window.wait("selectionSummary").text
            self.screen.keys("ctrl+shift+d")
            self.window.wait("selectionSummary", lambda widget, said=said: widget.text == said)
        self.settle()

    def settle(self) -> None:
        """Until nothing is asked any more."""
        self.window.wait("idle mainWindow")

    def focus(self, name: str) -> None:
        """Bring the keyboard into a view by the Tab key alone."""
        for _ in range(MOST_TABS):
            if self.window.ask(f"focus {name}") is not None:
                return
            self.screen.keys("Tab")
        pytest.fail(f"the Tab key never reaches {name}")

    def spot(self, spot: str) -> Widget:
        return self.window.wait(spot)

    def menu(self, steps: int) -> None:
        """Choose an entry of the value menu that is open, so many steps down from nothing."""
        self.window.wait("valueMenu")
        self.screen.keys(*(["Down"] * steps), "Return")

    def exclude(self, at: tuple[int, int]) -> None:
        """By the menu of a place: many desktops keep Alt and a click for themselves."""
        self.screen.click(*at, button=3)
        self.menu(EXCLUDE)


EXCLUDE = 3
"""Its place in the menu of a value, after “only this” and “this too”."""
CELL_ENTRIES = {"only": 1, "exclude": 2, "rows": 4}
"""In the menu of a cell, to which nothing is added."""


def made(text: str) -> bool:
    return bool(text) and not text.startswith("-")


def excluded(text: str) -> bool:
    return text.startswith("-")


DATA = ["thailand", "sample"]


@pytest.fixture(params=DATA)
def walked(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, Program]]:
    kind = str(request.param)
    shared = request.getfixturevalue("shared_data") if kind == "thailand" else None
    with opened(kind, tmp_path, shared) as window:
        yield kind, window


@pytest.mark.window
@pytest.mark.timeout(900)
def test_every_view_by_mouse(walked: tuple[str, Program]) -> None:
    kind, window = walked
    walk = Walk(window, f"views-{kind}-mouse")
    walk.settle()
    walk.pictures("everything")
    for view in BARS:
        bars_by_mouse(walk, view)
    heatmap_by_mouse(walk)
    facet_by_mouse(walk)
    for place, table in enumerate(TABLES):
        table_by_mouse(walk, table, place)
    history_by_mouse(walk)
    print("\n".join(walk.seen))


def bars_by_mouse(walk: Walk, view: str) -> None:
    at = walk.spot(f"{view} bar tallest").at(0.5, 0.6)
    end = (at[0] + BRUSH_PX, at[1])
    brushed = walk.makes(f"{view} brushed", lambda: walk.screen.drag(at, end), made)
    walk.pictures(view)
    walk.undo()
    clicked = walk.makes(f"{view} clicked", lambda: walk.screen.click(*at), made)
    assert brushed != clicked
    walk.undo()
    walk.makes(f"{view} excluded", lambda: walk.exclude(at), excluded)
    walk.undo()


def heatmap_by_mouse(walk: Walk) -> None:
    at = walk.spot(f"{HEATMAP} cell busiest").at(0.5, 0.5)
    end = walk.spot(f"{HEATMAP} cell busiest 2 3").at(0.5, 0.5)
    brushed = walk.makes("heatmap brushed", lambda: walk.screen.drag(at, end), made)
    walk.pictures(HEATMAP)
    walk.undo()
    assert brushed != walk.makes("heatmap clicked", lambda: walk.screen.click(*at), made)
    walk.undo()
    walk.makes("heatmap excluded", lambda: walk.exclude(at), excluded)
    walk.undo()


def facet_by_mouse(walk: Walk) -> None:
    first, second = (walk.spot(f"{FACET} row {row}").at(0.1, 0.5) for row in (0, 1))
    one = walk.makes("facet clicked", lambda: walk.screen.click(*first), made)
    walk.makes(
        "facet added", lambda: walk.screen.click(*second, held="shift"), lambda text: text != one
    )
    walk.pictures(FACET)
    walk.undo(one)
    walk.undo()
    walk.makes("facet excluded", lambda: walk.exclude(first), excluded)
    walk.undo()


def table_by_mouse(walk: Walk, table: str, place: int) -> None:
    if walk.window.ask(table) is None:
        tabs = walk.window.wait("tableTabs")
        walk.screen.click(tabs.x + 60 + 120 * place, tabs.y + 16)
    at = walk.spot(f"{table} row 0 1").at(0.5, 0.5)
    for what, holds in (("only", made), ("exclude", excluded), ("rows", made)):
        walk.screen.click(*at)
        walk.screen.click(*at, button=3)
        walk.makes(f"{table} {what}", lambda what=what: walk.menu(CELL_ENTRIES[what]), holds)
        if what == "only":
            walk.pictures(table)
        walk.undo()
        at = walk.spot(f"{table} row 0 1").at(0.5, 0.5)


def history_by_mouse(walk: Walk) -> None:
    at = walk.spot(f"{FACET} row 0").at(0.1, 0.5)
    one = walk.makes("facet clicked", lambda: walk.screen.click(*at), made)
    everything = walk.spot("historyPanel row 0").at(0.5, 0.5)
    walk.makes("history: first step", lambda: walk.screen.click(*everything), lambda text: not text)
    step = walk.spot("historyPanel row 1").at(0.5, 0.5)
    walk.makes("history: back again", lambda: walk.screen.click(*step), lambda text: text == one)
    walk.pictures("historyPanel")
    walk.undo()


@pytest.mark.window
@pytest.mark.timeout(900)
def test_every_view_by_keyboard(walked: tuple[str, Program]) -> None:
    kind, window = walked
    walk = Walk(window, f"views-{kind}-keys")
    walk.settle()
    for view in (*BARS, HEATMAP):
        chart_by_keyboard(walk, view)
    facet_by_keyboard(walk)
    for table in TABLES:
        table_by_keyboard(walk, table)
    chip_by_keyboard(walk)
    walk.screen.size_window("Takedown Explorer", *SMALL_WINDOW)
    window.wait("mainWindow", lambda widget: widget.width <= SMALL_WINDOW[0] + 2)
    walk.pictures("small")
    print("\n".join(walk.seen))


def chart_by_keyboard(walk: Walk, view: str) -> None:
    plot = f"{view}Body"
    walk.focus(plot)
    walk.makes(f"{view} brushed", lambda: walk.screen.keys("shift+Right"), made)
    walk.settle()
    walk.screen.picture(f"{walk.name}-{view}")
    walk.undo()
    walk.focus(plot)
    walk.makes(f"{view} clicked", lambda: walk.screen.keys("Return"), made)
    walk.screen.keys("Escape")
    walk.window.wait("filterBar filters", lambda bar: not bar.text)
    walk.makes(f"{view} excluded", lambda: walk.screen.keys("alt+Return"), excluded)
    walk.undo()


def facet_by_keyboard(walk: Walk) -> None:
    walk.focus("facetViewBody")
    one = walk.makes("facet clicked", lambda: walk.screen.keys("Return"), made)
    walk.screen.keys("Down")
    walk.makes("facet added", lambda: walk.screen.keys("plus"), lambda text: text != one)
    walk.settle()
    walk.screen.picture(f"{walk.name}-{FACET}")
    walk.undo(one)
    walk.undo()
    walk.makes("facet excluded", lambda: walk.screen.keys("minus"), excluded)
    walk.undo()


def table_by_keyboard(walk: Walk, table: str) -> None:
    if walk.window.ask(table) is None:
        walk.focus("tableTabs")
        walk.screen.keys("ctrl+Tab")
    walk.spot(f"{table} row 1")
    walk.settle()
    walk.focus(table)
    walk.screen.keys("Home", "shift+Down")
    walk.makes(f"{table} rows", lambda: walk.screen.keys("ctrl+Return"), made)
    walk.settle()
    walk.screen.picture(f"{walk.name}-{table}")
    walk.undo()
    for what, holds in (("only", made), ("exclude", excluded)):
        walk.focus(table)
        walk.screen.keys("Home", "Right", "Menu")
        walk.makes(f"{table} {what}", lambda what=what: walk.menu(CELL_ENTRIES[what]), holds)
        walk.undo()


def chip_by_keyboard(walk: Walk) -> None:
    walk.screen.keys("ctrl+f")
    walk.screen.type("kind:retweet")
    one = walk.makes("typed", lambda: walk.screen.keys("Return"), made)
    walk.focus("chip")
    walk.makes("inverted", lambda: walk.screen.keys("i"), excluded)
    walk.settle()
    walk.screen.picture(f"{walk.name}-chip")
    walk.undo(one)
    walk.focus("chip")
    walk.makes("removed", lambda: walk.screen.keys("Delete"), lambda text: not text)
    walk.undo(one)
    walk.undo()
