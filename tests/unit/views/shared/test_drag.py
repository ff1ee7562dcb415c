"""Which bars a brush covers while it is dragged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.views.shared.bars.drag import Drag, Grip
from tests.unit.views.shared.bars_by_hand import followers

PLACEMENT = followers()
LAST = len(PLACEMENT) - 1


def middle(bar: int) -> float:
    return float(PLACEMENT.left[bar] + PLACEMENT.right[bar]) / 2


@pytest.mark.parametrize(
    ("grip", "run", "start", "to", "expected"),
    [
        pytest.param(Grip.NEW, (4, 4), 4, 6, (4, 6), id="new to the right"),
        pytest.param(Grip.NEW, (4, 4), 4, 2, (2, 4), id="new to the left"),
        pytest.param(Grip.NEW, (0, 0), 0, 2, (0, 2), id="new from the unknown bar"),
        pytest.param(Grip.MIDDLE, (3, 4), 3, 5, (5, 6), id="moved"),
        pytest.param(Grip.MIDDLE, (3, 4), 4, LAST, (6, 7), id="moved as far as there are bars"),
        pytest.param(Grip.MIDDLE, (3, 4), 3, 0, (1, 2), id="never moved on to unknown"),
    ],
)
def test_by_bars(
    grip: Grip, run: tuple[int, int], start: int, to: int, expected: tuple[int, int]
) -> None:
    assert Drag(grip, middle(start), run).reached(middle(to), PLACEMENT) == expected


@pytest.mark.parametrize(
    ("grip", "x", "expected"),
    [
        pytest.param(Grip.LEFT, PLACEMENT.left[2] + 0.2, (2, 5), id="left edge out"),
        pytest.param(Grip.LEFT, PLACEMENT.left[4] - 0.2, (4, 5), id="left edge in, snapped"),
        pytest.param(Grip.LEFT, PLACEMENT.right[7], (6, 7), id="left edge past the right one"),
        pytest.param(Grip.LEFT, PLACEMENT.right[5], (5, 5), id="left edge upon the right one"),
        pytest.param(Grip.RIGHT, PLACEMENT.right[6], (3, 6), id="right edge out"),
        pytest.param(Grip.RIGHT, PLACEMENT.left[3], (3, 3), id="right edge upon the left one"),
        pytest.param(Grip.RIGHT, PLACEMENT.left[1], (1, 2), id="right edge past the left one"),
        pytest.param(Grip.RIGHT, PLACEMENT.right[LAST] + 50, (3, LAST), id="beyond the plot"),
    ],
)
def test_edges_snap(grip: Grip, x: float, expected: tuple[int, int]) -> None:
    assert Drag(grip, float(PLACEMENT.left[3]), (3, 5)).reached(float(x), PLACEMENT) == expected


@given(
    st.sampled_from(Grip),
    st.floats(-20, 30),
    st.floats(-20, 30),
    st.integers(0, LAST),
    st.integers(0, LAST),
)
def test_a_brush_always_covers_bars(
    grip: Grip, start: float, x: float, one: int, other: int
) -> None:
    run = min(one, other), max(one, other)
    first, last = Drag(grip, start, run).reached(x, PLACEMENT)
    assert 0 <= first <= last <= LAST
    if grip is Grip.MIDDLE:
        assert last - first == run[1] - run[0]
