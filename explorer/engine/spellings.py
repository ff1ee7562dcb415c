"""How words are spelled most often."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np

from explorer.engine.asks import Asks
from explorer.engine.segment import COLUMNS, Segment
from explorer.query.members import spelled
from explorer.query.places import place_of

Scope = tuple[int, ...]


class Spellings:
    """The most frequent spelling of words in a scope, looked up once; safe between threads."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Scope, int], str] = {}
        self._lock = threading.Lock()

    def of(
        self, asks: Asks, field: str, keys: Sequence[int], segments: Sequence[Segment]
    ) -> list[str]:
        """The spelling of each of these words; all occur in the segments."""
        scope = tuple(segment.dataset for segment in segments)
        with self._lock:
            known = dict(self._known)
        missing = [key for key in keys if (field, scope, key) not in known]
        if missing:
            found = _most_frequent_spellings(asks, field, missing, segments)
            known.update({(field, scope, key): text for key, text in found.items()})
            with self._lock:
                self._known.update(known)
        return [known[field, scope, key] for key in keys]


def _most_frequent_spellings(
    asks: Asks, field: str, keys: list[int], segments: Sequence[Segment]
) -> dict[int, str]:
    """By key; of spellings that are equally frequent the first in order."""
    found = asks.columns(spelled(place_of(field).dictionary, keys))
    codes = found["code"]
    rows = np.zeros(len(codes), np.int64)
    for segment in segments:
        words, numbers = _written(segment, field)
        at = np.searchsorted(words, codes)
        is_here = at < len(words)
        is_here[is_here] = words[at[is_here]] == codes[is_here]
        rows[is_here] += numbers[at[is_here]]
    by_key: dict[int, tuple[int, str]] = {}
    for key, text, number in zip(
        found["key"].tolist(), found["spelling"].tolist(), rows.tolist(), strict=True
    ):
        by_key[key] = min(by_key.get(key, (0, "")), (-number, text))
    return {key: text for key, (_, text) in by_key.items()}


def _written(segment: Segment, field: str) -> tuple[np.ndarray, np.ndarray]:
    """Rising codes of words, and how often each is written in a dataset."""
    if field in COLUMNS:
        values = segment.traits.values[field]
        return values.keys, values.key_rows
    lists = segment.lists[field]
    return lists.words, lists.word_rows
