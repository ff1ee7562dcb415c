"""Charts of accounts: by the bin of the account, as the database says which that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from explorer.engine.bits import Numbers
from explorer.engine.filtered import Filtered
from explorer.engine.keyed import Keyed
from explorer.engine.segment import Coded, codes_type
from explorer.engine.sets import Sets
from explorer.query.axis import Axis
from explorer.query.count import ACCOUNTS
from explorer.query.members import bins_of_accounts


@dataclass(frozen=True, slots=True, eq=False)
class _Bins:
    """The bin of every account of the workspace; `accounts` rise."""

    accounts: np.ndarray
    bins: Coded

    @property
    def nbytes(self) -> int:
        return self.accounts.nbytes + self.bins.nbytes


def numbers_of_accounts(
    sets: Sets, axis: Axis, filtered: Sequence[Filtered], measures: Sequence[str]
) -> Keyed:
    """Accounts that count, and the tweets that count, by the bin of the account."""
    found = _bins(sets, axis)
    size = found.bins.size
    totals = {measure: np.zeros(size, np.int64) for measure in measures}
    for one in filtered:
        mine = np.searchsorted(found.accounts, one.segment.account.keys)
        codes = found.bins.codes[mine]
        for measure in measures:
            totals[measure] += _numbers(one, codes, size, measure)
    return Keyed(
        found.bins.keys,
        {measure: total[:-1] for measure, total in totals.items()},
        {measure: int(total[-1]) for measure, total in totals.items()},
    )


def _numbers(filtered: Filtered, codes: np.ndarray, size: int, measure: str) -> Numbers:
    if measure == ACCOUNTS:
        return np.bincount(codes[filtered.accounts], minlength=size)
    able = filtered.able
    # Sums of whole numbers below 2**53, which floats hold exactly.
    sums = np.bincount(codes[able], weights=filtered.tweets_of_accounts[able], minlength=size)
    return sums.astype(np.int64)


def _bins(sets: Sets, axis: Axis) -> _Bins:
    statement = bins_of_accounts(axis)

    def find() -> _Bins:
        rows = sets.asks.columns(statement)
        is_known = ~np.ma.getmaskarray(rows["key"])
        known = np.ma.getdata(rows["key"])[is_known]
        keys, codes = np.unique(known, return_inverse=True)
        every = np.full(len(is_known), len(keys), codes_type(len(keys) + 1))
        every[is_known] = codes
        return _Bins(np.ma.getdata(rows["account"]), Coded(every, keys))

    return sets.remembered(("bins", statement), find)
