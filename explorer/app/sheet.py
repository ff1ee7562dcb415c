"""A small table of a report, as texts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """A small table of a report: `rows` are texts, right-aligned where they are numbers."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def as_text(self) -> str:
        """For the clipboard."""
        lines = ("\t".join(row) for row in (self.headings, *self.rows))
        return "\n".join((self.title, *lines))
