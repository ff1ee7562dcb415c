"""The numbers behind a chart as a table: what `count` prints, and what an export writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.errors import KnownError
from explorer.query.by import By, parse_bars
from explorer.query.selection import Selection
from explorer.query.spelling import text_of
from explorer.schema.bins import Bin
from explorer.session.ask import Ask
from explorer.session.compared_table import compared_table
from explorer.session.counting import CountBy, Counted
from explorer.session.parts import COLUMNS as PART_COLUMNS
from explorer.session.parts import CountParts, part_rows
from explorer.session.requests import TotalCounts, Totals

Cell = str | int | float | None

MEASURES = ("accounts", "tweets", "all_accounts", "all_tweets")
COLUMNS = ("label", "kind", "lower", "upper", "filter", *MEASURES)
"""`filter` is the clause that clicking the bar makes, as text; None where there is none."""


def bar_table(
    by: str,
    selection: Selection,
    zone: str,
    ask: Ask,
    *,
    strict: bool = False,
    compared: Selection | None = None,
) -> tuple[tuple[str, ...], Sequence[Sequence[Cell]]]:
    """Names of columns, then one row a bar; one row of totals where `by` is empty.

    One row for each part of a bar where `by` says what bars are made of. With `compared` those of
    it, as A, and of the selection, as B. Raises KnownError where nothing can be counted by that.
    """
    bars, parts = parse_bars(by, zone) if by else (None, None)
    if compared is not None:
        check_comparable(parts)
        return compared_table(bars, compared, selection, strict, ask)
    if bars is None:
        return MEASURES, (totals_row(Totals(selection).answer(ask)),)
    if parts is not None:
        counted_parts = CountParts(bars, parts, selection, strict).answer(ask)
        return PART_COLUMNS, tuple(part_rows(counted_parts))
    return COLUMNS, tuple(bar_rows(CountBy(bars, selection, strict).answer(ask)))


def check_comparable(parts: By | None) -> None:
    """Raise KnownError where bars are to be compared that are made of parts."""
    if parts is not None:
        raise KnownError(
            f"Two selections are compared in one colour: leave out “,{parts.field}”, or compare "
            f"under a filter on {parts.field}."
        )


def totals_row(totals: TotalCounts) -> tuple[int, int, int, int]:
    """In the order of MEASURES."""
    return totals.accounts, totals.tweets, totals.all_accounts, totals.all_tweets


def bars_of(counted: Counted) -> Iterator[tuple[Bin, int, int, int, int]]:
    """Each bar with its numbers in the order of MEASURES."""
    measures = (counted.accounts, counted.tweets, counted.all_accounts, counted.all_tweets)
    yield from zip(counted.bins, *(numbers.tolist() for numbers in measures), strict=True)


def bar_rows(counted: Counted) -> Iterator[tuple[Cell, ...]]:
    """One row a bar, in the order of COLUMNS."""
    for one, *numbers in bars_of(counted):
        clause = None if one.clause is None else text_of(one.clause)
        yield one.label, one.kind.value, one.lower, one.upper, clause, *numbers
