"""The exact times of creation behind a bar, which the ids of some accounts carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from explorer.query.by import By
from explorer.query.creation import creation_seconds
from explorer.query.selection import Selection
from explorer.schema.numerals import PLAIN, Numerals
from explorer.session.ask import Ask
from explorer.session.counting import axis_of
from explorer.views.shared.moments import second_text

_UNKNOWN = "To the second: unknown, no id tells"


@dataclass(frozen=True, slots=True)
class Known:
    """How many accounts of a bar have a known moment, and the first and last of those, Unix ms."""

    accounts: int
    first_ms: int
    last_ms: int


@dataclass(frozen=True, slots=True)
class CreationSeconds:
    """Asks for the known moments of the selected accounts behind every bar."""

    by: By
    selection: Selection

    def answer(self, ask: Ask) -> FoundSeconds:
        axis = axis_of(self.by, self.selection, ask)
        found = ask.columns(creation_seconds(axis, self.selection))
        first = int(axis.keys[0]) if len(axis.keys) else 0
        known = {
            axis.values[key - first].lower: Known(accounts, first_ms, last_ms)
            for key, accounts, first_ms, last_ms in zip(
                *(found[name].tolist() for name in ("key", "known", "first_ms", "last_ms")),
                strict=True,
            )
        }
        return FoundSeconds(self, MappingProxyType(known))


@dataclass(frozen=True, slots=True)
class FoundSeconds:
    """By the `lower` of a bar; bars of which nothing is known are not in it."""

    asked: CreationSeconds
    known: Mapping[float | str | None, Known]

    def said_of(self, lower: float | str | None, accounts: int, numerals: Numerals = PLAIN) -> str:
        """A line for the bar that begins at `lower` and has so many selected accounts."""
        known = self.known.get(lower)
        if known is None:
            return _UNKNOWN if accounts else ""
        first, last = (second_text(moment) for moment in (known.first_ms, known.last_ms))
        if self.asked.by.bins == "day":
            first, last = (moment.partition(" ")[2] for moment in (first, last))
        span = first if first == last else f"{first} to {last}"
        of = f"{numerals.whole(known.accounts)} of {numerals.whole(accounts)}"
        part = "" if known.accounts == accounts else f" ({of} known)"
        return f"To the second: {span} UTC{part}"
