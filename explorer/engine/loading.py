"""Datasets read from the workspace into memory, range by range, so that little is held twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from explorer.engine.asks import Asks
from explorer.engine.bits import Numbers
from explorer.engine.kernels import Kernels
from explorer.engine.lists import LENGTHS, UnfitError, Words, lists_of, packed, wordless_codes
from explorer.engine.segment import COLUMNS, LISTS, Coded, Integers, Lists, Segment, codes_type
from explorer.engine.traits import combined, sizes_of, traits_of
from explorer.query import narrow
from explorer.query.members import same_words
from explorer.query.places import place_of

ROWS_A_RANGE = 500_000
_UNKNOWN_MINUTE = np.iinfo(np.int32).max
_TRAITS = "traits"
_MOST_ROWS_A_TWEET = 4
"""Row numbers may have gaps, but not so many that the places of rows fill the memory."""

Columns = dict[str, np.ndarray]


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


def segment_of(
    asks: Asks, dataset: int, same_as: Mapping[str, Integers], kernels: Kernels
) -> Segment:
    """One dataset. Raises UnfitError, KnownError, MemoryError, and Cancelled."""
    accounts = asks.columns(narrow.accounts(dataset))["account"].astype(np.int64)
    known = {name: _known(asks, dataset, "tweet", name) for name in COLUMNS}
    columns = _in_order_of_time(_tweets(asks, dataset, accounts, known))
    row, minute, account = (columns.pop(name) for name in ("row", "minute", "account"))
    if (account == len(accounts)).any():
        raise UnfitError(f"tweets of dataset {dataset} have no account")
    keys = {name: one.keys for name, one in known.items()}
    key_rows = {name: one.rows for name, one in known.items()}
    first_row = int(row.min()) if len(row) else 0
    segment = Segment(
        dataset,
        len(row),
        minute[: int(np.searchsorted(minute, np.int32(_UNKNOWN_MINUTE)))].copy(),
        first_row,
        _places(row, first_row),
        Coded(account, accounts),
        traits_of(columns.pop(_TRAITS), keys, key_rows),
        {},
    )
    del row, minute
    lists = {
        field: _lists(asks, segment, field, same_as[field], columns.pop(length), kernels)
        for field, length in LENGTHS.items()
    }
    return replace(segment, lists=lists)


def _known(asks: Asks, dataset: int, table: str, column: str) -> _Known:
    found = asks.columns(narrow.codes(dataset, table, column))
    return _Known(found["code"].astype(np.int64), found["rows"].astype(np.int64))


def _tweets(asks: Asks, dataset: int, accounts: Numbers, known: Mapping[str, _Known]) -> Columns:
    """`row`, `minute`, `account`, what is known combined, and of lists what no word tells."""
    rows, stop = _extent(asks, dataset, "tweet")
    held: Columns = {name: np.zeros(rows, np.int32) for name in ("row", "minute", _TRAITS)}
    held["account"] = np.zeros(rows, codes_type(len(accounts) + 1))
    held |= {length: np.zeros(rows, np.uint8) for length in LENGTHS.values()}
    sizes = sizes_of({name: one.keys for name, one in known.items()})
    names = ("row", "minute", "account", *known, *LENGTHS.values())
    end = 0
    for read in _ranges(asks, dataset, "tweet", names, stop):
        start, end = end, end + len(read["row"])
        if end > rows:
            break
        held["row"][start:end] = read["row"]
        held["minute"][start:end] = np.ma.filled(read["minute"], _UNKNOWN_MINUTE)
        held["account"][start:end] = _encoded(read["account"], accounts)
        coded = {name: _encoded(read[name], one.keys) for name, one in known.items()}
        held[_TRAITS][start:end] = combined(coded, sizes)
        for length in LENGTHS.values():
            held[length][start:end] = wordless_codes(read[length])
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


def _lists(
    asks: Asks,
    segment: Segment,
    field: str,
    same_as: Integers,
    wordless: npt.NDArray[np.uint8],
    kernels: Kernels,
) -> Lists:
    table = LISTS[field]
    known = _known(asks, segment.dataset, table, field)
    _, first, word_codes = np.unique(same_as[known.keys], return_index=True, return_inverse=True)
    words = Words(
        known.keys[first].astype(np.int32),
        known.keys.astype(np.int32),
        word_codes.astype(np.int32),
        known.rows,
    )
    entries = np.zeros(int(known.rows.sum()), np.int64)
    _, stop = _extent(asks, segment.dataset, table)
    end = 0
    for read in _ranges(asks, segment.dataset, table, ("row", field), stop):
        is_word = ~np.ma.getmaskarray(read[field])
        places = segment.places_of(np.ma.getdata(read["row"])[is_word])
        if len(places) != np.count_nonzero(is_word):
            raise UnfitError(f"entries of “{table}” in dataset {segment.dataset} have no tweet")
        codes = words.word_codes[_encoded(np.ma.getdata(read[field])[is_word], known.keys)]
        start, end = end, end + len(places)
        if end > len(entries):
            break
        entries[start:end] = packed(places, codes)
    if end != len(entries):
        raise UnfitError(f"dataset {segment.dataset} changed while it was read")
    return lists_of(field, entries, wordless, words, kernels, asks.check)


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
