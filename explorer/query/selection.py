"""All active filters together, and the datasets they look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from explorer.schema.clause import AnyClause


@dataclass(frozen=True, slots=True)
class Selection:
    """The filters, in the order they were made, within a scope.

    `datasets` holds the numbers of the datasets in scope, None for all. Everything counted, the
    grey whole and every denominator too, is counted within the scope.
    """

    clauses: tuple[AnyClause, ...] = ()
    datasets: tuple[int, ...] | None = None

    @property
    def active(self) -> tuple[AnyClause, ...]:
        return tuple(clause for clause in self.clauses if clause.active)

    def whole(self) -> Selection:
        """The same scope without any filter: what is drawn in grey."""
        return replace(self, clauses=())

    def excluding(self, fields: Iterable[str]) -> Selection:
        """What a view that owns `fields` is filtered by: every clause without any of them."""
        owned = frozenset(fields)
        return replace(self, clauses=tuple(c for c in self.clauses if not c.fields & owned))

    def with_clause(self, clause: AnyClause) -> Selection:
        """With `clause` in the place of the one that the same view made on the same fields."""
        if not clause.source:
            return replace(self, clauses=(*self.clauses, clause))
        for old in self.clauses:
            if old.source == clause.source and old.fields == clause.fields:
                return self.replacing(old, clause)
        return replace(self, clauses=(*self.clauses, clause))

    def replacing(self, old: AnyClause, new: AnyClause) -> Selection:
        return replace(
            self, clauses=tuple(new if c is old or c == old else c for c in self.clauses)
        )

    def without(self, clause: AnyClause) -> Selection:
        return replace(self, clauses=tuple(c for c in self.clauses if c != clause))
