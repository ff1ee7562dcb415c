"""The loops that sort tweets and find chosen ones among the sorted, compiled by `kernels`.

Plain Python, as there. An order is an int32 array of the places of tweets. Each loop may be
called for one stretch of an order after the other, so that it can be stopped in between.
"""

from __future__ import annotations

import numpy as np

Array = np.ndarray
DIGIT_BITS = 11
"""So many bits are sorted by at once: more counters would not stay in a processor's cache."""
_DIGIT = (1 << DIGIT_BITS) - 1
_ONE = np.uint64(1)


def count_digits(order: Array, keys: Array, shift: int, counts: Array) -> None:
    """Add to `counts` how often each digit occurs in the keys (int32, 0 and more) of places."""
    for place in order:
        counts[(keys[place] >> shift) & _DIGIT] += 1


def deal(order: Array, keys: Array, shift: int, ends: Array, dealt: Array) -> None:
    """Put each place behind those of its digit; `ends` says where, and moves on."""
    for place in order:
        digit = (keys[place] >> shift) & _DIGIT
        dealt[ends[digit]] = place
        ends[digit] += 1


def count_members(bits: Array, order: Array, block: int, counts: Array) -> None:
    """Count how many of every `block` places of an order are in a set."""
    places = order.shape[0]
    for number in range(counts.shape[0]):
        found = 0
        for at in range(number * block, min((number + 1) * block, places)):
            place = order[at]
            found += np.int64((bits[place >> 6] >> np.uint64(place & 63)) & _ONE)
        counts[number] = found


SIGNATURES = {
    "count_digits": (count_digits, ["void(int32[::1], int32[::1], int64, int64[::1])"]),
    "deal": (deal, ["void(int32[::1], int32[::1], int64, int64[::1], int32[::1])"]),
    "count_members": (count_members, ["void(uint64[::1], int32[::1], int64, int64[::1])"]),
}
