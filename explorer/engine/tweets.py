"""Charts of tweets: every function gives the numbers of tweets by one kind of key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from explorer.engine import bits
from explorer.engine.bits import Numbers
from explorer.engine.clocks import HOURS_PER_WEEK
from explorer.engine.filtered import Filtered
from explorer.engine.keyed import Keyed
from explorer.engine.segment import Entries, Segment
from explorer.engine.sets import Sets
from explorer.query.axis import Axis, Key
from explorer.query.by import HEATMAP, By
from explorer.query.calendar import bin_start
from explorer.query.clocks import HOURS_PER_DAY
from explorer.query.count import TWEETS
from explorer.schema.clause import Clause, NoneGiven, Test, Unknown
from explorer.schema.fields import KINDS


def by_time(sets: Sets, axis: Axis, filtered: Sequence[Filtered]) -> Keyed:
    """By bins of time: tweets are in its order, so that bins are stretches of them."""
    keys = np.asarray(axis.keys, np.int64)
    total = np.zeros(len(keys), np.int64)
    unknown = 0
    for one in filtered:
        rows, known = one.rows, len(one.segment.minutes)
        if len(keys):
            total += bits.numbers_between(rows, _edges(sets, axis, one))
        unknown += bits.number(rows & bits.stretch(one.segment.rows, known, one.segment.rows))
    return Keyed(keys, {TWEETS: total}, {TWEETS: unknown})


def _edges(sets: Sets, axis: Axis, filtered: Filtered) -> Numbers:
    """The place of the first tweet of every bin, and of the first after the last."""
    segment = filtered.segment
    first, stop = axis.keys[0], axis.keys[-1]

    def find() -> Numbers:
        starts = [bin_start(int(key), axis.by.bins) for key in (*axis.keys, int(stop) + 1)]
        return segment.first_from(np.array(starts, np.int64))

    return sets.remembered(("edges", axis.by.bins, first, stop, segment.dataset), find)


def on_clocks(sets: Sets, by: By, filtered: Sequence[Filtered]) -> Keyed:
    """By the hour, by the weekday, or by both, of the clocks of a zone."""
    total = np.zeros(HOURS_PER_WEEK + 1, np.int64)
    for one in filtered:
        total += one.histogram(("clock", by.zone), sets.clock(one.segment, by.zone))
    week = total[:-1].reshape(-1, HOURS_PER_DAY)
    sums = {HEATMAP: week.ravel(), "hour": week.sum(axis=0), "weekday": week.sum(axis=1)}
    numbers = sums[by.field]
    return Keyed(np.arange(len(numbers)), {TWEETS: numbers}, {TWEETS: int(total[-1])})


def by_kind(filtered: Sequence[Filtered]) -> Keyed:
    """By what kind of tweet it is."""
    total = np.zeros(len(KINDS), np.int64)
    unknown = 0
    for one in filtered:
        column = one.segment.columns["kind"]
        counts = one.histogram("kind", column)
        total[column.keys] += counts[:-1]
        unknown += int(counts[-1])
    return Keyed(np.array(KINDS, object), {TWEETS: total}, {TWEETS: unknown})


def by_word(sets: Sets, field: str, filtered: Sequence[Filtered]) -> Keyed:
    """By the one word that a tweet has: its language, its client."""
    same_as = sets.loaded.same_as[field]
    total = np.zeros(len(same_as), np.int64)
    unknown = 0
    for one in filtered:
        column = one.segment.columns[field]
        counts = one.histogram(field, column)
        np.add.at(total, same_as[column.keys], counts[:-1])
        unknown += int(counts[-1])
    return _of_words(total, unknown)


def by_list(sets: Sets, field: str, filtered: Sequence[Filtered]) -> Keyed:
    """By each of the words that a tweet has; it counts once in each of them."""
    same_as = sets.loaded.same_as[field]
    total = np.zeros(len(same_as), np.int64)
    for one in filtered:
        entries = one.segment.lists[field]
        np.add.at(total, same_as[entries.keys], one.entry_histogram(field, entries))
    return _of_words(total, 0)


def beside_list(
    sets: Sets, keyed: Keyed, field: str, shown: Sequence[Key], filtered: Sequence[Filtered]
) -> Keyed:
    """With what stands beside the words: no list, an empty one, one with words not shown."""

    def number(test: Test) -> int:
        clause = Clause(field, (test,))
        return sum(bits.number(one.rows & sets.tweets(one.segment, clause)) for one in filtered)

    return replace(
        keyed,
        unknown={TWEETS: number(Unknown())},
        none={TWEETS: number(NoneGiven())},
        other={TWEETS: _with_other_words(sets, field, shown, filtered)},
    )


def _with_other_words(
    sets: Sets, field: str, shown: Sequence[Key], filtered: Sequence[Filtered]
) -> int:
    """How many tweets have a word that is not among these keys."""
    same_as = sets.loaded.same_as[field]
    total = 0
    for one in filtered:
        segment, entries = one.segment, one.segment.lists[field]

        def find(segment: Segment = segment, entries: Entries = entries) -> bits.Bits:
            is_other = ~np.isin(same_as[entries.keys], np.array(shown, np.int64))
            return sets.tweets_with(segment, entries, is_other)

        key = ("others", field, frozenset(shown), segment.dataset)
        total += bits.number(one.rows & sets.remembered(key, find))
    return total


def _of_words(total: Numbers, unknown: int) -> Keyed:
    keys = np.flatnonzero(total)
    return Keyed(keys, {TWEETS: total[keys]}, {TWEETS: unknown})
