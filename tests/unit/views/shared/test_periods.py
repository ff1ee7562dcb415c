"""Units of time, chosen and named."""

from __future__ import annotations

import pytest

from explorer.schema.bins import Bin, BinKind
from explorer.views.shared.bars.periods import describe_period, unit_for
from tests.unit.views.shared.bars_by_hand import minute, unknown


@pytest.mark.parametrize(
    ("start", "end", "unit"),
    [
        ("2019-06-01", "2019-06-02", "day"),
        ("2019", "2020", "day"),
        ("2012", "2020", "week"),
        ("2006", "2021", "month"),
        ("1970", "2099", "year"),
    ],
)
def test_unit_for(start: str, end: str, unit: str) -> None:
    assert unit_for(minute(start), minute(end)) == unit


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("day", "Friday, 18 August 2017"),
        ("week", "Week of 18 August 2017"),
        ("month", "August 2017"),
        ("year", "2017"),
    ],
)
def test_describe_period(unit: str, said: str) -> None:
    assert describe_period("time", unit, Bin("", BinKind.VALUE, "2017-08-18", "", None)) == said


def test_unknown_is_said_of_the_field() -> None:
    assert describe_period("created", "day", unknown("created")) == "Created unknown"
