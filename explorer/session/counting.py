"""The numbers behind a chart: per bar, selected and all, accounts and tweets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from explorer.query.axis import (
    Axis,
    Key,
    clock_axis,
    fixed_axis,
    named_axis,
    number_axis,
    time_axis,
)
from explorer.query.by import By
from explorer.query.count import BOTH, KIND_NUMBERS, VALUE, value_range
from explorer.query.members import dataset_names
from explorer.query.selection import Selection
from explorer.schema.bins import Bin, BinKind
from explorer.schema.fields import FIELDS, FieldKind
from explorer.session.ask import Ask

Counts = np.ndarray
"""int64, one number a bar."""

_EXTRAS = (BinKind.OTHER, BinKind.NONE, BinKind.UNKNOWN)


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """Bars and their numbers. A measure that was not asked for holds zeros.

    Numbers have their unknown bar first; elsewhere `other`, none and unknown come last.
    """

    by: By
    bins: Sequence[Bin]
    accounts: Counts
    tweets: Counts
    all_accounts: Counts
    all_tweets: Counts


@dataclass(frozen=True, slots=True)
class CountBy:
    """Asks for a chart: filtered by every clause but those on the chart's own fields.

    `strict` applies those too. `measures` names what is counted, out of accounts and tweets.
    """

    by: By
    selection: Selection
    strict: bool = False
    measures: tuple[str, ...] = BOTH

    def answer(self, ask: Ask) -> Counted:
        selection = self.selection
        if not self.strict:
            selection = selection.excluding(self.by.fields)
        return counted_on(self._axis(selection, ask), selection, ask, self.measures)

    def _axis(self, selection: Selection, ask: Ask) -> Axis:
        """The bars, which filters change only where they are the most frequent values."""
        if self.by.is_named:
            return axis_of(self.by, selection, ask)
        return ask.kept(_Bars(self.by, selection.whole()))


def counted_on(
    axis: Axis, selection: Selection, ask: Ask, measures: tuple[str, ...] = BOTH
) -> Counted:
    """The numbers of bars that are there already, filtered by every clause."""
    keys = axis.keys
    bars = (keys.start, keys.stop) if isinstance(keys, range) else tuple(keys)
    whole = ask.kept(_Whole(axis.by, selection.whole(), bars, measures, axis))
    chosen = whole
    if selection.active:
        chosen = _dense(axis, ask.count(axis, selection, measures))
    return _counted(axis, chosen, whole)


@dataclass(frozen=True, slots=True)
class _Bars:
    """Asks for the bars of a scope."""

    by: By
    whole: Selection

    def answer(self, ask: Ask) -> Axis:
        return axis_of(self.by, self.whole, ask)


@dataclass(frozen=True, slots=True)
class _Whole:
    """Asks for the numbers of some bars, known by `keys`, without any filter."""

    by: By
    whole: Selection
    keys: tuple[Key, ...]
    measures: tuple[str, ...]
    axis: Axis = field(compare=False)

    def answer(self, ask: Ask) -> _Dense:
        return _dense(self.axis, ask.count(self.axis, self.whole, self.measures))


def axis_of(by: By, selection: Selection, ask: Ask) -> Axis:
    """The bars that a chart has: they span the scope, so that they stay while filters change.

    Named values are the most frequent under the selection; ties go to those more frequent in
    the whole scope.
    """
    if by.kind in (FieldKind.HOUR, FieldKind.WEEKDAY):
        return clock_axis(by)
    if by.kind is FieldKind.TIME:
        least, most = _range(by, selection, ask)
        if least is None or most is None:
            return time_axis(by, None, None)
        return time_axis(by, int(least), int(most))
    if by.kind is FieldKind.NUMBER:
        return number_axis(by, *_range(by, selection, ask))
    return _top_axis(by, selection, ask) if by.is_named else fixed_axis(by)


def _range(by: By, selection: Selection, ask: Ask) -> tuple[float | None, float | None]:
    row = ask.row(value_range(by, selection))
    least, most = row["least"], row["most"]
    return _number(least), _number(most)


def _number(value: object) -> float | None:
    return value if isinstance(value, int | float) else None


def _top_axis(by: By, selection: Selection, ask: Ask) -> Axis:
    keys = _ranked(by, selection, ask)
    if len(keys) < by.top:
        others = [key for key in _ranked(by, selection.whole(), ask) if key not in keys]
        keys += others[: by.top - len(keys)]
    return spelled_axis(by, keys, selection, ask)


def spelled_axis(by: By, keys: Sequence[Key], selection: Selection, ask: Ask) -> Axis:
    """A bar for each of some values, called by its most frequent spelling in the scope."""
    if not keys:
        return named_axis(by, ())
    if by.field == "dataset":
        rows = ask.columns(dataset_names())
        names = dict(zip(rows["dataset"].tolist(), rows["name"].tolist(), strict=True))
        return named_axis(by, [names[int(key)] for key in keys], keys)
    found = ask.spellings(by, keys, selection)
    labels: dict[Key, str] = {}
    for key, spelling in zip(found["key"].tolist(), found["spelling"].tolist(), strict=True):
        labels.setdefault(key, spelling)
    return named_axis(by, [labels[key] for key in keys], keys)


def _ranked(by: By, selection: Selection, ask: Ask) -> list[Key]:
    return list(ask.ranking(by, selection)["key"].tolist())


@dataclass(frozen=True, slots=True, eq=False)
class _Dense:
    """Numbers of the values of an axis, then of its extra bars by kind."""

    values: dict[str, Counts]
    extras: dict[BinKind, dict[str, int]]


def _dense(axis: Axis, rows: dict[str, np.ndarray]) -> _Dense:
    kinds = np.asarray(rows["bin_kind"])
    is_value = kinds == VALUE
    places = _places(axis, rows["key"][is_value])
    values: dict[str, Counts] = {}
    for measure in BOTH:
        numbers = np.ma.filled(rows[measure], 0).astype(np.int64)
        values[measure] = np.zeros(len(axis.values), np.int64)
        values[measure][places] = numbers[is_value]
    extras: dict[BinKind, dict[str, int]] = {}
    for kind in _EXTRAS:
        at = kinds == KIND_NUMBERS[kind]
        extras[kind] = {measure: int(np.ma.filled(rows[measure], 0)[at].sum()) for measure in BOTH}
    return _Dense(values, extras)


def _places(axis: Axis, keys: np.ndarray) -> np.ndarray:
    if isinstance(axis.keys, range):
        return np.ma.filled(keys, 0).astype(np.int64) - axis.keys.start
    place_of_key = {key: place for place, key in enumerate(axis.keys)}
    return np.array([place_of_key[key] for key in keys.tolist()], np.int64)


def _counted(axis: Axis, chosen: _Dense, whole: _Dense) -> Counted:
    is_number = axis.by.kind is FieldKind.NUMBER
    shown = [kind for kind in _EXTRAS if any(whole.extras[kind].values())]
    if is_number:
        shown = [BinKind.UNKNOWN]
    extras = [axis.bar_beside(kind) for kind in shown]

    def joined(dense: _Dense, measure: str) -> Counts:
        more = np.array([dense.extras[kind][measure] for kind in shown], np.int64)
        parts = (more, dense.values[measure]) if is_number else (dense.values[measure], more)
        return np.concatenate(parts)

    bins: Sequence[Bin] = axis.values
    if extras:
        bins = [*extras, *axis.values] if is_number else [*axis.values, *extras]
    return Counted(
        axis.by,
        bins,
        joined(chosen, "accounts"),
        joined(chosen, "tweets"),
        joined(whole, "accounts"),
        joined(whole, "tweets"),
    )


def heading_of(by: By) -> str:
    """What stands over a chart of these bins."""
    return " × ".join(FIELDS[field].heading for field in by.fields)
