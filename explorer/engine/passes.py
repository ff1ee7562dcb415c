"""Passes over all tweets of a segment, on every processor at once, no lock held.

A part begins where a word of bits does, so that no two threads write to one word; each counts
into counters of its own. Few tweets are not worth a thread.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numpy as np

from explorer.engine import bits
from explorer.engine.bits import WORD, Bits, Flags, Numbers
from explorer.engine.kernels import Kernels
from explorer.engine.segment import Coded

_ROWS_WORTH_A_THREAD = 500_000
_MOST_PARTS = 4
_LANES = 2
_MOST_CODES_WITH_LANES = 65_536
"""Beyond this, counters in lanes no longer fit beside each other into a processor's cache."""

Part = tuple[int, int]
"""The words from the first to before the second."""


def packed(kernels: Kernels, coded: Coded, flags: Flags) -> Bits:
    """The rows whose code has a flag; a code without any has none."""
    rows = len(coded.codes)
    found = bits.nothing(rows)
    table = np.zeros(coded.size, np.uint8)
    table[: len(flags)] = flags

    def pack(part: Part, _number: int) -> None:
        start, stop = part
        codes = coded.codes[start * WORD : stop * WORD]
        kernels.pack(codes, table, found[start:stop])

    in_parts(parts_of(rows), pack)
    return found


def tallied(kernels: Kernels, coded: Coded, rows: Bits) -> Numbers:
    """How many rows of a set have each code."""
    parts = parts_of(len(coded.codes))
    lanes = _LANES if coded.size <= _MOST_CODES_WITH_LANES else 1
    counts = np.zeros((len(parts), lanes, coded.size), np.int32)

    def tally(part: Part, number: int) -> None:
        start, stop = part
        codes = coded.codes[start * WORD : stop * WORD]
        kernels.tally(rows[start:stop], codes, counts[number])

    in_parts(parts, tally)
    return counts.sum(axis=(0, 1), dtype=np.int64)


def parts_of(rows: int) -> list[Part]:
    """All words of a segment, in as many parts as are worth a thread each."""
    number = min(os.cpu_count() or 1, _MOST_PARTS, rows // _ROWS_WORTH_A_THREAD)
    edges = np.linspace(0, bits.word_count(rows), max(1, number) + 1).astype(int).tolist()
    return list(pairwise(edges))


def in_parts(parts: list[Part], work: Callable[[Part, int], None]) -> None:
    """Do the work of every part, the first on this thread; raises what any of them raised."""
    if len(parts) == 1:
        work(parts[0], 0)
        return
    with ThreadPoolExecutor(len(parts) - 1, thread_name_prefix="counting") as pool:
        others = [pool.submit(work, part, number) for number, part in enumerate(parts[1:], 1)]
        work(parts[0], 0)
    for other in others:
        other.result()
