"""Heights of bars and the numbers beside the axis."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.views.shared.bars.scale import Scale, nice_step

SMALL = ["0.01 %", "0.02 %", "0.03 %"]
DECADES = ["1", "10", "100", "1k", "10k", "100k"]


@pytest.mark.parametrize(
    ("scale", "wanted", "labels"),
    [
        pytest.param(Scale(23_750), 4, ["10k", "20k"], id="round steps"),
        pytest.param(Scale(3), 9, ["1", "2", "3"], id="counts are whole"),
        pytest.param(Scale(0), 4, [], id="nothing"),
        pytest.param(Scale(5), 0, [], id="no room"),
        pytest.param(Scale(0.42, is_share=True), 4, ["20 %", "40 %"], id="shares"),
        pytest.param(Scale(0.0003, is_share=True), 3, SMALL, id="small shares"),
        pytest.param(Scale(182_000, is_log=True), 9, DECADES, id="decades"),
        pytest.param(Scale(182_000, is_log=True), 3, DECADES[::2], id="every other decade"),
        pytest.param(Scale(23_750), 1, ["20k"], id="room for one"),
        pytest.param(Scale(3e15), 3, ["1000T", "2000T", "3000T"], id="huge"),
    ],
)
def test_ticks(scale: Scale, wanted: int, labels: list[str]) -> None:
    assert [label for _, label in scale.ticks(wanted)] == labels


@pytest.mark.parametrize("is_log", [False, True])
@given(st.lists(st.integers(0, 2**53), min_size=1, max_size=20))
def test_heights_keep_the_order_and_fit(is_log: bool, numbers: list[int]) -> None:
    scale = Scale(max(numbers), is_log=is_log)
    heights = scale.heights(np.array(sorted(numbers), dtype=np.float64))
    assert np.all(np.diff(heights) >= 0)
    assert heights[-1] <= scale.height
    assert scale.height > 0
    assert [height > 0 for height in heights] == [number > 0 for number in sorted(numbers)]


@given(st.floats(1e-9, 1e18))
def test_a_nice_step_is_near(least: float) -> None:
    assert least * 0.999 <= nice_step(least) <= least * 2.51
