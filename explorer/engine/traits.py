"""What a tweet has one of – language, client, kind – put together into one code."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from explorer.engine.bits import Flags, Numbers
from explorer.engine.segment import COLUMNS, Coded, Integers, Traits, Values, codes_type

_MOST_IN_A_TABLE = 1 << 24
"""Up to so many possible combinations a table tells which occur; above, they are sorted."""


def combined(columns: Mapping[str, npt.NDArray[np.integer]], sizes: Mapping[str, int]) -> Integers:
    """One number for the codes of every field, which `parted` takes apart again."""
    numbers = np.zeros(len(columns[COLUMNS[0]]), np.int64)
    for name in COLUMNS:
        numbers = numbers * sizes[name] + columns[name]
    return numbers.astype(np.int32)


def parted(numbers: npt.NDArray[np.integer], sizes: Mapping[str, int]) -> dict[str, Integers]:
    """The codes of every field of some numbers that `combined` gave."""
    codes: dict[str, Integers] = {}
    for name in reversed(COLUMNS):
        numbers, rest = np.divmod(numbers, sizes[name])
        codes[name] = rest.astype(np.int32)
    return codes


def traits_of(
    numbers: Integers, keys: Mapping[str, np.ndarray], key_rows: Mapping[str, Numbers]
) -> Traits:
    """The combinations that occur, numbered, for the combined numbers of all tweets.

    A field's code is the place of its value in `keys`, and `len(keys)` for unknown.
    """
    sizes = sizes_of(keys)
    occurring, codes = _numbered(numbers, int(np.prod([*sizes.values()], dtype=np.int64)))
    return Traits(
        Coded(codes, np.arange(len(occurring), dtype=np.int32)),
        {
            name: Values(of_field, keys[name], key_rows[name])
            for name, of_field in parted(occurring, sizes).items()
        },
    )


def sizes_of(keys: Mapping[str, np.ndarray]) -> dict[str, int]:
    """How many codes each field has, unknown counted in."""
    return {name: len(keys[name]) + 1 for name in COLUMNS}


def _numbered(numbers: Integers, possible: int) -> tuple[np.ndarray, np.ndarray]:
    if possible > _MOST_IN_A_TABLE:
        occurring, codes = np.unique(numbers, return_inverse=True)
        return occurring, codes.astype(codes_type(len(occurring) + 1))
    occurs: Flags = np.zeros(possible, np.bool_)
    occurs[numbers] = True
    occurring = np.flatnonzero(occurs)
    code_of = np.zeros(possible, codes_type(len(occurring) + 1))
    code_of[occurring] = np.arange(len(occurring))
    return occurring, code_of[numbers]
