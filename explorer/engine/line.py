"""All tweets of a workspace in one line: each segment's places behind those of the one before.

A segment begins at a whole word of bits, so that sets of its tweets are parts of sets of all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from explorer.engine import bits
from explorer.engine.bits import WORD, Bits, Numbers
from explorer.engine.segment import Integers, Segment


def starts_of(segments: Sequence[Segment]) -> Numbers:
    """Where each segment begins, and where the last one ends."""
    words = [bits.word_count(segment.rows) for segment in segments]
    return np.cumsum([0, *words], dtype=np.int64) * WORD


def joined(segments: Sequence[Segment], chosen: Mapping[int, Bits]) -> Bits:
    """The sets of some datasets' tweets as one; of the others there are none in it."""
    parts = [chosen.get(one.dataset, bits.nothing(one.rows)) for one in segments]
    return np.concatenate([*parts, np.zeros(0, np.uint64)])


def in_order_of_rows(segments: Sequence[Segment]) -> Integers:
    """The places of all tweets, by their rows in the workspace."""
    by_first_row = sorted(zip(segments, starts_of(segments), strict=False), key=_first_row)
    places: list[Integers] = [np.zeros(0, np.int32)]
    end = 0
    for segment, start in by_first_row:
        if segment.first_row < end:
            return _mixed(segments)
        end = segment.first_row + len(segment.places)
        is_held = segment.places >= 0
        held = segment.places if is_held.all() else segment.places[is_held]
        places.append(held + np.int32(start))
    return np.concatenate(places)


def places_of_rows(segments: Sequence[Segment], rows: Integers) -> Integers:
    """The places of rows of the workspace, in their order; -1 for a row that is not there."""
    places = np.full(len(rows), -1, np.int32)
    for segment, start in zip(segments, starts_of(segments), strict=False):
        at = rows - np.int32(segment.first_row)
        mine = np.flatnonzero((at >= 0) & (at < len(segment.places)))
        found = segment.places[at[mine]]
        held = found >= 0
        places[mine[held]] = found[held] + np.int32(start)
    return places


def _first_row(one: tuple[Segment, np.int64]) -> int:
    return one[0].first_row


def _mixed(segments: Sequence[Segment]) -> Integers:
    """Likewise, where rows of one dataset stand between those of another."""
    rows = [one.first_row + np.flatnonzero(one.places >= 0) for one in segments]
    return places_of_rows(segments, np.sort(np.concatenate(rows)).astype(np.int32))
