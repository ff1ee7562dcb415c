"""Charts of accounts: by the bin of the account, as the database says which that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from explorer.engine.bits import Numbers
from explorer.engine.filtered import Filtered
from explorer.engine.keyed import Keyed
from explorer.engine.segment import Coded, codes_type
from explorer.engine.sets import Sets
from explorer.query.axis import Axis
from explorer.query.count import ACCOUNTS
from explorer.query.members import bins_of_accounts
from explorer.schema.statement import Statement


@dataclass(frozen=True, slots=True, eq=False)
class _Bins:
    """The bin of every account of the workspace; `accounts` rise."""

    accounts: np.ndarray
    bins: Coded

    @property
    def nbytes(self) -> int:
        return self.accounts.nbytes + self.bins.nbytes

    def codes_of(self, accounts: np.ndarray) -> np.ndarray:
        """The codes of some accounts."""
        return self.bins.codes[np.searchsorted(self.accounts, accounts)]


def numbers_of_accounts(
    sets: Sets, axis: Axis, filtered: Sequence[Filtered], measures: Sequence[str]
) -> Keyed:
    """Accounts that count, and the tweets that count, by the bin of the account."""
    statement = bins_of_accounts(axis)
    found = sets.remembered(("bins", statement), lambda: _bins(sets, statement))
    size = found.bins.size
    totals = {measure: np.zeros(size, np.int64) for measure in measures}
    for one in filtered:
        key = ("bins", statement, one.segment.dataset)
        codes = sets.remembered(key, partial(found.codes_of, one.segment.account.keys))
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


def _bins(sets: Sets, statement: Statement) -> _Bins:
    rows = sets.asks.columns(statement)
    is_known = ~np.ma.getmaskarray(rows["key"])
    known = np.ma.getdata(rows["key"])[is_known]
    keys, codes = np.unique(known, return_inverse=True)
    every = np.full(len(is_known), len(keys), codes_type(len(keys) + 1))
    every[is_known] = codes
    return _Bins(np.ma.getdata(rows["account"]), Coded(every, keys))
