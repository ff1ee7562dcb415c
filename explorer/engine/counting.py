"""The questions of `query.count` and `query.totals`, answered from memory.

Answers have the columns of the statements they stand in for. None means that there is no way to
the answer in memory, and that the statement must be asked.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from explorer.engine import tweets
from explorer.engine.account_lists import numbers_of_lists
from explorer.engine.accounts import numbers_of_accounts
from explorer.engine.filtered import Filtered
from explorer.engine.keyed import Keyed, columns_of, most_frequent
from explorer.engine.segment import COLUMNS, LISTS
from explorer.engine.sets import Sets
from explorer.query.axis import Axis, Key, named_axis
from explorer.query.by import By
from explorer.query.count import ACCOUNTS, TWEETS
from explorer.query.members import words_spelled_with
from explorer.query.selection import Selection
from explorer.schema.fields import Entity, FieldKind

Columns = dict[str, np.ndarray]


def totals(sets: Sets, selection: Selection) -> Columns:
    """Columns `accounts` and `tweets`, one row."""
    filtered = _filtered(sets, selection)
    accounts = sum(int(np.count_nonzero(one.accounts)) for one in filtered)
    number = sum(one.tweets for one in filtered)
    return {"accounts": np.array([accounts]), "tweets": np.array([number])}


def count(sets: Sets, axis: Axis, selection: Selection, measures: Sequence[str]) -> Columns | None:
    """The numbers of every bar of an axis, in the columns of `query.count.count`."""
    filtered = _filtered(sets, selection)
    keyed = _numbers(sets, axis, filtered, measures)
    if keyed is None:
        return None
    if axis.by.field in LISTS:
        keyed = tweets.beside_list(sets, keyed, axis.by.field, axis.keys, filtered)
    return columns_of(keyed, axis, measures)


def ranking(sets: Sets, by: By, selection: Selection) -> Columns | None:
    """The most frequent known values: columns `key` and `rows`."""
    if by.containing and by.field not in sets.loaded.same_as:
        return None
    measure = ACCOUNTS if by.entity is Entity.ACCOUNT else TWEETS
    keyed = _numbers(sets, named_axis(by, ()), _filtered(sets, selection), (measure,))
    if keyed is None:
        return None
    if by.containing:
        found = sets.asks.columns(words_spelled_with(by))["key"]
        keyed = keyed.among(np.isin(keyed.keys, found))
    return most_frequent(keyed, measure, by.top)


def spellings(sets: Sets, by: By, keys: Sequence[Key], selection: Selection) -> Columns | None:
    """Of each of some values the spelling that is most frequent in the scope."""
    loaded = sets.loaded
    if by.field not in loaded.same_as:
        return None
    words = [int(key) for key in keys]
    segments = loaded.within(selection.datasets)
    texts = loaded.spellings.of(sets.asks, by.field, words, segments)
    return {"key": np.array(words), "spelling": np.array(texts, object)}


def _filtered(sets: Sets, selection: Selection) -> list[Filtered]:
    segments = sets.loaded.within(selection.datasets)
    return [Filtered(sets, segment, selection.active) for segment in segments]


def _numbers(
    sets: Sets, axis: Axis, filtered: Sequence[Filtered], measures: Sequence[str]
) -> Keyed | None:
    if axis.by.entity is Entity.ACCOUNT and axis.by.kind is FieldKind.LIST:
        return numbers_of_lists(sets, axis, filtered, measures)
    if axis.by.entity is Entity.ACCOUNT:
        return numbers_of_accounts(sets, axis, filtered, measures)
    return _by_tweets(sets, axis, filtered) if tuple(measures) == (TWEETS,) else None


def _by_tweets(sets: Sets, axis: Axis, filtered: Sequence[Filtered]) -> Keyed | None:
    by = axis.by
    if by.kind is FieldKind.TIME:
        return tweets.by_time(sets, axis, filtered)
    if by.kind in (FieldKind.HOUR, FieldKind.WEEKDAY):
        return tweets.on_clocks(sets, by, filtered)
    if by.field == "kind":
        return tweets.by_kind(filtered)
    if by.field in COLUMNS:
        return tweets.by_word(sets, by.field, filtered)
    if by.field in LISTS:
        return tweets.by_list(sets, by.field, filtered)
    return None
