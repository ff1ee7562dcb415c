"""Clauses as sets: of the accounts of a segment, as flags, and of its tweets, as bits.

Each clause is looked up once per version of the data, without its negation, and kept; the sets
of a selection are put together from those. What a clause asks of accounts, of words and of
anything that is not in memory is always answered by the SQL of the clause itself.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

import numpy as np

from explorer.engine import bits, passes
from explorer.engine.asks import Asks
from explorer.engine.bits import Bits, Flags
from explorer.engine.clocks import hours_of_week
from explorer.engine.lists import with_any
from explorer.engine.loaded import Loaded
from explorer.engine.measures import Measured, is_measured, meeting
from explorer.engine.memo import Found, Memo
from explorer.engine.segment import COLUMNS, EMPTY, LISTS, UNKNOWN, Coded, Integers, Lists, Segment
from explorer.query.clocks import HOURS_PER_DAY
from explorer.query.members import (
    accounts_meeting,
    codes_meeting,
    rows_meeting,
    values_of_accounts,
    words_meeting,
)
from explorer.query.predicate import entity_of
from explorer.schema.clause import (
    AnyClause,
    Clause,
    Contains,
    Cycle,
    Group,
    NoneGiven,
    Span,
    Test,
    Unknown,
    Value,
)
from explorer.schema.fields import MARKS, Entity

_CLOCKS = ("hour", "weekday")


def bare(clause: AnyClause) -> AnyClause:
    """What a clause asks, without who made it, whether it is switched on, and its negation."""
    if isinstance(clause, Group):
        parts = tuple(replace(part, source="", active=True) for part in clause.parts)
        return Group(parts)
    return Clause(clause.field, clause.tests)


@dataclass(frozen=True, slots=True, eq=False)
class _Everywhere:
    """Sets of tweets of every segment, by its dataset."""

    by_dataset: dict[int, Bits]

    @property
    def nbytes(self) -> int:
        return sum(found.nbytes for found in self.by_dataset.values())


class Sets:
    """Finds sets for one question, on one thread.

    `marks_version` is that of tags and notes; `expected` are the fields that a brush may change.
    """

    def __init__(
        self,
        loaded: Loaded,
        asks: Asks,
        marks_version: int = 0,
        expected: frozenset[str] = frozenset(),
    ) -> None:
        self.loaded = loaded
        self.asks = asks
        self.expected = expected
        self._marks_version = marks_version

    def remembered(
        self,
        key: Hashable,
        find: Callable[[], Found],
        fields: AbstractSet[str] = frozenset(),
        memo: Memo | None = None,
    ) -> Found:
        """What `find` gives, found once; `fields` are those whose values decide it."""
        version = self._marks_version if fields & MARKS else 0
        return (memo or self.loaded.memo).get((version, key), find, self.asks.check)

    def accounts(self, segment: Segment, clause: AnyClause) -> Flags:
        """Which accounts meet an account's clause."""
        asked = bare(clause)

        def find() -> Flags:
            if is_measured(asked):
                return meeting(self.measured(segment, asked.field), asked)
            flags = np.zeros(segment.accounts, np.bool_)
            flags[segment.accounts_at(self._keys_of_accounts(asked))] = True
            return flags

        flags = self.remembered(("accounts", asked, segment.dataset), find, asked.fields)
        return ~flags if clause.negated else flags

    def keys_of_words(self, segment: Segment, field: str) -> Integers:
        """What stands for each word of a list, rising."""
        same_as = self.loaded.same_as[field]
        key = ("keys of words", field, segment.dataset)
        return self.remembered(key, lambda: same_as[segment.lists[field].keys])

    def measured(self, segment: Segment, field: str) -> Measured:
        """A number or a time of every account."""

        def find() -> Measured:
            rows = self.asks.columns(values_of_accounts(field))
            mine = np.searchsorted(np.ma.getdata(rows["account"]), segment.account.keys)
            is_known = ~np.ma.getmaskarray(rows["value"])[mine]
            return Measured(np.ma.getdata(rows["value"])[mine], is_known)

        return self.remembered(("measured", field, segment.dataset), find, {field})

    def tweets(self, segment: Segment, clause: AnyClause) -> Bits:
        """Which tweets meet a clause; one on accounts is met by all tweets of the account."""
        asked = bare(clause)
        found = self.remembered(
            ("tweets", asked, segment.dataset), lambda: self._tweets(segment, asked), asked.fields
        )
        return bits.without(segment.rows, found) if clause.negated else found

    def tweets_of(self, segment: Segment, accounts: Flags) -> Bits:
        """All tweets of these accounts."""
        return self._packed(segment.account, accounts)

    def clock(self, segment: Segment, zone: str) -> Coded:
        """The hour of the week of every tweet."""
        return self.remembered(
            ("clock", zone, segment.dataset), lambda: hours_of_week(segment, zone)
        )

    def _keys_of_accounts(self, clause: AnyClause) -> np.ndarray:
        return self.remembered(
            ("account keys", clause),
            lambda: self.asks.columns(accounts_meeting(clause))["account"],
            clause.fields,
        )

    def _tweets(self, segment: Segment, clause: AnyClause) -> Bits:
        if entity_of(clause) is Entity.ACCOUNT:
            return self.tweets_of(segment, self.accounts(segment, clause))
        if isinstance(clause, Group):
            found = bits.everything(segment.rows)
            for part in clause.parts:
                found = found & self.tweets(segment, part)
            return found
        if clause.field in COLUMNS:
            return self._packed(segment.traits.coded, self.traits(segment, clause))
        if clause.field in LISTS:
            lists = segment.lists[clause.field]
            return self._packed(lists.coded, self._lists(lists, clause))
        if clause.field == "time" or clause.field in _CLOCKS:
            found = bits.nothing(segment.rows)
            for test in clause.tests:
                found = found | self._tested(segment, clause.field, test)
            return found
        return self._found_in_database(segment, clause)

    def _tested(self, segment: Segment, field: str, test: Test) -> Bits:
        known = len(segment.minutes)
        match test:
            case Span():
                return bits.stretch(segment.rows, *segment.stretch_of(test))
            case Cycle():
                clock = self.clock(segment, test.zone)
                return self._packed(clock, self.hours_meeting(clock, Clause(field, (test,))))
            case Unknown():
                return bits.stretch(segment.rows, known, segment.rows)
            case _:
                return self._found_in_database(segment, Clause(field, (test,)))

    def traits(self, segment: Segment, clause: Clause) -> Flags:
        """Which combinations meet a clause on a field of theirs, whether negated or not."""
        values = segment.traits.values[clause.field]
        codes = self.asks.columns(codes_meeting(bare(clause), clause.field))["code"]
        flags = np.append(np.isin(values.keys, np.ma.compressed(codes)), [False])
        flags[-1] = bool(np.ma.getmaskarray(codes).any())
        return flags[values.codes] ^ clause.negated

    def _lists(self, lists: Lists, clause: Clause) -> Flags:
        """Which sets of words meet a clause on the words of a list."""
        tests = tuple(test for test in clause.tests if isinstance(test, Value | Contains))
        flags = np.zeros(len(lists.keys), np.bool_)
        if tests:
            words = self.asks.columns(words_meeting(clause.field, tests))["code"]
            flags[lists.word_codes[np.isin(lists.words, words)]] = True
        sets = with_any(lists, flags)
        sets[EMPTY] = NoneGiven() in clause.tests
        sets[UNKNOWN] = Unknown() in clause.tests
        return sets

    def hours_meeting(self, clock: Coded, clause: Clause) -> Flags:
        """Which hours of the week, and unknown, meet a clause on hours or weekdays of its zone."""
        weekdays, hours = np.divmod(clock.keys, HOURS_PER_DAY)
        flags = np.zeros(clock.size, np.bool_)
        for test in clause.tests:
            if isinstance(test, Cycle):
                flags[:-1] |= np.isin(hours if clause.field == "hour" else weekdays, test.members)
        return ~flags if clause.negated else flags

    def _found_in_database(self, segment: Segment, clause: Clause) -> Bits:
        """All datasets are searched by one statement, whose rows each of them picks from."""

        def find() -> _Everywhere:
            rows = self.asks.columns(rows_meeting(clause))["row"]
            return _Everywhere(
                {
                    one.dataset: bits.at(one.rows, one.places_of(rows))
                    for one in self.loaded.segments
                }
            )

        found = self.remembered(("database", clause), find, clause.fields)
        return found.by_dataset[segment.dataset]

    def _packed(self, coded: Coded, flags: Flags) -> Bits:
        return passes.packed(self.loaded.kernels, coded, flags)
