"""Numbers as people prefer to read them: whatever writes one follows, typed filters never do."""

from __future__ import annotations

import pytest

from explorer.query.parse import parse
from explorer.query.sentence import sentence_of
from explorer.query.spelling import text_of
from explorer.schema.numerals import PLAIN, Numerals
from explorer.schema.words import counted, size_text
from explorer.views.shared.numbers import out_of_with_share, percent, points

POINT = Numerals(".", ",")


@pytest.mark.parametrize(
    ("numerals", "written"),
    [
        (PLAIN, "1,234,567"),
        (POINT, "1.234.567"),
        (Numerals("\u202f", ","), "1\u202f234\u202f567"),
        (Numerals("", ","), "1234567"),
    ],
    ids=["usual", "point", "space", "none"],
)
def test_thousands_are_parted_as_preferred(numerals: Numerals, written: str) -> None:
    assert numerals.whole(1_234_567) == written


def test_points_and_commas_change_places_at_once() -> None:
    assert POINT.respelled("1,234.5") == "1.234,5"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (counted(12_345, "accounts", POINT), "12.345 accounts"),
        (size_text(1_500_000, POINT), "1,5 MB"),
        (percent(1, 3, POINT), "33,3 %"),
        (percent(1, 10_000, POINT), "< 0,1 %"),
        (percent(9_999, 10_000, POINT), "> 99,9 %"),
        (out_of_with_share(1_234, 5_678, "tweets", POINT), "1.234 of 5.678 tweets (21,7 %)"),
        (points(1, 2, 10, 10, POINT), "+10,0"),
        (points(10_000, 10_001, 100_000, 100_000, POINT), "< +0,1"),
    ],
)
def test_sentences_follow(said: str, expected: str) -> None:
    assert said == expected


def test_a_filter_reads_as_preferred_and_is_typed_as_ever() -> None:
    (clause,) = parse("followers:1000..19999")
    assert sentence_of(clause, POINT) == "followers is from 1.000 to 19.999"
    assert sentence_of(clause) == "followers is from 1,000 to 19,999"
    assert text_of(clause) == "followers:1000..19999"


def test_commas_of_what_people_wrote_stay() -> None:
    (clause,) = parse('hashtag:"1,234.5"')
    assert "1,234.5" in sentence_of(clause, POINT)
