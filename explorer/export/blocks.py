"""The rows of a sheet in portions that fit into memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from explorer.export.order import ACCOUNTS, ExportOrder
from explorer.export.sheet import Part, Sheet
from explorer.export.watch import Watch
from explorer.query.added_columns import TWEETS_SELECTED
from explorer.query.export_rows import (
    Rows,
    account_rows,
    gather_counts,
    gather_tweets,
    tweet_rows,
)
from explorer.query.selection import Selection
from explorer.schema.statement import Statement
from explorer.store.reader import Reader

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

    @property
    def dataset(self) -> int:
        return self.part.origin.dataset.dataset

    def account_rows(self, selection: Selection) -> Rows:
        file, keys = self.part.origin.file.file, self.part.keys
        return account_rows(selection, self.dataset, file, (self.first, self.last), keys)

    def tweet_rows(self, also: str = "") -> Rows:
        """Gathered ones only; `also` joins something more."""
        return tweet_rows(self.dataset, (self.first, self.last), self.part.keys, also)


def blocks_of(sheet: Sheet) -> tuple[Block, ...]:
    """All blocks of a sheet, in order."""
    return tuple(block for part in sheet.parts for block in _blocks_of(part))


def _blocks_of(part: Part) -> Iterator[Block]:
    places = part.origin.places
    for start in range(0, len(places), ROWS_A_BLOCK):
        inside = places[start : start + ROWS_A_BLOCK]
        yield Block(part, int(inside[0]), int(inside[-1]), len(inside))


class Asker:
    """Asks for one export, and sees that what its blocks are joined with is at hand."""

    def __init__(self, order: ExportOrder, reader: Reader, watch: Watch) -> None:
        self.order = order
        self.reader = reader
        self._watch = watch
        self._gathered: tuple[int, int, int] | None = None
        self._counted = False

    def ask(self, statement: Statement) -> Mapping[str, np.ndarray]:
        """The answer, unless nobody wants the export any more."""
        self._watch.check()
        return self.reader.columns(statement)

    def gather(self, blocks: Sequence[Block]) -> None:
        """Have ready what the first block needs, and for some that follow."""
        block = blocks[0]
        if TWEETS_SELECTED in block.part.keys and not self._counted:
            self.ask(gather_counts(self.order.selection))
            self._counted = True
        if self.order.what != ACCOUNTS:
            self._gather_tweets(blocks)

    def _gather_tweets(self, blocks: Sequence[Block]) -> None:
        """The narrow columns of the tweets."""
        block = blocks[0]
        if self._gathered is not None:
            there, first, last = self._gathered
            if there == block.dataset and first <= block.first and block.last <= last:
                return
        first, last = _reach(blocks)
        self.ask(gather_tweets(self.order.selection, block.dataset, first, last))
        self._gathered = (block.dataset, first, last)


def _reach(blocks: Sequence[Block]) -> tuple[int, int]:
    """From where to where rows are gathered for the first block and some that follow."""
    first, last, rows = blocks[0].first, blocks[0].last, 0
    for block in blocks:
        rows += block.rows
        if rows > ROWS_GATHERED or block.dataset != blocks[0].dataset or block.first < first:
            break
        last = max(last, block.last)
    return first, last
