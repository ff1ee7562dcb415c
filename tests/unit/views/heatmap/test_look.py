"""What cells look like: alone by what is selected, of two selections by how far they differ."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.query.axis import clock_axis
from explorer.query.by import HEATMAP, By
from explorer.session.comparing import Compared, Side
from explorer.session.requests import TotalCounts
from explorer.views.heatmap.comparison import HeatComparison, comparison_of
from explorer.views.heatmap.look import ComparedLook, SelectedLook
from explorer.views.heatmap.model import Heat, cell
from explorer.views.heatmap.ramp import DivergingRamp, Ramp
from explorer.views.shared.theme import DARK, LIGHT, Theme

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
BY = By(HEATMAP)


def side(tweets: dict[int, int]) -> Side:
    numbers = np.zeros(7 * 24, np.int64)
    for bar, number in tweets.items():
        numbers[bar] = number
    total = int(numbers.sum())
    return Side(np.zeros_like(numbers), numbers, TotalCounts(0, total, 0, 100, 0))


def compared(a: dict[int, int], b: dict[int, int]) -> HeatComparison:
    return comparison_of(Compared(BY, clock_axis(BY).values, side(a), side(b)))


@THEMES
def test_the_further_apart_the_stronger_and_hatched_where_a_is_greater(theme: Theme) -> None:
    look = ComparedLook(compared({9: 3, 10: 1}, {9: 1, 11: 1}), theme)
    monday = look.cells()[0]
    assert [one.words for one in monday[9:12]] == ["−25.0", "−25.0", "+50.0"]
    assert [one.is_hatched for one in monday[9:12]] == [True, True, False]
    ramp = DivergingRamp(theme)
    assert monday[11].colour == ramp.colour(1) == ramp.colours[-1]
    assert monday[9].colour == ramp.colour(-0.5)
    assert monday[0].colour is None
    assert (look.legend().high, look.legend().low) == ("B +50.0", "A +50.0")


def test_where_both_are_alike_nothing_stands_out() -> None:
    look = ComparedLook(compared({9: 2}, {9: 1}), LIGHT)
    assert look.cells()[0][9].colour == DivergingRamp(LIGHT).colour(0)
    assert look.cells()[0][9].words == ""
    assert look.legend().high == "B +0"


@THEMES
def test_both_ends_of_the_ramp_mean_more(theme: Theme) -> None:
    ramp = DivergingRamp(theme)
    assert ramp.colour(0).name() == theme.grid
    assert (ramp.colour(-2).name(), ramp.colour(2).name()) == (theme.compared, theme.selection)


def test_nothing_on_one_side_is_no_division_by_nothing() -> None:
    heat = compared({}, {9: 1})
    assert heat.readout(cell(0, 9))[1:] == (
        "A: 0 of 0 tweets",
        "B: 1 of 1 tweet (100 %)",
        "B − A: +100.0 points",
    )
    assert heat.working_hours() == "Mon–Fri 08–18: A –, B 100 %"


def test_the_data_behind_name_both() -> None:
    lines = compared({9: 3, 10: 1}, {9: 1}).as_csv(("said",)).splitlines()
    assert lines[0] == "# said"
    assert lines[2] == "weekday,hour,tweets_a,tweets_b,tweets_share_a,tweets_share_b,tweets_points"
    assert lines[3 + 9] == "mon,9,3,1,0.75,1.0,25.0"
    assert len(lines) == 3 + 168


def test_alone_a_cell_is_marked_where_nothing_of_it_is_selected() -> None:
    whole, selected = np.full((7, 24), 2, np.int64), np.zeros((7, 24), np.int64)
    selected[0, 9] = 1
    look = SelectedLook(
        Heat("UTC", whole, selected, 4, 1), Ramp(LIGHT), is_log=False, is_share=True
    )
    cells = look.cells()
    assert (cells[0][9].words, cells[0][9].is_marked) == ("50.0 %", False)
    assert (cells[0][8].colour, cells[0][8].is_marked) == (None, True)
    assert look.unknown().words == "25.0 %"
    assert look.legend().high == "50.0 %"
