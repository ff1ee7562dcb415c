"""All tweets of a workspace sorted by a column, found once and kept: any page is a part of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from explorer.engine.asks import Asks
from explorer.engine.bits import WORD, Bits, Numbers
from explorer.engine.kernels import Kernels
from explorer.engine.line import in_order_of_rows, places_of_rows
from explorer.engine.ranks import Ranks, is_ranked, ranks_by
from explorer.engine.segment import Integers
from explorer.engine.sets import Sets
from explorer.engine.sorting import DIGIT_BITS
from explorer.query.page import Order, tweets_in_order
from explorer.schema.columns import NOTE, TAGS

BLOCK = 64 * WORD
"""So many places of an order are counted at once."""
_STRETCH = 512 * BLOCK
"""So many are sorted or counted between two looks at whether anybody still waits."""
_FIELDS = {TAGS: "tweet_tag", NOTE: "tweet_note"}


@dataclass(frozen=True, slots=True, eq=False)
class InOrder:
    """The places of the line in an order; None where they are in it as they stand."""

    places: Integers | None
    rows: int

    @property
    def nbytes(self) -> int:
        return 0 if self.places is None else self.places.nbytes

    def between(self, start: int, stop: int) -> Integers:
        """The places from one to before another."""
        if self.places is None:
            return np.arange(start, min(stop, self.rows), dtype=np.int32)
        return self.places[start:stop]


@dataclass(frozen=True, slots=True, eq=False)
class Members:
    """How many chosen places there are before each block of an order, and in all of it."""

    before: Numbers

    @property
    def nbytes(self) -> int:
        return self.before.nbytes


class UnsortedError(Exception):
    """Only the database can tell this order."""


def is_at_once(order: Sequence[Order]) -> bool:
    """Whether an order is found without the database sorting all tweets."""
    return not order or (len(order) == 1 and is_ranked(order[0].column))


def in_order(sets: Sets, order: Sequence[Order]) -> InOrder:
    """All tweets in an order, ties by their rows. Raises UnsortedError."""
    key = ("in order", tuple(order))
    fields = {_FIELDS[by.column] for by in order if by.column in _FIELDS}
    return sets.remembered(key, lambda: _sorted(sets, order), fields)


def members(asks: Asks, kernels: Kernels, found: InOrder, chosen: Bits) -> Members:
    """Where in an order the places of a set are."""
    blocks = -(-found.rows // BLOCK)
    counts = np.zeros(blocks, np.int64)
    if found.places is None:
        by_word = np.bitwise_count(chosen)
        counts[:] = np.add.reduceat(by_word, np.arange(0, len(by_word), WORD), dtype=np.int64)
    else:
        for start in range(0, found.rows, _STRETCH):
            asks.check()
            at = start // BLOCK
            part = found.places[start : start + _STRETCH]
            kernels.count_members(chosen, part, BLOCK, counts[at : at + _STRETCH // BLOCK])
    return Members(np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)]))


def chosen_between(
    found: InOrder, chosen: Bits, counted: Members, start: int, stop: int
) -> Integers:
    """From the chosen places in an order those from one to before another."""
    before = counted.before
    blocks = np.flatnonzero((before[1:] > start) & (before[:-1] < stop))
    blocks = blocks[before[blocks + 1] > before[blocks]]
    parts: list[Integers] = [np.zeros(0, np.int32)]
    for block in blocks.tolist():
        places = found.between(block * BLOCK, (block + 1) * BLOCK)
        is_chosen = chosen[places >> 6] >> (places & (WORD - 1)).astype(np.uint64) & np.uint64(1)
        parts.append(places[is_chosen.astype(np.bool_)])
    if not len(blocks):
        return parts[0]
    first = int(before[blocks[0]])
    return np.concatenate(parts)[start - first : stop - first]


def _sorted(sets: Sets, order: Sequence[Order]) -> InOrder:
    segments = sets.loaded.segments
    rows = sum(segment.rows for segment in segments)
    if not is_at_once(order):
        found = np.ma.getdata(sets.asks.columns(tweets_in_order(order))["key"])
        places = places_of_rows(segments, found)
        if len(places) != rows or (places < 0).any():
            raise UnsortedError
        return InOrder(places, rows)
    if list(order) == [Order("time")] and len(segments) == 1:
        return InOrder(None, rows)
    places = in_order_of_rows(segments)
    if not order:
        return InOrder(places, rows)
    ranks = ranks_by(sets, order[0].column)
    if ranks is None:
        raise UnsortedError
    if order[0].descending:
        ranks = ranks.turned()
    return InOrder(_sorted_by(sets, places, ranks), rows)


def _sorted_by(sets: Sets, places: Integers, ranks: Ranks) -> Integers:
    """The places by their ranks, those of one rank as they were; digit by digit."""
    kernels, check = sets.loaded.kernels, sets.asks.check
    dealt = np.empty_like(places)
    for shift in range(0, ranks.unknown.bit_length(), DIGIT_BITS):
        stretches = range(0, len(places), _STRETCH)
        counts = np.zeros(1 << DIGIT_BITS, np.int64)
        for start in stretches:
            check()
            part = places[start : start + _STRETCH]
            kernels.count_digits(part, ranks.ranks, shift, counts)
        ends = np.cumsum(counts) - counts
        for start in stretches:
            check()
            kernels.deal(places[start : start + _STRETCH], ranks.ranks, shift, ends, dealt)
        places, dealt = dealt, places
    return places
