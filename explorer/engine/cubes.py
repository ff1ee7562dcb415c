"""What the moves of a brush are answered from: numbers up to every block of its axis.

A table has, for each block, how many tweets of all blocks before it have each code of a column:
what lies between two blocks is one row less another. It is made when a brush is expected, under
all clauses that stay, and kept as long as there is room. The more codes all columns have
together, the fewer blocks there are.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

import numpy as np

from explorer.engine.bits import WORD, Bits, Numbers
from explorer.engine.brush import Blocks, Clauses, LetIn, blocks_along, let_in, rows_of_accounts
from explorer.engine.segment import Coded, Integers, Segment
from explorer.engine.sets import Sets

_ALL = np.uint64(0xFFFF_FFFF_FFFF_FFFF)


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """`before[b, code]`: tweets with that code in all blocks before block `b`."""

    before: Integers

    @property
    def nbytes(self) -> int:
        return self.before.nbytes


def brushed(
    sets: Sets,
    segment: Segment,
    name: Hashable,
    column: Coded,
    moving: Clauses,
    staying: tuple[Hashable, frozenset[str], Callable[[], Bits]],
) -> Numbers | None:
    """How many tweets have each code of a column, which `name` names; None without a table.

    `staying` is what the tweets must meet besides: its key, its fields, and its set of tweets.
    """
    key, fields, rows_staying = staying
    blocks = blocks_along(sets, segment, moving)
    if blocks is None:
        return None
    rows = rows_staying()
    table = sets.remembered(
        ("cube", name, segment.dataset, blocks.axis, blocks.count, key),
        lambda: _table(sets, blocks, column, rows),
        fields,
        sets.loaded.cubes,
    )
    found = let_in(sets, segment, moving, blocks)
    return _looked_up(sets, segment, column, found, table, rows)


def _table(sets: Sets, blocks: Blocks, column: Coded, rows: Bits) -> _Table:
    kernels = sets.loaded.kernels
    before = np.zeros((blocks.count + 1, column.size), np.int32)
    if blocks.words:
        for block in range(blocks.count):
            sets.asks.check()
            start, stop = block * blocks.words, (block + 1) * blocks.words
            codes = column.codes[start * WORD : stop * WORD]
            kernels.tally(rows[start:stop], codes, before[block + 1 : block + 2])
    else:
        kernels.tally_blocks(rows, blocks.of_rows, column.codes, before[1:])
    for block in range(1, blocks.count):
        before[block + 1] += before[block]
    return _Table(before)


def _looked_up(
    sets: Sets, segment: Segment, column: Coded, found: LetIn, table: _Table, rows: Bits
) -> Numbers:
    counts = np.zeros(column.size, np.int32)
    for start, stop in found.runs:
        counts += table.before[stop]
        counts -= table.before[start]
    for start, stop in found.stretches:
        _add_stretch(sets, column, rows, start, stop, counts)
    if len(found.accounts):
        held = rows_of_accounts(sets, segment)
        sets.loaded.kernels.tally_accounts(
            rows, found.accounts, held.starts, held.rows, column.codes, counts
        )
    return counts.astype(np.int64)


def _add_stretch(
    sets: Sets, column: Coded, rows: Bits, start: int, stop: int, counts: Integers
) -> None:
    """Count the tweets from one place to before another."""
    first, end = start // WORD, -(-stop // WORD)
    part = rows[first:end].copy()
    part[0] &= _ALL << np.uint64(start - first * WORD)
    part[-1] &= _ALL >> np.uint64(end * WORD - stop)
    codes = column.codes[first * WORD : end * WORD]
    sets.loaded.kernels.tally(part, codes, counts.reshape(1, -1))
