"""The loops over every tweet, compiled by numba for this machine's processor.

They are plain Python, so that they can be read, and hold no lock while they run. Codes may be
uint8, uint16 or int32 arrays.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

Array = np.ndarray
_CODES = ("uint8", "uint16", "int32")
_NONE = np.uint64(0)
_ONE = np.uint64(1)
_BYTE = np.uint64(8)
_LOW_BYTE = np.uint64(255)


def _pack(codes: Array, table: Array, bits: Array) -> None:
    """Set each row's bit to what `table` (uint8 of 0 and 1) says of its code."""
    rows = codes.shape[0]
    for word in range(bits.shape[0]):
        first = word << 6
        found = np.uint64(0)
        for place in range(min(64, rows - first)):
            found |= np.uint64(table[codes[first + place]]) << np.uint64(place)
        bits[word] = found


def _tally(bits: Array, codes: Array, counts: Array) -> None:
    """Count the codes of the rows in a set.

    `counts` is int32 of lanes x codes, to be added up afterwards: a processor that adds to the
    same counter again and again has to wait for itself. The number of lanes is a power of two.
    """
    rows = codes.shape[0]
    last_lane = counts.shape[0] - 1
    for word in range(bits.shape[0]):
        left = bits[word]
        first = word << 6
        while left != _NONE:
            byte = left & _LOW_BYTE
            if byte != _NONE:
                for place in range(min(8, rows - first)):
                    is_set = (byte >> np.uint64(place)) & _ONE
                    counts[place & last_lane, codes[first + place]] += np.int32(is_set)
            left >>= _BYTE
            first += 8


def _pack_entries(places: Array, codes: Array, table: Array, bits: Array) -> None:
    """Add to a set the rows of all entries whose code `table` has."""
    for entry in range(places.shape[0]):
        place = places[entry]
        bits[place >> 6] |= np.uint64(table[codes[entry]]) << np.uint64(place & 63)


def _tally_entries(bits: Array, starts: Array, places: Array, codes: Array, counts: Array) -> None:
    """Count the codes of the entries whose rows are in a set.

    `starts` are the places of the first entry of each word's rows, and of the end.
    """
    for word in range(bits.shape[0]):
        rows = bits[word]
        if rows == _NONE:
            continue
        for entry in range(starts[word], starts[word + 1]):
            is_set = (rows >> np.uint64(places[entry] & 63)) & _ONE
            counts[codes[entry]] += np.int32(is_set)


@dataclass(frozen=True, slots=True)
class Kernels:
    """The compiled loops; arguments as in the functions of the same names above."""

    pack: Callable[[Array, Array, Array], None]
    tally: Callable[[Array, Array, Array], None]
    pack_entries: Callable[[Array, Array, Array, Array], None]
    tally_entries: Callable[[Array, Array, Array, Array, Array], None]


_SIGNATURES: dict[str, tuple[Callable[..., None], list[str]]] = {
    "pack": (_pack, [f"void({code}[::1], uint8[::1], uint64[::1])" for code in _CODES]),
    "tally": (_tally, [f"void(uint64[::1], {code}[::1], int32[:, ::1])" for code in _CODES]),
    "pack_entries": (_pack_entries, ["void(int32[::1], int32[::1], uint8[::1], uint64[::1])"]),
    "tally_entries": (
        _tally_entries,
        ["void(uint64[::1], int32[::1], int32[::1], int32[::1], int32[::1])"],
    ),
}


def compiled(folder: Path | None, check: Callable[[], None]) -> Kernels:
    """The loops, compiled now or read from where they were kept when they last were.

    `folder` is where they are kept, None for numba's own choice; `check` is called between them
    and may raise. The first time ever takes some seconds. Raises ImportError without numba.
    """
    loops: dict[str, Any] = {}
    for name in _SIGNATURES:
        check()
        loops[name] = _compiled(name, folder)
    return Kernels(**loops)


@lru_cache
def _compiled(name: str, folder: Path | None) -> object:
    if folder is not None:
        os.environ.setdefault("NUMBA_CACHE_DIR", str(folder))
    import numba  # noqa: PLC0415 - takes 0.7 s, and is not there on every platform

    loop, signatures = _SIGNATURES[name]
    try:
        return numba.njit(signatures, nogil=True, cache=True)(loop)
    except RuntimeError:
        # There is no folder that may be written to: compiled anew at every start.
        return numba.njit(signatures, nogil=True)(loop)
