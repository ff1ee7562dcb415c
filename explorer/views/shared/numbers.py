"""Numbers as people read them."""

from __future__ import annotations

from explorer.schema.numerals import PLAIN, Numerals
from explorer.schema.words import counted

_PERCENT = 100
_SMALL_PERCENT = 0.1
_THOUSAND = 1000
_UNITS = ("", "k", "M", "G", "T")


def thousands(number: float, numerals: Numerals = PLAIN) -> str:
    """`12,345`."""
    return numerals.whole(number)


def percent(part: float, whole: float, numerals: Numerals = PLAIN) -> str:
    """`21.7 %`; what is there but rounds to nothing is `< 0.1 %`, and of nothing it is `–`."""
    if not whole:
        return "–"
    share = _PERCENT * part / whole
    if part in (0, whole):
        return f"{share:.0f} %"
    if share < _SMALL_PERCENT:
        return f"< {numerals.respelled(f'{_SMALL_PERCENT}')} %"
    # Less than all must not be called all.
    if part < whole and share > _PERCENT - _SMALL_PERCENT:
        return f"> {numerals.respelled(f'{_PERCENT - _SMALL_PERCENT}')} %"
    return f"{numerals.respelled(f'{share:.1f}')} %"


def out_of(part: int, whole: int, noun: str, numerals: Numerals = PLAIN) -> str:
    """`1,234 of 5,678 accounts`."""
    return f"{thousands(part, numerals)} of {counted(whole, noun, numerals)}"


def out_of_with_share(part: int, whole: int, noun: str, numerals: Numerals = PLAIN) -> str:
    """`1,234 of 5,678 accounts (21.7 %)`."""
    share = f" ({percent(part, whole, numerals)})" if whole else ""
    return f"{out_of(part, whole, noun, numerals)}{share}"


def points(a: int, b: int, whole_a: int, whole_b: int, numerals: Numerals = PLAIN) -> str:
    """How many percentage points more of its whole b is than a of its own.

    `+5.4`, `−0.3`, `0`; what is there but rounds to nothing is `< +0.1` or `> −0.1`.
    """
    difference = _PERCENT * (b / max(whole_b, 1) - a / max(whole_a, 1))
    if b * max(whole_a, 1) == a * max(whole_b, 1):
        return "0"
    if abs(difference) < _SMALL_PERCENT:
        least = numerals.respelled(f"{_SMALL_PERCENT}")
        return f"< +{least}" if difference > 0 else f"> −{least}"
    return f"{'+' if difference > 0 else '−'}{numerals.respelled(f'{abs(difference):.1f}')}"


def compact(number: float) -> str:
    """A tick's label: `0`, `500`, `1.5k`, `20k`, `3M`."""
    size, unit = abs(number), 0
    while size >= _THOUSAND and unit < len(_UNITS) - 1:
        size, unit = size / _THOUSAND, unit + 1
    sign = "−" if number < 0 else ""
    return f"{sign}{size:g}{_UNITS[unit]}"
