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

from explorer.engine import sorting

Array = np.ndarray
_CODES = ("uint8", "uint16", "int32")
_NONE = np.uint64(0)
_ONE = np.uint64(1)
_TWO = np.uint64(2)
_FOUR = np.uint64(4)
_PAIRS = np.uint64(0x5555555555555555)
_FOURS = np.uint64(0x3333333333333333)
_EIGHTS = np.uint64(0x0F0F0F0F0F0F0F0F)
_ONES = np.uint64(0x0101010101010101)
_TOP = np.uint64(56)
_FNV_BASIS = np.uint64(14695981039346656037)
_FNV_PRIME = np.uint64(1099511628211)
_FNV_SHIFT = np.uint64(29)


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
    last_lane = np.uint64(counts.shape[0] - 1)
    for word in range(bits.shape[0]):
        left = bits[word]
        first = np.uint64(word << 6)
        while left != _NONE:
            # How many zeros are below the lowest one: compiled to one instruction.
            below = (left - _ONE) & ~left
            below -= (below >> _ONE) & _PAIRS
            below = (below & _FOURS) + ((below >> _TWO) & _FOURS)
            below = (below + (below >> _FOUR)) & _EIGHTS
            place = (below * _ONES) >> _TOP
            counts[place & last_lane, codes[first + place]] += np.int32(1)
            left &= left - _ONE


def _tally_blocks(bits: Array, blocks: Array, codes: Array, counts: Array) -> None:
    """Count the codes of the rows in a set apart for each block.

    `blocks` is uint8, a block a row; `counts` is int32 of blocks x codes.
    """
    for word in range(bits.shape[0]):
        left = bits[word]
        first = np.uint64(word << 6)
        while left != _NONE:
            below = (left - _ONE) & ~left
            below -= (below >> _ONE) & _PAIRS
            below = (below & _FOURS) + ((below >> _TWO) & _FOURS)
            below = (below + (below >> _FOUR)) & _EIGHTS
            row = first + ((below * _ONES) >> _TOP)
            counts[blocks[row], codes[row]] += np.int32(1)
            left &= left - _ONE


def _tally_accounts(
    bits: Array, accounts: Array, starts: Array, rows: Array, codes: Array, counts: Array
) -> None:
    """Count the codes of the rows of some accounts that are in a set.

    The rows of an account stand in `rows` from `starts[account]` to before `starts[account + 1]`.
    """
    for account in accounts:
        for at in range(starts[account], starts[account + 1]):
            row = rows[at]
            is_set = (bits[row >> 6] >> np.uint64(row & 63)) & _ONE
            counts[codes[row]] += np.int32(is_set)


def _sort_rows(codes: Array, starts: Array, rows: Array) -> None:
    """Put rows in the order of their codes, from where each code starts; `starts` is used up."""
    for row in range(codes.shape[0]):
        code = codes[row]
        rows[starts[code]] = row
        starts[code] += 1


def _number_sets(bounds: Array, codes: Array, table: Array, firsts: Array, sets: Array) -> int:
    """Number the runs of codes between `bounds`, equal runs alike, in the order they occur in.

    `table` (of -1) has a power of two slots. `firsts` is filled with the first run of each number,
    `sets` with the number of each run. Gives how many numbers there are, -1 where `firsts` is too
    short for them.
    """
    last_slot = np.uint64(table.shape[0] - 1)
    number = 0
    for run in range(sets.shape[0]):
        start, stop = bounds[run], bounds[run + 1]
        mixed = _FNV_BASIS
        for entry in range(start, stop):
            mixed = (mixed ^ np.uint64(codes[entry])) * _FNV_PRIME
            mixed ^= mixed >> _FNV_SHIFT
        slot = mixed & last_slot
        while True:
            known = table[slot]
            if known < 0:
                if number == firsts.shape[0]:
                    return -1
                table[slot] = number
                firsts[number] = run
                sets[run] = number
                number += 1
                break
            first = bounds[firsts[known]]
            is_same = bounds[firsts[known] + 1] - first == stop - start
            for entry in range(start, stop):
                if not is_same:
                    break
                is_same = codes[first + entry - start] == codes[entry]
            if is_same:
                sets[run] = known
                break
            slot = (slot + _ONE) & last_slot
    return number


def _spread(counts: Array, starts: Array, members: Array, totals: Array) -> None:
    """Add the count of each set to the total of each of its words."""
    for one in range(starts.shape[0] - 1):
        number = counts[one]
        if number != 0:
            for entry in range(starts[one], starts[one + 1]):
                totals[members[entry]] += number


@dataclass(frozen=True, slots=True)
class Kernels:
    """The compiled loops; arguments as in the functions of these names here and in `sorting`."""

    pack: Callable[[Array, Array, Array], None]
    tally: Callable[[Array, Array, Array], None]
    tally_blocks: Callable[[Array, Array, Array, Array], None]
    tally_accounts: Callable[[Array, Array, Array, Array, Array, Array], None]
    sort_rows: Callable[[Array, Array, Array], None]
    number_sets: Callable[[Array, Array, Array, Array, Array], int]
    spread: Callable[[Array, Array, Array, Array], None]
    count_digits: Callable[[Array, Array, int, Array], None]
    deal: Callable[[Array, Array, int, Array, Array], None]
    count_members: Callable[[Array, Array, int, Array], None]


_SIGNATURES: dict[str, tuple[Callable[..., object], list[str]]] = {
    "pack": (_pack, [f"void({code}[::1], uint8[::1], uint64[::1])" for code in _CODES]),
    "tally": (_tally, [f"void(uint64[::1], {code}[::1], int32[:, ::1])" for code in _CODES]),
    "tally_blocks": (
        _tally_blocks,
        [f"void(uint64[::1], uint8[::1], {code}[::1], int32[:, ::1])" for code in _CODES],
    ),
    "tally_accounts": (
        _tally_accounts,
        [
            f"void(uint64[::1], int32[::1], int32[::1], int32[::1], {code}[::1], int32[::1])"
            for code in _CODES
        ],
    ),
    "sort_rows": (
        _sort_rows,
        [f"void({code}[::1], int32[::1], int32[::1])" for code in _CODES],
    ),
    "number_sets": (
        _number_sets,
        ["int64(int32[::1], int32[::1], int32[::1], int32[::1], int32[::1])"],
    ),
    "spread": (_spread, ["void(int64[::1], int32[::1], int32[::1], int64[::1])"]),
    **sorting.SIGNATURES,
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
