"""The words of tweets as sets of words, each of them numbered once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.engine.bits import Flags, Numbers
from explorer.engine.kernels import Kernels
from explorer.engine.segment import (
    EMPTY,
    UNKNOWN,
    WORDLESS,
    WORDLESS_SETS,
    Coded,
    Integers,
    Lists,
    codes_type,
)

LENGTHS = {"hashtag": "hashtags", "domain": "urls", "mention": "mentions"}
"""The columns of a tweet that tell how long its lists are."""

_NO_HOST_IS_UNKNOWN = ("domain",)
_LEAST_SLOTS = 1 << 12
_MORE_SLOTS = 8
_CODE_BITS = 32
_NO_SET = np.zeros(0, np.int32)
_CODE_MASK = (1 << _CODE_BITS) - 1


class UnfitError(Exception):
    """The tables of a dataset do not fit each other, so that only SQL can count them."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a list: as `Lists` has them."""

    keys: Integers
    words: Integers
    word_codes: Integers
    word_rows: Numbers


def wordless_codes(lengths: np.ndarray) -> npt.NDArray[np.uint8]:
    """The sets that tweets have as long as no word of theirs is known, by how long lists are."""
    codes = np.where(np.ma.getdata(lengths) == 0, EMPTY, WORDLESS).astype(np.uint8)
    codes[np.ma.getmaskarray(lengths)] = UNKNOWN
    return codes


def packed(places: npt.NDArray[np.integer], codes: np.ndarray) -> Numbers:
    """One number an entry: its tweet's place, then the code of its word."""
    return places.astype(np.int64) << _CODE_BITS | codes


def lists_of(
    field: str,
    entries: Numbers,
    wordless: npt.NDArray[np.uint8],
    words: Words,
    kernels: Kernels,
    check: Callable[[], None],
) -> Lists:
    """The lists of a field, of `packed` entries in any order, which are sorted in place.

    Raises UnfitError where a tweet has a word, and a list that has none.
    """
    entries.sort()
    is_first = np.append(True, entries[1:] != entries[:-1])[: len(entries)]
    if not is_first.all():
        entries = entries[is_first]
    codes = (entries & _CODE_MASK).astype(np.int32)
    entries >>= _CODE_BITS
    begins = np.flatnonzero(np.append(True, entries[1:] != entries[:-1])[: len(entries)])
    holders = entries[begins].astype(np.int32)
    bounds = np.append(begins, len(entries)).astype(np.int32)
    del entries, begins
    check()
    sets, firsts = _numbered(bounds, codes, kernels)
    size = len(firsts) + WORDLESS_SETS
    lengths = np.zeros(size, np.int32)
    lengths[WORDLESS_SETS:] = np.diff(bounds)[firsts]
    starts = np.append(0, np.cumsum(lengths, dtype=np.int64)).astype(np.int32)
    within = np.arange(starts[-1], dtype=np.int32) - np.repeat(starts[:-1], lengths)
    first_entries = np.repeat(np.append(np.zeros(WORDLESS_SETS, np.int32), bounds[firsts]), lengths)
    if (wordless[holders] != WORDLESS).any():
        raise UnfitError(f"lists of “{field}” are not as long as they say")
    of_tweets = wordless.astype(codes_type(size + 1))
    if field in _NO_HOST_IS_UNKNOWN:
        of_tweets[wordless == WORDLESS] = UNKNOWN
    of_tweets[holders] = sets + WORDLESS_SETS
    coded = Coded(of_tweets, np.arange(size, dtype=np.int32))
    members = codes[first_entries + within]
    holder_starts = np.searchsorted(np.sort(members), np.arange(len(words.keys) + 1))
    sets_of_members = np.repeat(np.arange(size, dtype=np.int32), lengths)
    holders_in_order = sets_of_members[np.argsort(members, kind="stable")]
    return Lists(
        coded,
        starts,
        members,
        holder_starts.astype(np.int32),
        holders_in_order,
        words.keys,
        words.words,
        words.word_codes,
        words.word_rows,
    )


def _numbered(bounds: Integers, codes: Integers, kernels: Kernels) -> tuple[Integers, Integers]:
    """The number of the set of each holder, and the first holder of each set."""
    sets = np.zeros(len(bounds) - 1, np.int32)
    slots = _LEAST_SLOTS
    while True:
        table = np.full(slots, -1, np.int32)
        firsts = np.zeros(slots // 2, np.int32)
        number = kernels.number_sets(bounds, codes, table, firsts, sets)
        if number >= 0:
            return sets, firsts[:number].copy()
        slots *= _MORE_SLOTS


def with_any(lists: Lists, words: Flags) -> Flags:
    """Of every set whether it has any of these words; one more, for no set, is False."""
    has = np.zeros(lists.coded.size, np.bool_)
    found = np.append(0, np.cumsum(words[lists.members], dtype=np.int32))
    has[:-1] = found[lists.starts[1:]] > found[lists.starts[:-1]]
    return has


def number_with_others(lists: Lists, counts: Numbers, shown: npt.NDArray[np.integer]) -> int:
    """How many tweets have a word beside those shown, by the counts of all sets.

    All tweets with words, without those whose set is all shown: few sets have any shown word.
    """
    holders = [lists.holders[lists.holder_starts[c] : lists.holder_starts[c + 1]] for c in shown]
    found, numbers = np.unique(np.concatenate([*holders, _NO_SET]), return_counts=True)
    lengths = lists.starts[found + 1] - lists.starts[found]
    return int(counts[WORDLESS_SETS:].sum() - counts[found[numbers == lengths]].sum())
