"""What else the typed text may mean: a search in names, a hashtag, an id, a field."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.query.han import has_variants
from explorer.query.spelling import quoted_if_needed
from explorer.schema.fields import FIELDS

_MOST_FIELDS = 5
_SHORTEST_PREFIX = 2
_SYNTAX = (":", "~", "：", "(", ")")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A line below the search field. `is_whole` filters at once; else more is to be typed."""

    text: str
    explained: str
    is_whole: bool


def suggest(typed: str) -> tuple[Suggestion, ...]:
    """Lines for the text as typed so far, the likeliest first."""
    words = typed.strip()
    if not words:
        return ()
    if any(sign in words for sign in _SYNTAX):
        return _fields(typed)
    return (*_meanings(words), *_fields(typed))


def _meanings(words: str) -> tuple[Suggestion, ...]:
    if words.startswith("-") and len(words) > 1:
        return tuple(
            Suggestion(f"-{found.text}", f"not {found.explained}", True)
            for found in _meanings(words[1:])
        )
    written = quoted_if_needed(words.strip('"“”'))
    tag = quoted_if_needed(words.lstrip("#"))
    whole = [
        Suggestion(f"text~{written}", "in tweet texts", True),
        Suggestion(f"name~{written}", "in names", True),
        Suggestion(f"handle~{quoted_if_needed(words.lstrip('@'))}", "in handles", True),
        Suggestion(f"hashtag:{tag}", "as hashtag", True),
        Suggestion(f"account:{written}", "as account id", True),
    ]
    if has_variants(words):
        alike = Suggestion(f"text~~{written}", "in tweet texts, simplified or traditional", True)
        whole.insert(1, alike)
    if words.isascii() and words.isdigit():
        whole.append(Suggestion(f"tweet:{words}", "as tweet id", True))
    first = {"#": "hashtag:", "@": "handle~"}.get(words[0])
    if first is not None:
        whole.sort(key=lambda found: not found.text.startswith(first))
    return tuple(whole)


def _fields(typed: str) -> tuple[Suggestion, ...]:
    before, space, last = typed.rpartition(" ")
    minus = "-" if last.startswith("-") else ""
    start = last.removeprefix("-").lower()
    if len(start) < _SHORTEST_PREFIX:
        return ()
    found = [field for name, field in FIELDS.items() if name.startswith(start)]
    return tuple(
        Suggestion(f"{before}{space}{minus}{field.name}:", field.meaning, False)
        for field in found[:_MOST_FIELDS]
    )
