"""Which part of the time is seen after zooming and panning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.views.shared.bars.zoom import holding, panned, zoomed

WHOLE = (0.0, 1_000_000.0)


@given(st.floats(0, 1), st.floats(0.1, 20))
def test_the_place_under_the_pointer_stays(share: float, notches: float) -> None:
    at = share * WHOLE[1]
    window = zoomed(WHOLE, WHOLE, at, notches)
    assert window is not None
    assert (at - window[0]) / (window[1] - window[0]) == pytest.approx(share, abs=1e-6)


@pytest.mark.parametrize("notches", [-1, -30])
def test_further_away_than_everything_is_everything(notches: float) -> None:
    assert zoomed((0, 900_000), WHOLE, 10, notches) is None


def test_nearer_than_six_hours_is_six_hours() -> None:
    window = zoomed((1000, 1500), WHOLE, 1250, 40)
    assert window is not None
    assert window[1] - window[0] == 360


@given(st.floats(-2e6, 2e6))
def test_panning_keeps_the_length_and_stays_inside(distance: float) -> None:
    start, end = panned((400_000, 500_000), WHOLE, distance)
    assert end - start == pytest.approx(100_000)
    assert start >= WHOLE[0]
    assert end <= WHOLE[1]


@pytest.mark.parametrize(
    ("stretch", "window"),
    [((20, 30), (10, 110)), ((0, 5), (0, 100)), ((200, 210), (110, 210))],
)
def test_a_stretch_is_brought_into_sight(
    stretch: tuple[float, float], window: tuple[float, float]
) -> None:
    assert holding((10, 110), WHOLE, *stretch) == window
