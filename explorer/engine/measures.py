"""Numbers and times of accounts, in memory: what a brush over them asks at every move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeGuard

import numpy as np

from explorer.engine.bits import Flags
from explorer.schema.clause import AnyClause, Clause, Interval, Span, Unknown
from explorer.schema.fields import FIELDS, Entity, FieldKind

MEASURES = frozenset(
    name
    for name, field in FIELDS.items()
    if field.entity is Entity.ACCOUNT and field.kind in (FieldKind.NUMBER, FieldKind.TIME)
)


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """A number for each account of a segment; where it is not known any number stands there."""

    numbers: np.ndarray
    is_known: Flags

    @property
    def nbytes(self) -> int:
        return self.numbers.nbytes + self.is_known.nbytes


def is_measured(clause: AnyClause) -> TypeGuard[Clause]:
    """Whether numbers alone tell who meets a clause."""
    return (
        isinstance(clause, Clause)
        and clause.field in MEASURES
        and all(isinstance(test, Interval | Span | Unknown) for test in clause.tests)
    )


def meeting(measured: Measured, clause: Clause) -> Flags:
    """Which accounts meet a clause that `is_measured`, its negation left aside."""
    met = np.zeros(len(measured.numbers), np.bool_)
    for test in clause.tests:
        if isinstance(test, Unknown):
            met |= ~measured.is_known
        elif isinstance(test, Interval):
            met |= measured.is_known & _within(measured.numbers, test)
        elif isinstance(test, Span):
            bounds = Interval(test.start, test.end, upper_open=True)
            met |= measured.is_known & _within(measured.numbers, bounds)
    return met


def _within(numbers: np.ndarray, test: Interval) -> Flags:
    met = np.ones(len(numbers), np.bool_)
    if test.lower is not None:
        met &= numbers > test.lower if test.lower_open else numbers >= test.lower
    if test.upper is not None:
        met &= numbers < test.upper if test.upper_open else numbers <= test.upper
    return met
