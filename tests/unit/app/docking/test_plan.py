"""Plans of views: whatever is moved or remembered, every view stands once."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.app.docking.plan import (
    Direction,
    Node,
    Side,
    Split,
    Stack,
    alone,
    in_front,
    moved,
    moved_to_edge,
    names_in,
    split_of,
    without,
)
from explorer.app.docking.stored import as_text, read_plan

ROW, COLUMN = Direction.ROW, Direction.COLUMN
NAMES = ("a", "b", "c", "d", "e")
FIRST = split_of(
    ROW,
    [
        (alone("a"), 200),
        (split_of(COLUMN, [(alone("b"), 300), (alone("c"), 500)]), 800),
        (Stack(("d", "e"), "e"), 300),
    ],
)
names = st.sampled_from(NAMES)
moves = st.lists(st.tuples(names, st.sampled_from(Side), st.none() | names), max_size=12)


def after(made: list[tuple[str, Side, str | None]]) -> Node:
    plan = FIRST
    for name, side, target in made:
        plan = (
            moved_to_edge(plan, name, side) if target is None else moved(plan, name, side, target)
        )
    return plan


def check(node: Node) -> None:
    """What holds for every plan."""
    if isinstance(node, Stack):
        assert node.front in node.names
        return
    assert len(node.parts) == len(node.sizes) >= 2
    assert all(size >= 1 for size in node.sizes)
    for part in node.parts:
        assert not isinstance(part, Split) or part.direction is not node.direction
        check(part)


@given(moves)
def test_moves_lose_nothing_and_are_remembered(made: list[tuple[str, Side, str | None]]) -> None:
    plan = after(made)
    assert sorted(names_in(plan)) == sorted(NAMES)
    check(plan)
    assert read_plan(as_text(plan), FIRST) == plan


@pytest.mark.parametrize(
    ("side", "place"),
    [
        (Side.LEFT, ("a", "e", "b")),
        (Side.RIGHT, ("a", "b", "e")),
        (Side.ABOVE, ("a", "e", "b")),
        (Side.BELOW, ("a", "b", "e")),
        (Side.ONTO, ("a", "b", "e")),
    ],
)
def test_a_view_stands_where_it_was_put(side: Side, place: tuple[str, ...]) -> None:
    assert names_in(moved(FIRST, "e", side, "b"))[:3] == place


def test_beside_shares_the_room_of_its_neighbour() -> None:
    plan = moved(FIRST, "b", Side.LEFT, "a")
    assert isinstance(plan, Split)
    assert plan.parts[:3] == (alone("b"), alone("a"), alone("c"))
    assert plan.sizes == (100, 100, 800, 300)


def test_onto_is_seen_and_to_the_edge_takes_a_quarter() -> None:
    plan = moved(FIRST, "a", Side.ONTO, "d")
    assert isinstance(plan, Split)
    assert plan.parts[-1] == Stack(("d", "a", "e"), "a")
    plan = moved_to_edge(FIRST, "a", Side.BELOW)
    assert isinstance(plan, Split)
    assert (plan.direction, plan.parts[1], plan.sizes) == (COLUMN, alone("a"), (900, 300))


def test_one_view_alone_stays_where_it_is() -> None:
    only = alone("a")
    assert without(only, "a") is None
    assert moved_to_edge(only, "a", Side.LEFT) == only
    assert moved(only, "a", Side.LEFT, "a") == only


def test_in_front() -> None:
    assert "d" in {part.front for part in _stacks(in_front(FIRST, "d"))}


def _stacks(node: Node) -> list[Stack]:
    if isinstance(node, Stack):
        return [node]
    return [stack for part in node.parts for stack in _stacks(part)]


def test_views_of_other_versions() -> None:
    """One that is gone leaves no gap, one that is new stands below its neighbour."""
    older = split_of(ROW, [(alone("gone"), 5), (alone("b"), 7), (Stack(("a", "d", "e"), "e"), 9)])
    plan = read_plan(as_text(older), FIRST)
    assert sorted(names_in(plan)) == sorted(NAMES)
    assert isinstance(plan, Split)
    assert plan.parts[0] == Split(COLUMN, (alone("b"), alone("c")), (600, 600))
    assert read_plan(as_text(alone("gone")), FIRST) == FIRST


DAMAGED = (
    None,
    b"\x00\xff",
    "",
    "{",
    "[]",
    "{}",
    '{"tabs": [], "front": ""}',
    '{"tabs": ["a"], "front": "b"}',
    '{"tabs": ["a", "a"], "front": "a"}',
    '{"row": [], "sizes": []}',
    '{"row": [{"tabs": ["a"], "front": "a"}], "sizes": []}',
    '{"row": [{"tabs": ["a"], "front": "a"}], "sizes": ["wide"]}',
    '{"row": [], "column": [], "sizes": []}',
    "[" * 100_000,
    '{"row": [' * 50 + '{"tabs": ["a"], "front": "a"}' + '], "sizes": [1]}' * 50,
)


@pytest.mark.parametrize("damaged", DAMAGED, ids=range(len(DAMAGED)))
def test_what_is_damaged_gives_the_first_plan(damaged: object) -> None:
    assert read_plan(damaged, FIRST) == FIRST


nonsense = st.recursive(
    st.none() | st.integers() | names | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(("row", "column", "tabs", "front", "sizes")), inner)
    ),
    max_leaves=12,
)


@given(nonsense)
def test_anything_remembered_gives_a_plan(found: object) -> None:
    plan = read_plan(json.dumps(found), FIRST)
    assert sorted(names_in(plan)) == sorted(NAMES)
    check(plan)


def test_sizes_beyond_every_screen_are_held_back() -> None:
    pair = split_of(ROW, [(alone("a"), 1), (alone("b"), 2)])
    remembered = as_text(pair).replace("[1, 2]", "[99999999999999999999, -4]")
    plan = read_plan(remembered, pair)
    assert isinstance(plan, Split)
    assert plan.sizes == (100_000, 1)
