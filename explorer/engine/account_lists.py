"""Charts of what accounts have several of, such as the words of their profiles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from explorer.engine.bits import Flags, Numbers
from explorer.engine.filtered import Filtered
from explorer.engine.keyed import Keyed
from explorer.engine.segment import Integers, Segment
from explorer.engine.sets import Sets
from explorer.query.axis import Axis
from explorer.query.count import ACCOUNTS
from explorer.query.members import entries_of_accounts, keys_of_entries, numbers_of_entries


@dataclass(frozen=True, slots=True, eq=False)
class _Lists:
    """The entries of all accounts: entry by entry its account, rising, and the code of its key."""

    accounts: Integers
    codes: Integers
    keys: np.ndarray
    listless: np.ndarray
    unknown: np.ndarray

    @property
    def nbytes(self) -> int:
        arrays = (self.accounts, self.codes, self.keys, self.listless, self.unknown)
        return sum(array.nbytes for array in arrays)


@dataclass(frozen=True, slots=True, eq=False)
class _OfSegment:
    """The entries of a dataset's accounts, by their places in it, and the accounts without any."""

    places: Integers
    codes: Integers
    listless: Flags
    unknown: Flags

    @property
    def nbytes(self) -> int:
        arrays = (self.places, self.codes, self.listless, self.unknown)
        return sum(array.nbytes for array in arrays)


def numbers_of_lists(
    sets: Sets, axis: Axis, filtered: Sequence[Filtered], measures: Sequence[str]
) -> Keyed:
    """Accounts that count, and the tweets that count, by each entry of the account's list."""
    field = axis.by.field
    found = sets.remembered(("account lists", field), lambda: _lists(sets, field), {field})
    size = len(found.keys)
    is_other = ~np.isin(found.keys, np.array(axis.keys, found.keys.dtype))
    totals = {measure: np.zeros(size, np.int64) for measure in measures}
    none, unknown, other = (dict.fromkeys(measures, 0) for _ in range(3))
    for one in filtered:
        key = ("account lists", field, one.segment.dataset)
        of_segment = sets.remembered(key, partial(_of_segment, found, one.segment), {field})
        has_other = np.zeros(one.segment.accounts, np.bool_)
        has_other[of_segment.places[is_other[of_segment.codes]]] = True
        for measure in measures:
            weights = _weights(one, measure)
            # Sums of whole numbers below 2**53, which floats hold exactly.
            sums = np.bincount(of_segment.codes, weights[of_segment.places], minlength=size)
            totals[measure] += sums.astype(np.int64)
            none[measure] += int(weights[of_segment.listless].sum())
            unknown[measure] += int(weights[of_segment.unknown].sum())
            other[measure] += int(weights[has_other].sum())
    return Keyed(found.keys, totals, unknown, none, other)


def _weights(filtered: Filtered, measure: str) -> Numbers:
    """How many of what is counted each account brings."""
    if measure == ACCOUNTS:
        return filtered.accounts.astype(np.int64)
    return np.where(filtered.able, filtered.tweets_of_accounts, 0)


def _lists(sets: Sets, field: str) -> _Lists:
    entries = sets.asks.columns(entries_of_accounts(field))
    numbers = sets.asks.columns(numbers_of_entries(field))
    accounts = np.ma.getdata(numbers["account"])
    return _Lists(
        np.ma.getdata(entries["account"]),
        np.ma.getdata(entries["code"]),
        np.ma.getdata(sets.asks.columns(keys_of_entries(field))["key"]),
        accounts[np.ma.filled(numbers["entries"], -1) == 0],
        accounts[np.ma.getmaskarray(numbers["entries"])],
    )


def _of_segment(lists: _Lists, segment: Segment) -> _OfSegment:
    mine = np.isin(lists.accounts, segment.account.keys)
    places = np.searchsorted(segment.account.keys, lists.accounts[mine]).astype(np.int32)
    listless, unknown = (np.zeros(segment.accounts, np.bool_) for _ in range(2))
    listless[segment.accounts_at(lists.listless)] = True
    unknown[segment.accounts_at(lists.unknown)] = True
    return _OfSegment(places, lists.codes[mine], listless, unknown)
