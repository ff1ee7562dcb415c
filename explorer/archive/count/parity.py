"""Where a CSV's records end, 64 bytes at a time: a newline ends one after an even count of quotes.

Each kind of byte becomes a bit in 64-bit words, lowest bit first. Exact for every block that a
CSV writer could have written; for any other block the answer is None.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from explorer.archive.count.machine import Mode, Progress, Signs, ended

Words = NDArray[np.uint64]

WORD_BITS = 64
_WORD_BYTES = 8
_ALL = np.uint64(0xFFFF_FFFF_FFFF_FFFF)
_ONE = np.uint64(1)
_TOP = np.uint64(WORD_BITS - 1)


@dataclass(frozen=True, slots=True)
class _Found:
    """Which bytes of a block end a record, end a blank line, and part two fields."""

    ends: Words
    blanks: Words
    delimiters: Words
    lines: int
    ends_inside: bool


def advance(block: bytes, progress: Progress, signs: Signs) -> Progress | None:
    """Progress after a block; None where a quote stands where no CSV writer puts one."""
    found = _find(block, progress, signs)
    if found is None:
        return None
    last_byte = block[-1:]
    after = replace(
        _after_ends(found, progress),
        mode=_mode_after(found, last_byte, signs),
        offset=progress.offset + len(block),
        lines=progress.lines + found.lines,
        last_byte=last_byte,
    )
    tail = _count_between(found.delimiters, after.record_offset - progress.offset, len(block))
    return replace(after, delimiters=after.delimiters + tail)


def _find(block: bytes, progress: Progress, signs: Signs) -> _Found | None:
    array = np.frombuffer(block, np.uint8)
    met = np.empty(array.size, np.bool_)
    quotes = _bits(array, signs.quote, met)
    newlines = _bits(array, signs.newline, met)
    delimiters = _bits(array, signs.delimiter, met)
    returns = _bits(array, b"\r", met)
    inside = _parity(quotes, progress.mode is Mode.QUOTED)
    closing = quotes & ~inside
    after_closing = _shifted(closing, progress.mode is Mode.AFTER_QUOTE)
    before_field = _shifted(delimiters | newlines, progress.mode is Mode.FIELD_START)
    ill_opened = quotes & inside & ~before_field & ~after_closing
    ill_closed = after_closing & ~(quotes | delimiters | newlines | returns)
    ill_closed &= _valid(len(block), ill_closed.size)
    if ill_opened.any() or ill_closed.any():
        return None
    ends = newlines & ~inside
    empty = progress.offset - progress.record_offset
    after_end = _shifted(ends, empty == 0)
    lone_return = empty == 1 and progress.last_byte == b"\r"
    blanks = ends & (after_end | _shifted(returns & after_end, lone_return))
    last = len(block) - 1
    return _Found(
        ends,
        blanks,
        delimiters & ~inside,
        int(np.bitwise_count(newlines).sum()),
        bool(inside[last // WORD_BITS] >> np.uint64(last % WORD_BITS) & _ONE),
    )


def _mode_after(found: _Found, last_byte: bytes, signs: Signs) -> Mode:
    if found.ends_inside:
        return Mode.QUOTED
    if last_byte == signs.quote:
        return Mode.AFTER_QUOTE
    starts = last_byte in (signs.delimiter, signs.newline)
    return Mode.FIELD_START if starts else Mode.UNQUOTED


def _after_ends(found: _Found, progress: Progress) -> Progress:
    """Progress after the last record that ends in the block; its delimiters are 0 if any does."""
    last_end = _highest_below(found.ends, found.ends.size * WORD_BITS)
    if last_end is None:
        return progress
    base = progress.offset
    whole = found.ends & ~found.blanks
    if progress.records == 0:
        first = _lowest(whole)
        if first is not None:
            progress = _ended_at(found, progress, first, base)
            whole = _without(whole, first)
    count = int(np.bitwise_count(whole).sum())
    last = _highest_below(whole, whole.size * WORD_BITS)
    if last is not None:
        before = _highest_below(found.ends, last)
        if before is not None:
            at = max(base + before + 1, progress.record_offset)
            progress = replace(progress, record_offset=at, delimiters=0)
        progress = _ended_at(found, progress, last, base)
        progress = replace(progress, records=progress.records + count - 1)
    return replace(progress, record_offset=base + last_end + 1, delimiters=0)


def _ended_at(found: _Found, progress: Progress, end: int, base: int) -> Progress:
    begin = max(progress.record_offset - base, 0)
    delimiters = progress.delimiters + _count_between(found.delimiters, begin, end)
    return ended(replace(progress, delimiters=delimiters), base + end, blank=False)


def _bits(array: NDArray[np.uint8], sign: bytes, met: NDArray[np.bool_]) -> Words:
    """A bit for every byte that is this one; `met` is room to work in, as long as `array`."""
    np.equal(array, sign[0], out=met)
    packed = np.packbits(met, bitorder="little")
    spare = -packed.size % _WORD_BYTES
    if spare:
        packed = np.concatenate((packed, np.zeros(spare, np.uint8)))
    return packed.view("<u8").astype(np.uint64, copy=False)


def _parity(quotes: Words, inside: bool) -> Words:
    """A bit is set where, that byte read, an odd count of quotes has been met."""
    parity = quotes.copy()
    for step in (1, 2, 4, 8, 16, 32):
        parity ^= parity << np.uint64(step)
    carried = np.bitwise_xor.accumulate(parity >> _TOP)
    parity[1:] ^= carried[:-1] * _ALL
    return ~parity if inside else parity


def _shifted(words: Words, first: bool) -> Words:
    """Each bit moved to the byte that follows; `first` is the bit of the byte before the block."""
    moved = words << _ONE
    moved[1:] |= words[:-1] >> _TOP
    moved[0] |= np.uint64(first)
    return moved


def _valid(size: int, words: int) -> Words:
    """Bits of bytes that are there; those that pad the last word are not."""
    valid = np.full(words, _ALL)
    spare = words * WORD_BITS - size
    if spare:
        valid[-1] >>= np.uint64(spare)
    return valid


def _highest_below(words: Words, limit: int) -> int | None:
    """The highest set bit below `limit`."""
    whole, part = divmod(limit, WORD_BITS)
    if part:
        word = int(words[whole]) & ((1 << part) - 1)
        if word:
            return whole * WORD_BITS + word.bit_length() - 1
    filled = words[:whole][::-1] != 0
    back = int(filled.argmax()) if whole else 0
    if not whole or not filled[back]:
        return None
    at = whole - 1 - back
    return at * WORD_BITS + int(words[at]).bit_length() - 1


def _lowest(words: Words) -> int | None:
    filled = np.flatnonzero(words)
    if not filled.size:
        return None
    word = int(words[filled[0]])
    return int(filled[0]) * WORD_BITS + (word & -word).bit_length() - 1


def _without(words: Words, bit: int) -> Words:
    left = words.copy()
    left[bit // WORD_BITS] &= ~(_ONE << np.uint64(bit % WORD_BITS))
    return left


def _count_between(words: Words, begin: int, end: int) -> int:
    """Set bits from `begin` to before `end`."""
    begin = max(begin, 0)
    if begin >= end:
        return 0
    first = begin // WORD_BITS
    some = words[first : -(-end // WORD_BITS)].copy()
    some[0] &= _ALL << np.uint64(begin % WORD_BITS)
    spare = -end % WORD_BITS
    some[-1] &= _ALL >> np.uint64(spare)
    return int(np.bitwise_count(some).sum())
