"""A question to the database, with its values apart from its text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with `?` places and the values bound to them, in order."""

    sql: str
    params: tuple[object, ...] = ()


def quoted(identifier: str) -> str:
    """An identifier as SQL text; the only way a name enters a statement."""
    return '"' + identifier.replace('"', '""') + '"'
