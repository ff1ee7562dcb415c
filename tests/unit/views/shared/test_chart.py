"""What a chart says of its numbers."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest

from explorer.schema.bins import Bin
from explorer.views.shared.bars.chart import NO_CHART, Chart, chart_of
from tests.unit.views.shared.bars_by_hand import days, followers

NOTHING = np.zeros(8, np.int64)


def described(bar: Bin) -> str:
    return f"Followers {bar.label}"


def chart() -> Chart:
    whole, selected = np.arange(10, 18), np.array([0, 11, 0, 0, 0, 0, 0, 1])
    return chart_of(followers(), whole, selected, "accounts", described)


def test_numbers_follow_their_bars_into_drawing_order() -> None:
    placement = days()  # the unknown bar is answered last and drawn first
    answered = np.array([1, 2, 3, 4, 5, 99])
    drawn = chart_of(placement, answered, answered, "tweets", described)
    assert drawn.whole.tolist() == [99, 1, 2, 3, 4, 5]


def test_readout() -> None:
    assert chart().readout(7, is_share=False) == (
        "Followers 50–99",
        "1 of 17 accounts (5.9 %)",
    )
    assert chart().readout(1, is_share=True)[2] == "91.7 % of the selection · 10.2 % of all"


def test_shares_are_each_of_its_own_total() -> None:
    whole, selected = chart().numbers(is_share=True)
    assert (whole.sum(), selected.sum()) == pytest.approx((1, 1))
    assert selected[1] == pytest.approx(11 / 12)


def test_shares_of_nothing_are_nothing() -> None:
    empty = chart_of(followers(), NOTHING, NOTHING, "accounts", described)
    for is_log in (False, True):
        assert empty.scale(is_log=is_log, is_share=True).height > 0
    assert NO_CHART.scale(is_log=True, is_share=True).height > 0


def test_csv_holds_every_bar_with_exact_numbers() -> None:
    text = chart().as_csv(("followers is 0",))
    assert text.startswith("# followers is 0\n")
    rows = list(csv.DictReader(io.StringIO(text.split("\n", 1)[1])))
    assert [int(row["all_accounts"]) for row in rows] == list(range(10, 18))
    assert rows[0]["kind"] == "unknown"
    assert (rows[3]["label"], rows[3]["lower"], rows[3]["upper"]) == ("2–4", "2", "4")
    assert rows[7]["accounts"] == "1"
