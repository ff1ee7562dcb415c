"""Time in minutes, bins and clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.query.calendar import (
    UNITS,
    bin_label,
    bin_of,
    bin_start,
    iso_minute,
    offsets_of,
    precision_span,
)

minutes = st.integers(-30_000_000, 70_000_000)


@given(minutes, st.sampled_from(UNITS))
def test_a_minute_lies_in_its_bin_and_bins_follow_without_gaps(minute: int, unit: str) -> None:
    number = bin_of(minute, unit)
    assert bin_start(number, unit) <= minute < bin_start(number + 1, unit)


@given(minutes)
def test_a_written_minute_reads_back(minute: int) -> None:
    span = precision_span(iso_minute(minute))
    assert span is not None
    assert span[0] == minute


@given(minutes)
def test_weeks_start_on_monday(minute: int) -> None:
    start = bin_start(bin_of(minute, "week"), "week")
    assert (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(minutes=start)).weekday() == 0


@pytest.mark.parametrize(
    ("unit", "label"),
    [
        ("hour", "2019-06-09 12:00"),
        ("day", "2019-06-09"),
        ("week", "2019-06-03"),
        ("month", "2019-06"),
        ("year", "2019"),
    ],
)
def test_labels(unit: str, label: str) -> None:
    span = precision_span("2019-06-09T12:30")
    assert span is not None
    assert bin_label(bin_of(span[0], unit), unit) == label


@given(
    st.sampled_from(("Europe/Istanbul", "Europe/Moscow", "Asia/Shanghai", "America/New_York")),
    st.integers(16_000_000, 35_000_000),
)
def test_clock_changes_are_those_of_the_time_zone_database(zone: str, minute: int) -> None:
    offset = [c.offset for c in offsets_of(zone) if c.start is None or c.start <= minute][-1]
    moment = datetime.fromtimestamp(minute * 60, UTC).astimezone(ZoneInfo(zone))
    assert moment.utcoffset() == timedelta(minutes=offset)
