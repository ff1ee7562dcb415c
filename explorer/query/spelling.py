"""The filter language written: clauses to text that parses back to the same clauses."""

from __future__ import annotations

import re
from decimal import Decimal

from explorer.query.calendar import iso_minute, moment_of
from explorer.schema.clause import (
    UTC,
    AnyClause,
    Clause,
    Contains,
    Cycle,
    Group,
    Interval,
    NoneGiven,
    Span,
    Test,
    Unknown,
    Value,
)
from explorer.schema.fields import FIELDS, WEEKDAYS, FieldKind

_PLAIN = re.compile(r"[\w#@+=./%&*$!?][\w#@+=./%&*$!?-]*")
_RESERVED = ("unknown", "none")


def text_of(clause: AnyClause) -> str:
    """A clause as it is typed; source and activity are not part of it."""
    minus = "-" if clause.negated else ""
    if isinstance(clause, Group):
        return f"{minus}({' '.join(text_of(part) for part in clause.parts)})"
    return minus + _positive(clause)


def _positive(clause: Clause) -> str:
    contained = [test for test in clause.tests if isinstance(test, Contains)]
    if contained:
        words = ",".join(quoted_if_needed(_text(test)) for test in clause.tests)
        sign = "~~" if any(test.han_alike for test in contained) else "~"
        return f"{clause.field}{sign}{words}"
    zones = {test.zone for test in clause.tests if isinstance(test, Cycle)}
    zone = f"@{zones.pop()}" if zones and zones != {UTC} else ""
    if not zone and FIELDS[clause.field].kind in (FieldKind.HOUR, FieldKind.WEEKDAY):
        zone = f"@{UTC}"
    return f"{clause.field}{zone}:{','.join(_value(clause.field, test) for test in clause.tests)}"


def _text(test: Test) -> str:
    return test.text if isinstance(test, Contains | Value) else ""


def quoted_if_needed(text: str) -> str:
    """The text, in quotes unless it can stand without."""
    if _PLAIN.fullmatch(text) and text.lower() not in _RESERVED and ".." not in text:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _value(field: str, test: Test) -> str:
    match test:
        case Unknown():
            return "unknown"
        case NoneGiven():
            return "none"
        case Value(text) | Contains(text):
            return quoted_if_needed(text)
        case Interval():
            return _interval(test)
        case Span(start, end):
            return span_text(start, end)
        case Cycle(members):
            names = WEEKDAYS if field == "weekday" else None
            return cycle_text(members, names)


def number_text(number: float) -> str:
    """Digits that read back as the same number, without exponent; no point in whole numbers."""
    return str(int(number)) if float(number).is_integer() else f"{Decimal(repr(number)):f}"


def _interval(test: Interval) -> str:
    if test.lower is None:
        sign = "<" if test.upper_open else "<="
        return sign + number_text(test.upper or 0)
    if test.upper is None:
        sign = ">" if test.lower_open else ">="
        return sign + number_text(test.lower)
    if test.lower == test.upper:
        return number_text(test.lower)
    lower_open, upper_open = ">" * test.lower_open, "<" * test.upper_open
    return f"{lower_open}{number_text(test.lower)}..{upper_open}{number_text(test.upper)}"


def span_text(start: int | None, end: int | None) -> str:
    """`2017-08-18..2017-08-31`; ends are written as the last day or minute that is within."""
    first = "" if start is None else iso_minute(start)
    if end is None:
        return f"{first}.."
    whole_days = "T" not in iso_minute(end) and "T" not in first
    # A date alone would stand for its whole day.
    last = moment_of(end - 1).isoformat()[: len("2017-08-31" if whole_days else "2017-08-31T09:00")]
    return first if first == last else f"{first}..{last}"


def cycle_text(members: tuple[int, ...], names: tuple[str, ...] | None) -> str:
    """`9..17` or `sat,mon..wed`: runs of hours or weekdays."""
    runs: list[list[int]] = []
    for member in members:
        if runs and member == runs[-1][-1] + 1:
            runs[-1].append(member)
        else:
            runs.append([member])

    def name(member: int) -> str:
        return names[member] if names else str(member)

    return ",".join(
        name(run[0]) if len(run) == 1 else f"{name(run[0])}..{name(run[-1])}" for run in runs
    )
