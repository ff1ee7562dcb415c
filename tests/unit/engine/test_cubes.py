"""What a brush lets in is counted from tables as it is counted one by one, wherever it ends."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.engine import bits, brush
from explorer.engine.bits import Bits, Flags
from explorer.engine.clocks import HOURS_PER_WEEK
from explorer.engine.cubes import brushed
from explorer.engine.kernels import compiled
from explorer.engine.loaded import Loaded
from explorer.engine.memo import Memo
from explorer.engine.segment import Coded, Segment, Traits
from explorer.engine.sets import Sets
from explorer.schema.clause import AnyClause, Clause, Cycle, Group, Interval, Span
from explorer.schema.statement import Statement

ROWS = 2_000
ACCOUNTS = 300
CODES = 7
EXAMPLES = 60
PLENTY = 1 << 40
KERNELS = compiled(None, lambda: None)
RANDOM = np.random.default_rng(20261129)
MINUTES = np.sort(RANDOM.integers(0, 500, ROWS - 100)).astype(np.int32)
AUTHORS = (RANDOM.random(ROWS) ** 4 * ACCOUNTS).astype(np.uint16)
VALUES = np.ma.masked_array(RANDOM.integers(0, 60, ACCOUNTS), RANDOM.random(ACCOUNTS) < 0.1)
COLUMN = Coded(RANDOM.integers(0, CODES, ROWS).astype(np.uint8), np.arange(CODES - 1))
STAYING = RANDOM.random(ROWS) < 0.7


class Followers:
    """A database that knows one thing."""

    def columns(self, statement: Statement) -> dict[str, np.ndarray]:
        assert "followers" in statement.sql
        return {"account": np.arange(ACCOUNTS), "value": VALUES}

    def check(self) -> None:
        """Somebody waits."""


def segment() -> Segment:
    nothing = np.zeros(0, np.int32)
    account = Coded(AUTHORS, np.arange(ACCOUNTS))
    traits = Traits(Coded(np.zeros(ROWS, np.uint8), nothing), {})
    return Segment(1, ROWS, MINUTES, 0, nothing, account, traits, {})


def sets() -> Sets:
    loaded = Loaded(1, (segment(),), {}, KERNELS, Memo(PLENTY), Memo(PLENTY))
    return Sets(loaded, Followers())


def rows_of(flags: Flags) -> Bits:
    return bits.at(ROWS, np.flatnonzero(flags))


def expected(clause: AnyClause, one: Sets) -> list[int]:
    """Counted one by one."""
    met = np.unpackbits(
        one.tweets(one.loaded.segments[0], clause).view(np.uint8), bitorder="little", count=ROWS
    ).astype(bool)
    return np.bincount(COLUMN.codes[met & STAYING], minlength=CODES).tolist()


_ends = st.integers(-5, 505)
_values = st.integers(-1, 61)
_hours = st.lists(st.integers(0, 23), min_size=1, unique=True).map(tuple)
_times = st.builds(lambda a, b: Clause("time", (Span(min(a, b), max(a, b)),)), _ends, _ends)
_followers = st.builds(
    lambda a, b, negated: Clause("followers", (Interval(min(a, b), max(a, b)),), negated),
    _values, _values, st.booleans(),
)  # fmt: skip
_rectangles = st.builds(
    lambda hours, days: Group((Clause("hour", (Cycle(hours),)), Clause("weekday", (Cycle(days),)))),
    _hours, st.just((3, 4)),
)  # fmt: skip


@pytest.mark.parametrize("most", [1, 3, 20, 180])
@settings(max_examples=EXAMPLES)
@given(clauses=st.lists(_times | _followers | _rectangles, min_size=1, max_size=5))
def test_every_position_is_what_counting_one_by_one_gives(
    clauses: list[AnyClause], most: int
) -> None:
    one = sets()
    staying = (frozenset({"likes"}), frozenset({"likes"}), lambda: rows_of(STAYING))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(brush, "most_blocks", lambda _segments: most)
        for clause in clauses:
            counts = brushed(one, one.loaded.segments[0], "column", COLUMN, (clause,), staying)
            if counts is None:
                # The hours of the week have blocks that stay whole.
                assert isinstance(clause, Group)
                assert most < HOURS_PER_WEEK
                continue
            assert counts.tolist() == expected(clause, one)
