"""How everything is drawn: colours, by what they are for, and how numbers are written."""

from __future__ import annotations

from dataclasses import dataclass, field

from explorer.schema.numerals import Numerals


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as `#rrggbb`, or `#aarrggbb` where what lies beneath shines through.

    Blue and orange are told apart by every kind of colour-blind eye; what orange says is also
    said by an edge or a hatching.
    """

    name: str
    window: str
    """behind the cards"""
    card: str
    """cards, tables, menus"""
    control: str
    """buttons and fields"""
    control_hover: str
    border: str
    """hairlines around cards"""
    control_border: str
    text: str
    muted: str
    """captions, headings of columns, ticks"""
    disabled: str
    grid: str
    stripe: str
    """every other row of a table"""
    scroll: str
    """the handle of a scroll bar"""
    whole: str
    """everything in scope, whatever is filtered: the grey behind"""
    whole_edge: str
    selection: str
    """what meets the filters: the colour in front"""
    selection_soft: str
    """under a line drawn in `selection`"""
    selection_strong: str
    """the end of a scale of colours that begins at `selection_soft`"""
    compared: str
    """what the selection is compared with; hollow and hatched, so that colour is not needed"""
    series: tuple[str, ...]
    """parts of the selection, told apart by every kind of eye; the last is for the rest"""
    brush_fill: str
    brush_edge: str
    hover_fill: str
    focus: str
    highlight: str
    """selected rows and menu entries"""
    highlight_text: str
    link: str
    good: str
    warning: str
    warning_fill: str
    error: str
    error_fill: str
    numerals: Numerals = field(default_factory=Numerals)
    tweet_font: str = ""
    """the family that texts of tweets are written in; empty for that of everything else"""

    @property
    def is_dark(self) -> bool:
        return self.name == "dark"


LIGHT = Theme(
    name="light",
    window="#f4f6f9",
    card="#ffffff",
    control="#ffffff",
    control_hover="#eef2f8",
    border="#e1e6ee",
    control_border="#cfd6e1",
    text="#182230",
    muted="#586579",
    disabled="#8a95a6",
    grid="#eceff4",
    stripe="#f7f9fb",
    scroll="#c5cdd9",
    whole="#d5dbe4",
    whole_edge="#7f8a9b",
    selection="#1f6feb",
    selection_soft="#d6e6fd",
    selection_strong="#0a2f73",
    compared="#a86400",
    series=("#1f6feb", "#b4460f", "#0f8f6b", "#a3478a", "#586579"),
    brush_fill="#28d4501e",
    brush_edge="#c8430f",
    hover_fill="#141f2a3c",
    focus="#1f6feb",
    highlight="#d9e7fd",
    highlight_text="#182230",
    link="#1a5fd0",
    good="#1a7346",
    warning="#8a5200",
    warning_fill="#fdf3df",
    error="#b42318",
    error_fill="#fdecea",
)

DARK = Theme(
    name="dark",
    window="#16191d",
    card="#1f242a",
    control="#262c34",
    control_hover="#2f3740",
    border="#2e353e",
    control_border="#3d4651",
    text="#e7ebf0",
    muted="#9fabba",
    disabled="#69747f",
    grid="#2a3139",
    stripe="#232930",
    scroll="#465160",
    whole="#434d5a",
    whole_edge="#7f8b9a",
    selection="#58a6ff",
    selection_soft="#274566",
    selection_strong="#d9ecff",
    compared="#f2b84b",
    series=("#58a6ff", "#ffb066", "#3fd0a4", "#e59ad0", "#c3ccd8"),
    brush_fill="#30ff9b66",
    brush_edge="#ff9b66",
    hover_fill="#1cffffff",
    focus="#58a6ff",
    highlight="#2a4a70",
    highlight_text="#f2f6fb",
    link="#79b8ff",
    good="#5fd08c",
    warning="#f0b849",
    warning_fill="#3a3019",
    error="#ff8f85",
    error_fill="#41221f",
)


def theme_named(name: str) -> Theme:
    """`light` or `dark`."""
    return DARK if name == "dark" else LIGHT
