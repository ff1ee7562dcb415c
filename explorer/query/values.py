"""The written values of one field as tests: numbers, times, hours, words."""

from __future__ import annotations

import re
from collections.abc import Callable

from explorer.errors import KnownError
from explorer.query.calendar import precision_span
from explorer.query.lexer import CONTAINING, HAN_ALIKE, Piece
from explorer.schema.clause import (
    Contains,
    Cycle,
    Interval,
    NoneGiven,
    Span,
    Test,
    Unknown,
    Value,
)
from explorer.schema.fields import KINDS, WEEKDAYS, Field, FieldKind

HOURS = tuple(str(hour) for hour in range(24))
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_TRUE = ("true", "yes", "1")
_FALSE = ("false", "no", "0")

Complain = Callable[[Piece, str], KnownError]


def tests_of(
    field: Field, sign: str, pieces: tuple[Piece, ...], zone: str, complain: Complain
) -> tuple[Test, ...]:
    """One test a value, in the order written; hours and weekdays come together as one."""
    if any(not piece.text and not piece.quoted for piece in pieces):
        empty = next(piece for piece in pieces if not piece.text and not piece.quoted)
        raise complain(empty, f"a value is missing. {example_of(field)}")
    if sign in CONTAINING:
        han_alike = sign == HAN_ALIKE
        return tuple(_containing(field, piece, han_alike, complain) for piece in pieces)
    if field.kind in (FieldKind.HOUR, FieldKind.WEEKDAY):
        return _on_clocks(field, pieces, zone, complain)
    return tuple(_test_of(field, piece, complain) for piece in pieces)


def example_of(field: Field) -> str:
    """A sentence that shows how values of this field are written."""
    written = {
        FieldKind.NUMBER: "10..99",
        FieldKind.TIME: "2019-06-09..2019-08",
        FieldKind.HOUR: "9..17",
        FieldKind.WEEKDAY: "mon..fri",
        FieldKind.FLAG: "true",
        FieldKind.TEXT: '"two words"',
    }.get(field.kind, "value")
    return f"Write for example {field.name}:{written}."


def _containing(field: Field, piece: Piece, han_alike: bool, complain: Complain) -> Test:
    if field.kind in (FieldKind.TEXT, FieldKind.CATEGORY, FieldKind.LIST):
        if field.name in ("dataset", "kind"):
            raise complain(piece, f"{field.name} has no text to search; use {field.name}:value.")
        return Contains(piece.text, han_alike)
    raise complain(piece, f"“~” searches texts, and {field.name} is none. {example_of(field)}")


def _test_of(field: Field, piece: Piece, complain: Complain) -> Test:
    word = piece.text.lower()
    if not piece.quoted and word == "unknown":
        return Unknown()
    if not piece.quoted and word == "none" and field.has_none:
        return NoneGiven()
    if field.kind is FieldKind.NUMBER:
        return _interval(field, piece, complain)
    if field.kind is FieldKind.TIME:
        return _span(field, piece, complain)
    return Value(_allowed_word(field, piece, complain))


def _allowed_word(field: Field, piece: Piece, complain: Complain) -> str:
    word = piece.text.lower()
    if field.kind is FieldKind.FLAG:
        if word not in _TRUE + _FALSE:
            raise complain(piece, f"“{piece.text}” is neither true nor false.")
        return "true" if word in _TRUE else "false"
    if field.name == "kind":
        if word not in KINDS:
            raise complain(piece, f"there is no kind “{piece.text}”; kinds are {_listed(KINDS)}.")
        return word
    return piece.text


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(words[:-1]) + " and " + words[-1]


def _number(text: str) -> float | None:
    if not _NUMBER.fullmatch(text):
        return None
    return float(text) if "." in text else int(text)


def _interval(field: Field, piece: Piece, complain: Complain) -> Interval:
    text = piece.text
    found = _from_to(text) if ".." in text else _one_sided(text)
    if found is None:
        raise complain(piece, f"“{text}” is no number. {example_of(field)}")
    if found.lower is not None and found.upper is not None and found.lower > found.upper:
        low_text, _, high_text = text.partition("..")
        raise complain(piece, f"{low_text} is above {high_text}; turn them round.")
    return found


def _one_sided(text: str) -> Interval | None:
    sign = next((sign for sign in (">=", "<=", ">", "<") if text.startswith(sign)), "")
    bound = _number(text.removeprefix(sign))
    if bound is None:
        return None
    if not sign:
        return Interval(bound, bound)
    is_open = "=" not in sign
    if sign.startswith(">"):
        return Interval(lower=bound, lower_open=is_open)
    return Interval(upper=bound, upper_open=is_open)


def _from_to(text: str) -> Interval | None:
    """`10..99`, either end may be missing; `>10..<99` leaves the ends themselves out."""
    low_text, _, high_text = text.partition("..")
    low, high = _number(low_text.removeprefix(">")), _number(high_text.removeprefix("<"))
    all_read = (low is not None or not low_text) and (high is not None or not high_text)
    if not all_read or (low is None and high is None):
        return None
    return Interval(low, high, low_text.startswith(">"), high_text.startswith("<"))


def _span(field: Field, piece: Piece, complain: Complain) -> Span:
    def read(text: str) -> tuple[int, int]:
        span = precision_span(text)
        if span is None:
            raise complain(piece, f"“{text}” is no time. {example_of(field)}")
        return span

    text = piece.text
    if text.startswith(">="):
        return Span(start=read(text[2:])[0])
    if text.startswith("<="):
        return Span(end=read(text[2:])[1])
    if text.startswith(">"):
        return Span(start=read(text[1:])[1])
    if text.startswith("<"):
        return Span(end=read(text[1:])[0])
    first, dots, last = text.partition("..")
    if not dots:
        return Span(*read(text))
    start = read(first)[0] if first else None
    end = read(last)[1] if last else None
    if start is None and end is None:
        raise complain(piece, f"neither end is given. {example_of(field)}")
    if start is not None and end is not None and start >= end:
        raise complain(piece, f"{first} is after {last}; turn them round.")
    return Span(start, end)


def _on_clocks(
    field: Field, pieces: tuple[Piece, ...], zone: str, complain: Complain
) -> tuple[Test, ...]:
    names = HOURS if field.kind is FieldKind.HOUR else WEEKDAYS
    members: set[int] = set()
    unknown = False
    for piece in pieces:
        if not piece.quoted and piece.text.lower() == "unknown":
            unknown = True
            continue
        first_text, dots, last_text = piece.text.partition("..")
        first = _clock_number(field, first_text, names, piece, complain)
        last = _clock_number(field, last_text, names, piece, complain) if dots else first
        length = (last - first) % len(names) + 1
        members.update((first + step) % len(names) for step in range(length))
    tests: list[Test] = [Cycle(tuple(sorted(members)), zone)] if members else []
    return (*tests, Unknown()) if unknown else tuple(tests)


def _clock_number(
    field: Field, text: str, names: tuple[str, ...], piece: Piece, complain: Complain
) -> int:
    word = text.strip().lower()
    if field.kind is FieldKind.HOUR and word.isdecimal() and int(word) < len(names):
        return int(word)
    shortest_name = 3
    if field.kind is FieldKind.WEEKDAY and len(word) >= shortest_name:
        for number, name in enumerate(
            ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
        ):
            if name.startswith(word):
                return number
    wanted = "an hour from 0 to 23" if field.kind is FieldKind.HOUR else "a weekday"
    raise complain(piece, f"“{text}” is not {wanted}. {example_of(field)}")
