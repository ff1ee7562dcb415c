"""Clauses in plain words, for chips, captions and provenance."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from explorer.query.calendar import MINUTES_PER_DAY, moment_of
from explorer.query.spelling import cycle_text, number_text
from explorer.schema.clause import (
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
from explorer.schema.numerals import PLAIN, Numerals

_LONGEST_LIST = 4


def sentence_of(clause: AnyClause, numerals: Numerals = PLAIN) -> str:
    """What a clause lets through, as in "followers is 0" or "not (language is th)"."""
    if isinstance(clause, Group):
        inner = " and ".join(sentence_of(part, numerals) for part in clause.parts)
        return f"not ({inner})" if clause.negated else inner
    words = _positive(clause, numerals)
    if not clause.negated:
        return words
    simple = all(isinstance(test, Value | Unknown) for test in clause.tests)
    if simple and " is " in words and len(clause.tests) == 1:
        return words.replace(" is ", " is not ", 1)
    return f"not ({words})"


def _positive(clause: Clause, numerals: Numerals) -> str:
    field = FIELDS[clause.field]
    if field.kind is FieldKind.FLAG and all(isinstance(t, Value) for t in clause.tests):
        return f"{field.phrase}: {_or([_words(t) for t in clause.tests])}"
    predicates = [_predicate(clause.field, test, numerals) for test in clause.tests]
    return f"{field.phrase} {_or(_shortened(predicates))}"


def _or(parts: Sequence[str]) -> str:
    """`is a, b or is from 1 to 9`: a verb is not said twice in a row."""
    said = [parts[0]]
    for before, part in pairwise(parts):
        verb, _, rest = part.partition(" ")
        said.append(rest if before.partition(" ")[0] == verb and rest else part)
    if len(said) == 1:
        return said[0]
    return ", ".join(said[:-1]) + " or " + said[-1]


def _shortened(parts: Sequence[str]) -> Sequence[str]:
    if len(parts) <= _LONGEST_LIST:
        return parts
    shown = _LONGEST_LIST - 1
    return (*parts[:shown], f"is one of {len(parts) - shown} more")


def _words(test: Test) -> str:
    return test.text if isinstance(test, Value) else ""


def _predicate(field: str, test: Test, numerals: Numerals) -> str:
    match test:
        case Interval():
            words = _interval(field, test, numerals)
        case Span(start, end):
            words = _span(start, end)
        case Cycle(members, zone):
            names = tuple(name.capitalize() for name in WEEKDAYS) if field == "weekday" else None
            words = f"is {cycle_text(members, names).replace('..', '-')} ({zone})"
        case Contains(text, han_alike):
            words = f"contains “{text}”{' (simplified or traditional)' if han_alike else ''}"
        case Value(text):
            words = f"is {text or 'empty'}"
        case Unknown():
            words = "is unknown"
        case NoneGiven():
            words = "is none"
    return words


def _interval(field: str, test: Interval, numerals: Numerals) -> str:
    unit = f" {FIELDS[field].unit}" if FIELDS[field].unit else ""

    def shown(number: float) -> str:
        if float(number).is_integer():
            return numerals.whole(int(number))
        return numerals.respelled(number_text(number))

    if test.lower is None:
        return f"is {'below' if test.upper_open else 'at most'} {shown(test.upper or 0)}{unit}"
    if test.upper is None:
        return f"is {'above' if test.lower_open else 'at least'} {shown(test.lower)}{unit}"
    if test.lower == test.upper:
        return f"is {shown(test.lower)}{unit}"
    if test.lower_open:
        to = "below" if test.upper_open else "at most"
        return f"is above {shown(test.lower)} and {to} {shown(test.upper)}{unit}"
    to = "up to below" if test.upper_open else "to"
    return f"is from {shown(test.lower)} {to} {shown(test.upper)}{unit}"


def _span(start: int | None, end: int | None) -> str:
    if start is None:
        return f"before {_moment(end or 0)}"
    if end is None:
        return f"from {_moment(start)} on"
    if start % MINUTES_PER_DAY or end % MINUTES_PER_DAY:
        return f"from {_moment(start)} to before {_moment(end)}"
    if end - start == MINUTES_PER_DAY:
        return f"on {_moment(start)}"
    return f"from {_day_range(start, end - MINUTES_PER_DAY)}"


def _moment(minute: int) -> str:
    moment = moment_of(minute)
    day = f"{moment.day} {moment:%B %Y}"
    return f"{day}, {moment:%H:%M}" if minute % MINUTES_PER_DAY else day


def _day_range(first: int, last: int) -> str:
    """`18 to 31 August 2017`: month and year are said once where they are the same."""
    start, end = moment_of(first), moment_of(last)
    said = str(start.day)
    if (start.year, start.month) != (end.year, end.month):
        said += f" {start:%B}"
    if start.year != end.year:
        said += f" {start.year}"
    return f"{said} to {_moment(last)}"
