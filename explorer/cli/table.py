"""Plain tables for a terminal, in which every script lines up and nothing is invisible."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_WIDE = frozenset("WF")
_NO_WIDTH = frozenset({"Mn", "Me"})
_GAP = "  "


def shown(text: str) -> str:
    """The text on one line; control characters and direction marks as escapes one can see."""
    return "".join(_escaped(character) for character in text)


def _escaped(character: str) -> str:
    category = unicodedata.category(character)
    # Joiners hold emoji and Indic and Persian letters together; they hide nothing.
    if character in "\u200c\u200d" or not category.startswith(("C", "Z")) or character == " ":
        return character
    if category == "Zs":
        return " "
    return character.encode("unicode_escape").decode("ascii")


def width_of(text: str) -> int:
    """Columns of a terminal that a text takes."""
    return sum(
        2 if unicodedata.east_asian_width(character) in _WIDE else 1
        for character in text
        if unicodedata.category(character) not in _NO_WIDTH and character not in "\u200c\u200d"
    )


def table(headings: Sequence[str], rows: Sequence[Sequence[str | int]]) -> str:
    """Lines of a table: texts to the left, whole numbers to the right with thousands apart."""
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [
        max([width_of(heading), *(width_of(row[place]) for row in cells)])
        for place, heading in enumerate(headings)
    ]
    numeric = [bool(rows) and isinstance(value, int) for value in (rows[0] if rows else headings)]
    return "\n".join(
        _GAP.join(map(_aligned, line, widths, numeric)).rstrip()
        for line in [list(headings), *cells]
    )


def _cell(value: str | int) -> str:
    return f"{value:,}" if isinstance(value, int) else shown(value)


def _aligned(text: str, width: int, to_right: bool) -> str:
    space = " " * (width - width_of(text))
    return space + text if to_right else text + space
