"""What a name hides: letters that look like those of another alphabet."""

from __future__ import annotations

import unicodedata

_ALIKE = ("LATIN", "CYRILLIC", "GREEK")
"""Alphabets whose letters pass for one another."""


def odd_letters(name: str) -> tuple[str, ...]:
    """Sentences about the letters of the rarer alphabets in a name that mixes several.

    Nothing for a name in one alphabet, whichever, nor for scripts that nobody confuses.
    """
    found: dict[str, list[str]] = {}
    for letter in name:
        alphabet = unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""
        if alphabet in _ALIKE:
            found.setdefault(alphabet, []).append(letter)
    if len(found) <= 1:
        return ()
    usual = max(found, key=lambda alphabet: len(found[alphabet]))
    odd = dict.fromkeys(
        letter for alphabet, letters in found.items() if alphabet != usual for letter in letters
    )
    return tuple(
        f"“{letter}” is {unicodedata.name(letter).lower()}, among {usual.capitalize()} letters."
        for letter in odd
    )
