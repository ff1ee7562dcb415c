"""Filters as values: a clause is met by a row or it is not, and never half.

A `Clause` asks one field whether any of its `tests` is met. A `Group` is met where all its
parts are (a rectangle of the heatmap). Negation is the exact complement: a row whose value is
unknown meets no test but `Unknown`, and so meets every negated clause without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

UTC = "UTC"


@dataclass(frozen=True, slots=True)
class Value:
    """Is this text (case does not count for the fields that fold it)."""

    text: str


@dataclass(frozen=True, slots=True)
class Interval:
    """Is a number from `lower` to `upper`; None is no bound, an open end leaves the bound out."""

    lower: float | None = None
    upper: float | None = None
    lower_open: bool = False
    upper_open: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Is at or after minute `start` and before minute `end`, minutes since 1970 in UTC."""

    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Cycle:
    """Is one of these hours (0-23) or weekdays (0 Monday - 6 Sunday) on clocks of `zone`."""

    members: tuple[int, ...]
    zone: str = UTC


@dataclass(frozen=True, slots=True)
class Contains:
    """Has this text in what is shown, in any case.

    `han_alike` takes simplified and traditional Chinese characters for the same.
    """

    text: str
    han_alike: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """The archive gives no value."""


@dataclass(frozen=True, slots=True)
class NoneGiven:
    """The archive gives an empty list."""


Test = Value | Interval | Span | Cycle | Contains | Unknown | NoneGiven


@dataclass(frozen=True, slots=True)
class Clause:
    """One filter. `source` names the view that made it; an inactive clause filters nothing."""

    field: str
    tests: tuple[Test, ...]
    negated: bool = False
    source: str = ""
    active: bool = True

    @property
    def fields(self) -> frozenset[str]:
        return frozenset((self.field,))


@dataclass(frozen=True, slots=True)
class Group:
    """One filter made of several: met where all parts are, by one and the same row."""

    parts: tuple[Clause, ...]
    negated: bool = False
    source: str = ""
    active: bool = True

    @property
    def fields(self) -> frozenset[str]:
        return frozenset(part.field for part in self.parts)


AnyClause = Clause | Group


def parts_of(clause: AnyClause) -> Iterator[Clause]:
    """The single-field clauses that a clause is made of."""
    if isinstance(clause, Group):
        yield from clause.parts
    else:
        yield clause
