"""Numbers with their nouns, alike in every sentence of the program."""

from __future__ import annotations

from explorer.schema.numerals import PLAIN, Numerals

_STEP = 1000
_UNITS = ("bytes", "kB", "MB", "GB", "TB")
_TWO_DIGITS = 10
_MINUTE_S = 60
_HOUR_S = 3600


def counted(number: int, nouns: str, numerals: Numerals = PLAIN) -> str:
    """`1 account`, `12,345 accounts`; `nouns` is the plural in -s."""
    return f"{numerals.whole(number)} {nouns.removesuffix('s') if number == 1 else nouns}"


def size_text(size: float, numerals: Numerals = PLAIN) -> str:
    """`3 bytes`, `8.1 MB`, `430 GB`: bytes in decimal units; three digits are enough."""
    unit = 0
    while size >= _STEP and unit < len(_UNITS) - 1:
        size, unit = size / _STEP, unit + 1
    digits = 1 if unit and size < _TWO_DIGITS else 0
    return f"{numerals.respelled(f'{size:.{digits}f}')} {_UNITS[unit]}"


def duration_text(seconds: float) -> str:
    """`12 s`, `3 min`, `1 h 20 min`: no more exact than a guess is; never less than a second."""
    if seconds < _MINUTE_S:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / _MINUTE_S)
    if seconds < _HOUR_S:
        return f"{minutes} min"
    return f"{minutes // _MINUTE_S} h {minutes % _MINUTE_S} min"
