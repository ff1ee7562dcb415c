"""Numbers with their nouns, alike in every sentence of the program."""

from __future__ import annotations

_STEP = 1000
_UNITS = ("bytes", "kB", "MB", "GB", "TB")
_TWO_DIGITS = 10


def counted(number: int, nouns: str) -> str:
    """`1 account`, `12,345 accounts`; `nouns` is the plural in -s."""
    return f"{number:,} {nouns.removesuffix('s') if number == 1 else nouns}"


def size_text(size: float) -> str:
    """`3 bytes`, `8.1 MB`, `430 GB`: bytes in decimal units; three digits are enough."""
    unit = 0
    while size >= _STEP and unit < len(_UNITS) - 1:
        size, unit = size / _STEP, unit + 1
    digits = 1 if unit and size < _TWO_DIGITS else 0
    return f"{size:.{digits}f} {_UNITS[unit]}"
