"""Sets of rows as bits do what Python's sets of numbers do, at the edges of words too."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.engine import bits

rows = st.integers(0, 200)


def members(row_count: int, found: bits.Bits) -> set[int]:
    flags = np.unpackbits(found.view(np.uint8), bitorder="little")
    assert not flags[row_count:].any(), "bits beyond the last row"
    return set(np.flatnonzero(flags).tolist())


@given(rows.flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n), st.integers(0, n))))
def test_a_stretch_holds_its_rows_and_no_other(drawn: tuple[int, int, int]) -> None:
    row_count, start, stop = drawn
    assert members(row_count, bits.stretch(row_count, start, stop)) == set(range(start, stop))


@given(st.data(), st.integers(1, 200))
def test_rows_are_found_counted_and_left_out(data: st.DataObject, row_count: int) -> None:
    places = data.draw(st.sets(st.integers(0, row_count - 1)))
    edges = sorted(data.draw(st.lists(st.integers(0, row_count), min_size=2)))
    found = bits.at(row_count, np.array(sorted(places), np.int64))
    assert members(row_count, found) == places
    assert bits.number(found) == len(places)
    assert members(row_count, bits.without(row_count, found)) == set(range(row_count)) - places
    between = bits.numbers_between(found, np.array(edges))
    pairs = pairwise(edges)
    assert between.tolist() == [sum(low <= place < high for place in places) for low, high in pairs]


def test_no_rows_are_no_words() -> None:
    assert len(bits.everything(0)) == 0
    assert bits.number(bits.without(0, bits.nothing(0))) == 0
