"""What a gesture on cells of the heatmap makes of the filters that were made there before."""

from __future__ import annotations

from dataclasses import replace

from explorer.schema.clause import AnyClause
from explorer.views.heatmap.rectangle import (
    TIME_UNKNOWN,
    Rectangle,
    clause_of,
    rectangle_of,
    same_filter,
)
from explorer.views.shared.gestures.gesture import How

Target = Rectangle | None
"""Some cells, or None: the tweets of unknown time."""


def chosen(
    target: Target, how: How, own: tuple[AnyClause, ...], zone: str
) -> tuple[AnyClause, ...]:
    """The clauses after `target` was chosen, at most one of them positive.

    A rectangle that is added makes the one that is there larger, to the least that holds both;
    where nothing is chosen but something kept out, adding lets it through again. What is excluded
    stands beside whatever was chosen. The same choice a second time takes itself back.
    """
    clause = TIME_UNKNOWN if target is None else clause_of(target, zone)
    if how is How.EXCLUDE:
        return _toggled(replace(clause, negated=True), own)
    if how is How.ADD and own:
        return _added(target, clause, own, zone)
    return () if len(own) == 1 and same_filter(own[0], clause) else (clause,)


def adjusted(rectangle: Rectangle, own: AnyClause, zone: str) -> AnyClause:
    """The clause with its rectangle moved or resized, excluding if it excluded."""
    return replace(clause_of(rectangle, zone), negated=own.negated, source=own.source)


def _toggled(clause: AnyClause, own: tuple[AnyClause, ...]) -> tuple[AnyClause, ...]:
    others = tuple(old for old in own if not same_filter(old, clause))
    return others if len(others) < len(own) else (*own, clause)


def _added(
    target: Target, clause: AnyClause, own: tuple[AnyClause, ...], zone: str
) -> tuple[AnyClause, ...]:
    positive = next((old for old in own if not old.negated), None)
    if positive is None:
        return tuple(old for old in own if not _keeps_out(old, target, zone))
    before = rectangle_of(positive, zone)
    if target is None or before is None:
        return (clause,)
    larger = clause_of(before.joined(target), zone)
    return tuple(larger if old is positive else old for old in own)


def _keeps_out(negated: AnyClause, target: Target, zone: str) -> bool:
    kept_out = rectangle_of(negated, zone)
    if target is None or kept_out is None:
        return target is None and same_filter(negated, replace(TIME_UNKNOWN, negated=True))
    return kept_out.meets(target)
