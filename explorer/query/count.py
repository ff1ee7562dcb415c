"""How many accounts and tweets stand behind each bar.

Every statement gives rows of `bin_kind` (0 a value, 1 none, 2 unknown, 3 other), `key`, `tweets`
and `accounts`; a measure not asked for is NULL.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.query.axis import Axis, Key
from explorer.query.by import HEATMAP, By
from explorer.query.calendar import DAYS_PER_WEEK, EPOCH_WEEKDAY, MINUTES_PER_DAY, MINUTES_PER_HOUR
from explorer.query.clocks import HOURS_PER_DAY, hour_of, weekday_of
from explorer.query.conditions import Conditions, conditions_of
from explorer.query.places import Place, folded, is_list, place_of
from explorer.query.predicate import NO_EXTRA_HOST, Condition, containing
from explorer.query.selection import Selection
from explorer.query.spelling import number_text
from explorer.schema.bins import BinKind
from explorer.schema.clause import Clause, Interval
from explorer.schema.fields import Entity, FieldKind
from explorer.schema.statement import Statement, quoted

VALUE, NONE, UNKNOWN, OTHER = range(4)
KIND_NUMBERS = {
    BinKind.VALUE: VALUE,
    BinKind.NONE: NONE,
    BinKind.UNKNOWN: UNKNOWN,
    BinKind.OTHER: OTHER,
}

ACCOUNTS = "accounts"
TWEETS = "tweets"
BOTH = (ACCOUNTS, TWEETS)
_SHIFT_DAYS = 700_000
"""A multiple of seven days before 1970, so that division rounds down for earlier times too."""


@dataclass(frozen=True, slots=True)
class _Source:
    """Where rows of one entity come from: FROM text, key, and what is counted how.

    `plain` is the FROM text without the entries of a list.
    """

    tables: str
    plain: str
    key: str
    none: str
    tweets: str
    accounts: str
    condition: Condition


def count(axis: Axis, selection: Selection, measures: Sequence[str] = BOTH) -> Statement:
    """The numbers of every bar of an axis under a selection, empty bars left out."""
    conditions = conditions_of(selection)
    key = bin_key(axis)
    parts = [
        part
        for source in _sources(axis.by, key, conditions, measures)
        for part in _grouped(source, axis)
    ]
    union = " UNION ALL ".join(part.sql for part in parts)
    return Statement(
        "SELECT bin_kind, key, sum(tweets)::BIGINT AS tweets, sum(accounts)::BIGINT AS accounts "
        f"FROM ({union}) GROUP BY bin_kind, key ORDER BY bin_kind, key",
        tuple(value for part in parts for value in part.params),
    )


def value_range(by: By, selection: Selection) -> Statement:
    """The least and the greatest known value in scope: columns `least`, `most`."""
    conditions = conditions_of(selection.whole())
    value = place_of(by.field).value
    if by.entity is Entity.ACCOUNT:
        return Statement(
            f"SELECT min({value}) AS least, max({value}) AS most FROM linked.account a "
            f"WHERE {conditions.account_scope.sql}"
        )
    return Statement(
        f"SELECT min({value}) AS least, max({value}) AS most FROM linked.tweet t "
        f"WHERE {conditions.tweet_scope.sql}"
    )


def ranking(by: By, selection: Selection) -> Statement:
    """Known values by frequency, most frequent first: columns `key` and `rows`, `by.top` rows.

    Frequency is tweets for a tweet's field and accounts for an account's.
    """
    conditions = conditions_of(selection)
    measure = ACCOUNTS if by.entity is Entity.ACCOUNT else TWEETS
    source = _sources(by, name_key(by.field), conditions, (measure,))[0]
    counted = source.accounts if measure == ACCOUNTS else source.tweets
    condition = source.condition
    if by.containing:
        condition &= _spelled_with(by, source.key)
    return Statement(
        f"SELECT {source.key} AS key, {counted} AS rows FROM {source.tables} "
        f"WHERE {condition.sql} AND {source.key} IS NOT NULL AND NOT ({source.none}) "
        f"GROUP BY key ORDER BY rows DESC, key LIMIT {by.top}",
        condition.params,
    )


def _spelled_with(by: By, key: str) -> Condition:
    """That any spelling of a value contains what is looked for; dictionaries are read, not rows."""
    if by.field == "dataset":
        found = containing("x.name", by.containing)
        return Condition(
            f"{key} IN (SELECT x.dataset FROM dataset x WHERE {found.sql})", found.params
        )
    place = place_of(by.field)
    if not place.dictionary:
        return containing(place.value, by.containing)
    found = containing("x.value", by.containing)
    return Condition(
        f"{key} IN (SELECT x.same_as FROM {quoted(place.dictionary)} x WHERE {found.sql})",
        found.params,
    )


def spellings(by: By, keys: Sequence[Key], selection: Selection) -> Statement:
    """How often each spelling of some values stands in the scope: `key`, `spelling`, `rows`."""
    place = place_of(by.field)
    spelling = "d.value" if place.dictionary else place.value
    conditions = conditions_of(selection.whole())
    measure = ACCOUNTS if by.entity is Entity.ACCOUNT else TWEETS
    source = _sources(by, name_key(by.field), conditions, (measure,))[0]
    places = ", ".join("?" * len(keys))
    return Statement(
        f"SELECT {source.key} AS key, {spelling}::VARCHAR AS spelling, count(*) AS rows "
        f"FROM {source.tables} WHERE {source.condition.sql} AND {source.key} IN ({places}) "
        "GROUP BY key, spelling ORDER BY key, rows DESC, spelling",
        (*source.condition.params, *keys),
    )


def name_key(field: str) -> str:
    """What values of a field are grouped by: one key for all spellings that are the same."""
    place = place_of(field)
    if field == "dataset":
        return place.value
    return "d.same_as" if place.dictionary else folded(place.value, field)


def bin_key(axis: Axis) -> str:
    """What rows are grouped by under an axis: its keys, NULL for unknown."""
    by = axis.by
    value = place_of(by.fields[0]).value
    if by.kind is FieldKind.TIME:
        return _time_key(value, by.bins)
    if by.kind is FieldKind.NUMBER:
        return _number_key(value, axis)
    if by.field == HEATMAP:
        return f"({weekday_of(value, by.zone)} * {HOURS_PER_DAY} + {hour_of(value, by.zone)})"
    if by.kind is FieldKind.HOUR:
        return hour_of(value, by.zone)
    if by.kind is FieldKind.WEEKDAY:
        return weekday_of(value, by.zone)
    return name_key(by.field)


def _time_key(minute: str, unit: str) -> str:
    shift_minutes = _SHIFT_DAYS * MINUTES_PER_DAY
    if unit == "hour":
        hours = f"({minute} + {shift_minutes}) // {MINUTES_PER_HOUR}"
        return f"({hours} - {shift_minutes // MINUTES_PER_HOUR})"
    day = f"(({minute} + {shift_minutes}) // {MINUTES_PER_DAY} - {_SHIFT_DAYS})"
    if unit == "day":
        return day
    if unit == "week":
        weeks = f"({day} + {_SHIFT_DAYS + EPOCH_WEEKDAY}) // {DAYS_PER_WEEK}"
        return f"({weeks} - {_SHIFT_DAYS // DAYS_PER_WEEK})"
    date = f"(DATE '1970-01-01' + ({day})::INTEGER)"
    if unit == "month":
        return f"((year({date}) - 1970) * 12 + month({date}) - 1)"
    return f"(year({date}) - 1970)"


def _number_key(value: str, axis: Axis) -> str:
    """The place of the first bin that holds the value, by the very tests of the bins."""
    whens: list[str] = []
    for number, one in enumerate(axis.values):
        if isinstance(one.clause, Clause) and isinstance(test := one.clause.tests[0], Interval):
            whens.append(f"WHEN {_within(value, test)} THEN {number}")
    return f"CASE {' '.join(whens)} END" if whens else "NULL::INTEGER"


def _within(value: str, test: Interval) -> str:
    bounds: list[str] = []
    if test.lower is not None:
        bounds.append(f"{value} {'>' if test.lower_open else '>='} {_literal(test.lower)}")
    if test.upper is not None:
        bounds.append(f"{value} {'<' if test.upper_open else '<='} {_literal(test.upper)}")
    return " AND ".join(bounds)


def _literal(number: float) -> str:
    return number_text(number) if float(number).is_integer() else f"{number!r}::DOUBLE"


def _sources(by: By, key: str, conditions: Conditions, measures: Sequence[str]) -> list[_Source]:
    place = place_of(by.fields[0])
    none = place.none or "false"
    if by.entity is Entity.ACCOUNT:
        sources: list[_Source] = []
        if ACCOUNTS in measures:
            plain, on_accounts = "linked.account a", conditions.on_accounts()
            tables, number = _with_entries(place, plain), _number_of("a.account", place)
            sources.append(_Source(tables, plain, key, none, "NULL", number, on_accounts))
        if TWEETS in measures:
            plain = "linked.tweet t JOIN linked.account a ON a.account = t.account"
            tables, number = _with_entries(place, plain), _number_of("t.row", place)
            sources.append(
                _Source(tables, plain, key, none, number, "NULL", conditions.on_tweets())
            )
        return sources
    plain = "linked.tweet t"
    tables, counted = _with_entries(place, plain), _number_of("t.row", place)
    if place.wide:
        tables += " JOIN linked.tweet_wide w ON w.row = t.row"
    if place.dictionary:
        tables += f" LEFT JOIN {quoted(place.dictionary)} d ON d.code = {place.value}"
    tweets = counted if TWEETS in measures else "NULL"
    accounts = "count(DISTINCT t.account)" if ACCOUNTS in measures else "NULL"
    return [_Source(tables, plain, key, none, tweets, accounts, conditions.on_tweets())]


def _with_entries(place: Place, tables: str) -> str:
    return (
        f"{tables} JOIN {place.side} s ON {place.side_key} = {place.holder}"
        if place.side
        else tables
    )


def _number_of(key: str, place: Place) -> str:
    """What has several values counts once in each of them, and once among the rest."""
    return f"count(DISTINCT {key})" if place.side else "count(*)"


def _grouped(source: _Source, axis: Axis) -> list[Statement]:
    by = axis.by
    params = source.condition.params
    measured = f"{source.tweets} AS tweets, {source.accounts} AS accounts"
    if is_list(by.fields[0]):
        return [_listed(source, axis, measured), *_listless(source, by)]
    kind = f"CASE WHEN {source.none} THEN {NONE} WHEN {source.key} IS NULL THEN {UNKNOWN} "
    key = source.key
    if by.is_named:
        among, shown_params = _among(source.key, axis.keys)
        kind += f"WHEN {among} THEN {VALUE} ELSE {OTHER} END"
        key = f"CASE WHEN bin_kind = {VALUE} THEN {source.key} END"
        params = (*shown_params, *params)
    else:
        kind += f"ELSE {VALUE} END"
    return [
        Statement(
            f"SELECT {kind} AS bin_kind, {key} AS key, {measured} FROM {source.tables} "
            f"WHERE {source.condition.sql} GROUP BY ALL",
            params,
        )
    ]


def _among(key: str, keys: Sequence[Key]) -> tuple[str, tuple[object, ...]]:
    if not keys:
        return "false", ()
    return f"{key} IN ({', '.join('?' * len(keys))})", tuple(keys)


def _listed(source: _Source, axis: Axis, measured: str) -> Statement:
    among, shown_params = _among(source.key, axis.keys)
    return Statement(
        f"SELECT CASE WHEN {among} THEN {VALUE} ELSE {OTHER} END AS bin_kind, "
        f"CASE WHEN bin_kind = {VALUE} THEN {source.key} END AS key, {measured} "
        f"FROM {source.tables} WHERE {source.condition.sql} AND {source.key} IS NOT NULL "
        "GROUP BY ALL",
        (*shown_params, *source.condition.params),
    )


def _listless(source: _Source, by: By) -> list[Statement]:
    """What has an empty list, and that of which no value is known."""
    entries = place_of(by.field).entries
    unknown = f"{entries} IS NULL"
    if by.field == "domain":
        unknown = f"({unknown} OR ({entries} > 0 AND {NO_EXTRA_HOST}))"
    tweets = "NULL" if source.tweets == "NULL" else "count(*)"
    return [
        Statement(
            f"SELECT {kind} AS bin_kind, NULL AS key, {tweets} AS tweets, "
            f"{source.accounts} AS accounts FROM {source.plain} "
            f"WHERE {source.condition.sql} AND {held} HAVING count(*) > 0",
            source.condition.params,
        )
        for kind, held in ((NONE, f"{entries} = 0"), (UNKNOWN, unknown))
    ]
