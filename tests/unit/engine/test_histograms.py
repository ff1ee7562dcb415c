"""A histogram found from another is the one that counting anew gives, whatever came before."""

from __future__ import annotations

from functools import partial

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.engine import bits
from explorer.engine.bits import Bits, Numbers
from explorer.engine.histograms import Histograms

ROWS = 150
CODES = 4
_places = st.integers(0, ROWS)
_stretches = st.builds(lambda a, b: bits.stretch(ROWS, min(a, b), max(a, b)), _places, _places)
_others = st.sets(st.integers(0, ROWS - 1)).map(lambda s: bits.at(ROWS, np.array([*s], np.int64)))


def tally(codes: list[int], rows: Bits) -> Numbers:
    flags = np.unpackbits(rows.view(np.uint8), bitorder="little", count=ROWS).astype(bool)
    return np.bincount(np.array(codes)[flags], minlength=CODES)


@given(
    codes=st.lists(st.integers(0, CODES - 1), min_size=ROWS, max_size=ROWS),
    asked=st.lists(_stretches | _others | st.just(bits.everything(ROWS)), max_size=6),
)
def test_every_histogram_is_what_counting_anew_gives(codes: list[int], asked: list[Bits]) -> None:
    histograms = Histograms()
    for rows in asked:
        is_whole = bits.number(rows) == ROWS
        found = histograms.over("column", rows, partial(tally, codes), is_whole=is_whole)
        assert found.tolist() == tally(codes, rows).tolist()


def test_a_set_that_changes_little_is_counted_by_its_change() -> None:
    counted: list[int] = []

    def count(rows: Bits) -> Numbers:
        counted.append(bits.number(rows))
        return tally([0] * ROWS, rows)

    histograms = Histograms()
    for stop in (100, 101, 99):
        found = histograms.over("column", bits.stretch(ROWS, 0, stop), count, is_whole=False)
        assert found[0] == stop
    assert counted == [100, 1, 0, 0, 1]
