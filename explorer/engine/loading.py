"""Datasets read from the workspace into memory, range by range, so that little is held twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from explorer.engine.asks import Asks
from explorer.engine.bits import WORD, Numbers, word_count
from explorer.engine.segment import COLUMNS, LISTS, Coded, Entries, Integers, Segment, codes_type
from explorer.query import narrow
from explorer.query.members import same_words
from explorer.query.places import place_of

ROWS_A_RANGE = 500_000
_UNKNOWN_MINUTE = np.iinfo(np.int32).max
_CODE_BITS = 32
_MOST_ROWS_A_TWEET = 4
"""Row numbers may have gaps, but not so many that the places of rows fill the memory."""

Columns = dict[str, np.ndarray]


class UnfitError(Exception):
    """The tables of a dataset do not fit each other, so that only SQL can count them."""


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """The values of a column, rising, and how often each occurs."""

    keys: Numbers
    rows: Numbers


def words_of(asks: Asks, field: str) -> Integers:
    """For every code of a field's dictionary the code that stands for it; -1 for none."""
    rows = asks.columns(same_words(place_of(field).dictionary))
    codes = rows["code"]
    same_as = np.full(int(codes[-1]) + 1 if len(codes) else 0, -1, np.int32)
    same_as[codes] = rows["same_as"]
    return same_as


def segment_of(asks: Asks, dataset: int, same_as: Mapping[str, Integers]) -> Segment:
    """One dataset. Raises UnfitError, KnownError, MemoryError, and Cancelled."""
    accounts = asks.columns(narrow.accounts(dataset))["account"].astype(np.int64)
    known = {"account": _Known(accounts, np.zeros(0, np.int64))}
    for name in COLUMNS:
        known[name] = _known(asks, dataset, "tweet", name)
    columns = _in_order_of_time(_tweets(asks, dataset, known))
    row, minute = columns.pop("row"), columns.pop("minute")
    if (columns["account"] == len(accounts)).any():
        raise UnfitError(f"tweets of dataset {dataset} have no account")
    coded = {
        name: Coded(codes, known[name].keys, known[name].rows) for name, codes in columns.items()
    }
    first_row = int(row.min()) if len(row) else 0
    segment = Segment(
        dataset,
        len(row),
        minute[: int(np.searchsorted(minute, np.int32(_UNKNOWN_MINUTE)))].copy(),
        first_row,
        _places(row, first_row),
        coded.pop("account"),
        coded,
        {},
    )
    lists = {field: _entries(asks, segment, field, same_as[field]) for field in LISTS}
    return replace(segment, lists=lists)


def _known(asks: Asks, dataset: int, table: str, column: str) -> _Known:
    found = asks.columns(narrow.codes(dataset, table, column))
    return _Known(found["code"].astype(np.int64), found["rows"].astype(np.int64))


def _tweets(asks: Asks, dataset: int, known: Mapping[str, _Known]) -> Columns:
    """`row`, `minute` and the codes of what is known, in stored order."""
    rows, stop = _extent(asks, dataset, "tweet")
    held: Columns = {name: np.zeros(rows, np.int32) for name in ("row", "minute")}
    for name, one in known.items():
        held[name] = np.zeros(rows, codes_type(len(one.keys) + 1))
    end = 0
    for read in _ranges(asks, dataset, "tweet", tuple(held), stop):
        start, end = end, end + len(read["row"])
        if end > rows:
            break
        held["row"][start:end] = read["row"]
        held["minute"][start:end] = np.ma.filled(read["minute"], _UNKNOWN_MINUTE)
        for name, one in known.items():
            held[name][start:end] = _encoded(read[name], one.keys)
    if end != rows:
        raise UnfitError(f"dataset {dataset} changed while it was read")
    return held


def _in_order_of_time(columns: Columns) -> Columns:
    """The columns sorted by minute, which as a rule they are already."""
    minute = columns["minute"]
    if not (minute[1:] < minute[:-1]).any():
        return columns
    order = np.argsort(minute, kind="stable")
    return {name: column[order] for name, column in columns.items()}


def _places(row: Integers, first_row: int) -> Integers:
    span = int(row.max()) - first_row + 1 if len(row) else 0
    if span > _MOST_ROWS_A_TWEET * len(row) + ROWS_A_RANGE:
        raise UnfitError("the rows of a dataset are too far apart")
    places = np.full(span, -1, np.int32)
    places[row - first_row] = np.arange(len(row), dtype=np.int32)
    return places


def _encoded(values: np.ndarray, keys: Numbers) -> np.ndarray:
    """The places of values in `keys`; `len(keys)` for what is unknown or not among them."""
    if not len(keys):
        return np.zeros(len(values), np.int32)
    first = int(keys[0])
    table = np.full(int(keys[-1]) - first + 1, len(keys), np.int32)
    table[keys - first] = np.arange(len(keys))
    at = np.ma.filled(values, first).astype(np.int64) - first
    codes = table.take(at, mode="clip")
    codes[np.ma.getmaskarray(values) | (at < 0) | (at >= len(table))] = len(keys)
    return codes


def _entries(asks: Asks, segment: Segment, field: str, same_as: Integers) -> Entries:
    table = LISTS[field]
    words = _known(asks, segment.dataset, table, field)
    _, first, word_codes = np.unique(same_as[words.keys], return_index=True, return_inverse=True)
    _, stop = _extent(asks, segment.dataset, table)
    packed = [np.zeros(0, np.int64)]
    for read in _ranges(asks, segment.dataset, table, ("row", field), stop):
        is_word = ~np.ma.getmaskarray(read[field])
        places = segment.places_of(np.ma.getdata(read["row"])[is_word])
        if len(places) != np.count_nonzero(is_word):
            raise UnfitError(f"entries of “{table}” in dataset {segment.dataset} have no tweet")
        codes = word_codes[_encoded(np.ma.getdata(read[field])[is_word], words.keys)]
        packed.append(places.astype(np.int64) << _CODE_BITS | codes)
    entries = np.concatenate(packed)
    entries.sort()
    entries = entries[np.append(True, entries[1:] != entries[:-1])[: len(entries)]]
    places = (entries >> _CODE_BITS).astype(np.int32)
    first_rows = np.arange(word_count(segment.rows) + 1, dtype=np.int32) * np.int32(WORD)
    return Entries(
        np.searchsorted(places, first_rows).astype(np.int32),
        places,
        (entries & ((1 << _CODE_BITS) - 1)).astype(np.int32),
        words.keys[first].astype(np.int32),
        words.keys.astype(np.int32),
        word_codes.astype(np.int32),
        words.rows,
    )


def _extent(asks: Asks, dataset: int, table: str) -> tuple[int, int]:
    found = asks.columns(narrow.extent(dataset, table))
    return int(found["rows"][0]), int(found["stop"][0])


def _ranges(
    asks: Asks, dataset: int, table: str, columns: tuple[str, ...], stop: int
) -> Iterator[Columns]:
    for start in range(0, stop, ROWS_A_RANGE):
        asks.check()
        yield asks.columns(
            narrow.stored(dataset, table, columns, start, min(stop, start + ROWS_A_RANGE))
        )
