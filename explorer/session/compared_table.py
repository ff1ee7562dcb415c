"""The numbers behind two selections beside each other as a table, A before B."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.query.by import By
from explorer.query.count import BOTH
from explorer.query.selection import Selection
from explorer.query.spelling import text_of
from explorer.session.ask import Ask
from explorer.session.comparing import CompareBy, Compared
from explorer.session.requests import TotalCounts, Totals

Cell = str | int | float | None

TOTALS = ("accounts_a", "tweets_a", "accounts_b", "tweets_b", "all_accounts", "all_tweets")
COLUMNS = (
    *("label", "kind", "lower", "upper", "filter"),
    *(
        f"{measure}_{what}"
        for measure in BOTH
        for what in ("a", "b", "share_a", "share_b", "points")
    ),
)
"""`filter` is the clause that clicking the bar makes. Shares are of one, `points` the share of B
less that of A in percentage points."""
_DIGITS = 6


def compared_table(
    by: By | None, a: Selection, b: Selection, strict: bool, ask: Ask
) -> tuple[tuple[str, ...], Sequence[Sequence[Cell]]]:
    """Names of columns, then one row a bar; one row of totals without `by`."""
    if by is None:
        return TOTALS, (compared_totals_row(Totals(a).answer(ask), Totals(b).answer(ask)),)
    return COLUMNS, tuple(compared_rows(CompareBy(by, a, b, strict).answer(ask)))


def compared_totals_row(a: TotalCounts, b: TotalCounts) -> tuple[int, ...]:
    """In the order of TOTALS."""
    return a.accounts, a.tweets, b.accounts, b.tweets, b.all_accounts, b.all_tweets


def compared_rows(compared: Compared) -> Iterator[tuple[Cell, ...]]:
    """One row a bar, in the order of COLUMNS."""
    numbers = [
        column.round(_DIGITS).tolist()
        for measure in BOTH
        for column in (
            compared.a.numbers(measure),
            compared.b.numbers(measure),
            compared.a.shares(measure),
            compared.b.shares(measure),
            compared.differences(measure),
        )
    ]
    for one, *cells in zip(compared.bins, *numbers, strict=True):
        clause = None if one.clause is None else text_of(one.clause)
        yield one.label, one.kind.value, one.lower, one.upper, clause, *cells
