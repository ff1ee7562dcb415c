"""Clauses as SQL conditions that are true or false for every row, never NULL.

Because a condition is never NULL, `NOT` is the exact complement that a negated clause promises.
"""

from __future__ import annotations

from dataclasses import dataclass

from explorer.query.casing import any_case_pattern, has_case
from explorer.query.clocks import hour_of, weekday_of
from explorer.query.han import has_variants
from explorer.query.places import Place, folded, is_list, place_of
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
    parts_of,
)
from explorer.schema.fields import FIELDS, Entity
from explorer.schema.statement import quoted

NO_EXTRA_HOST = "t.row NOT IN (SELECT s.row FROM linked.url s WHERE s.domain IS NOT NULL)"


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on `a` or on `t`, with the values it binds, in order."""

    sql: str
    params: tuple[object, ...] = ()

    def __and__(self, other: Condition) -> Condition:
        return Condition(f"{self.sql} AND {other.sql}", self.params + other.params)


def entity_of(clause: AnyClause) -> Entity:
    """Whose clause it is; a group with any tweet field is the tweet's."""
    entities = {FIELDS[part.field].entity for part in parts_of(clause)}
    return Entity.TWEET if Entity.TWEET in entities else Entity.ACCOUNT


def condition_of(clause: AnyClause) -> Condition:
    """The clause as a condition on its entity's row: `a` for accounts, `t` for tweets."""
    if isinstance(clause, Group):
        entity = entity_of(clause)
        parts = [_on(entity, part) for part in clause.parts]
        sql = " AND ".join(part.sql for part in parts)
        params = tuple(value for part in parts for value in part.params)
    else:
        tests = [_test(clause.field, test) for test in _merged(clause.tests)]
        sql = " OR ".join(test.sql for test in tests)
        params = tuple(value for test in tests for value in test.params)
    return Condition(f"NOT ({sql})" if clause.negated else f"({sql})", params)


def _on(entity: Entity, clause: Clause) -> Condition:
    condition = condition_of(clause)
    if entity is Entity.TWEET and entity_of(clause) is Entity.ACCOUNT:
        return Condition(
            f"t.account IN (SELECT a.account FROM linked.account a WHERE {condition.sql})",
            condition.params,
        )
    return condition


@dataclass(frozen=True, slots=True)
class _Values:
    """Several `Value` tests as one IN list."""

    texts: tuple[str, ...]


def _merged(tests: tuple[Test, ...]) -> list[Test | _Values]:
    texts = tuple(test.text for test in tests if isinstance(test, Value))
    others: list[Test | _Values] = [test for test in tests if not isinstance(test, Value)]
    return [_Values(texts), *others] if texts else others


def _test(field: str, test: Test | _Values) -> Condition:
    place = place_of(field)
    match test:
        case Unknown():
            return _unknown(field, place)
        case NoneGiven():
            return Condition(f"coalesce({place.entries} = 0, false)" if place.side else place.none)
        case Interval() | Span() | Cycle():
            return _ordered(field, place, test)
        case _:
            return _worded(field, place, test)


def _unknown(field: str, place: Place) -> Condition:
    if field == "domain":
        unhosted = f"{place.entries} > 0 AND {NO_EXTRA_HOST}"
        return Condition(f"({place.entries} IS NULL OR ({unhosted}))")
    if place.side:
        return Condition(f"{place.entries} IS NULL")
    missing = f"{place.value} IS NULL"
    if place.wide:
        missing = f"t.row IN (SELECT w.row FROM linked.tweet_wide w WHERE {missing})"
    return Condition(f"({missing} AND NOT ({place.none}))" if place.none else f"({missing})")


def _ordered(field: str, place: Place, test: Interval | Span | Cycle) -> Condition:
    value = place.value
    conditions = [f"{value} IS NOT NULL"]
    params: list[object] = []
    match test:
        case Interval(lower, upper):
            if lower is not None:
                conditions.append(f"{value} {'>' if test.lower_open else '>='} ?")
                params.append(lower)
            if upper is not None:
                conditions.append(f"{value} {'<' if test.upper_open else '<='} ?")
                params.append(upper)
        case Span(start, end):
            if start is not None:
                conditions.append(f"{value} >= ?")
                params.append(start)
            if end is not None:
                conditions.append(f"{value} < ?")
                params.append(end)
        case Cycle(members, zone):
            clock = hour_of(value, zone) if field == "hour" else weekday_of(value, zone)
            conditions.append(f"{clock} IN ({', '.join(str(int(m)) for m in members)})")
    return Condition(f"({' AND '.join(conditions)})", tuple(params))


def _worded(field: str, place: Place, test: _Values | Contains | Value) -> Condition:
    if field == "dataset":
        return _comparison("(SELECT d.name FROM dataset d WHERE d.dataset = a.dataset)", test)
    if field == "text" and isinstance(test, Contains):
        return _text_search(place, test)
    if place.dictionary:
        compared = _on_word(field, test)
        codes = f"SELECT d.code FROM {quoted(place.dictionary)} d WHERE {compared.sql}"
        inside = f"{place.value} IN ({codes})"
    else:
        compared = _comparison(folded(place.value, field), test, lower=_fold_sql(field))
        inside = compared.sql
    if is_list(field):
        holders = f"SELECT {place.side_key} FROM {place.side} s WHERE {inside}"
        return Condition(f"{place.holder} IN ({holders})", compared.params)
    if place.wide:
        rows = f"SELECT w.row FROM linked.tweet_wide w WHERE {inside}"
        return Condition(f"t.row IN ({rows})", compared.params)
    return Condition(f"coalesce({inside}, false)", compared.params)


def condition_on_words(field: str, tests: tuple[Value | Contains, ...]) -> Condition:
    """Any of the tests as a condition on `d`, a row of the dictionary of a field's values."""
    found = [_on_word(field, test) for test in tests]
    return Condition(
        f"({' OR '.join(one.sql for one in found)})",
        tuple(value for one in found for value in one.params),
    )


def _on_word(field: str, test: _Values | Contains | Value) -> Condition:
    return _comparison("d.folded", test, lower=_fold_sql(field))


def _fold_sql(field: str) -> str:
    return folded("?", field)


def _comparison(expression: str, test: _Values | Contains | Value, lower: str = "?") -> Condition:
    if isinstance(test, Contains):
        return containing(expression, test.text, han_alike=test.han_alike)
    texts = test.texts if isinstance(test, _Values) else (test.text,)
    return Condition(f"{expression} IN ({', '.join([lower] * len(texts))})", tuple(texts))


def containing(expression: str, text: str, *, han_alike: bool = False) -> Condition:
    """Whether a text that is shown as written contains another, in any case."""
    if han_alike:
        pattern = any_case_pattern(text, han_alike=True)
        return Condition(f"regexp_matches(nfc_normalize({expression}), ?)", (pattern,))
    return Condition(
        f"contains(lower(nfc_normalize({expression})), lower(nfc_normalize(?)))", (text,)
    )


def _text_search(place: Place, test: Contains) -> Condition:
    """The one search that reads every tweet."""
    if has_case(test.text) or (test.han_alike and has_variants(test.text)):
        pattern = any_case_pattern(test.text, han_alike=test.han_alike)
        found = Condition(f"regexp_matches({place.value}, ?)", (pattern,))
    else:
        found = Condition(f"contains({place.value}, nfc_normalize(?))", (test.text,))
    return Condition(
        f"t.row IN (SELECT w.row FROM linked.tweet_wide w WHERE {found.sql})", found.params
    )
