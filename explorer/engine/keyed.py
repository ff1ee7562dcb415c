"""Numbers by key, and the rows that a database would give for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from explorer.engine.bits import Flags, Numbers
from explorer.query.axis import Axis
from explorer.query.count import BOTH, NONE, OTHER, UNKNOWN, VALUE


@dataclass(frozen=True, slots=True, eq=False)
class Keyed:
    """For each of `keys`, and beside them, how many there are by measure.

    `other` is given where values are counted more than once each, so that what is left over
    cannot be told from the numbers of the values.
    """

    keys: np.ndarray
    values: Mapping[str, Numbers]
    unknown: Mapping[str, int] = field(default_factory=dict[str, int])
    none: Mapping[str, int] = field(default_factory=dict[str, int])
    other: Mapping[str, int] | None = None

    def among(self, shown: Flags) -> Keyed:
        """Only the numbers of some keys."""
        values = {measure: numbers[shown] for measure, numbers in self.values.items()}
        return Keyed(self.keys[shown], values)


def columns_of(keyed: Keyed, axis: Axis, measures: Sequence[str]) -> dict[str, np.ndarray]:
    """Columns `bin_kind`, `key`, `tweets`, `accounts`: a row for each bar that is not empty."""
    shown = _places_of_shown(keyed, axis)
    counted = {measure: keyed.values[measure][shown] for measure in measures}
    held = np.any([numbers > 0 for numbers in counted.values()], axis=0)
    kinds = [VALUE] * int(held.sum())
    keys: list[object] = keyed.keys[shown][held].tolist()
    numbers = {measure: counted[measure][held].tolist() for measure in measures}
    other = keyed.other or {
        measure: int(keyed.values[measure].sum() - counted[measure].sum()) for measure in measures
    }
    for kind, beside in ((NONE, keyed.none), (UNKNOWN, keyed.unknown), (OTHER, other)):
        if any(beside.get(measure) for measure in measures):
            kinds.append(kind)
            keys.append(None)
            for measure in measures:
                numbers[measure].append(beside.get(measure, 0))
    blank = [0] * len(kinds)
    return {
        "bin_kind": np.array(kinds, np.int64),
        "key": np.array(keys, object),
        **{measure: np.array(numbers.get(measure, blank), np.int64) for measure in BOTH},
    }


def _places_of_shown(keyed: Keyed, axis: Axis) -> slice | np.ndarray:
    """Where the keys with a bar of their own stand; keys rise where there may be others."""
    if not axis.by.is_named:
        return slice(None)
    shown = np.unique(np.array(axis.keys, keyed.keys.dtype))
    places = np.searchsorted(keyed.keys, shown)
    is_there = places < len(keyed.keys)
    is_there[is_there] = keyed.keys[places[is_there]] == shown[is_there]
    return places[is_there]


def most_frequent(keyed: Keyed, measure: str, top: int) -> dict[str, np.ndarray]:
    """Columns `key` and `rows`: the most frequent keys, those of one frequency by their order."""
    numbers = keyed.values[measure]
    held = np.flatnonzero(numbers)
    if len(held) > top:
        least = np.partition(numbers[held], len(held) - top)[len(held) - top]
        held = held[numbers[held] >= least]
    # Keys rise, and a stable sort leaves those of one frequency as they are.
    first = held[np.argsort(-numbers[held], kind="stable")][:top]
    return {"key": keyed.keys[first], "rows": numbers[first]}
