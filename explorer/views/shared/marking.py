"""What can be written on rows, with which key, and the wish to do it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from explorer.schema.fields import Entity


class MarkKind(StrEnum):
    """To give or take the one tag of one key, to choose tags, to write a note."""

    MARK = "mark"
    TAGS = "tags"
    NOTE = "note"


MARK_KEYS: Mapping[MarkKind, str] = MappingProxyType(
    {MarkKind.MARK: "M", MarkKind.TAGS: "T", MarkKind.NOTE: "N"}
)
"""While a table or the reading pane has the keyboard."""
MARK_WORDS: Mapping[MarkKind, str] = MappingProxyType(
    {
        MarkKind.MARK: "Mark or unmark",
        MarkKind.TAGS: "Tags…",
        MarkKind.NOTE: "Note…",
    }
)


@dataclass(frozen=True, slots=True)
class MarkWish:
    """What somebody wants to write on accounts or tweets, by their numbers in the workspace."""

    kind: MarkKind
    entity: Entity
    keys: tuple[int, ...]
