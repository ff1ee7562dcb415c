"""Views moved in a real window, by mouse and by keyboard alone, and found there again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.screen import Program, Widget, program, screen

WINDOW = (1440, 900)
HEADING = 14
"""Pixels from the upper edge of a view to the middle of its heading."""


def opened(window: Program) -> None:
    window.wait("selectionSummary", lambda widget: " of " in widget.text)
    window.screen.size_window("Takedown Explorer", *WINDOW)
    window.wait("mainWindow", lambda widget: abs(widget.width - WINDOW[0]) <= 2)
    window.wait("idle mainWindow")


def heading(view: Widget) -> tuple[int, int]:
    return view.x + view.width // 3, view.y + HEADING


def beside(left: Widget, right: Widget) -> bool:
    return abs(left.y - right.y) <= 2 and left.x + left.width <= right.x


@pytest.mark.window
@pytest.mark.timeout(300)
def test_views_moved_by_mouse_stay_for_the_next_start(tmp_path: Path) -> None:
    with screen() as made:
        with program(made, tmp_path, "--sample") as window:
            opened(window)
            created = window.wait("createdView")
            made.drag(heading(window.wait("heatmapView")), created.at(0.95, 0.6))
            window.wait("heatmapView", lambda heat: beside(window.wait("createdView"), heat))
            window.wait("idle mainWindow")
            made.picture("moving-beside")
            made.drag(heading(window.wait("createdView")), window.wait("timelineView").at(0.5, 0.5))
            window.wait_gone("timelineView")
            window.wait("idle mainWindow")
            made.picture("moving-onto")
        with program(made, tmp_path, "--sample") as window:
            opened(window)
            window.wait("heatmapView", lambda heat: heat.y > window.wait("createdView").y)
            assert window.ask("timelineView") is None
            made.keys("ctrl+0")
            window.wait("timelineView")


@pytest.mark.window
@pytest.mark.timeout(300)
def test_views_are_moved_by_keyboard_alone(tmp_path: Path) -> None:
    with screen() as made, program(made, tmp_path, "--sample") as window:
        opened(window)
        made.keys("ctrl+shift+m")
        window.wait("moveViewDialog")
        for words in ("Hour", "left", "Tweets"):
            made.type(words)
            made.keys("Tab")
        made.keys("Return")
        window.wait("heatmapView", lambda heat: beside(heat, window.wait("timelineView")))
        made.picture("moving-keys")
        made.keys("Escape")
        window.wait_gone("moveViewDialog")
