"""What of one segment meets a selection, by PRODUCT's rules of counting.

A tweet counts that meets every tweet clause and whose account meets every account clause. An
account counts that meets every account clause and, if there is a tweet clause, has at least one
tweet that meets all of them at once.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import partial

import numpy as np

from explorer.engine import bits, passes
from explorer.engine.bits import Bits, Flags, Numbers
from explorer.engine.brush import moving_among
from explorer.engine.cubes import brushed
from explorer.engine.segment import COLUMNS, Coded, Segment
from explorer.engine.sets import Sets, bare
from explorer.query.predicate import entity_of
from explorer.schema.clause import AnyClause, Clause
from explorer.schema.fields import Entity

Clauses = tuple[AnyClause, ...]


class Filtered:
    """A segment under a selection; each number is found when it is asked for, and remembered."""

    def __init__(self, sets: Sets, segment: Segment, clauses: Iterable[AnyClause]) -> None:
        self.segment = segment
        self._sets = sets
        clauses = tuple(clauses)
        self._of_accounts = tuple(c for c in clauses if entity_of(c) is Entity.ACCOUNT)
        self._of_tweets = tuple(c for c in clauses if entity_of(c) is Entity.TWEET)
        self._keys: dict[tuple[int, ...], frozenset[tuple[AnyClause, bool]]] = {}

    @property
    def able(self) -> Flags:
        """The accounts that meet every account clause."""
        return self._able(self._of_accounts)

    def _able(self, clauses: Clauses) -> Flags:
        able = np.ones(self.segment.accounts, np.bool_)
        for clause in clauses:
            able = able & self._sets.accounts(self.segment, clause)
        return able

    @property
    def tweets_of_accounts(self) -> Numbers:
        """For every account, how many of its tweets meet every tweet clause."""
        return self._counted("account", self._of_tweets, self.segment.account)[:-1]

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
        return self._counted(name, (*self._of_accounts, *self._of_tweets), column)

    def numbers_of_values(self, field: str) -> Numbers:
        """How many tweets that count have each value of a field; unknown is the last.

        Clauses on fields that tweets have one value of choose among the combinations counted, so
        that these charts are all found by one count, whichever of them is filtered.
        """
        traits = self.segment.traits
        on_traits = [c for c in self._of_tweets if isinstance(c, Clause) and c.field in COLUMNS]
        others = tuple(c for c in self._of_tweets if c not in on_traits)
        counts = self._counted("traits", (*self._of_accounts, *others), traits.coded)[:-1]
        for clause in on_traits:
            counts = np.where(self._sets.traits(self.segment, clause), counts, 0)
        values = traits.values[field]
        # Sums of whole numbers below 2**53, which floats hold exactly.
        sums = np.bincount(values.codes, weights=counts, minlength=len(values.keys) + 1)
        return sums.astype(np.int64)

    def numbers_of_words(self, field: str) -> Numbers:
        """How many tweets that count have each word in a list."""
        clauses = (*self._of_accounts, *self._of_tweets)
        lists = self.segment.lists[field]

        def find() -> Numbers:
            totals = np.zeros(len(lists.keys), np.int64)
            counts = self._counted(field, clauses, lists.coded)
            self._sets.loaded.kernels.spread(counts, lists.starts, lists.members, totals)
            return totals

        key = ("words", field, self.segment.dataset, self._key(clauses))
        return self._sets.remembered(key, find, _fields(clauses))

    @property
    def is_brushed(self) -> bool:
        """Whether a brush that is expected to move changes what of the segment counts."""
        return bool(self._moving((*self._of_accounts, *self._of_tweets)))

    def _moving(self, clauses: Clauses) -> Clauses:
        if self.segment.rows < self._sets.loaded.least_brushed_rows:
            return ()
        return moving_among(clauses, self._sets.expected)

    def _counted(self, name: Hashable, clauses: Clauses, column: Coded) -> Numbers:
        place = (name, self.segment.dataset)

        def find() -> Numbers:
            found = self._brushed(name, clauses, column)
            if found is not None:
                return found
            histograms = self._sets.loaded.histograms
            tally = partial(passes.tallied, self._sets.loaded.kernels, column)
            return histograms.over(place, self._rows(clauses), tally, is_whole=not clauses)

        key = ("histogram", place, self._key(clauses))
        return self._sets.remembered(key, find, _fields(clauses))

    def _brushed(self, name: Hashable, clauses: Clauses, column: Coded) -> Numbers | None:
        """From the tables of a brush, where one is expected on one of these clauses."""
        moving = self._moving(clauses)
        if not moving:
            return None
        others = tuple(clause for clause in clauses if clause not in moving)
        staying = (self._key(others), _fields(others), partial(self._rows, others))
        return brushed(self._sets, self.segment, name, column, moving, staying)

    def _key(self, clauses: Clauses) -> frozenset[tuple[AnyClause, bool]]:
        """`key_of`, made once: it is asked for many times for one chart."""
        same = tuple(map(id, clauses))
        if same not in self._keys:
            self._keys[same] = key_of(clauses)
        return self._keys[same]

    def _rows(self, clauses: Clauses) -> Bits:
        """The tweets that meet every one of these clauses."""
        key = ("meeting", self._key(clauses), self.segment.dataset)
        return self._sets.remembered(key, lambda: self._meeting(clauses), _fields(clauses))

    def _meeting(self, clauses: Clauses) -> Bits:
        of_accounts = tuple(c for c in clauses if c in self._of_accounts)
        if of_accounts and len(of_accounts) == len(clauses):
            return self._sets.tweets_of(self.segment, self._able(of_accounts))
        meeting = bits.everything(self.segment.rows)
        if of_accounts:
            meeting = self._rows(of_accounts)
        for clause in clauses:
            if clause not in of_accounts:
                meeting = meeting & self._sets.tweets(self.segment, clause)
        return meeting


def key_of(clauses: Clauses) -> frozenset[tuple[AnyClause, bool]]:
    """What is asked, whoever made the clauses and in whatever order."""
    return frozenset((bare(clause), clause.negated) for clause in clauses)


def _fields(clauses: Clauses) -> frozenset[str]:
    return frozenset(field for clause in clauses for field in clause.fields)
