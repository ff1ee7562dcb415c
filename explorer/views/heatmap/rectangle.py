"""Hours of some weekdays, and the filters that let exactly these through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from explorer.query.calendar import offsets_of
from explorer.schema.clause import AnyClause, Clause, Cycle, Group, Unknown, parts_of
from explorer.schema.fields import WEEKDAYS

ALL_WEEKDAYS = tuple(range(len(WEEKDAYS)))
ALL_HOURS = tuple(range(24))
FIELDS_OWNED = frozenset(("hour", "weekday"))
TIME_UNKNOWN = Clause("hour", (Unknown(),))
"""Tweets of which no time is known, and so neither hour nor weekday."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Every one of `hours` (0-23) on every one of `weekdays` (0 Monday), both rising."""

    weekdays: tuple[int, ...]
    hours: tuple[int, ...]

    @property
    def is_whole(self) -> bool:
        """Whether it has no gaps, so that it can be moved and its edges dragged."""
        return _is_run(self.weekdays) and _is_run(self.hours)

    def joined(self, other: Rectangle) -> Rectangle:
        """The least rectangle of weekdays and hours that holds both."""
        weekdays = {*self.weekdays, *other.weekdays}
        return Rectangle(tuple(sorted(weekdays)), tuple(sorted({*self.hours, *other.hours})))

    def meets(self, other: Rectangle) -> bool:
        return bool({*self.weekdays} & {*other.weekdays} and {*self.hours} & {*other.hours})

    def moved(self, weekdays: int, hours: int) -> Rectangle:
        """As far away as there is room."""
        return Rectangle(
            _moved(self.weekdays, weekdays, ALL_WEEKDAYS[-1]),
            _moved(self.hours, hours, ALL_HOURS[-1]),
        )

    def boxes(self) -> Iterator[tuple[int, int, int, int]]:
        """First and last weekday, first and last hour of each part without gaps."""
        for first_day, last_day in _runs(self.weekdays):
            for first_hour, last_hour in _runs(self.hours):
                yield first_day, last_day, first_hour, last_hour


WORKING_HOURS = Rectangle(tuple(range(5)), tuple(range(8, 18)))
"""Monday to Friday, from 08:00 to before 18:00."""


def spanning(first: Rectangle, last: Rectangle) -> Rectangle:
    """Everything between two cells, rows or columns, without gaps."""
    both = first.joined(last)
    return Rectangle(
        tuple(range(both.weekdays[0], both.weekdays[-1] + 1)),
        tuple(range(both.hours[0], both.hours[-1] + 1)),
    )


def clause_of(rectangle: Rectangle, zone: str) -> AnyClause:
    """The filter that lets the rectangle through, as short as it can be said."""
    weekday = Clause("weekday", (Cycle(rectangle.weekdays, zone),))
    hour = Clause("hour", (Cycle(rectangle.hours, zone),))
    if rectangle.hours == ALL_HOURS:
        return weekday
    return hour if rectangle.weekdays == ALL_WEEKDAYS else Group((weekday, hour))


def rectangle_of(clause: AnyClause, zone: str) -> Rectangle | None:
    """What a clause lets through, or keeps out if negated, on the clocks of `zone`.

    None where that is no rectangle there: other fields, other clocks, unknown times.
    """
    if not clause.fields <= FIELDS_OWNED:
        return None
    hours, weekdays = set(ALL_HOURS), set(ALL_WEEKDAYS)
    for part in parts_of(clause):
        members = _members(part, zone)
        if members is None or (part.negated and part is not clause):
            return None
        kept = hours if part.field == "hour" else weekdays
        kept &= members
    if not hours or not weekdays:
        return None
    return Rectangle(tuple(sorted(weekdays)), tuple(sorted(hours)))


def is_time_unknown(clause: AnyClause) -> bool:
    """Whether a clause asks for unknown times, or if negated against them, and nothing else."""
    return (
        isinstance(clause, Clause)
        and clause.field in FIELDS_OWNED
        and clause.tests == TIME_UNKNOWN.tests
    )


def same_filter(one: AnyClause, other: AnyClause) -> bool:
    """Whether two clauses are the same but for who made them and whether they are on."""
    return replace(one, source="", active=True) == replace(other, source="", active=True)


def _members(part: Clause, zone: str) -> set[int] | None:
    members: set[int] = set()
    for test in part.tests:
        if not isinstance(test, Cycle) or offsets_of(test.zone) != offsets_of(zone):
            return None
        members.update(test.members)
    return members


def _moved(members: tuple[int, ...], step: int, last: int) -> tuple[int, ...]:
    step = max(-members[0], min(step, last - members[-1]))
    return tuple(member + step for member in members)


def _runs(members: Iterable[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for member in members:
        if runs and member == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], member)
        else:
            runs.append((member, member))
    return runs


def _is_run(members: tuple[int, ...]) -> bool:
    return members[-1] - members[0] + 1 == len(members)
