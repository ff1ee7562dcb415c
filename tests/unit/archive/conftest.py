"""Small made-up archives, in the official dialect."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable

import pytest

from explorer.archive.layouts import Layout

Table = Callable[..., bytes]


@pytest.fixture
def table() -> Table:
    """Writes rows of made-up cells under a layout's header: `table(layout, records)`."""

    def write(layout: Layout, records: int = 2, header: Iterable[str] | None = None) -> bytes:
        names = tuple(header or layout.header)
        text = io.StringIO(newline="")
        writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow(names)
        for record in range(records):
            writer.writerow(f"{name} {record}\n“é”" for name in names)
        return text.getvalue().encode()

    return write
