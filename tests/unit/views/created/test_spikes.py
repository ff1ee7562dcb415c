"""Spike days: at least 10 accounts and 5 times the median of the days around."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.query.calendar import MINUTES_PER_DAY
from explorer.views.created.spikes import Spike, spikes_of

START = 1000 * MINUTES_PER_DAY


@pytest.mark.parametrize(
    ("made", "spikes"),
    [
        pytest.param({}, [], id="none"),
        pytest.param({50: 9}, [], id="too few"),
        pytest.param({50: 10}, [(50, 10, 0.0)], id="alone"),
        pytest.param({10: 2, 50: 10}, [(50, 10, 2.0)], id="exactly five times"),
        pytest.param({10: 2, 12: 3, 50: 12}, [], id="less than five times 2.5"),
        pytest.param({10: 2, 12: 3, 50: 13}, [(50, 13, 2.5)], id="more than five times 2.5"),
        pytest.param({10: 9, 100: 10}, [], id="90 days before counts"),
        pytest.param({9: 9, 100: 10}, [(100, 10, 0.0)], id="91 days before does not"),
        pytest.param({190: 9, 100: 10}, [], id="90 days after counts"),
        pytest.param({191: 9, 100: 10}, [(100, 10, 0.0)], id="91 days after does not"),
        pytest.param({0: 99, 199: 99}, [(0, 99, 0.0), (199, 99, 0.0)], id="first and last day"),
        pytest.param({50: 100, 51: 100, 52: 1}, [], id="two next to each other hide each other"),
    ],
)
def test_spike_days(made: dict[int, int], spikes: list[tuple[int, int, float]]) -> None:
    accounts = np.zeros(200, np.int64)
    accounts[list(made)] = list(made.values())
    assert spikes_of(START, accounts) == tuple(
        Spike(START + day * MINUTES_PER_DAY, number, median) for day, number, median in spikes
    )
