"""Numbers below bars in a row, as many as fit."""

from __future__ import annotations

import pytest

from explorer.views.shared.bars.number_ticks import fitting, number_ticks
from explorer.views.shared.bars.placement import Placement
from tests.unit.views.shared.bars_by_hand import followers, ratio

WIDE, NARROW, TINY = 60.0, 14.0, 3.0


def labels(placement: Placement, pixels_a_bar: float) -> list[str]:
    ticks = number_ticks(placement)
    widths = {label: 8.0 * len(label) + 8 for _, label, _ in ticks}
    return [label for _, label, _ in fitting(ticks, pixels_a_bar, widths)]


@pytest.mark.parametrize(
    ("pixels", "expected"),
    [
        pytest.param(WIDE, ["?", "0", "1", "2", "5", "10", "20", "50", "100"], id="all"),
        pytest.param(NARROW, ["?", "0", "10", "100"], id="powers of ten"),
        pytest.param(TINY, ["?", "100"], id="what there is room for"),
    ],
)
def test_as_many_as_fit(pixels: float, expected: list[str]) -> None:
    assert labels(followers(), pixels) == expected


def test_single_values_are_named_below_their_bar_and_others_below_an_edge() -> None:
    placement = followers(most=9, least=-2)
    at = {label: place for place, label, _ in number_ticks(placement)}
    assert at["?"] == 0.5
    assert at["< 0"] == (placement.left[1] + placement.right[1]) / 2
    assert at["0"] == (placement.left[2] + placement.right[2]) / 2
    assert at["2"] == placement.left[4]
    assert at["10"] == placement.right[5]


def test_what_begins_just_above_zero_is_not_called_zero_again() -> None:
    said = labels(ratio(), WIDE)
    assert said[:4] == ["?", "0", "0.001", "0.002"]
    assert said[-1] == "2"
