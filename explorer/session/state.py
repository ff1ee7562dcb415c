"""The one truth of an open workspace: what is selected, and what it is compared with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from explorer.query.selection import Selection
from explorer.query.sentence import sentence_of
from explorer.schema.clause import UTC, AnyClause
from explorer.schema.numerals import PLAIN, Numerals


@dataclass(frozen=True, slots=True)
class SessionState:
    """What undo takes back as a whole. `zone` is that of hours and weekdays.

    While two selections are compared, `compared` holds the clauses of the one called A, none of
    them for everything in scope; `selection` is B. Otherwise it is None. Both have one scope.
    """

    selection: Selection = field(default_factory=Selection)
    zone: str = UTC
    compared: tuple[AnyClause, ...] | None = None

    @property
    def compared_selection(self) -> Selection | None:
        """A, within the scope; None while nothing is compared."""
        if self.compared is None:
            return None
        return replace(self.selection, clauses=self.compared)

    @property
    def filter_lines(self) -> tuple[str, ...]:
        """What is filtered: a sentence a clause, or a line for A and one for B."""
        sentences = tuple(sentence_of(clause) for clause in self.selection.active)
        compared = self.compared_selection
        if compared is None:
            return sentences
        return f"A: {words_of(compared.active)}", f"B: {words_of(self.selection.active)}"


def words_of(clauses: Iterable[AnyClause], numerals: Numerals = PLAIN) -> str:
    """All of some clauses in a line; `everything in scope` for none."""
    sentences = (sentence_of(clause, numerals) for clause in clauses)
    return "; ".join(sentences) or "everything in scope"
