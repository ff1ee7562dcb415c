"""Rectangles of hours and weekdays, the filters that mean them, and what gestures make of both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.query.parse import parse
from explorer.query.spelling import text_of
from explorer.schema.clause import AnyClause
from explorer.views.heatmap.choice import adjusted, chosen
from explorer.views.heatmap.drag import Drag, Grip
from explorer.views.heatmap.model import cell
from explorer.views.heatmap.rectangle import (
    ALL_HOURS,
    ALL_WEEKDAYS,
    Rectangle,
    clause_of,
    is_time_unknown,
    rectangle_of,
    spanning,
)
from explorer.views.shared.gestures.gesture import How

BEIJING = "+08:00"


def some(of: tuple[int, ...]) -> st.SearchStrategy[tuple[int, ...]]:
    return st.sets(st.sampled_from(of), min_size=1).map(lambda found: tuple(sorted(found)))


rectangles = st.builds(Rectangle, some(ALL_WEEKDAYS), some(ALL_HOURS))


@given(rectangles, st.sampled_from(["UTC", BEIJING, "Europe/Istanbul"]))
def test_a_rectangle_is_read_back_from_its_filter_and_from_its_text(
    rectangle: Rectangle, zone: str
) -> None:
    clause = clause_of(rectangle, zone)
    assert rectangle_of(clause, zone) == rectangle
    (typed,) = parse(text_of(clause))
    assert rectangle_of(typed, zone) == rectangle


@pytest.mark.parametrize(
    ("typed", "rectangle"),
    [
        ("(weekday:mon..fri hour:8..17)", Rectangle((0, 1, 2, 3, 4), tuple(range(8, 18)))),
        ("-(weekday:sun hour:0)", Rectangle((6,), (0,))),
        ("hour:22..1", Rectangle(ALL_WEEKDAYS, (0, 1, 22, 23))),
        ("weekday:sat,sun", Rectangle((5, 6), ALL_HOURS)),
        ("(hour:1..4 hour:3..9)", Rectangle(ALL_WEEKDAYS, (3, 4))),
        ("hour@+00:00:3", Rectangle(ALL_WEEKDAYS, (3,))),
        ("hour@+08:00:3", None),
        ("hour:unknown", None),
        ("hour:3,unknown", None),
        ("(hour:3 kind:reply)", None),
        ("(hour:3 -weekday:mon)", None),
        ("(hour:3 hour:4)", None),
        ("kind:reply", None),
    ],
)
def test_what_can_be_drawn_of_a_typed_filter(typed: str, rectangle: Rectangle | None) -> None:
    assert rectangle_of(parse(typed)[0], "UTC") == rectangle


@pytest.mark.parametrize(
    ("typed", "is_unknown"),
    [("hour:unknown", True), ("-weekday:unknown", True), ("hour:3,unknown", False)],
)
def test_unknown_time(typed: str, is_unknown: bool) -> None:
    assert is_time_unknown(parse(typed)[0]) is is_unknown


def after(target: Rectangle | None, how: How, *own: str) -> list[str]:
    clauses: tuple[AnyClause, ...] = tuple(clause for text in own for clause in parse(text))
    texts = [text_of(clause) for clause in chosen(target, how, clauses, "UTC")]
    return [text.replace("-hour@UTC:", "-hour:") for text in texts]


MON_9 = "(weekday@UTC:mon hour@UTC:9)"


@pytest.mark.parametrize(
    ("target", "how", "own", "becomes"),
    [
        (cell(0, 9), How.ONLY, (), [MON_9]),
        (cell(0, 9), How.ONLY, (MON_9,), []),
        (cell(0, 9), How.ONLY, (f"-{MON_9}",), [MON_9]),
        (cell(0, 9), How.ONLY, ("hour:3", "-hour:4"), [MON_9]),
        (cell(1, 10), How.ADD, (), ["(weekday@UTC:tue hour@UTC:10)"]),
        (cell(2, 11), How.ADD, (MON_9,), ["(weekday@UTC:mon,wed hour@UTC:9,11)"]),
        (cell(0, 1), How.ADD, (MON_9, "-hour:4"), ["(weekday@UTC:mon hour@UTC:1,9)", "-hour:4"]),
        (cell(0, 9), How.ADD, (f"-{MON_9}", "-hour:1"), ["-hour:1"]),
        (cell(0, 9), How.EXCLUDE, (), [f"-{MON_9}"]),
        (cell(0, 9), How.EXCLUDE, (f"-{MON_9}",), []),
        (cell(0, 9), How.EXCLUDE, ("weekday:mon",), ["weekday@UTC:mon", f"-{MON_9}"]),
        (None, How.ONLY, (MON_9,), ["hour@UTC:unknown"]),
        (None, How.ONLY, ("hour:unknown",), []),
        (None, How.ADD, (MON_9,), ["hour@UTC:unknown"]),
        (None, How.ADD, ("-hour:unknown", "-hour:1"), ["-hour:1"]),
        (None, How.EXCLUDE, (MON_9,), [MON_9, "-hour:unknown"]),
    ],
)  # fmt: skip
def test_what_a_gesture_makes_of_the_filters_before(
    target: Rectangle | None, how: How, own: tuple[str, ...], becomes: list[str]
) -> None:
    assert after(target, how, *own) == becomes


def test_adjusting_keeps_an_exclusion_one() -> None:
    own = parse("-(weekday:mon hour:9)")[0]
    assert text_of(adjusted(cell(2, 4), own, "UTC")) == "-(weekday@UTC:wed hour@UTC:4)"


@given(rectangles, rectangles)
def test_spanning_leaves_no_gaps_and_joining_holds_both(one: Rectangle, two: Rectangle) -> None:
    assert spanning(one, two).is_whole
    joined = one.joined(two)
    assert {*one.hours, *two.hours} == {*joined.hours}
    assert {*one.weekdays, *two.weekdays} == {*joined.weekdays}


@given(rectangles, st.integers(-30, 30), st.integers(-30, 30))
def test_moving_keeps_the_size_and_stays_inside(one: Rectangle, days: int, hours: int) -> None:
    moved = one.moved(days, hours)
    assert (len(moved.weekdays), len(moved.hours)) == (len(one.weekdays), len(one.hours))
    assert {*moved.weekdays} <= {*ALL_WEEKDAYS}
    assert {*moved.hours} <= {*ALL_HOURS}


@given(rectangles)
def test_boxes_cover_the_cells_once(one: Rectangle) -> None:
    covered = [
        (day, hour)
        for first_day, last_day, first_hour, last_hour in one.boxes()
        for day in range(first_day, last_day + 1)
        for hour in range(first_hour, last_hour + 1)
    ]
    assert sorted(covered) == [(day, hour) for day in one.weekdays for hour in one.hours]


HELD = Rectangle((1, 2), (8, 9, 10))


@pytest.mark.parametrize(
    ("grip", "over", "reached"),
    [
        (None, cell(4, 3), Rectangle((2, 3, 4), tuple(range(3, 10)))),
        (Grip(), cell(3, 11), Rectangle((2, 3), (10, 11, 12))),
        (Grip(hour_edge=1), cell(6, 12), Rectangle((1, 2), (8, 9, 10, 11, 12))),
        (Grip(hour_edge=1), cell(6, 6), Rectangle((1, 2), (6, 7, 8))),
        (Grip(day_edge=-1), cell(0, 0), Rectangle((0, 1, 2), (8, 9, 10))),
        (Grip(day_edge=1, hour_edge=-1), cell(1, 10), Rectangle((1,), (10,))),
    ],
)
def test_where_a_drag_has_reached(grip: Grip | None, over: Rectangle, reached: Rectangle) -> None:
    assert Drag(cell(2, 9), grip, HELD).reached(over) == reached
