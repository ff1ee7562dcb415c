"""Where a CSV's records end, 64 bytes at a time: a newline ends one after an even count of quotes.

Exact for every block that a CSV writer could have written; for any other block the answer is None.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from explorer.archive.count.machine import Mode, Progress, Signs, ended
from explorer.archive.count.words import (
    WORD_BITS,
    Words,
    clear,
    clear_beyond,
    count,
    count_between,
    follow,
    highest_below,
    is_set,
    lowest,
    mark,
    run_parity,
    words_for,
)

Rooms = tuple[Words, Words, Words, Words]


@dataclass(frozen=True, slots=True)
class _Found:
    """Which bytes of a block end a record or a blank line, which a record, which part two fields.

    These are arrays of a Room: good until the next block.
    """

    ends: Words
    whole: Words
    delimiters: Words
    lines: int
    ends_inside: bool


class Room:
    """Arrays to work in, made once for blocks of at most `size` bytes."""

    def __init__(self, size: int) -> None:
        self._words = np.empty((9, words_for(size)), np.uint64)
        self._met = np.empty(size, np.bool_)

    def find(self, block: bytes, progress: Progress, signs: Signs) -> _Found | None:
        """Mark a block; None where a quote stands where no CSV writer puts one."""
        size = len(block)
        words = self._words[:, : words_for(size)]
        marks = _Marks(words[0], words[1], words[2], words[3], words[4], size)
        rooms = (words[5], words[6], words[7], words[8])
        met = self._met[:size]
        mark(block, signs.quote, marks.quotes, met)
        mark(block, signs.newline, marks.newlines, met)
        mark(block, signs.delimiter, marks.delimiters, met)
        mark(block, b"\r", marks.returns, met)
        run_parity(marks.quotes, progress.mode is Mode.QUOTED, marks.inside, rooms[0])
        if _has_stray(marks, progress.mode, rooms):
            return None
        lines = count(marks.newlines)
        ends_inside = is_set(marks.inside, size - 1)
        outside = np.invert(marks.inside, out=marks.inside)
        ends = np.bitwise_and(marks.newlines, outside, out=marks.newlines)
        delimiters = np.bitwise_and(marks.delimiters, outside, out=marks.delimiters)
        whole = _without_blanks(ends, marks.returns, progress, rooms)
        return _Found(ends, whole, delimiters, lines, ends_inside)


@dataclass(frozen=True, slots=True)
class _Marks:
    """Where the signs of a block stand, and which bytes are inside of quotes."""

    quotes: Words
    newlines: Words
    delimiters: Words
    returns: Words
    inside: Words
    size: int


def _has_stray(marks: _Marks, mode: Mode, rooms: Rooms) -> bool:
    """Whether a quote opens amid a field, or closes one that goes on."""
    one, two, three, room = rooms
    outside = np.invert(marks.inside, out=one)
    closing = np.bitwise_and(marks.quotes, outside, out=one)
    after_closing = two
    follow(closing, mode is Mode.AFTER_QUOTE, after_closing, room)
    between = np.bitwise_or(marks.delimiters, marks.newlines, out=one)
    follow(between, mode is Mode.FIELD_START, three, room)
    must_not_open = np.invert(np.bitwise_or(three, after_closing, out=three), out=three)
    must_not_open &= marks.quotes
    must_not_open &= marks.inside
    between |= marks.quotes
    between |= marks.returns
    goes_on = np.bitwise_and(after_closing, np.invert(between, out=one), out=two)
    clear_beyond(goes_on, marks.size)
    return bool(must_not_open.any() or goes_on.any())


def _without_blanks(ends: Words, returns: Words, progress: Progress, rooms: Rooms) -> Words:
    """The ends that are not those of blank lines: after an end, or after an end and a return."""
    after_end, after_return, result, room = rooms
    open_bytes = progress.offset - progress.record_offset
    follow(ends, open_bytes == 0, after_end, room)
    np.bitwise_and(returns, after_end, out=result)
    follow(result, open_bytes == 1 and progress.last_byte == b"\r", after_return, room)
    np.bitwise_or(after_end, after_return, out=after_end)
    return np.bitwise_and(ends, np.invert(after_end, out=after_end), out=result)


def advance(block: bytes, progress: Progress, signs: Signs, room: Room) -> Progress | None:
    """Progress after a block; None where a quote stands where no CSV writer puts one."""
    found = room.find(block, progress, signs)
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
    tail = count_between(found.delimiters, after.record_offset - progress.offset, len(block))
    return replace(after, delimiters=after.delimiters + tail)


def _mode_after(found: _Found, last_byte: bytes, signs: Signs) -> Mode:
    if found.ends_inside:
        return Mode.QUOTED
    if last_byte == signs.quote:
        return Mode.AFTER_QUOTE
    starts = last_byte in (signs.delimiter, signs.newline)
    return Mode.FIELD_START if starts else Mode.UNQUOTED


def _after_ends(found: _Found, progress: Progress) -> Progress:
    """Progress after the last record that ends in the block; its delimiters are 0 if any does."""
    limit = found.ends.size * WORD_BITS
    last_end = highest_below(found.ends, limit)
    if last_end is None:
        return progress
    base = progress.offset
    if progress.records == 0 and (first := lowest(found.whole)) is not None:
        progress = _ended_at(found, progress, first, base)
        clear(found.whole, first)
    last = highest_below(found.whole, limit)
    if last is not None:
        before = highest_below(found.ends, last)
        if before is not None:
            at = max(base + before + 1, progress.record_offset)
            progress = replace(progress, record_offset=at, delimiters=0)
        progress = _ended_at(found, progress, last, base)
        more = count(found.whole) - 1
        progress = replace(progress, records=progress.records + more)
    return replace(progress, record_offset=base + last_end + 1, delimiters=0)


def _ended_at(found: _Found, progress: Progress, end: int, base: int) -> Progress:
    delimiters = count_between(found.delimiters, progress.record_offset - base, end)
    progress = replace(progress, delimiters=progress.delimiters + delimiters)
    return ended(progress, base + end, blank=False)
