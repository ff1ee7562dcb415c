"""Brushes: which clauses of a selection move while all others stay, and what they let in.

A segment is cut into blocks along the brushed axis: stretches of time, accounts next to each other
by a measure, hours of the week. A brush lets in whole blocks, of which `cubes` knows the numbers,
and at its ends a few tweets beside them, which are counted one by one: so nothing is rounded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np

from explorer.engine.bits import WORD, Flags, Numbers, word_count
from explorer.engine.clocks import HOURS_PER_WEEK
from explorer.engine.measures import MEASURES
from explorer.engine.segment import Codes, Integers, Segment
from explorer.engine.sets import Sets
from explorer.schema.clause import AnyClause, Clause, Cycle, Group, Span, parts_of
from explorer.schema.fields import FIELDS, FieldKind

MOST_BLOCKS = 180
"""Enough for every month of fifteen years."""

CUBE_BYTES = 128_000_000
"""The most that the tables of all columns together may take."""

_BYTES_A_NUMBER = 4
_NUMBERS_A_TWEET = 4
"""Tables with more numbers than this would take longer to make than they save."""

_LEAST_POWER, _MOST_POWER = -3, 13
"""Of ten, between which bins of numbers lie."""

_BINS_OF_TIME = 6_000
"""As many codes as a chart over time by days has."""

TIME = frozenset(("time",))
CLOCKS = frozenset(("hour", "weekday"))

Clauses = tuple[AnyClause, ...]
Run = tuple[int, int]
"""From the first to before the second."""


@dataclass(frozen=True, slots=True, eq=False)
class Blocks:
    """A segment cut along an axis. `of_rows` is the block of every tweet.

    Along time blocks are so many `words` of tweets each, and `of_rows` is empty.
    """

    axis: str
    count: int
    words: int
    of_rows: Codes
    of_accounts: Integers

    @property
    def nbytes(self) -> int:
        return self.of_rows.nbytes + self.of_accounts.nbytes


@dataclass(frozen=True, slots=True, eq=False)
class LetIn:
    """What a brush lets in: `runs` of whole blocks, and stretches of tweets or accounts beside."""

    runs: tuple[Run, ...]
    stretches: tuple[Run, ...]
    accounts: Integers

    @property
    def nbytes(self) -> int:
        return self.accounts.nbytes


@dataclass(frozen=True, slots=True, eq=False)
class RowsOfAccounts:
    """The tweets of every account, in the order of time, one account after the other."""

    starts: Integers
    rows: Integers

    @property
    def nbytes(self) -> int:
        return self.starts.nbytes + self.rows.nbytes


def can_move(fields: frozenset[str]) -> bool:
    """Whether there are blocks along these fields."""
    return fields in (TIME, CLOCKS) or (len(fields) == 1 and fields <= MEASURES)


def moving_among(clauses: Iterable[AnyClause], fields: frozenset[str]) -> Clauses:
    """Those clauses that a brush over some fields changes; none where it is no simple one."""
    if not can_move(fields):
        return ()
    moving = tuple(c for c in clauses if c.fields <= fields)
    return moving if moving and _is_simple(moving, fields) else ()


def _is_simple(moving: Clauses, fields: frozenset[str]) -> bool:
    if fields == TIME:
        return all(
            isinstance(c, Clause) and not c.negated and [type(t) for t in c.tests] == [Span]
            for c in moving
        )
    if fields == CLOCKS:
        tests = [test for c in moving for part in parts_of(c) for test in part.tests]
        zones = {test.zone for test in tests if isinstance(test, Cycle)}
        return len(zones) == 1 and all(isinstance(test, Cycle) for test in tests)
    return all(isinstance(clause, Clause) for clause in moving)


def most_blocks(segments: Iterable[Segment]) -> int:
    """Into how many blocks segments are cut, so that the tables of all columns find room."""
    codes = rows = 0
    for one in segments:
        lists = sum(each.coded.size for each in one.lists.values())
        codes += one.account.size + one.traits.coded.size + HOURS_PER_WEEK + lists + _BINS_OF_TIME
        rows += one.rows
    numbers = min(CUBE_BYTES // _BYTES_A_NUMBER, _NUMBERS_A_TWEET * rows)
    return max(1, min(MOST_BLOCKS, numbers // max(1, codes) - 1))


def blocks_along(sets: Sets, segment: Segment, moving: Clauses) -> Blocks | None:
    """The blocks of a segment along the fields that these clauses are about, if there is room."""
    fields = frozenset(field for clause in moving for field in clause.fields)
    most = most_blocks(sets.loaded.segments)
    nothing = np.zeros(0, np.int32)
    if fields == TIME:
        words = max(1, -(-word_count(segment.rows) // most))
        return Blocks("time", -(-word_count(segment.rows) // words), words, nothing, nothing)
    if fields <= CLOCKS:
        zone = _zone_of(moving)
        clock = sets.clock(segment, zone)
        if clock.size > most:
            return None
        return Blocks(f"clocks of {zone}", clock.size, 0, clock.codes, nothing)
    (field,) = fields
    key = ("blocks", field, most, segment.dataset)
    return sets.remembered(key, partial(_blocks_of_accounts, sets, segment, field, most))


def let_in(sets: Sets, segment: Segment, moving: Clauses, blocks: Blocks) -> LetIn:
    """What these clauses let in."""
    fields = frozenset(field for clause in moving for field in clause.fields)
    if fields == TIME:
        return _of_time(segment, moving, blocks.words * WORD)
    if fields <= CLOCKS:
        return _of_clocks(sets, segment, moving)
    key = ("let in", frozenset(moving), segment.dataset)
    return sets.remembered(key, partial(_of_accounts, sets, segment, moving, blocks))


def rows_of_accounts(sets: Sets, segment: Segment) -> RowsOfAccounts:
    """The tweets of every account, found once."""

    def find() -> RowsOfAccounts:
        codes = segment.account.codes
        starts = np.zeros(segment.accounts + 1, np.int32)
        np.cumsum(tweets_of_accounts(sets, segment), out=starts[1:])
        rows = np.zeros(segment.rows, np.int32)
        sets.loaded.kernels.sort_rows(codes, starts[:-1].copy(), rows)
        return RowsOfAccounts(starts, rows)

    return sets.remembered(("rows of accounts", segment.dataset), find)


def tweets_of_accounts(sets: Sets, segment: Segment) -> Numbers:
    """How many tweets each account has."""

    def find() -> Numbers:
        return np.bincount(segment.account.codes, minlength=segment.accounts)

    return sets.remembered(("tweets of accounts", segment.dataset), find)


def _blocks_of_accounts(sets: Sets, segment: Segment, field: str, most: int) -> Blocks:
    """Accounts in the order of a measure, those alike together, cut at most into so many blocks.

    They are cut where bins of a chart are, which is where brushes end, if there are not too many,
    and further so that blocks have even shares of the tweets; a value with more of them than a
    share has a block of its own.
    """
    measured = sets.measured(segment, field)
    known, ranks = np.unique(measured.numbers[measured.is_known], return_inverse=True)
    rank_of = np.full(segment.accounts, len(known), np.int64)
    rank_of[measured.is_known] = ranks
    tweets = np.bincount(
        rank_of, weights=tweets_of_accounts(sets, segment), minlength=len(known) + 1
    )
    bins = np.append(_round_bins(known, field), [-1])
    is_cut = np.append(True, bins[1:] != bins[:-1])
    if np.count_nonzero(is_cut) > most:
        is_cut[1:-1] = False
    shares = max(0, (most - np.count_nonzero(is_cut) - 1) // 2)
    if shares:
        share = max(1.0, segment.rows / shares)
        full = np.diff((np.cumsum(tweets) - tweets) // share) > 0
        is_large = tweets > share
        is_cut[1:] |= full | is_large[1:] | is_large[:-1]
    of_ranks = np.cumsum(is_cut) - 1
    of_accounts = of_ranks[rank_of].astype(np.int32)
    of_rows = of_accounts.astype(np.uint8)[segment.account.codes]
    return Blocks(field, int(of_ranks[-1]) + 1, 0, of_rows, of_accounts)


def _round_bins(numbers: np.ndarray, field: str) -> Numbers:
    """The number of the month, or of the logarithmic bin, of each of some rising values."""
    if FIELDS[field].kind is FieldKind.TIME:
        moments = numbers.astype("datetime64[m]")
        return moments.astype("datetime64[M]").astype(np.int64)
    powers = 10.0 ** np.arange(_LEAST_POWER, _MOST_POWER)
    edges = np.unique(np.concatenate([[0.0, np.nextafter(0, 1)], powers, 2 * powers, 5 * powers]))
    return np.searchsorted(edges, numbers.astype(np.float64), side="right").astype(np.int64)


def _of_time(segment: Segment, moving: Clauses, size: int) -> LetIn:
    start, stop = 0, len(segment.minutes)
    for clause in moving:
        for part in parts_of(clause):
            for test in part.tests:
                if isinstance(test, Span):
                    first, last = segment.stretch_of(test)
                    start, stop = max(start, first), min(stop, last)
    nobody = np.zeros(0, np.int32)
    if start >= stop:
        return LetIn((), (), nobody)
    first_whole, stop_whole = -(-start // size), stop // size
    if first_whole >= stop_whole:
        return LetIn((), ((start, stop),), nobody)
    beside = ((start, first_whole * size), (stop_whole * size, stop))
    return LetIn(((first_whole, stop_whole),), tuple((a, b) for a, b in beside if a < b), nobody)


def _of_clocks(sets: Sets, segment: Segment, moving: Clauses) -> LetIn:
    clock = sets.clock(segment, _zone_of(moving))
    flags = np.ones(clock.size, np.bool_)
    for clause in moving:
        met = np.ones(clock.size, np.bool_)
        for part in parts_of(clause):
            met &= sets.hours_meeting(clock, part)
        flags &= met ^ (clause.negated if isinstance(clause, Group) else False)
    return LetIn(_runs(flags), (), np.zeros(0, np.int32))


def _of_accounts(sets: Sets, segment: Segment, moving: Clauses, blocks: Blocks) -> LetIn:
    chosen = np.ones(segment.accounts, np.bool_)
    for clause in moving:
        chosen &= sets.accounts(segment, clause)
    numbers = np.bincount(blocks.of_accounts, minlength=blocks.count)
    chosen_numbers = np.bincount(blocks.of_accounts[chosen], minlength=blocks.count)
    is_part = (chosen_numbers > 0) & (chosen_numbers < numbers)
    accounts = np.flatnonzero(chosen & is_part[blocks.of_accounts]).astype(np.int32)
    return LetIn(_runs(chosen_numbers == numbers), (), accounts)


def _runs(flags: Flags) -> tuple[Run, ...]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    return tuple((int(a), int(b)) for a, b in list(pairwise(edges.tolist()))[::2])


def _zone_of(moving: Clauses) -> str:
    for clause in moving:
        for part in parts_of(clause):
            for test in part.tests:
                if isinstance(test, Cycle):
                    return test.zone
    raise AssertionError(moving)
