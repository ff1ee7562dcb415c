"""What is done to a filter by its chip, as selections; knows no widget."""

from __future__ import annotations

from dataclasses import replace

from explorer.query.han import has_variants
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.query.spelling import text_of
from explorer.schema.clause import AnyClause, Clause, Contains, Group
from explorer.session.session import Session


def inverted(clause: AnyClause) -> AnyClause:
    """The exact complement."""
    return replace(clause, negated=not clause.negated)


def switched(clause: AnyClause) -> AnyClause:
    """The same filter, taken out of effect or put back into it."""
    return replace(clause, active=not clause.active)


def with_han_alike(clause: AnyClause) -> AnyClause:
    """The same search, where simplified and traditional Chinese characters count as one."""
    if isinstance(clause, Group):
        return replace(clause, parts=tuple(_part_with_han_alike(part) for part in clause.parts))
    return _part_with_han_alike(clause)


def _part_with_han_alike(clause: Clause) -> Clause:
    if not any(isinstance(test, Contains) and has_variants(test.text) for test in clause.tests):
        return clause
    tests = tuple(
        replace(test, han_alike=True) if isinstance(test, Contains) else test
        for test in clause.tests
    )
    return replace(clause, tests=tests)


def text_of_all(selection: Selection) -> str:
    """Every filter that is in effect, as it can be typed."""
    return " ".join(text_of(clause) for clause in selection.active)


def edit(session: Session, old: AnyClause, text: str) -> None:
    """Put what a text says in the place of a clause, as one step.

    An empty text removes the clause. Raises KnownError with the place of a mistake.
    """
    committed = session.committed
    written = parse(text, committed.zone)
    if not written:
        session.remove(old)
        return
    first, *others = (
        replace(new, source=old.source) if new.fields == old.fields else new for new in written
    )
    selection = committed.selection.replacing(old, replace(first, active=old.active))
    for new in others:
        selection = selection.with_clause(replace(new, source=""))
    session.select(selection, f"Edit {text}")
