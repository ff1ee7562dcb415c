"""A page of a table from memory: which rows are on it; their cells come from the database.

Columns are those of `query.page.page`. None means that the page must be asked of the database.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from explorer.engine.filtered import Filtered, key_of
from explorer.engine.line import joined, starts_of
from explorer.engine.orders import (
    UnsortedError,
    chosen_between,
    in_order,
    is_at_once,
    members,
)
from explorer.engine.segment import Integers
from explorer.engine.sets import Sets
from explorer.query import cells, narrow
from explorer.query.in_selection import CELLS as OF_SELECTION
from explorer.query.page import Order, accounts_in_order
from explorer.query.selection import Selection
from explorer.schema.columns import ACCOUNTS, NOTE, TAGS

Columns = dict[str, np.ndarray]
_FIELDS = {TAGS: "tag", NOTE: "note"}


def page(
    sets: Sets,
    entity: str,
    selection: Selection,
    columns: Sequence[str],
    order: Sequence[Order],
    offset: int,
    limit: int,
) -> Columns | None:
    """Rows `offset` to `offset + limit` of a table."""
    if entity == ACCOUNTS:
        return _accounts(sets, selection, columns, order, range(offset, offset + limit))
    if not offset and not is_at_once(order):
        # The database finds the first few rows long before it has sorted all.
        return None
    if not all(_is_in_order_of_time(sets, one.dataset, one.rows) for one in sets.loaded.segments):
        return None
    try:
        places = _places(sets, selection, order, range(offset, offset + limit))
    except UnsortedError:
        return None
    return _cells_of_tweets(sets, places, columns)


def _is_in_order_of_time(sets: Sets, dataset: int, rows: int) -> bool:
    """Whether tweets may be stored as imports store them, without gaps; each page is checked."""
    return int(sets.asks.columns(narrow.extent(dataset, "tweet"))["stop"][0]) == rows


def _places(sets: Sets, selection: Selection, order: Sequence[Order], rows: range) -> Integers:
    segments = sets.loaded.segments
    found = in_order(sets, order)
    if selection.datasets is None and not selection.active:
        return found.between(rows.start, rows.stop)
    scope = sets.loaded.within(selection.datasets)
    chosen = joined(
        segments, {one.dataset: Filtered(sets, one, selection.active).rows for one in scope}
    )
    key = ("members", tuple(order), selection.datasets, key_of(selection.active))
    fields = {field for clause in selection.active for field in clause.fields}
    counted = sets.remembered(
        key, lambda: members(sets.asks, sets.loaded.kernels, found, chosen), fields
    )
    return chosen_between(found, chosen, counted, rows.start, rows.stop)


def _cells_of_tweets(sets: Sets, places: Integers, columns: Sequence[str]) -> Columns | None:
    """None where tweets are not stored in the order of time after all."""
    late = [name for name in columns if cells.is_late("tweets", name)]
    early = [name for name in columns if name not in late]
    segments = sets.loaded.segments
    starts = starts_of(segments)
    parts: list[tuple[np.ndarray, Columns]] = []
    for segment, start, stop in zip(segments, starts, starts[1:], strict=False):
        mine = np.flatnonzero((places >= start) & (places < stop))
        if not len(mine) and (parts or segment is not segments[-1]):
            continue
        stored = places[mine] - np.int32(start)
        statement = cells.of_stored_tweets(segment.dataset, stored.tolist(), early)
        found = dict(sets.asks.columns(statement))
        at = found.pop("at")
        if len(at) != len(mine) or (segment.place_of(found["key"]) != at).any():
            return None
        parts.append((mine[_as_asked(stored, at)], found))
    if not parts:
        return None
    page = _put_together(parts)
    if late:
        rows = page["key"]
        found = sets.asks.columns(cells.late_cells(rows.tolist(), late))
        page |= _put_together([(_as_asked(rows, found["key"]), found)])
    return page


def _accounts(
    sets: Sets, selection: Selection, columns: Sequence[str], order: Sequence[Order], rows: range
) -> Columns | None:
    if OF_SELECTION.keys() & {*columns, *(by.column for by in order)}:
        return None
    segments = sets.loaded.segments
    scope = sets.loaded.within(selection.datasets)
    chosen = {one.dataset: Filtered(sets, one, selection.active).accounts for one in scope}
    nobody = np.zeros(0, np.bool_)
    flags = np.concatenate(
        [chosen.get(one.dataset, np.zeros(one.accounts, np.bool_)) for one in segments] + [nobody]
    )
    keys = np.concatenate([one.account.keys for one in segments] + [np.zeros(0, np.int64)])
    fields = {_FIELDS[by.column] for by in order if by.column in _FIELDS}
    places = sets.remembered(
        ("accounts in order", tuple(order)), _accounts_in_order(sets, keys, order), fields
    )
    shown = keys[places[flags[places]][rows.start : rows.stop]]
    found = sets.asks.columns(cells.of_accounts(shown.tolist(), columns))
    return _put_together([(_as_asked(shown, found["key"]), found)])


def _accounts_in_order(
    sets: Sets, keys: np.ndarray, order: Sequence[Order]
) -> Callable[[], np.ndarray]:
    def find() -> np.ndarray:
        found = sets.asks.columns(accounts_in_order(order))["key"]
        by_key = np.argsort(keys)
        return by_key[np.searchsorted(keys, found, sorter=by_key)]

    return find


def _as_asked(asked: np.ndarray, found: np.ndarray) -> np.ndarray:
    """For each of the keys found its place among those asked for; all are there."""
    by_key = np.argsort(asked)
    return by_key[np.searchsorted(asked, np.ma.getdata(found), sorter=by_key)]


def _put_together(parts: Sequence[tuple[np.ndarray, Columns]]) -> Columns:
    """The columns of all parts, each row at the place that stands beside it."""
    at = np.argsort(np.concatenate([places for places, _ in parts]))
    page: Columns = {}
    for name in parts[0][1]:
        values = np.concatenate([np.ma.getdata(found[name]) for _, found in parts])
        is_unknown = np.concatenate([np.ma.getmaskarray(found[name]) for _, found in parts])
        page[name] = np.ma.array(values[at], mask=is_unknown[at])
    return page
