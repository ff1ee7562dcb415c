"""One sheet as CSV: lines from the database straight into the file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self

import numpy as np

from explorer.errors import BugError
from explorer.export.order import ACCOUNTS, SPREADSHEET, ExportOrder
from explorer.export.sheet import Part, Sheet
from explorer.export.watch import Watch
from explorer.query.export_rows import (
    Cells,
    account_lines,
    gather_tweets,
    gather_writers,
    tweet_lines,
)
from explorer.schema.statement import Statement
from explorer.store.reader import Reader

BOM = b"\xef\xbb\xbf"
# 100,000 tweets are some 60 MB of lines, and are found in well below a second.
ROWS_A_BLOCK = 100_000
# The narrow columns of so many tweets take some 100 MB.
ROWS_GATHERED = 2_000_000


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of one part that are asked for at once, from place `first` to `last`."""

    part: Part
    first: int
    last: int
    rows: int


@dataclass(frozen=True, slots=True)
class FileWritten:
    """What a file holds as it lies on the disk."""

    sha256: str
    bytes: int


class SheetWriter:
    """Writes and hashes in a thread of its own while the next lines are looked for."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._hash = hashlib.sha256()
        self._bytes = 0
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="export")
        self._running: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_failure: object) -> None:
        self._pool.shutdown()

    def put(self, lines: Sequence[bytes]) -> None:
        """Write these after what came before; at most one batch waits."""
        self.wait()
        self._running = self._pool.submit(self._write, lines)

    def wait(self) -> None:
        """Wait until everything is written; raises what went wrong with it."""
        running, self._running = self._running, None
        if running is not None:
            running.result()

    def written(self) -> FileWritten:
        self.wait()
        self._file.flush()
        return FileWritten(self._hash.hexdigest(), self._bytes)

    def _write(self, lines: Sequence[bytes]) -> None:
        data = b"".join(lines)
        self._file.write(data)
        self._hash.update(data)
        self._bytes += len(data)


def header_line(columns: Sequence[str]) -> bytes:
    """The names as the archive writes them, every one in quotes."""
    doubled = (name.replace('"', '""') for name in columns)
    return ('"' + '","'.join(doubled) + '"\n').encode()


class Lines:
    """Finds the lines of a sheet, block by block, within the reader's transaction."""

    def __init__(self, order: ExportOrder, reader: Reader, watch: Watch) -> None:
        self._order = order
        self._reader = reader
        self._watch = watch
        self._writers_of: Part | None = None
        self._gathered: tuple[int, int, int] | None = None

    def of(self, sheet: Sheet) -> Iterator[list[bytes]]:
        """All lines in order."""
        blocks = [block for part in sheet.parts for block in blocks_of(part)]
        for number, block in enumerate(blocks):
            if self._order.what != ACCOUNTS:
                self._prepare(blocks[number:])
            lines = self._ask(self._statement(block))["line"].tolist()
            if len(lines) != block.rows:
                raise BugError(f"{len(lines)} lines came for {block.rows} rows.")
            yield lines

    def _statement(self, block: Block) -> Statement:
        origin, selection = block.part.origin, self._order.selection
        cells = self._cells(block.part)
        dataset, file = origin.dataset.dataset, origin.file.file
        if self._order.what == ACCOUNTS:
            return account_lines(selection, dataset, file, cells, block.first, block.last)
        return tweet_lines(dataset, cells, block.first, block.last)

    def _prepare(self, blocks: Sequence[Block]) -> None:
        """See that the profiles and the narrow columns of the first block are at hand."""
        part = blocks[0].part
        dataset = part.origin.dataset.dataset
        before = self._writers_of
        if before is None or (before.keys, before.origin.dataset.dataset) != (part.keys, dataset):
            self._ask(gather_writers(dataset, self._cells(part)))
            self._writers_of = part
        if self._gathered is not None:
            there, first, last = self._gathered
            if there == dataset and first <= blocks[0].first and blocks[0].last <= last:
                return
        first, last = _reach(blocks)
        self._ask(gather_tweets(self._order.selection, dataset, first, last))
        self._gathered = (dataset, first, last)

    def _cells(self, part: Part) -> Cells:
        return Cells(part.keys, safe=self._order.mode == SPREADSHEET)

    def _ask(self, statement: Statement) -> dict[str, np.ndarray]:
        self._watch.check()
        return self._reader.columns(statement)


def blocks_of(part: Part) -> Iterator[Block]:
    """A part's rows in portions that fit into memory."""
    places = part.origin.places
    for start in range(0, len(places), ROWS_A_BLOCK):
        inside = places[start : start + ROWS_A_BLOCK]
        yield Block(part, int(inside[0]), int(inside[-1]), len(inside))


def _reach(blocks: Sequence[Block]) -> tuple[int, int]:
    """From where to where rows are gathered for the first block and some that follow."""
    first, last, rows = blocks[0].first, blocks[0].last, 0
    for block in blocks:
        rows += block.rows
        same = block.part.origin.dataset == blocks[0].part.origin.dataset
        if rows > ROWS_GATHERED or not same or block.first < first:
            break
        last = max(last, block.last)
    return first, last


def write_csv(
    sheet: Sheet, path: Path, order: ExportOrder, lines: Iterator[list[bytes]]
) -> FileWritten:
    """Write a sheet to `path` from its lines."""
    with path.open("xb") as file, SheetWriter(file) as writer:
        head = header_line(sheet.columns)
        writer.put([BOM + head if order.mode == SPREADSHEET else head])
        for batch in lines:
            writer.put(batch)
        return writer.written()
