"""The numbers behind a chart as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from explorer.errors import BugError
from explorer.export.order import ExportOrder
from explorer.export.table import Table

_ORDER = "as in the chart"

Count = Callable[[ExportOrder], Table]
"""Counts what an order of bars asks for; whoever exports bars brings it along."""


def bars(columns: tuple[str, ...], rows: Sequence[Sequence[str | int | float | None]]) -> Table:
    """One row a bar."""
    return Table(columns, rows, _ORDER)


def cannot_count(_order: ExportOrder) -> Table:
    """Stand in for a count where no bars are exported."""
    raise BugError("Bars were ordered, and nobody said how to count them.")
