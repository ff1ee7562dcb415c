"""The plan of the views: rows, columns and stacks of names, as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

_HALF = 600
_AT_EDGE, _BESIDE_EDGE = 300, 900
"""Pixels of a window of usual size: what comes in takes half of its neighbour's room. Along an edge
what is there keeps its sizes, and gives way where it can."""


class Direction(Enum):
    """How the parts of a split stand: side by side, or one above the other."""

    ROW = "row"
    COLUMN = "column"


class Side(Enum):
    """Where a view goes, seen from another one; ONTO makes both tabs of one stack."""

    LEFT = "left"
    RIGHT = "right"
    ABOVE = "above"
    BELOW = "below"
    ONTO = "onto"

    @property
    def direction(self) -> Direction:
        return Direction.ROW if self in (Side.LEFT, Side.RIGHT) else Direction.COLUMN

    @property
    def is_before(self) -> bool:
        """Whether it is the first of the two, read from left to right and downwards."""
        return self in (Side.LEFT, Side.ABOVE)


@dataclass(frozen=True, slots=True)
class Stack:
    """Views in one place, `front` the one that is seen; one view alone is a stack too."""

    names: tuple[str, ...]
    front: str


@dataclass(frozen=True, slots=True)
class Split:
    """At least two parts; `sizes` are the pixels that each had last, of which the shares count.

    No part is a split in the same direction.
    """

    direction: Direction
    parts: tuple[Node, ...]
    sizes: tuple[int, ...]


Node = Stack | Split


def alone(name: str) -> Stack:
    """One view in a place of its own."""
    return Stack((name,), name)


def names_in(node: Node) -> tuple[str, ...]:
    """Every view, in reading order."""
    if isinstance(node, Stack):
        return node.names
    return tuple(name for part in node.parts for name in names_in(part))


def moved(plan: Node, name: str, side: Side, target: str) -> Node:
    """The plan with a view beside another one, or onto it; the same where both are one.

    The view may be new to the plan.
    """
    if name == target:
        return plan
    rest = without(plan, name)
    return plan if rest is None else _beside(rest, name, side, target)


def moved_to_edge(plan: Node, name: str, side: Side) -> Node:
    """The plan with a view along a whole edge of it."""
    rest = without(plan, name)
    if rest is None or side is Side.ONTO:
        return plan
    if isinstance(rest, Split) and rest.direction is side.direction:
        room = sum(rest.sizes)
    else:
        room = _BESIDE_EDGE
    parts = [(alone(name), _AT_EDGE), (rest, room)]
    return split_of(side.direction, parts if side.is_before else parts[::-1])


def without(node: Node, name: str) -> Node | None:
    """The plan once a view is taken out; None where nothing is left."""
    if isinstance(node, Stack):
        return _stack_without(node, name)
    kept = [
        (left, size)
        for part, size in zip(node.parts, node.sizes, strict=True)
        if (left := without(part, name)) is not None
    ]
    return split_of(node.direction, kept) if kept else None


def in_front(node: Node, name: str) -> Node:
    """The plan with a view seen, and not only its tab."""
    if isinstance(node, Stack):
        return replace(node, front=name) if name in node.names else node
    return replace(node, parts=tuple(in_front(part, name) for part in node.parts))


def _stack_without(stack: Stack, name: str) -> Stack | None:
    names = tuple(each for each in stack.names if each != name)
    if not names:
        return None
    return Stack(names, stack.front if stack.front in names else names[0])


def _beside(node: Node, name: str, side: Side, target: str) -> Node:
    if isinstance(node, Stack):
        if target not in node.names:
            return node
        if side is Side.ONTO:
            place = node.names.index(target) + 1
            return Stack((*node.names[:place], name, *node.names[place:]), name)
        pair = [(alone(name), _HALF), (node, _HALF)]
        return split_of(side.direction, pair if side.is_before else pair[::-1])
    parts = [
        (_beside(part, name, side, target), size)
        for part, size in zip(node.parts, node.sizes, strict=True)
    ]
    return split_of(node.direction, parts)


def split_of(direction: Direction, parts: Sequence[tuple[Node, int]]) -> Node:
    """Parts with their sizes as a split; one part alone stays what it is.

    Splits in the same direction melt into it and share the size that they had.
    """
    if len(parts) == 1:
        return parts[0][0]
    flat: list[tuple[Node, int]] = []
    for part, size in parts:
        if isinstance(part, Split) and part.direction is direction:
            whole = max(sum(part.sizes), 1)
            shares = (max(size * each // whole, 1) for each in part.sizes)
            flat.extend(zip(part.parts, shares, strict=True))
        else:
            flat.append((part, size))
    nodes, sizes = zip(*flat, strict=True)
    return Split(direction, nodes, sizes)
