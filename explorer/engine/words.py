"""Words by how often they are used, and how they are spelled most often."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from explorer.engine.keyed import Keyed
from explorer.engine.segment import COLUMNS, Segment
from explorer.engine.sets import Sets
from explorer.query.members import spelled
from explorer.query.places import place_of


def most_frequent(keyed: Keyed, measure: str, top: int) -> dict[str, np.ndarray]:
    """Columns `key` and `rows`: the most frequent keys, those of one frequency by their order."""
    numbers = keyed.values[measure]
    held = np.flatnonzero(numbers)
    if len(held) > top:
        least = np.partition(numbers[held], len(held) - top)[len(held) - top]
        held = held[numbers[held] >= least]
    # Keys rise, and a stable sort leaves those of one frequency as they are.
    first = held[np.argsort(-numbers[held], kind="stable")][:top]
    return {"key": keyed.keys[first], "rows": numbers[first]}


def spellings_in(
    sets: Sets, field: str, keys: list[int], segments: Sequence[Segment]
) -> dict[str, np.ndarray]:
    """Columns `key`, `spelling`, `rows`: of each key the most frequent spelling comes first."""
    found = sets.asks.columns(spelled(place_of(field).dictionary, keys))
    codes = found["code"]
    rows = np.zeros(len(codes), np.int64)
    for segment in segments:
        words, numbers = _written(segment, field)
        at = np.searchsorted(words, codes)
        is_here = at < len(words)
        is_here[is_here] = words[at[is_here]] == codes[is_here]
        rows[is_here] += numbers[at[is_here]]
    order = np.lexsort((found["spelling"].astype(str), -rows, found["key"]))
    held = order[rows[order] > 0]
    return {"key": found["key"][held], "spelling": found["spelling"][held], "rows": rows[held]}


def _written(segment: Segment, field: str) -> tuple[np.ndarray, np.ndarray]:
    """Rising codes of words, and how often each is written in a dataset."""
    if field in COLUMNS:
        column = segment.columns[field]
        return column.keys, column.key_rows
    entries = segment.lists[field]
    return entries.words, entries.word_rows
