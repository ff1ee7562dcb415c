"""Times that ids carry."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from explorer.archive.snowflake import FIRST_SNOWFLAKE, time_ms

# Of public tweets that documentation uses as examples, with the second of posting shown there.
PUBLIC = {
    1050118621198921728: datetime(2018, 10, 10, 20, 19, 24, tzinfo=UTC),
    1541815603606036480: datetime(2022, 6, 28, 16, 7, 40, tzinfo=UTC),
}


@pytest.mark.parametrize(("number", "time"), PUBLIC.items(), ids=str)
def test_known_ids(number: int, time: datetime) -> None:
    milliseconds = time_ms(number)

    assert milliseconds is not None
    assert milliseconds // 1000 == int(time.timestamp())


@pytest.mark.parametrize("number", [0, 20, 27_000_000_000, FIRST_SNOWFLAKE - 1])
def test_older_ids_carry_none(number: int) -> None:
    assert time_ms(number) is None


def test_the_first_snowflakes_are_of_november_2010() -> None:
    milliseconds = time_ms(FIRST_SNOWFLAKE)

    assert milliseconds is not None
    assert datetime.fromtimestamp(milliseconds / 1000, UTC).date().isoformat() == "2010-11-04"
