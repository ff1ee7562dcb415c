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
from explorer.engine.lists import number_with_others
from explorer.engine.segment import EMPTY, UNKNOWN, Coded, codes_type
from explorer.engine.sets import Sets
from explorer.query.axis import Axis, Key
from explorer.query.by import HEATMAP, By
from explorer.query.calendar import bin_start
from explorer.query.clocks import HOURS_PER_DAY
from explorer.query.count import TWEETS
from explorer.schema.fields import KINDS

_MOST_BINS = 65_000


def by_time(sets: Sets, axis: Axis, filtered: Sequence[Filtered]) -> Keyed:
    """By bins of time: tweets are in its order, so that bins are stretches of them."""
    keys = np.asarray(axis.keys, np.int64)
    total = np.zeros(len(keys), np.int64)
    unknown = 0
    for one in filtered:
        coded = _coded(sets, axis, one) if one.is_brushed else None
        if coded is not None:
            counts = one.histogram(("time", axis.by.bins, keys[0], len(keys)), coded)
            total += counts[:-1]
            unknown += int(counts[-1])
            continue
        rows, known = one.rows, len(one.segment.minutes)
        if len(keys):
            total += bits.numbers_between(rows, _edges(sets, axis, one))
        unknown += bits.number(rows & bits.stretch(one.segment.rows, known, one.segment.rows))
    return Keyed(keys, {TWEETS: total}, {TWEETS: unknown})


def _coded(sets: Sets, axis: Axis, filtered: Filtered) -> Coded | None:
    """The bin of every tweet, for a brush; None where there are too many of them."""
    if not 0 < len(axis.keys) <= _MOST_BINS:
        return None
    segment = filtered.segment

    def find() -> Coded:
        edges = _edges(sets, axis, filtered)
        numbers = np.append(np.diff(edges), segment.rows - edges[-1])
        places = np.arange(len(numbers), dtype=codes_type(len(numbers)))
        return Coded(np.repeat(places, numbers), np.asarray(axis.keys, np.int64))

    key = ("bins", axis.by.bins, axis.keys[0], len(axis.keys), segment.dataset)
    return sets.remembered(key, find)


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
        counts = one.numbers_of_values("kind")
        total[one.segment.traits.values["kind"].keys] += counts[:-1]
        unknown += int(counts[-1])
    return Keyed(np.array(KINDS, object), {TWEETS: total}, {TWEETS: unknown})


def by_word(sets: Sets, field: str, filtered: Sequence[Filtered]) -> Keyed:
    """By the one word that a tweet has: its language, its client."""
    same_as = sets.loaded.same_as[field]
    total = np.zeros(len(same_as), np.int64)
    unknown = 0
    for one in filtered:
        counts = one.numbers_of_values(field)
        np.add.at(total, same_as[one.segment.traits.values[field].keys], counts[:-1])
        unknown += int(counts[-1])
    return _of_words(total, unknown)


def by_list(sets: Sets, field: str, filtered: Sequence[Filtered]) -> Keyed:
    """By each of the words that a tweet has; it counts once in each of them."""
    if len(filtered) == 1:
        one = filtered[0]
        return Keyed(sets.keys_of_words(one.segment, field), {TWEETS: one.numbers_of_words(field)})
    total = np.zeros(len(sets.loaded.same_as[field]), np.int64)
    for one in filtered:
        # No key occurs twice within a segment.
        total[sets.keys_of_words(one.segment, field)] += one.numbers_of_words(field)
    return _of_words(total, 0)


def beside_list(
    sets: Sets, keyed: Keyed, field: str, shown: Sequence[Key], filtered: Sequence[Filtered]
) -> Keyed:
    """With what stands beside the words: no list, an empty one, one with words not shown."""
    none = unknown = other = 0
    for one in filtered:
        lists = one.segment.lists[field]
        counts = one.histogram(field, lists.coded)
        none += int(counts[EMPTY])
        unknown += int(counts[UNKNOWN])
        keys = sets.keys_of_words(one.segment, field)
        other += number_with_others(lists, counts, _places_among(keys, shown))
    return replace(keyed, unknown={TWEETS: unknown}, none={TWEETS: none}, other={TWEETS: other})


def _places_among(keys: np.ndarray, some: Sequence[Key]) -> np.ndarray:
    """Where those of some keys that are among these, which rise, stand."""
    places = np.searchsorted(keys, np.array(some, keys.dtype))
    return np.array(
        [place for place, key in zip(places, some, strict=True) if key in keys[place : place + 1]],
        np.int64,
    )


def _of_words(total: Numbers, unknown: int) -> Keyed:
    keys = np.flatnonzero(total)
    return Keyed(keys, {TWEETS: total[keys]}, {TWEETS: unknown})
