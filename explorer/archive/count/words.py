"""Bits in 64-bit words, lowest first: one for each byte of a block.

Everything is written to arrays that are given: fresh ones would be taken from the system and given
back for each block, which costs more than the counting.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]

WORD_BITS = 64
_ALL = np.uint64(0xFFFF_FFFF_FFFF_FFFF)
_ONE = np.uint64(1)
_TOP = np.uint64(WORD_BITS - 1)
_DOUBLINGS = tuple(np.uint64(1 << power) for power in range(6))


def words_for(size: int) -> int:
    """How many words hold a bit for each of so many bytes."""
    return -(-size // WORD_BITS)


def mark(block: bytes, sign: bytes, out: Words, met: NDArray[np.bool_]) -> None:
    """Set the bit of every byte that is this sign; `met` is room, as long as the block."""
    np.equal(np.frombuffer(block, np.uint8), sign[0], out=met)
    packed = np.packbits(met, bitorder="little")
    spare = out.nbytes - packed.size
    if spare:
        packed = np.concatenate((packed, np.zeros(spare, np.uint8)))
    out[:] = packed.view("<u8")


def run_parity(words: Words, start: bool, out: Words, room: Words) -> None:
    """Set the bits at which, themselves counted, an odd count of bits is met; `start` is one more.

    Within a word by doubling steps, from word to word by carrying.
    """
    np.copyto(out, words)
    for step in _DOUBLINGS:
        np.left_shift(out, step, out=room)
        np.bitwise_xor(out, room, out=out)
    np.right_shift(out, _TOP, out=room)
    np.bitwise_xor.accumulate(room, out=room)
    np.multiply(room, _ALL, out=room)
    np.bitwise_xor(out[1:], room[:-1], out=out[1:])
    if start:
        np.invert(out, out=out)


def follow(words: Words, first: bool, out: Words, room: Words) -> None:
    """Move each bit to the byte that follows; `first` is the bit before the block."""
    np.left_shift(words, _ONE, out=out)
    np.right_shift(words[:-1], _TOP, out=room[:-1])
    np.bitwise_or(out[1:], room[:-1], out=out[1:])
    out[0] |= np.uint64(first)


def clear_beyond(words: Words, size: int) -> None:
    """Take out the bits that pad the last word, after so many bytes."""
    spare = words.size * WORD_BITS - size
    if spare:
        words[-1] &= _ALL >> np.uint64(spare)


def count(words: Words) -> int:
    """How many bits are set."""
    return int(np.bitwise_count(words).sum())


def count_between(words: Words, begin: int, end: int) -> int:
    """How many bits are set from `begin` to before `end`."""
    begin = max(begin, 0)
    if begin >= end:
        return 0
    first, last = begin // WORD_BITS, (end - 1) // WORD_BITS
    head = _ALL << np.uint64(begin % WORD_BITS)
    tail = _ALL >> np.uint64(-end % WORD_BITS)
    if first == last:
        return int(np.bitwise_count(words[first] & head & tail))
    edges = np.bitwise_count(words[first] & head) + np.bitwise_count(words[last] & tail)
    return int(edges) + count(words[first + 1 : last])


def is_set(words: Words, bit: int) -> bool:
    return bool(words[bit // WORD_BITS] >> np.uint64(bit % WORD_BITS) & _ONE)


def clear(words: Words, bit: int) -> None:
    words[bit // WORD_BITS] &= ~(_ONE << np.uint64(bit % WORD_BITS))


def lowest(words: Words) -> int | None:
    """The first bit that is set."""
    at = int((words != 0).argmax())
    word = int(words[at])
    return at * WORD_BITS + (word & -word).bit_length() - 1 if word else None


def highest_below(words: Words, limit: int) -> int | None:
    """The last bit that is set before `limit`."""
    whole, part = divmod(limit, WORD_BITS)
    word = int(words[whole]) & ((1 << part) - 1) if part else 0
    if not word and whole:
        whole -= 1 + int((words[:whole][::-1] != 0).argmax())
        word = int(words[whole])
    return whole * WORD_BITS + word.bit_length() - 1 if word else None
