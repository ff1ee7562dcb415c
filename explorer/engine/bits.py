"""Sets of tweets as bits: one bit a row of a segment, 64 rows a word, the lowest bit first.

Bits beyond the last row are always 0. A set of ten million tweets takes 1.25 MB, so that putting
sets together costs next to nothing beside making them.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Bits = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

WORD = 64
_BYTES_A_WORD = 8
_ALL = np.uint64(0xFFFF_FFFF_FFFF_FFFF)


def word_count(rows: int) -> int:
    return -(-rows // WORD)


def nothing(rows: int) -> Bits:
    return np.zeros(word_count(rows), np.uint64)


def stretch(rows: int, start: int, stop: int) -> Bits:
    """The rows from `start` to before `stop`."""
    bits = nothing(rows)
    if start >= stop:
        return bits
    first, last = start // WORD, (stop - 1) // WORD
    bits[first : last + 1] = _ALL
    bits[first] &= _ALL << np.uint64(start % WORD)
    bits[last] &= _ALL >> np.uint64(WORD - 1 - (stop - 1) % WORD)
    return bits


def everything(rows: int) -> Bits:
    return stretch(rows, 0, rows)


def at(rows: int, places: npt.NDArray[np.integer]) -> Bits:
    """The rows at these places, in any order."""
    flags = np.zeros(word_count(rows) * WORD, np.bool_)
    flags[places] = True
    return np.packbits(flags, bitorder="little").view(np.uint64)


def without(rows: int, bits: Bits) -> Bits:
    """All rows but these."""
    return everything(rows) & ~bits


def number(bits: Bits) -> int:
    """How many rows there are in the set."""
    return int(np.bitwise_count(bits).sum(dtype=np.int64))


def numbers_between(bits: Bits, edges: Numbers) -> Numbers:
    """How many rows of the set lie from each edge to before the next; edges rise."""
    before = np.zeros(len(bits) + 1, np.int64)
    np.cumsum(np.bitwise_count(bits), dtype=np.int64, out=before[1:])
    padded = np.append(bits, np.uint64(0))
    words, places = edges // WORD, (edges % WORD).astype(np.uint64)
    below = padded[words] & ((np.uint64(1) << places) - np.uint64(1))
    return np.diff(before[words] + np.bitwise_count(below))
