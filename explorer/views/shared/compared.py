"""What is said of two selections that stand beside each other, in every chart the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.query.selection import Selection
from explorer.schema.numerals import PLAIN, Numerals
from explorer.schema.words import counted
from explorer.session.comparing import Compared, Side
from explorer.views.shared.numbers import out_of, out_of_with_share, points

_DIGITS = 6
A_SIGN, B_SIGN = "▨", "■"
"""As they are drawn: A hollow and hatched, B filled."""


def said_of(compared: Compared, bar: int, noun: str, numerals: Numerals = PLAIN) -> tuple[str, ...]:
    """What is said of a bar, line by line; `bar` is its place in the answer."""
    a, b = compared.a, compared.b
    return told(int(a.numbers(noun)[bar]), a, int(b.numbers(noun)[bar]), b, noun, numerals)


def told(
    in_a: int, a: Side, in_b: int, b: Side, noun: str, numerals: Numerals = PLAIN
) -> tuple[str, ...]:
    """Numbers of both with what they are out of, then how far their shares are apart."""
    return (
        f"A: {out_of_with_share(in_a, a.total(noun), noun, numerals)}",
        f"B: {out_of_with_share(in_b, b.total(noun), noun, numerals)}",
        f"B − A: {points(in_a, in_b, a.total(noun), b.total(noun), numerals)} points",
    )


def caption_of(a: Side, b: Side, noun: str, numerals: Numerals = PLAIN) -> str:
    """What both are out of."""
    said_a, said_b = (out_of(side.total(noun), side.scope(noun), noun, numerals) for side in (a, b))
    return f"{A_SIGN} A: {said_a} · {B_SIGN} B: {said_b}"


def explained(
    a: Side, b: Side, noun: str, fields: Sequence[str], numerals: Numerals = PLAIN
) -> str:
    """How the drawing is to be read."""
    return (
        f"Hollow and hatched: A, {counted(a.total(noun), noun, numerals)}. Filled: B, "
        f"{counted(b.total(noun), noun, numerals)}. Each is drawn as shares of its own "
        f"total and filtered by every filter of its own but those on {' and '.join(fields)}."
    )


def same_filters(a: Selection | None, b: Selection) -> bool:
    """Whether two selections ask the same, whichever views made their filters."""
    if a is None:
        return False
    plain_a, plain_b = ({replace(one, source="") for one in each.active} for each in (a, b))
    return plain_a == plain_b


def emptiness(a: Side, b: Side, noun: str, numerals: Numerals = PLAIN) -> str:
    """Which side holds nothing, and what empties it; nothing where both hold something."""
    empty = [(name, side) for name, side in (("A", a), ("B", b)) if not side.total(noun)]
    return " ".join(
        f"No {noun} in {name}. {side.totals.why_empty(numerals)}".strip() for name, side in empty
    )


def column_names(noun: str) -> tuple[str, ...]:
    """Of a table of data: as `count --compare` calls them."""
    return tuple(f"{noun}_{what}" for what in ("a", "b", "share_a", "share_b", "points"))


def cells_of(compared: Compared, bar: int, noun: str) -> tuple[int | float, ...]:
    """A row of such a table."""
    a, b = compared.a, compared.b
    shares = (a.shares(noun)[bar], b.shares(noun)[bar], compared.differences(noun)[bar])
    numbers = int(a.numbers(noun)[bar]), int(b.numbers(noun)[bar])
    return *numbers, *(round(float(one), _DIGITS) for one in shares)
