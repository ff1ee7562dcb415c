"""The filter that leaves exactly some rows of a table."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.schema.clause import AnyClause, Clause, Group, Test, Unknown, Value
from explorer.session.requests import PageRows
from explorer.views.shared.numbers import thousands

MOST_FILTERED = 10_000
"""More ids than these are no filter that anybody reads or types."""
TOO_MANY_TO_FILTER = (
    f"A filter takes up to {thousands(MOST_FILTERED)} rows; filter by what they share."
)
DATASET = "dataset"


def only_rows(
    field: str,
    column: str,
    page: PageRows,
    rows: Sequence[int],
    source: str,
    *,
    in_one_dataset: bool,
) -> AnyClause:
    """The filter on the ids of these rows of a page; `column` holds the values of `field`.

    Where ids are not told apart by themselves the datasets of the rows are part of it.
    """
    ids = Clause(field, _tests([page.columns[column][row] for row in rows]), source=source)
    if in_one_dataset:
        return ids
    datasets = Clause(DATASET, _tests([page.columns[DATASET][row] for row in rows]))
    return Group((datasets, Clause(field, ids.tests)), source=source)


def _tests(values: Sequence[object]) -> tuple[Test, ...]:
    """Each value once, in the order of the rows."""
    return tuple(
        Unknown() if value is None else Value(str(value)) for value in dict.fromkeys(values)
    )
