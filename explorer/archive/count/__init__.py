"""Count the records of a CSV without reading its fields: the check on every importer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from explorer.archive.count.machine import Mode, Progress, Signs, ended, walk
from explorer.archive.count.parity import Room, advance
from explorer.archive.failures import reading
from explorer.archive.files import Dialect
from explorer.errors import Cancelled

# Fits the processor's cache with the words made of it: larger and smaller blocks are slower.
BLOCK_BYTES = 1024 * 1024

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Records:
    """What a CSV holds.

    `records` leaves out the header and blank lines; a cut last record is counted. `lines` are
    lines of text, header and those inside fields included. `last_record_offset` is the byte
    at which the last record begins, None without records. `cut` is whether the file certainly
    breaks off within its last record; without `ends_in_newline` it may have. No record has more
    bytes than `longest_at_most`.
    """

    records: int
    lines: int
    bytes: int
    ends_in_quote: bool
    ends_in_newline: bool
    last_record_offset: int | None
    header_fields: int
    last_fields: int
    cut: bool
    longest_at_most: int


class RecordCounter:
    """Counts while the bytes of a CSV pass by, in order and in blocks of any size."""

    def __init__(self, dialect: Dialect | None = None) -> None:
        self._dialect = dialect or Dialect()
        newline = self._dialect.newline[-1:].encode("ascii")
        self._signs = Signs(self._dialect.delimiter.encode("ascii"), newline)
        self._progress = Progress()
        self._start: bytes = b""
        self._room = Room(BLOCK_BYTES)
        self._longest_open = 0

    def feed(self, block: bytes) -> None:
        """Take the next bytes."""
        if self._progress.offset < len(_BOM):
            block = self._start + block
            self._start = b""
            if len(block) < len(_BOM) and _BOM.startswith(block):
                self._start = block
                return
            if self._progress.offset == 0 and block.startswith(_BOM):
                self._progress = Progress(offset=len(_BOM), record_offset=len(_BOM))
                block = block[len(_BOM) :]
        for at in range(0, len(block), BLOCK_BYTES):
            part = block[at : at + BLOCK_BYTES]
            known = self._progress
            fast = advance(part, known, self._signs, self._room)
            self._progress = fast or walk(part, known, self._signs)
            open_bytes = self._progress.offset - self._progress.record_offset
            self._longest_open = max(self._longest_open, open_bytes)

    def result(self) -> Records:
        """The count, all bytes taken."""
        if self._start:
            self._progress = walk(self._start, self._progress, self._signs)
            self._start = b""
        progress = self._progress
        newline = progress.last_byte == self._signs.newline
        left = progress.offset - progress.record_offset
        if left and not (left == 1 and progress.last_byte == b"\r"):
            progress = ended(progress, progress.offset, blank=False)
        in_quote = progress.mode is Mode.QUOTED
        return Records(
            records=max(progress.records - 1, 0),
            lines=progress.lines + (not newline),
            bytes=progress.offset,
            ends_in_quote=in_quote,
            ends_in_newline=newline,
            last_record_offset=progress.last_offset if progress.records > 1 else None,
            header_fields=progress.header_delimiters + 1,
            last_fields=progress.last_delimiters + 1,
            cut=in_quote or (not newline and self._breaks_off(progress)),
            longest_at_most=self._longest_open + BLOCK_BYTES,
        )

    def _breaks_off(self, progress: Progress) -> bool:
        """Whether the last record, no newline after it, lacks fields or its last field's quotes."""
        short = progress.last_delimiters < progress.header_delimiters
        bare = self._dialect.quoted_header and progress.last_byte == self._signs.delimiter
        return progress.records > 1 and (short or bare)


def count_records(
    source: Path | BinaryIO,
    on_bytes: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    dialect: Dialect | None = None,
) -> Records:
    """Count a CSV; `on_bytes` is told of each block's size. Raises Cancelled, KnownError."""
    if isinstance(source, Path):
        with reading(source), source.open("rb", buffering=0) as stream:
            return count_records(stream, on_bytes, cancelled, dialect)
    counter = RecordCounter(dialect)
    while block := source.read(BLOCK_BYTES):
        if cancelled is not None and cancelled():
            raise Cancelled
        counter.feed(block)
        if on_bytes is not None:
            on_bytes(len(block))
    return counter.result()
