"""How numbers are written for people: what parts thousands, and what parts a fraction."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Numerals:
    """Handed down to whatever writes a number on the screen.

    What is exported, typed or read by programs is written in `PLAIN` always.
    """

    thousands: str = ","
    decimal: str = "."

    def whole(self, number: float) -> str:
        """`12,345`: rounded to a whole number."""
        return self.respelled(f"{number:,.0f}")

    def respelled(self, plain: str) -> str:
        """Numbers that are written as `1,234.5`, and nothing else with commas or points."""
        if (self.thousands, self.decimal) == (",", "."):
            return plain
        return plain.translate({ord(","): self.thousands, ord("."): self.decimal})


PLAIN = Numerals()
