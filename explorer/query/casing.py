"""Texts found in any case without lower-casing what is searched.

Lower-casing every tweet costs four times the search itself, since most of the material is not
ASCII. A pattern that lists, for each letter wanted, the letters with that lower case finds the
same rows: a row matches if and only if its text, lower-cased letter by letter, contains the
wanted text, lower-cased likewise.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import lru_cache
from itertools import chain

from explorer.query.han import alike, has_variants

CASED_BLOCKS = (
    range(0x2E00),
    range(0xA640, 0xAC00),
    range(0xFF00, 0x10000),
    range(0x10400, 0x11900),
    range(0x16E40, 0x16E80),
    range(0x1E900, 0x1E960),
)
"""Where letters with another case lie; to look through all of Unicode takes far longer."""


def has_case(text: str) -> bool:
    """Whether a search for this text must look at letters of another case."""
    return any(len(_letters_by_lower_case().get(_lower(letter), "")) > 1 for letter in text)


def any_case_pattern(text: str, *, han_alike: bool = False) -> str:
    """A regular expression (RE2) that finds a text in NFC in any case, and nothing else.

    With `han_alike` simplified and traditional Chinese characters stand for one another.
    """
    normal = unicodedata.normalize("NFC", text)
    classes = (
        _any_of(alike(letter)) if han_alike and has_variants(letter) else _class_of(_lower(letter))
        for letter in normal
    )
    return "(?s)" + "".join(classes)


def _lower(letter: str) -> str:
    """The lower case of one letter as one letter; İ is the only one that would become two."""
    return letter.lower()[0]


def _class_of(lower: str) -> str:
    return _any_of(_letters_by_lower_case().get(lower, lower))


def _any_of(letters: str) -> str:
    return f"[{letters}]" if len(letters) > 1 else _literal(letters)


def _literal(letter: str) -> str:
    return f"\\x{{{ord(letter):x}}}"


@lru_cache(maxsize=1)
def _letters_by_lower_case() -> dict[str, str]:
    letters: defaultdict[str, str] = defaultdict(str)
    for letter in map(chr, chain(*CASED_BLOCKS)):
        lower = _lower(letter)
        if lower != letter:
            letters[lower] += letter
    return {lower: lower + others for lower, others in letters.items()}
