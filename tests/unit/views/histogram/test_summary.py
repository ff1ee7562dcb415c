"""What a histogram says of all its accounts at once."""

from __future__ import annotations

import pytest

from explorer.query.selection import Selection
from explorer.views.histogram.summary import NumberSummary, Summary, number_words

FOLLOWERS = NumberSummary("followers", Selection())
RATIO = NumberSummary("ratio", Selection())


def test_a_summary_says_what_it_is_out_of() -> None:
    summary = Summary(FOLLOWERS, 200, 25.0, 812.4, 162_480.0, 2, 88_000.0)
    assert summary.in_short() == "median 25 · mean 812 · top 1 % hold 54.2 %"
    assert summary.in_full() == (
        "Followers, known of 200 accounts: median 25, mean 812. The 2 accounts with most (1 %) "
        "hold 88,000 of 162,480 (54.2 %)."
    )


@pytest.mark.parametrize(
    ("summary", "said"),
    [
        (Summary(FOLLOWERS, 0, 0, 0, 0, 0, 0), ""),
        (Summary(FOLLOWERS, 3, 0, 0, 0, 1, 0), "median 0 · mean 0"),
        (Summary(FOLLOWERS, 3, 1, -2.5, -7, 1, 4), "median 1 · mean -2.5"),
        (Summary(RATIO, 3, 0.5, 1.25, 4, 1, 3), "median 0.5 · mean 1.2"),
    ],
    ids=["nothing known", "all zero", "negative", "ratios do not add up"],
)
def test_shares_are_said_only_where_they_mean_something(summary: Summary, said: str) -> None:
    assert summary.in_short() == said


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0"), (25, "25"), (12.5, "12.5"), (0.0834, "0.083"), (12345.6, "12,346"), (-3, "-3")],
)
def test_numbers_in_words(number: float, words: str) -> None:
    assert number_words(number) == words
