"""Two selections beside each other in a real window, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.screen import Program
from tests.journeys.test_every_view import Walk, opened


@pytest.mark.window
@pytest.mark.timeout(300)
def test_a_selection_is_kept_compared_swapped_and_forgotten(tmp_path: Path) -> None:
    with opened("sample", tmp_path, None) as window:
        walk = Walk(window, "comparing-sample")
        walk.settle()
        type_filter(window, "kind:retweet")
        window.screen.keys("ctrl+shift+a")
        compared_with(window, "kind is retweet")
        window.screen.keys("ctrl+shift+x")
        type_filter(window, "kind:original")
        window.wait("selectionSummary", lambda widget: widget.text.startswith("■ B: "))
        window.wait("comparedSummary", lambda widget: " of " in widget.text)
        walk.pictures("kept")
        walk.focus("swapButton")
        window.screen.keys("space")
        window.wait("filterBar filters", lambda bar: bar.text == "kind:retweet")
        compared_with(window, "kind is original")
        walk.focus("stopComparingButton")
        window.screen.keys("space")
        window.wait_gone("comparedLine")
        window.screen.keys("ctrl+z")
        compared_with(window, "kind is original")
        window.screen.keys("ctrl+z")
        compared_with(window, "kind is retweet")


def type_filter(window: Program, text: str) -> None:
    window.screen.keys("ctrl+f")
    window.screen.type(text)
    window.screen.keys("Return")
    window.wait("filterBar filters", lambda bar: text in bar.text)


def compared_with(window: Program, sentence: str) -> None:
    window.wait("comparedWith", lambda line: line.text == f"▨ A: {sentence}")
