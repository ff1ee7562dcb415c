"""What users write on accounts and tweets: tags and a note."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import category, normalize

from explorer.errors import KnownError
from explorer.schema.fields import Entity

MARKED = "marked"
"""The tag that one key gives and takes."""
LONGEST_TAG = 100
LONGEST_NOTE = 100_000
"""Letters."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is marked, by what outlives an import: `dataset` is a name, `id` the archive's own id.

    A tweet without an id that is its own is known by its record in its file, see `query.marks`.
    """

    entity: Entity
    dataset: str
    id: str


@dataclass(frozen=True, slots=True)
class Mark:
    """All that is written on one subject; `tags` in their order, each once whatever its case."""

    tags: tuple[str, ...] = ()
    note: str = ""


Marks = tuple[tuple[Subject, Mark], ...]


def tag_of(typed: str) -> str:
    """The tag that was typed, in its one spelling; raises KnownError where it is none."""
    tag = " ".join(normalize("NFC", typed).split())
    if "," in tag:
        raise KnownError("A tag holds no comma, which stands between tags: leave it out.")
    if not tag:
        raise KnownError("A tag needs a name: type a word.")
    if len(tag) > LONGEST_TAG:
        raise KnownError(f"A tag has at most {LONGEST_TAG} letters: choose a shorter one.")
    if any(category(letter) in ("Cc", "Cs") for letter in tag):
        raise KnownError("A tag holds no control characters: type it anew.")
    return tag


def note_of(typed: str) -> str:
    """The note that was typed, without blanks around it; raises KnownError where it is too long."""
    note = normalize("NFC", typed).strip()
    if len(note) > LONGEST_NOTE:
        raise KnownError(
            f"A note has at most {LONGEST_NOTE:,} letters: this one has {len(note):,}."
        )
    if any(category(letter) == "Cs" or letter == "\0" for letter in note):
        raise KnownError("The note holds characters that are no text: take them out.")
    return note


def same_tag(tag: str) -> str:
    """What two spellings of one tag have in common."""
    return tag.lower()


def with_tags(tags: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """Tags with more of them, in their order; one that is there keeps its spelling."""
    there = {same_tag(tag): tag for tag in (*more[::-1], *tags[::-1])}
    return tuple(there[key] for key in sorted(there))


def without_tags(tags: tuple[str, ...], less: tuple[str, ...]) -> tuple[str, ...]:
    """Tags without some of them, however those are spelled."""
    gone = {same_tag(tag) for tag in less}
    return tuple(tag for tag in tags if same_tag(tag) not in gone)
