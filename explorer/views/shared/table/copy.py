"""Rows of a table for the clipboard, with headers, as tab-separated text."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.schema.columns import Column
from explorer.session.requests import PageRows
from explorer.views.shared.numbers import thousands
from explorer.views.shared.table.cells import copied, tsv_cell

MOST_COPIED = 100_000
"""A clipboard is no place for more; the export is."""
TOO_MANY = f"Copying takes up to {thousands(MOST_COPIED)} rows; use Export… for more."


def tsv(columns: Sequence[Column], page: PageRows, rows: Sequence[int]) -> str:
    """Headers and the rows of a page, counted from its first, one line each."""
    lines = ["\t".join(tsv_cell(column.heading) for column in columns)]
    cells = [page.columns[column.name] for column in columns]
    for row in rows:
        values = (copied(c, values[row]) for c, values in zip(columns, cells, strict=True))
        lines.append("\t".join(tsv_cell(value) for value in values))
    return "\n".join(lines) + "\n"
