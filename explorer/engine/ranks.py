"""How every tweet ranks by one column of the tweets table, where that can be told by a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from explorer.engine.line import starts_of
from explorer.engine.segment import Integers
from explorer.engine.sets import Sets
from explorer.query import narrow, ranks
from explorer.query.cells import is_of_accounts
from explorer.schema.statement import Statement

NUMBERS = ("likes", "retweets", "replies", "quotes")
WORDS = {"language": "language", "client": "client", "retweeted": "handle"}
"""Columns of words, and their dictionaries."""
ROWS_AT_ONCE = 1_000_000
_MOST = np.iinfo(np.int32).max - 1


@dataclass(frozen=True, slots=True, eq=False)
class Ranks:
    """The rank of the tweet at each place of the line, from 0 to `unknown`, which is the last."""

    ranks: Integers
    unknown: int

    def turned(self) -> Ranks:
        """From the last known one to the first, unknown still the last; takes the array over."""
        np.subtract(self.unknown - 1, self.ranks, out=self.ranks)
        self.ranks[self.ranks < 0] = self.unknown
        return self


def is_ranked(column: str) -> bool:
    """Whether `ranks_by` may tell; what it cannot tell only the database can sort by."""
    known = ("time", "dataset", "kind", *NUMBERS, *WORDS)
    return column in known or is_of_accounts(column)


def ranks_by(sets: Sets, column: str) -> Ranks | None:
    """How every tweet ranks; None where the values are too far apart."""
    if column == "time":
        return _by_time(sets)
    if column == "dataset":
        return _by_dataset(sets)
    if is_of_accounts(column):
        return _by_account(sets, column)
    if column in NUMBERS:
        return _by_number(sets, column)
    statement = ranks.ranks_of_kinds()
    if column in WORDS:
        statement = ranks.ranks_of_words(WORDS[column])
    return _by_code(sets, column, *_table(sets, statement, "code"))


def _empty(sets: Sets) -> Integers:
    return np.zeros(int(starts_of(sets.loaded.segments)[-1]), np.int32)


def _by_time(sets: Sets) -> Ranks | None:
    segments = sets.loaded.segments
    known = [one.minutes for one in segments if len(one.minutes)]
    least = min((int(minutes[0]) for minutes in known), default=0)
    unknown = max((int(minutes[-1]) for minutes in known), default=0) - least + 1
    if unknown > _MOST:
        return None
    found = _empty(sets)
    for segment, start in zip(segments, starts_of(segments), strict=False):
        stop = start + len(segment.minutes)
        np.subtract(segment.minutes, least, out=found[start:stop])
        found[stop : start + segment.rows] = unknown
    return Ranks(found, unknown)


def _by_dataset(sets: Sets) -> Ranks:
    table, unknown = _table(sets, ranks.ranks_of_datasets(), "dataset")
    found = _empty(sets)
    segments = sets.loaded.segments
    for segment, start in zip(segments, starts_of(segments), strict=False):
        found[start : start + segment.rows] = table[segment.dataset]
    return Ranks(found, unknown)


def _by_account(sets: Sets, column: str) -> Ranks:
    table, unknown = _table(sets, ranks.ranks_of_accounts(column), "account")
    found = _empty(sets)
    segments = sets.loaded.segments
    for segment, start in zip(segments, starts_of(segments), strict=False):
        of_accounts = table[segment.account.keys]
        at = found[start : start + segment.rows]
        np.take(of_accounts, segment.account.codes, out=at, mode="clip")
    return Ranks(found, unknown)


def _by_number(sets: Sets, column: str) -> Ranks | None:
    limits = [sets.asks.columns(narrow.limits(one.dataset, column)) for one in sets.loaded.segments]
    known = [one for one in limits if not np.ma.is_masked(one["least"])]
    least = min((int(one["least"][0]) for one in known), default=0)
    unknown = max((int(one["most"][0]) for one in known), default=0) - least + 1
    if unknown > _MOST:
        return None
    found = _empty(sets)
    for values, at in _stored(sets, column, found):
        at[:] = np.ma.filled(values - least, unknown)
    return Ranks(found, unknown)


def _by_code(sets: Sets, column: str, table: Integers, unknown: int) -> Ranks:
    table = np.append(table, np.int32(unknown))
    found = _empty(sets)
    for codes, at in _stored(sets, column, found):
        np.take(table, np.ma.filled(codes, len(table)), out=at, mode="clip")
    return Ranks(found, unknown)


def _table(sets: Sets, statement: Statement, key: str) -> tuple[Integers, int]:
    """The rank of every key, and the one behind all of them, for what is unknown."""
    rows = sets.asks.columns(statement)
    keys, found = np.ma.getdata(rows[key]), rows["rank"]
    unknown = int(found.max()) + 1 if np.ma.count(found) else 0
    table = np.full(int(keys.max()) + 1 if len(keys) else 0, unknown, np.int32)
    table[keys] = np.ma.filled(found, unknown)
    return table, unknown


def _stored(sets: Sets, column: str, found: Integers) -> Iterator[tuple[np.ndarray, Integers]]:
    """Stretch by stretch the values of a column as they are stored, and the part of `found`
    that is of the same tweets, which are stored in the order of time.
    """
    segments = sets.loaded.segments
    for segment, first in zip(segments, starts_of(segments), strict=False):
        for start in range(0, segment.rows, ROWS_AT_ONCE):
            sets.asks.check()
            stop = min(start + ROWS_AT_ONCE, segment.rows)
            statement = narrow.stored(segment.dataset, "tweet", (column,), start, stop)
            yield sets.asks.columns(statement)[column], found[first + start : first + stop]
