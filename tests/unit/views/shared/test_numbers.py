"""Numbers as people read them."""

from __future__ import annotations

import pytest

from explorer.schema.words import counted
from explorer.views.shared.numbers import compact, out_of_with_share, percent


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        pytest.param(1234, 5678, "1,234 of 5,678 accounts (21.7 %)", id="both large"),
        pytest.param(0, 3, "0 of 3 accounts (0 %)", id="none of some"),
        pytest.param(1, 1, "1 of 1 account (100 %)", id="one"),
        pytest.param(0, 0, "0 of 0 accounts", id="out of nothing no share"),
    ],
)
def test_out_of_with_share(part: int, whole: int, said: str) -> None:
    assert out_of_with_share(part, whole, "accounts") == said


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        pytest.param(1, 1_000_000, "< 0.1 %", id="little is not nothing"),
        pytest.param(999_999, 1_000_000, "> 99.9 %", id="nearly all is not all"),
        pytest.param(7, 7, "100 %", id="all"),
        pytest.param(1, 0, "–", id="of nothing"),
    ],
)
def test_percent(part: int, whole: int, said: str) -> None:
    assert percent(part, whole) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0"),
        (0.001, "0.001"),
        (999, "999"),
        (1500, "1.5k"),
        (20_000, "20k"),
        (3_000_000, "3M"),
        (-50, "−50"),
    ],
)
def test_compact(number: float, said: str) -> None:
    assert compact(number) == said


def test_plural_keeps_other_letters() -> None:
    assert (counted(1, "accounts"), counted(2000, "accounts")) == ("1 account", "2,000 accounts")
