"""What of one segment meets a selection, by PRODUCT's rules of counting.

A tweet counts that meets every tweet clause and whose account meets every account clause. An
account counts that meets every account clause and, if there is a tweet clause, has at least one
tweet that meets all of them at once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import partial

import numpy as np

from explorer.engine import bits
from explorer.engine.bits import Bits, Flags, Numbers
from explorer.engine.segment import Coded, Entries, Segment
from explorer.engine.sets import Sets, bare
from explorer.query.predicate import entity_of
from explorer.schema.clause import AnyClause
from explorer.schema.fields import Entity

_LANES = 4
_MOST_CODES_WITH_LANES = 8192
"""Beyond this, counters in lanes no longer fit beside each other into a processor's cache."""

Clauses = tuple[AnyClause, ...]


class Filtered:
    """A segment under a selection; each number is found when it is asked for, and remembered."""

    def __init__(self, sets: Sets, segment: Segment, clauses: Iterable[AnyClause]) -> None:
        self.segment = segment
        self._sets = sets
        clauses = tuple(clauses)
        self._of_accounts = tuple(c for c in clauses if entity_of(c) is Entity.ACCOUNT)
        self._of_tweets = tuple(c for c in clauses if entity_of(c) is Entity.TWEET)

    @property
    def able(self) -> Flags:
        """The accounts that meet every account clause."""
        able = np.ones(self.segment.accounts, np.bool_)
        for clause in self._of_accounts:
            able = able & self._sets.accounts(self.segment, clause)
        return able

    @property
    def tweets_of_accounts(self) -> Numbers:
        """For every account, how many of its tweets meet every tweet clause."""
        column = self.segment.account
        return self._counted("account", self._of_tweets, partial(self._tally, column))[:-1]

    @property
    def accounts(self) -> Flags:
        """The accounts that count."""
        able = self.able
        return able & (self.tweets_of_accounts > 0) if self._of_tweets else able

    @property
    def tweets(self) -> int:
        """How many tweets count."""
        return int(self.tweets_of_accounts[self.able].sum())

    @property
    def rows(self) -> Bits:
        """The tweets that count."""
        return self._rows((*self._of_accounts, *self._of_tweets))

    def histogram(self, name: Hashable, column: Coded) -> Numbers:
        """How many tweets that count have each code of a column; unknown is the last."""
        clauses = (*self._of_accounts, *self._of_tweets)
        return self._counted(name, clauses, partial(self._tally, column))

    def entry_histogram(self, name: str, entries: Entries) -> Numbers:
        """How many tweets that count have each value in a list."""
        clauses = (*self._of_accounts, *self._of_tweets)
        return self._counted(name, clauses, partial(self._tally_entries, entries))

    def _counted(
        self, name: Hashable, clauses: Clauses, tally: Callable[[Bits], Numbers]
    ) -> Numbers:
        column = (name, self.segment.dataset)

        def find() -> Numbers:
            histograms = self._sets.loaded.histograms
            return histograms.over(column, self._rows(clauses), tally, is_whole=not clauses)

        key = ("histogram", column, _key(clauses))
        return self._sets.remembered(key, find, _fields(clauses))

    def _rows(self, clauses: Clauses) -> Bits:
        """The tweets that meet every one of these clauses."""
        key = ("meeting", _key(clauses), self.segment.dataset)
        return self._sets.remembered(key, lambda: self._meeting(clauses), _fields(clauses))

    def _meeting(self, clauses: Clauses) -> Bits:
        if self._of_accounts and clauses == self._of_accounts:
            return self._sets.tweets_of(self.segment, self.able)
        meeting = bits.everything(self.segment.rows)
        if self._of_accounts and clauses != self._of_tweets:
            meeting = self._rows(self._of_accounts)
        for clause in self._of_tweets:
            meeting = meeting & self._sets.tweets(self.segment, clause)
        return meeting

    def _tally(self, column: Coded, rows: Bits) -> Numbers:
        lanes = _LANES if column.size <= _MOST_CODES_WITH_LANES else 1
        counts = np.zeros((lanes, column.size), np.int32)
        self._sets.loaded.kernels.tally(rows, column.codes, counts)
        return counts.sum(axis=0, dtype=np.int64)

    def _tally_entries(self, entries: Entries, rows: Bits) -> Numbers:
        counts = np.zeros(len(entries.keys), np.int32)
        kernels = self._sets.loaded.kernels
        kernels.tally_entries(rows, entries.starts, entries.places, entries.codes, counts)
        return counts.astype(np.int64)


def _key(clauses: Clauses) -> frozenset[tuple[AnyClause, bool]]:
    """What is asked, whoever made the clauses and in whatever order."""
    return frozenset((bare(clause), clause.negated) for clause in clauses)


def _fields(clauses: Clauses) -> frozenset[str]:
    return frozenset(field for clause in clauses for field in clause.fields)
