"""Which texts may not be in Unicode's composed form, told much quicker than by composing them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

# Above stand only private characters, tags and variation selectors, which never compose.
_CODES = (*range(0x80, 0xD800), *range(0xE000, 0x30000))
_UNASSIGNED = "Cn"
# Vowels and final consonants of Korean syllables compose by rule, not by a table.
_KOREAN = (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))
_PAIR = 2


@cache
def suspicious_pattern() -> str:
    """A regular expression found in every text that NFC changes, and in few others.

    A text changes only if it holds a character that never stands in NFC, one that may join the
    character before it, or two combining marks in a row, which may be in the wrong order.
    Characters that Python does not know yet may be any of these.
    """
    lone = set(_KOREAN)
    marks: list[int] = []
    for code in _CODES:
        sign = chr(code)
        parts = unicodedata.decomposition(sign).split()
        if parts and not parts[0].startswith("<"):
            if len(parts) == _PAIR:
                lone.add(int(parts[1], 16))
            if not unicodedata.is_normalized("NFC", sign):
                lone.add(code)
        elif unicodedata.category(sign) == _UNASSIGNED:
            lone.add(code)
        if unicodedata.combining(sign):
            marks.append(code)
    mark = _class(marks)
    return f"{_class(sorted(lone))}|{mark}{mark}"


def _class(codes: Iterable[int]) -> str:
    """Rising code points as ranges of a character class."""
    ranges: list[tuple[int, int]] = []
    for code in codes:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1] = (ranges[-1][0], code)
        else:
            ranges.append((code, code))
    return "[" + "".join(f"\\x{{{first:X}}}-\\x{{{last:X}}}" for first, last in ranges) + "]"
