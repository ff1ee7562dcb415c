"""A plan as text to be remembered, and back again, whatever has become of it."""

from __future__ import annotations

import json

from explorer.app.docking.plan import (
    Direction,
    Node,
    Side,
    Stack,
    moved,
    names_in,
    split_of,
    without,
)
from explorer.schema.json_values import listed, mapping, number, text

_DEEPEST = 20
"""Splits within splits; nobody arranges more, and a damaged text may."""
_LARGEST = 100_000
"""Pixels of a part: more than any screen has, and far from what Qt can no longer count."""
_TABS, _FRONT, _SIZES = "tabs", "front", "sizes"


def as_text(plan: Node) -> str:
    """The plan as JSON."""
    return json.dumps(_told(plan))


def read_plan(content: object, first: Node) -> Node:
    """The remembered plan, with every view of `first` in it once and no other.

    A view that was not known then stands below its neighbour of the first plan. What is damaged,
    or is no plan at all, gives the first plan.
    """
    try:
        plan = _node(json.loads(str(content)), 0)
    except (ValueError, TypeError, KeyError, RecursionError):
        return first
    names = names_in(plan)
    if len(set(names)) < len(names):
        return first
    left: Node | None = plan
    for stranger in set(names) - set(names_in(first)):
        left = without(left, stranger) if left is not None else None
    return first if left is None else _completed(left, first)


def _completed(plan: Node, first: Node) -> Node:
    known = names_in(first)
    for place, name in enumerate(known):
        there = names_in(plan)
        if name not in there:
            nearest = (*reversed(known[:place]), *known[place + 1 :])
            plan = moved(plan, name, Side.BELOW, next(each for each in nearest if each in there))
    return plan


def _told(node: Node) -> dict[str, object]:
    if isinstance(node, Stack):
        return {_TABS: list(node.names), _FRONT: node.front}
    return {
        node.direction.value: [_told(part) for part in node.parts],
        _SIZES: list(node.sizes),
    }


def _node(told: object, depth: int) -> Node:
    """Raises what a damaged text leads to."""
    found = mapping(told)
    if depth > _DEEPEST:
        raise ValueError("too many splits within splits")
    if _TABS in found:
        names = tuple(text(name) for name in listed(found[_TABS]))
        return Stack(names, names[names.index(text(found[_FRONT]))])
    directions = [each for each in Direction if each.value in found]
    if len(directions) != 1:
        raise ValueError("neither tabs nor a row nor a column")
    parts = [_node(part, depth + 1) for part in listed(found[directions[0].value])]
    sizes = [min(max(number(size), 1), _LARGEST) for size in listed(found[_SIZES])]
    return split_of(directions[0], list(zip(parts, sizes, strict=True)))
