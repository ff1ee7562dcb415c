"""What clicks, Shift-clicks, Alt-clicks and drags make of the filter that is there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.query.parse import parse
from explorer.query.spelling import text_of
from explorer.schema.clause import Clause, Interval, Test
from explorer.views.shared.bars.gesture import adjusted, chosen, covered, is_only, joined
from explorer.views.shared.bars.placement import Placement
from explorer.views.shared.gestures.gesture import How
from tests.unit.views.shared.bars_by_hand import days, followers, ratio

# Bars of followers(): 0 unknown, 1 zero, 2 one, 3 2–4, 4 5–9, 5 10–19, 6 20–49, 7 50–99.
CASES = [
    pytest.param(None, (1, 1), How.ONLY, "followers:0", id="click zero"),
    pytest.param(None, (0, 0), How.ONLY, "followers:unknown", id="click unknown"),
    pytest.param(None, (4, 6), How.ONLY, "followers:5..49", id="drag over three"),
    pytest.param(None, (0, 2), How.ONLY, "followers:0..1,unknown", id="drag over unknown too"),
    pytest.param(None, (5, 5), How.ADD, "followers:10..19", id="add to nothing"),
    pytest.param(None, (5, 5), How.EXCLUDE, "-followers:10..19", id="exclude from everything"),
    pytest.param("followers:0", (3, 3), How.ONLY, "followers:2..4", id="click elsewhere"),
    pytest.param("-followers:0", (3, 3), How.ONLY, "followers:2..4", id="click ends exclusion"),
    pytest.param("followers:0", (2, 2), How.ADD, "followers:0..1", id="add a neighbour"),
    pytest.param("followers:0", (5, 5), How.ADD, "followers:0,10..19", id="add at a distance"),
    pytest.param("followers:0", (0, 0), How.ADD, "followers:0,unknown", id="add unknown"),
    pytest.param("followers:0..9", (3, 3), How.ADD, "followers:0..9", id="add what is in"),
    pytest.param("followers:3..7", (5, 5), How.ADD, "followers:3..7,10..19", id="unsnapped stays"),
    pytest.param("followers:0..9", (2, 2), How.EXCLUDE, "followers:0,2..9", id="cut a hole"),
    pytest.param("followers:0", (1, 1), How.EXCLUDE, None, id="exclude all that is left"),
    pytest.param("followers:0", (4, 4), How.EXCLUDE, "followers:0", id="exclude what is out"),
    pytest.param("-followers:0", (0, 0), How.EXCLUDE, "-followers:0,unknown", id="exclude more"),
    pytest.param("-followers:0,unknown", (0, 0), How.ADD, "-followers:0", id="let in again"),
    pytest.param("-followers:0", (1, 1), How.ADD, None, id="let in the last"),
]  # fmt: skip


def clause_of(text: str) -> Clause:
    (clause,) = parse(text)
    assert isinstance(clause, Clause)
    return clause


def said(clause: Clause | None) -> str | None:
    return None if clause is None else text_of(clause)


@pytest.mark.parametrize(("current", "run", "how", "expected"), CASES)
def test_followers(
    current: str | None, run: tuple[int, int], how: How, expected: str | None
) -> None:
    before = None if current is None else clause_of(current)
    assert said(chosen(followers(), "followers", run, how, before)) == expected


def test_negatives_and_zero_are_one_stretch() -> None:
    placement = followers(most=9, least=-3)
    clause = chosen(placement, "followers", (1, 2), How.ONLY, None)
    assert clause is not None
    assert clause.tests == (Interval(None, 0),)


def test_days_join_across_bars() -> None:
    clause = chosen(days(), "time", (2, 4), How.ONLY, None)
    assert said(clause) == "time:2017-08-17..2017-08-19"


def test_fractions_join() -> None:
    clause = chosen(ratio(), "ratio", (1, 3), How.ONLY, None)
    assert clause is not None
    assert clause.tests == (Interval(0.0, 0.002, upper_open=True),)


def test_the_source_of_the_clause_is_kept() -> None:
    before = replace(clause_of("followers:0"), source="followersView")
    after = chosen(followers(), "followers", (5, 5), How.ADD, before)
    assert after is not None
    assert after.source == "followersView"


def test_a_clause_switched_off_is_on_again() -> None:
    before = replace(clause_of("followers:0"), active=False)
    after = chosen(followers(), "followers", (3, 3), How.ONLY, before)
    assert after == clause_of("followers:2..4")


def test_adjusting_an_exclusion_goes_on_excluding() -> None:
    after = adjusted(followers(), (4, 6), clause_of("-followers:5..9"))
    assert said(after) == "-followers:5..49"


@pytest.mark.parametrize(
    ("current", "expected"),
    [("followers:5..9", True), ("-followers:5..9", False), ("followers:5..19", False)],
)
def test_is_only(current: str, *, expected: bool) -> None:
    assert is_only(followers(), (4, 4), clause_of(current)) is expected


@given(st.sets(st.integers(0, 7), min_size=1))
def test_chosen_bars_are_the_bars_covered(bars: set[int]) -> None:
    placement = followers()
    clause: Clause | None = None
    for bar in bars:
        clause = chosen(placement, "followers", (bar, bar), How.ADD, clause)
    assert clause is not None
    assert covered(placement, clause.tests) == bars


@given(st.sets(st.integers(0, 7)), st.sets(st.integers(0, 7)))
def test_excluding_takes_out_exactly_what_was_added(kept: set[int], added: set[int]) -> None:
    placement = followers()
    clause = _added(placement, kept | added)
    for bar in added:
        if clause is not None:
            clause = chosen(placement, "followers", (bar, bar), How.EXCLUDE, clause)
    left = kept - added
    assert (covered(placement, clause.tests) if clause else set()) == left


def _added(placement: Placement, bars: set[int]) -> Clause | None:
    clause: Clause | None = None
    for bar in bars:
        clause = chosen(placement, "followers", (bar, bar), How.ADD, clause)
    return clause


@pytest.mark.parametrize(
    ("tests", "expected"),
    [
        pytest.param((Interval(5, 9), Interval(1, 4)), (Interval(1, 9),), id="whole numbers touch"),
        pytest.param(
            (Interval(0, 1, upper_open=True), Interval(1, 2, lower_open=True)),
            (Interval(0, 1, upper_open=True), Interval(1, 2, lower_open=True)),
            id="a number left out on both sides stays out",
        ),
        pytest.param(
            (Interval(0, 10), Interval(2, 3)), (Interval(0, 10),), id="one within the other"
        ),
        pytest.param((Interval(None, 3), Interval(2)), (Interval(),), id="no ends"),
    ],
)
def test_joined(tests: tuple[Test, ...], expected: tuple[Test, ...]) -> None:
    assert joined(tests) == expected
