"""Numbers with their nouns, alike in every sentence of the program."""

from __future__ import annotations


def counted(number: int, nouns: str) -> str:
    """`1 account`, `12,345 accounts`; `nouns` is the plural in -s."""
    return f"{number:,} {nouns.removesuffix('s') if number == 1 else nouns}"
