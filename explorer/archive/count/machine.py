"""Where a CSV's records end, one sign after the other: slow, and right whatever the file holds.

A quote opens a field only where the field begins; anywhere else in unquoted text, and after a
closing quote, it is text, as Python's csv module reads it. The fast count in `parity` falls
back on this for blocks in which a quote stands where no writer puts one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto


class Mode(Enum):
    """Where in a record a byte stands."""

    FIELD_START = auto()
    UNQUOTED = auto()
    QUOTED = auto()
    AFTER_QUOTE = auto()


@dataclass(frozen=True, slots=True)
class Signs:
    """The bytes that mean something; a `\\r` before a `\\n` belongs to the line's end."""

    delimiter: bytes = b","
    newline: bytes = b"\n"
    quote: bytes = b'"'


@dataclass(frozen=True, slots=True)
class Progress:
    """What is known after the bytes so far; offsets are from the beginning of the file.

    `offset` is that of the next byte. The open record begins at `record_offset` and has
    `delimiters` so far. The last whole one began at `last_offset`. Blank lines are no records.
    """

    mode: Mode = Mode.FIELD_START
    offset: int = 0
    records: int = 0
    lines: int = 0
    record_offset: int = 0
    delimiters: int = 0
    last_offset: int = 0
    last_delimiters: int = 0
    header_delimiters: int = 0
    last_byte: bytes = b"\n"


def ended(progress: Progress, at: int, blank: bool) -> Progress:
    """The record that is open ends with the newline at offset `at`."""
    if blank:
        return replace(progress, record_offset=at + 1, delimiters=0)
    first = progress.records == 0
    return replace(
        progress,
        records=progress.records + 1,
        record_offset=at + 1,
        delimiters=0,
        last_offset=progress.record_offset,
        last_delimiters=progress.delimiters,
        header_delimiters=progress.delimiters if first else progress.header_delimiters,
    )


def walk(block: bytes, progress: Progress, signs: Signs) -> Progress:
    """Read a block sign by sign."""
    mode, start = progress.mode, progress.offset
    at = 0
    while at < len(block):
        if mode is Mode.QUOTED:
            mode, at = _in_quotes(block, at, signs)
            continue
        sign = block[at : at + 1]
        if sign == signs.quote and mode in (Mode.FIELD_START, Mode.AFTER_QUOTE):
            mode, at = Mode.QUOTED, at + 1
        elif sign == signs.delimiter:
            progress = replace(progress, delimiters=progress.delimiters + 1)
            mode, at = Mode.FIELD_START, at + 1
        elif sign == signs.newline:
            blank = _is_blank(block, at, progress, start)
            progress = ended(progress, start + at, blank)
            mode, at = Mode.FIELD_START, at + 1
        else:
            mode, at = Mode.UNQUOTED, _next_sign(block, at, signs)
    return replace(
        progress,
        mode=mode,
        offset=start + len(block),
        lines=progress.lines + block.count(signs.newline),
        last_byte=block[-1:] or progress.last_byte,
    )


def _in_quotes(block: bytes, at: int, signs: Signs) -> tuple[Mode, int]:
    closing = block.find(signs.quote, at)
    return (Mode.QUOTED, len(block)) if closing < 0 else (Mode.AFTER_QUOTE, closing + 1)


def _next_sign(block: bytes, at: int, signs: Signs) -> int:
    ends = (block.find(signs.delimiter, at), block.find(signs.newline, at))
    return min((end for end in ends if end >= 0), default=len(block))


def _is_blank(block: bytes, at: int, progress: Progress, start: int) -> bool:
    length = start + at - progress.record_offset
    before = block[at - 1 : at] if at else progress.last_byte
    return length == 0 or (length == 1 and before == b"\r")
