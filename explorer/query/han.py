"""Simplified and traditional Chinese characters that stand for the same, character by character.

Words that the two ways of writing choose differently (软件 and 軟體) stay different.
"""

from __future__ import annotations

from functools import lru_cache

from explorer.schema.resources import resource_path

_COMMENT = "#"


def alike(letter: str) -> str:
    """All characters that are written for the same one, itself among them."""
    return _groups().get(letter, letter)


def has_variants(text: str) -> bool:
    """Whether a text would be written with other characters elsewhere."""
    return any(letter in _groups() for letter in text)


@lru_cache(maxsize=1)
def _groups() -> dict[str, str]:
    lines = resource_path("chinese", "variants.txt").read_text(encoding="utf-8").splitlines()
    groups = [line for line in lines if line and not line.startswith(_COMMENT)]
    return {letter: group for group in groups for letter in group}
