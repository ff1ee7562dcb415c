"""The colours can be read and told apart, in both themes."""

from __future__ import annotations

import pytest

from explorer.views.shared.theme import DARK, LIGHT, Theme

READABLE = 4.5
"""Contrast of text, WCAG 2.2, 1.4.3."""
VISIBLE = 3.0
"""Contrast of what is no text, WCAG 2.2, 1.4.11."""

TEXTS = [
    (text, ground)
    for ground in ("window", "card", "control", "control_hover", "stripe")
    for text in ("text", "muted", "link", "error", "warning", "good")
]
MARKED_TEXTS = [
    ("highlight_text", "highlight"),
    ("warning", "warning_fill"),
    ("text", "warning_fill"),
    ("error", "error_fill"),
]
SHAPES = [
    (shape, ground)
    for ground in ("card", "window")
    for shape in ("selection", "whole_edge", "brush_edge", "focus")
]


def luminance(colour: str) -> float:
    """Relative luminance by WCAG."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(theme: Theme, one: str, other: str) -> float:
    first, second = sorted(luminance(getattr(theme, name)) for name in (one, other))
    return (second + 0.05) / (first + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("text", "ground"), TEXTS + MARKED_TEXTS)
def test_text_is_readable(theme: Theme, text: str, ground: str) -> None:
    assert contrast(theme, text, ground) >= READABLE


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_are_visible(theme: Theme, shape: str, ground: str) -> None:
    assert contrast(theme, shape, ground) >= VISIBLE


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_selection_stands_out_from_the_whole_without_colour(theme: Theme) -> None:
    """In grey levels alone, as in a bad print or to a colour-blind eye."""
    assert contrast(theme, "selection", "whole") >= VISIBLE


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_parts_of_the_selection_are_visible(theme: Theme) -> None:
    ground = luminance(theme.card)
    for colour in theme.series:
        first, second = sorted((luminance(colour), ground))
        assert (second + 0.05) / (first + 0.05) >= VISIBLE
