"""How one cell of a table reads and is filtered by."""

from __future__ import annotations

import re
from types import MappingProxyType
from unicodedata import bidirectional

from explorer.schema.clause import Clause, Interval, Span, Test, Unknown, Value
from explorer.schema.columns import UNKNOWN, Column, Look
from explorer.schema.fields import FIELDS, FieldKind
from explorer.schema.numerals import PLAIN, Numerals
from explorer.views.shared.moments import day_text, minute_text, second_text
from explorer.views.shared.numbers import percent

_MINUTES_A_DAY = 24 * 60
_MS_A_DAY = _MINUTES_A_DAY * 60_000
# More than any column shows; a cell of a million characters must not be laid out for it.
_LONGEST_SHOWN = 600
_TIMES = MappingProxyType({Look.MOMENT: minute_text, Look.SECOND: second_text, Look.DAY: day_text})
_LINE_BREAKS = re.compile(r"\s*[\r\n\v\f\x85\u2028\u2029]+\s*")
_DIRECTION_MARKS = {
    "\u061c": "⟨ALM⟩",
    "\u200e": "⟨LRM⟩",
    "\u200f": "⟨RLM⟩",
    "\u202a": "⟨LRE⟩",
    "\u202b": "⟨RLE⟩",
    "\u202c": "⟨PDF⟩",
    "\u202d": "⟨LRO⟩",
    "\u202e": "⟨RLO⟩",
    "\u2066": "⟨LRI⟩",
    "\u2067": "⟨RLI⟩",
    "\u2068": "⟨FSI⟩",
    "\u2069": "⟨PDI⟩",
}
_MARKS = str.maketrans(_DIRECTION_MARKS)
_MADE_VISIBLE = ("name", "handle", "location")
"""Where a hidden mark is a trick rather than typography."""
_RIGHT_TO_LEFT = ("R", "AL")
_LETTERS = ("L", *_RIGHT_TO_LEFT)


def shown(column: Column, value: object, numerals: Numerals = PLAIN) -> str:
    """One line of text for the screen; None is said to be unknown, or what the column says."""
    if value is None:
        return column.missing
    match column.look:
        case Look.NUMBER if isinstance(value, int | float):
            plain = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}"
            return numerals.respelled(plain)
        case Look.SHARE if isinstance(value, int | float):
            return percent(value, 1, numerals)
        case Look.MOMENT | Look.SECOND | Look.DAY as look if isinstance(value, int):
            return _TIMES[look](value)
        case Look.FLAG:
            return "yes" if value else "no"
        case _:
            text = _LINE_BREAKS.sub(" ⏎ ", str(value)[:_LONGEST_SHOWN])
            return text.translate(_MARKS) if column.name in _MADE_VISIBLE else text


def in_one_line(text: str) -> str:
    """As much of a text as any label shows, line breaks and hidden marks made visible."""
    return _LINE_BREAKS.sub(" ⏎ ", text[:_LONGEST_SHOWN]).translate(_MARKS)


def copied(column: Column, value: object) -> str:
    """The value for the clipboard: numbers without separators, unknown as nothing, text whole."""
    if value is None:
        return ""
    if column.look in (Look.NUMBER, Look.SHARE) and isinstance(value, int | float):
        return str(int(value)) if float(value).is_integer() else str(value)
    return str(value) if column.look is Look.TEXT else shown(column, value)


def tsv_cell(text: str) -> str:
    """A cell that spreadsheets paste into one cell: quoted where tabs, breaks or quotes need it."""
    if any(character in text for character in '\t\r\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is Hebrew, Arabic or of a kindred script."""
    for character in text:
        direction = bidirectional(character)
        if direction in _LETTERS:
            return direction in _RIGHT_TO_LEFT
    return False


def clause_of(column: Column, value: object, *, negated: bool, source: str) -> Clause | None:
    """The filter "only this" (negated: "exclude") of a cell; None where there is no field."""
    if not column.field or (value is None and column.missing != UNKNOWN):
        return None
    return Clause(column.field, (_test_of(column, value),), negated=negated, source=source)


def _test_of(column: Column, value: object) -> Test:
    if value is None:
        return Unknown()
    kind = FIELDS[column.field].kind
    if kind is FieldKind.NUMBER and isinstance(value, int | float):
        return Interval(value, value)
    if kind is FieldKind.TIME and isinstance(value, int):
        if column.look is Look.DAY:
            return _day(value)
        if column.look is Look.SECOND:
            return _day(value // _MS_A_DAY)
        return Span(value, value + 1)
    return Value(str(value))


def _day(number: int) -> Span:
    return Span(number * _MINUTES_A_DAY, (number + 1) * _MINUTES_A_DAY)
