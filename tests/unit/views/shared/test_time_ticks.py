"""Dates along the axis adapt to how much time there is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.views.shared.bars.time_ticks import time_ticks
from tests.unit.views.shared.bars_by_hand import minute

MONTHS = ["Nov 2018", "Dec", "2019", "Feb", "Mar"]
DAYS = ["30 Dec 2019", "31 Dec", "1 Jan 2020", "2 Jan"]
MONDAYS = ["3 Jun 2019", "10 Jun", "17 Jun", "24 Jun"]
HOURS = ["9 Jun", "06:00", "12:00", "18:00", "10 Jun"]


@pytest.mark.parametrize(
    ("start", "end", "wanted", "labels"),
    [
        pytest.param("2017", "2020", 5, ["2017", "2018", "2019", "2020"], id="years"),
        pytest.param("1970", "2099", 4, ["2000", "2050"], id="half centuries"),
        pytest.param("2018-11", "2019-03", 6, MONTHS, id="months"),
        pytest.param("2019-12-30", "2020-01-02", 5, DAYS, id="days"),
        pytest.param("2019-06-01", "2019-06-30", 6, MONDAYS, id="Mondays"),
        pytest.param("2019-06-09", "2019-06-10", 5, HOURS, id="hours"),
        pytest.param("2019", "2019", 5, [], id="no time at all"),
    ],
)
def test_labels(start: str, end: str, wanted: int, labels: list[str]) -> None:
    ticks = time_ticks(minute(start), minute(end), wanted)
    assert [label for _, label in ticks] == labels


@given(st.integers(-10_000_000, 70_000_000), st.integers(1, 90_000_000), st.integers(1, 30))
def test_ticks_lie_within_and_are_about_as_many_as_wanted(
    start: int, length: int, wanted: int
) -> None:
    ticks = time_ticks(start, start + length, wanted)
    places = [place for place, _ in ticks]
    assert places == sorted(places)
    assert all(start <= place <= start + length for place in places)
    assert len(ticks) <= wanted + 2
