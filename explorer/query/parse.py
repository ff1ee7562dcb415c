"""The filter language read: typed text to clauses."""

from __future__ import annotations

from difflib import get_close_matches

from explorer.errors import KnownError
from explorer.query.calendar import checked_zone
from explorer.query.lexer import Bracket, Item, Lexer, Piece, mistake
from explorer.query.values import tests_of
from explorer.schema.clause import UTC, AnyClause, Clause, Contains, Group
from explorer.schema.fields import FIELDS, FieldKind


def parse(text: str, zone: str = UTC) -> tuple[AnyClause, ...]:
    """The clauses of a filter text, all of which must be met.

    `zone` is meant where an hour or weekday names none. Raises KnownError with the place of the
    mistake and the nearest valid field.
    """
    return tuple(_clause_of(found, text, checked_zone(zone)) for found in Lexer(text).items())


def _clause_of(found: Item | Bracket, text: str, zone: str) -> AnyClause:
    if isinstance(found, Item):
        return _single(found, text, zone)
    parts = tuple(_single(item, text, zone) for item in found.items)
    return Group(parts, negated=found.negated)


def _single(item: Item, text: str, zone: str) -> Clause:
    if not item.name:
        if not item.pieces[0].text:
            raise mistake(text, item.at, "there is nothing to search for.")
        return Clause("text", (Contains(item.pieces[0].text),), negated=item.negated)
    field = FIELDS.get(item.name)
    if field is None:
        raise mistake(text, item.at, _no_such_field(item.name))
    if item.zone is not None and field.kind not in (FieldKind.HOUR, FieldKind.WEEKDAY):
        raise mistake(text, item.at, f"{field.name} takes no time zone; it is always UTC.")

    def complain(piece: Piece, why: str) -> KnownError:
        return mistake(text, piece.at, why)

    own_zone = zone if item.zone is None else checked_zone(item.zone)
    tests = tests_of(field, item.sign, item.pieces, own_zone, complain)
    return Clause(field.name, tests, negated=item.negated)


def _no_such_field(name: str) -> str:
    near = get_close_matches(name, FIELDS, n=1, cutoff=0.0)
    return (
        f"there is no field “{name}”; the nearest is “{near[0]}”. "
        "Put quotes around it to search for it as text."
    )
