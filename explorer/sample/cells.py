"""Cells in the dialect of the official archives: all quoted, empty as `""`, lists as in Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Objects: TypeAlias = NDArray[np.object_]
BETWEEN = b'","'


def escaped(text: str) -> str:
    """A text as it stands between the quotes of its cell."""
    return text.replace('"', '""')


def record(cells: Iterable[str]) -> str:
    """A whole record, line end included."""
    return '"' + '","'.join(map(escaped, cells)) + '"\n'


def list_cell(values: Sequence[str]) -> str:
    """A list of values; `[]` when there is none. Values hold neither quotes nor apostrophes."""
    return "[" + ", ".join(f"'{value}'" for value in values) + "]"


def pool(texts: Iterable[str]) -> Objects:
    """Encoded texts as an array that whole blocks of rows are picked from at once."""
    encoded = [text.encode() for text in texts]
    made = np.empty(len(encoded), dtype=object)
    made[:] = encoded
    return made


def quoted_numbers(numbers: NDArray[np.int64]) -> list[bytes]:
    """Whole numbers as digits, each led by the quote that opens a record."""
    if not len(numbers):
        return []
    digits = str(numbers.tolist())[1:-1].replace(", ", ',"')
    return f'"{digits}'.encode().split(b",")
