"""What is said of the cells of a heatmap, and how dark they are."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor

from explorer.views.heatmap.model import Heat, cell, describe
from explorer.views.heatmap.ramp import Ramp, ink_on, levels
from explorer.views.heatmap.rectangle import ALL_HOURS, ALL_WEEKDAYS, WORKING_HOURS, Rectangle
from explorer.views.heatmap.zones import short_zone, zone_words
from explorer.views.shared.theme import DARK, LIGHT, Theme


def heat() -> Heat:
    whole, selected = np.full((7, 24), 2, np.int64), np.zeros((7, 24), np.int64)
    selected[0, 9], selected[5, 3] = 2, 1
    return Heat("+08:00", whole, selected, 4, 1)


def test_totals_hold_unknown_times_too() -> None:
    assert (heat().selected_total, heat().whole_total) == (4, 2 * 168 + 4)


def test_working_hours_are_out_of_known_times() -> None:
    assert heat().within(WORKING_HOURS) == (2, 2 * 50)
    assert heat().working_hours() == "66.7 % of 3 with a time on Mon–Fri 08–18"


def test_a_cell_says_what_it_is_out_of() -> None:
    assert heat().readout(cell(0, 9)) == (
        "Monday, 09:00 to 09:59, Beijing (UTC+8)",
        "2 of 2 tweets (100 %)",
        "50.0 % of the selection · 0.6 % of all",
    )
    assert heat().readout(None)[:2] == ("Time unknown", "1 of 4 tweets (25.0 %)")


def test_the_data_behind_are_168_rows_and_the_unknown_one() -> None:
    lines = heat().as_csv(("a filter",)).splitlines()
    assert lines[:3] == ["# a filter", "# on clocks of +08:00", "weekday,hour,tweets,all_tweets"]
    assert "mon,9,2,2" in lines
    assert lines[-1] == "unknown,unknown,1,4"
    assert len(lines) == 3 + 168 + 1


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (Rectangle(ALL_WEEKDAYS, (3,)), "Every day, 03:00 to 03:59, UTC"),
        (Rectangle((0, 1), ALL_HOURS), "Monday to Tuesday, all hours, UTC"),
        (None, "Time unknown"),
    ],
)
def test_describe(target: Rectangle | None, said: str) -> None:
    assert describe(target, "UTC") == said


@pytest.mark.parametrize(
    ("zone", "short", "words"),
    [
        ("UTC", "UTC", "UTC"),
        ("+08:00", "UTC+8", "Beijing (UTC+8)"),
        ("-03:30", "UTC−3:30", "UTC−3:30"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires", "Buenos Aires"),
    ],
)
def test_zones_in_words(zone: str, short: str, words: str) -> None:
    assert (short_zone(zone), zone_words(zone)) == (short, words)


@pytest.mark.parametrize("is_log", [False, True])
def test_levels_rise_with_the_numbers(is_log: bool) -> None:
    found = levels(np.array([0.0, 1.0, 10.0, 1e6]), is_log=is_log)
    assert found[0] == 0
    assert found[-1] == 1
    assert (np.diff(found) > 0).all()


def luminance(colour: QColor) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_more_is_told_by_lightness_alone(theme: Theme) -> None:
    """So that it is seen in grey levels and by every kind of eye."""
    steps = np.diff([luminance(colour) for colour in Ramp(theme).colours])
    assert (steps > 0).all() if theme.is_dark else (steps < 0).all()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_numbers_in_cells_are_readable(theme: Theme) -> None:
    for colour in Ramp(theme).colours:
        first, second = sorted((luminance(colour), luminance(ink_on(colour))))
        assert (second + 0.05) / (first + 0.05) >= 4.5
