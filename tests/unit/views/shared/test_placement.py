"""Where bars stand, and where filters that were typed to the minute lie among them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.query.axis import time_axis
from explorer.query.by import By
from explorer.query.parse import parse
from explorer.schema.clause import Clause
from explorer.views.shared.bars.placement import GAP, Placement, place_in_row, place_in_time
from tests.unit.views.shared.bars_by_hand import days, followers, minute, ratio, unknown


def stretches(placement: Placement, text: str) -> list[tuple[float, float]]:
    (clause,) = parse(text)
    assert isinstance(clause, Clause)
    return [(round(a, 6), round(b, 6)) for a, b in placement.stretches(clause.tests)]


def test_unknown_negative_and_zero_stand_apart() -> None:
    placement = followers(most=9, least=-5)
    assert [placement.bin(bar).label for bar in range(len(placement))] == [
        "unknown", "negative", "0", "1", "2–4", "5–9",
    ]  # fmt: skip
    gaps = placement.left[1:] - placement.right[:-1]
    assert gaps == pytest.approx([GAP, GAP, GAP, 0, 0])


def test_unknown_times_stand_before_the_first_day_though_answered_last() -> None:
    placement = days()
    assert placement.bin(0).label == "unknown"
    assert placement.apart == 1
    assert placement.right[0] < placement.left[1] == minute("2017-08-16")


@pytest.mark.parametrize("unit", ["hour", "day", "week", "month", "year"])
def test_every_bar_of_time_stands_where_its_bin_says(unit: str) -> None:
    values = time_axis(By("time", unit), minute("2016-02-28"), minute("2018-01-02")).values
    placement = place_in_time(values, unit)
    for bar in range(0, len(placement), max(1, len(placement) // 50)):
        one = placement.bin(bar)
        edges = np.array([one.lower, one.upper], dtype="datetime64[m]").astype(np.int64)
        assert (placement.left[bar], placement.right[bar]) == tuple(edges)


ROW = 1 + GAP  # where the bar of zero begins, after the unknown bar
ONES = ROW + 1 + GAP  # where the bar of one begins


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("followers:0", [(ROW, ROW + 1)], id="zero"),
        pytest.param("followers:unknown", [(0, 1)], id="unknown"),
        pytest.param("followers:unknown,0", [(0, 1), (ROW, ROW + 1)], id="both"),
        pytest.param("followers:2..9", [(ONES + 1, ONES + 3)], id="two whole bars"),
        pytest.param("followers:0..1", [(ROW, ONES + 1)], id="across the gap"),
        pytest.param("followers:>9", [(ONES + 3, ONES + 6)], id="open above"),
        pytest.param("followers:<5", [(ROW, ONES + 2)], id="open below"),
        pytest.param("followers:3", [(ONES + 1 + 1 / 3, ONES + 1 + 2 / 3)], id="within a bar"),
        pytest.param("followers:1000..2000", [], id="beyond the axis"),
    ],
)
def test_stretches_of_numbers(text: str, expected: list[tuple[float, float]]) -> None:
    assert stretches(followers(), text) == [(round(a, 6), round(b, 6)) for a, b in expected]


def test_stretches_of_times() -> None:
    middle = minute("2017-08-18")
    assert stretches(days(), "time:2017-08-18T06:00..2017-08-18T12:00") == [
        (middle + 360, middle + 721)
    ]
    assert stretches(days(), "time:1999") == []


def test_fractions_touch_and_a_single_one_is_seen() -> None:
    placement = ratio()
    ((start, end),) = stretches(placement, "ratio:0")
    assert end - start == 1
    ((start, end),) = stretches(placement, "ratio:0.5..1")
    bar = placement.bar_at((start + end) / 2)
    assert bar is not None
    assert placement.bin(bar).label.startswith("0.5")


def test_nothing_to_place() -> None:
    for placement in (place_in_row(()), place_in_time((), "day")):
        assert len(placement) == 0
        assert placement.bar_at(3) is None
        assert placement.extent[0] < placement.extent[1]


def test_only_unknown_values() -> None:
    for placement in (
        place_in_row([unknown("followers")]),
        place_in_time([unknown("time")], "day"),
    ):
        assert placement.apart == len(placement) == 1
        assert placement.extent[0] < placement.extent[1]
        assert stretches(placement, "followers:1..5") == []


@given(st.floats(-10, 20))
def test_the_bar_at_a_place_is_the_nearest(x: float) -> None:
    placement = followers()
    bar = placement.bar_at(x)
    assert bar is not None

    def distance(at: int) -> float:
        return max(placement.left[at] - x, x - placement.right[at], 0)

    assert distance(bar) == min(distance(at) for at in range(len(placement)))


@given(st.integers(0, 7), st.integers(0, 7))
def test_a_run_of_bars_is_found_again_from_its_edges(one: int, other: int) -> None:
    placement = followers()
    run = min(one, other), max(one, other)
    edges = float(placement.left[run[0]]), float(placement.right[run[1]])
    assert placement.run_between(*edges) == run
