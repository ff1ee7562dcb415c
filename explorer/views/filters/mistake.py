"""Where in a typed filter a mistake is, read from what is said about it."""

from __future__ import annotations

import re

_PLACE = re.compile(r"”, character (\d+): ")


def place_of_mistake(message: str) -> int | None:
    """The place as a cursor position, counted from 0."""
    found = _PLACE.search(message)
    return int(found[1]) - 1 if found else None
