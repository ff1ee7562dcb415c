"""Filter text cut into items: where fields, values, quotes and brackets stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer.errors import KnownError

OPENING = '"“”„‟＂'
_COLONS = ":："
HAN_ALIKE = "~~"
CONTAINING = ("~", HAN_ALIKE)
_FIELD = re.compile(
    r"(?P<name>[A-Za-z_]+)(?:@(?P<zone>[+-]\d{2}:?\d{2}|[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)*))?"
    r"(?P<sign>[:：]|~~?)"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One value; a quoted one is always literal. `at` counts characters from 0."""

    text: str
    quoted: bool
    at: int


@dataclass(frozen=True, slots=True)
class Item:
    """`name sign pieces` of a filter, or a bare text where `name` is empty."""

    name: str
    zone: str | None
    sign: str
    pieces: tuple[Piece, ...]
    negated: bool
    at: int


@dataclass(frozen=True, slots=True)
class Bracket:
    """Items that make one clause together."""

    items: tuple[Item, ...]
    negated: bool
    at: int


def mistake(text: str, at: int, why: str) -> KnownError:
    """What is wrong with a filter and where, characters counted from 1."""
    return KnownError(f"Filter “{text}”, character {at + 1}: {why}")


class Lexer:
    """Reads one filter text from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._in_bracket = False

    def items(self) -> tuple[Item | Bracket, ...]:
        """All items; raises KnownError where quotes or brackets are not closed."""
        found: list[Item | Bracket] = []
        while self._skip_space():
            at = self._at
            negated = self._minus()
            if self._peek() == "(":
                found.append(self._bracket(negated, at))
            else:
                found.append(self._item(negated, at))
        return tuple(found)

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _skip_space(self) -> bool:
        while self._peek().isspace():
            self._at += 1
        return self._at < len(self._text)

    def _minus(self) -> bool:
        following = self._text[self._at + 1 : self._at + 2]
        if self._peek() == "-" and following and not following.isspace():
            self._at += 1
            return True
        return False

    def _bracket(self, negated: bool, at: int) -> Bracket:
        self._at += 1
        self._in_bracket = True
        items: list[Item] = []
        while self._skip_space() and self._peek() != ")":
            start = self._at
            inner_negated = self._minus()
            if self._peek() == "(":
                raise mistake(self._text, self._at, "brackets cannot stand inside brackets.")
            items.append(self._item(inner_negated, start))
        if self._peek() != ")":
            raise mistake(self._text, at, "this bracket is not closed; add “)”.")
        if not items:
            raise mistake(self._text, at, "there is nothing between the brackets.")
        self._at += 1
        self._in_bracket = False
        return Bracket(tuple(items), negated, at)

    def _item(self, negated: bool, at: int) -> Item:
        match = _FIELD.match(self._text, self._at)
        if match is None or self._text.startswith("://", match.end() - 1):
            return Item("", None, "", (self._piece(stop_at_comma=False),), negated, at)
        self._at = match.end()
        pieces = [self._piece(stop_at_comma=True)]
        while self._peek() == ",":
            self._at += 1
            pieces.append(self._piece(stop_at_comma=True))
        sign = ":" if match["sign"] in _COLONS else match["sign"]
        return Item(match["name"].lower(), match["zone"], sign, tuple(pieces), negated, at)

    def _piece(self, *, stop_at_comma: bool) -> Piece:
        at = self._at
        if self._peek() and self._peek() in OPENING:
            return Piece(self._quoted(), True, at)
        start = self._at
        while (character := self._peek()) and not character.isspace():
            if (self._in_bracket and character == ")") or (stop_at_comma and character == ","):
                break
            self._at += 1
        return Piece(self._text[start : self._at], False, at)

    def _quoted(self) -> str:
        start = self._at
        closing = '"' if self._peek() == '"' else OPENING
        self._at += 1
        read: list[str] = []
        while character := self._peek():
            self._at += 1
            if character == "\\" and self._peek():
                read.append(self._peek())
                self._at += 1
            elif character in closing:
                return "".join(read)
            else:
                read.append(character)
        raise mistake(self._text, start, "this quote is not closed; add one at the end.")
