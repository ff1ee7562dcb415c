"""Two selections, A and B, beside each other: their numbers bar by bar, as shares of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from explorer.query.axis import Axis, Key
from explorer.query.by import By
from explorer.query.count import ACCOUNTS, BOTH, KIND_NUMBERS, TWEETS, VALUE
from explorer.query.selection import Selection
from explorer.schema.bins import Bin, BinKind
from explorer.schema.fields import Entity, FieldKind
from explorer.session.ask import Ask
from explorer.session.counting import CountBy, Counts, spelled_axis
from explorer.session.requests import TotalCounts, Totals

LOOKED_AT = 1000
"""Values looked at, the most frequent of A and of B: what is rarer in both differs by less."""
POINTS = 100
"""Percentage points of a whole."""
_IN_ORDER = (FieldKind.TIME, FieldKind.NUMBER, FieldKind.HOUR, FieldKind.WEEKDAY)
_BESIDE = (BinKind.NONE, BinKind.UNKNOWN)

Shares = npt.NDArray[np.float64]
Pair = tuple[int, int]
"""Accounts and tweets."""
_NONE_OF_BOTH = (0, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One of the two: its numbers a bar, out of its own totals, which are out of the scope's."""

    accounts: Counts
    tweets: Counts
    totals: TotalCounts

    def numbers(self, measure: str) -> Counts:
        return self.accounts if measure == ACCOUNTS else self.tweets

    def total(self, measure: str) -> int:
        return self.totals.accounts if measure == ACCOUNTS else self.totals.tweets

    def scope(self, measure: str) -> int:
        """All that is in scope, whatever is filtered."""
        return self.totals.all_accounts if measure == ACCOUNTS else self.totals.all_tweets

    def shares(self, measure: str) -> Shares:
        """Of one; all zero where the side holds nothing."""
        return self.numbers(measure) / max(self.total(measure), 1)


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Bars with the numbers of A and of B. A measure that was not asked for holds zeros.

    Times, numbers, hours and weekdays stand in their order, everything else by difference: that
    of the shares, the largest first, whichever of the two is the greater.
    """

    by: By
    bins: Sequence[Bin]
    a: Side
    b: Side

    def differences(self, measure: str) -> Shares:
        """Share of B less share of A, in percentage points."""
        return POINTS * (self.b.shares(measure) - self.a.shares(measure))


@dataclass(frozen=True, slots=True)
class CompareBy:
    """Asks for a chart of two selections, each filtered as `CountBy` says.

    What is found for A is kept: while only B changes, A is not asked for again.
    """

    by: By
    a: Selection
    b: Selection
    strict: bool = False
    measures: tuple[str, ...] = BOTH

    def answer(self, ask: Ask) -> Compared:
        if self.by.is_named:
            return _by_difference(self._of_values(ask))
        a = ask.kept(CountBy(self.by, self.a, self.strict, self.measures))
        b = CountBy(self.by, self.b, self.strict, self.measures).answer(ask)
        totals_a, totals_b = self._totals(ask)
        compared = Compared(
            self.by,
            b.bins,
            Side(a.accounts, a.tweets, totals_a),
            Side(b.accounts, b.tweets, totals_b),
        )
        return compared if self.by.kind in _IN_ORDER else _by_difference(compared)

    def _applied(self, selection: Selection) -> Selection:
        return selection if self.strict else selection.excluding(self.by.fields)

    def _totals(self, ask: Ask) -> tuple[TotalCounts, TotalCounts]:
        return ask.kept(Totals(self._applied(self.a))), Totals(self._applied(self.b)).answer(ask)

    def _of_values(self, ask: Ask) -> Compared:
        """The values that differ most, then what has none and what is not known."""
        by, a, b = self.by, self._applied(self.a), self._applied(self.b)
        frequent_a = ask.kept(_Frequent(by, a, self.measures))
        frequent_b = _Frequent(by, b, self.measures).answer(ask)
        keys = list(dict.fromkeys((*frequent_a.values, *frequent_b.values)))
        values_a, values_b = frequent_a.of(keys, ask), frequent_b.of(keys, ask)
        totals_a, totals_b = self._totals(ask)
        measure = _measure_of(by)
        place, wholes = BOTH.index(measure), (_total(totals_a, measure), _total(totals_b, measure))

        def rank(key: Key) -> tuple[int, int, str]:
            return (*_rank((values_a[key][place], values_b[key][place]), wholes), str(key))

        shown = sorted(keys, key=rank)[: by.top]
        axis = spelled_axis(by, shown, b, ask)
        beside_a, beside_b = frequent_a.beside, frequent_b.beside
        beside = [kind for kind in _BESIDE if any(beside_a[kind]) or any(beside_b[kind])]
        return Compared(
            by,
            [*axis.values, *(axis.bar_beside(kind) for kind in beside)],
            _side([*(values_a[key] for key in shown), *(beside_a[k] for k in beside)], totals_a),
            _side([*(values_b[key] for key in shown), *(beside_b[k] for k in beside)], totals_b),
        )


@dataclass(frozen=True, slots=True)
class _Frequent:
    """Asks for the numbers of the most frequent values of a field under a selection."""

    by: By
    selection: Selection
    measures: tuple[str, ...]

    def answer(self, ask: Ask) -> _FrequentValues:
        most = max(self.by.top, LOOKED_AT)
        keys = ask.ranking(replace(self.by, bins=str(most)), self.selection)["key"].tolist()
        found = self.numbers(keys, ask)
        return _FrequentValues(
            self,
            {key: found.get((VALUE, key), _NONE_OF_BOTH) for key in keys},
            {kind: found.get((KIND_NUMBERS[kind], None), _NONE_OF_BOTH) for kind in _BESIDE},
            is_all=len(keys) < most,
        )

    def numbers(self, keys: Sequence[Key], ask: Ask) -> dict[tuple[int, Key | None], Pair]:
        """Numbers by kind of bar and, for values, by key."""
        rows = ask.count(Axis(self.by, (), keys), self.selection, self.measures)
        kinds = np.asarray(rows["bin_kind"]).tolist()
        numbers = (np.ma.filled(rows[measure], 0).astype(np.int64).tolist() for measure in BOTH)
        return {
            (kind, key if kind == VALUE else None): (accounts, tweets)
            for kind, key, accounts, tweets in zip(
                kinds, rows["key"].tolist(), *numbers, strict=True
            )
        }


@dataclass(frozen=True, slots=True, eq=False)
class _FrequentValues:
    """Numbers of values, and of what has none; `is_all` where no other value has any."""

    asked: _Frequent
    values: Mapping[Key, Pair]
    beside: Mapping[BinKind, Pair]
    is_all: bool

    def of(self, keys: Iterable[Key], ask: Ask) -> Mapping[Key, Pair]:
        """Numbers of some values, looked up where they are not among the frequent ones."""
        missing = [key for key in keys if key not in self.values]
        if self.is_all or not missing:
            return {**dict.fromkeys(missing, _NONE_OF_BOTH), **self.values}
        found = self.asked.numbers(missing, ask)
        return {**{key: found.get((VALUE, key), _NONE_OF_BOTH) for key in missing}, **self.values}


def _by_difference(compared: Compared) -> Compared:
    """The same bars, those of which the shares differ most first."""
    measure = _measure_of(compared.by)
    a, b = compared.a, compared.b
    pairs = list(zip(a.numbers(measure).tolist(), b.numbers(measure).tolist(), strict=True))
    wholes = a.total(measure), b.total(measure)
    order = sorted(range(len(pairs)), key=lambda place: _rank(pairs[place], wholes))
    return Compared(
        compared.by,
        [compared.bins[place] for place in order],
        *(
            replace(side, accounts=side.accounts[order], tweets=side.tweets[order])
            for side in (a, b)
        ),
    )


def _rank(numbers: Pair, wholes: Pair) -> tuple[int, int]:
    """Largest difference of shares first, in whole numbers so that nothing is rounded."""
    (in_a, in_b), (whole_a, whole_b) = numbers, wholes
    return -abs(in_b * max(whole_a, 1) - in_a * max(whole_b, 1)), -(in_a + in_b)


def _measure_of(by: By) -> str:
    """What a field's values are ordered by: accounts by what is theirs, tweets by what is."""
    return ACCOUNTS if by.entity is Entity.ACCOUNT else TWEETS


def _total(totals: TotalCounts, measure: str) -> int:
    return totals.accounts if measure == ACCOUNTS else totals.tweets


def _side(pairs: Sequence[Pair], totals: TotalCounts) -> Side:
    numbers = np.array(pairs, np.int64).reshape(-1, len(BOTH))
    return Side(numbers[:, 0], numbers[:, 1], totals)
