"""List cells: hashtags, links and mentions, in every spelling that the archives use."""

from __future__ import annotations

import re

# An entry in quotes as Python's repr writes it, or one without, up to the next separator.
_ENTRY = re.compile(
    r"""\s*(?:'(?P<single>(?:[^'\\]|\\.)*)'|"(?P<double>(?:[^"\\]|\\.)*)")\s*(?:,|$)""", re.DOTALL
)
# A comma can be part of a link; one that parts two links is followed by a space or a scheme.
_BETWEEN_LINKS = re.compile(r",\s+|,(?=[A-Za-z][A-Za-z0-9+.\-]*://)")
_BETWEEN_WORDS = re.compile(r",")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_PLAIN_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\", "'": "'", '"': '"'}
_LAST_CODE_POINT = 0x10FFFF
# Halves of pairs in UTF-16, which are no characters by themselves.
_SURROGATES = range(0xD800, 0xE000)


def parse_list(cell: str) -> tuple[str, ...] | None:
    """The entries of a list cell, in order, repeated ones kept; None for an empty cell: unknown.

    Text without brackets is one entry. A list that its quotes do not divide up wholly is read
    as if it had none. Entries that are empty are left out. Never fails.
    """
    text = cell.strip()
    if not text:
        return None
    if not (text.startswith("[") and text.endswith("]")) or text == "[":
        return (text,)
    inner = text[1:-1].strip()
    entries = _quoted(inner) if inner.startswith(("'", '"')) else None
    if entries is None:
        between = _BETWEEN_LINKS if "://" in inner else _BETWEEN_WORDS
        entries = [entry.strip() for entry in between.split(inner)]
    return tuple(entry for entry in entries if entry)


def _quoted(inner: str) -> list[str] | None:
    entries: list[str] = []
    at = 0
    while at < len(inner):
        found = _ENTRY.match(inner, at)
        if found is None:
            return None
        single = found["single"]
        entries.append(_unescaped(found["double"] if single is None else single))
        at = found.end()
    return entries


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_meant, text) if "\\" in text else text


def _meant(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code is None:
        return _PLAIN_ESCAPES.get(found[4], found[0])
    number = int(code, 16)
    character = number <= _LAST_CODE_POINT and number not in _SURROGATES
    return chr(number) if character else found[0]
