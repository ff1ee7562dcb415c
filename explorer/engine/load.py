"""Everything that counting in memory needs, or a sentence that says why there is none of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from explorer.engine.asks import Asks
from explorer.engine.brush import CUBE_BYTES
from explorer.engine.kernels import compiled
from explorer.engine.lists import UnfitError
from explorer.engine.loaded import Loaded
from explorer.engine.loading import segment_of, words_of
from explorer.engine.memo import Memo
from explorer.engine.segment import COLUMNS, LISTS
from explorer.errors import KnownError
from explorer.query import narrow
from explorer.query.places import place_of
from explorer.schema.words import size_text

_BYTES_A_TWEET = 24
_BYTES_AN_ENTRY = 24
"""While they are read; afterwards it is about two thirds of that."""
_LEAST_REMEMBERED_BYTES = 128_000_000
_SHARE_REMEMBERED = 2
_INSTEAD = "charts are counted by the database, which takes longer"


@dataclass(frozen=True, slots=True)
class Options:
    """`limit_bytes` is the most that the arrays may take; `folder` keeps the compiled loops.

    With fewer tweets than `least_tweets` the database is quick enough, and no time is lost. For
    `patience_s` the first charts go before.
    """

    limit_bytes: int
    folder: Path | None = None
    least_tweets: int = 10_000
    patience_s: float = 2.0
    least_brushed_rows: int = 100_000


def load(
    asks: Asks, datasets: tuple[int, ...], version: int, before: Loaded | None, options: Options
) -> Loaded:
    """Read all datasets but those that `before` holds already, which never change.

    Raises KnownError where counting in memory is not to be had, and Cancelled.
    """
    try:
        kernels = compiled(options.folder, asks.check)
    except ImportError as error:
        raise KnownError(f"Fast counting is not installed: {_INSTEAD}.") from error
    needed = _bytes_needed(asks, datasets)
    if needed > options.limit_bytes:
        raise KnownError(
            f"Fast counting would take {size_text(needed)} of memory, more than the "
            f"{size_text(options.limit_bytes)} it may: {_INSTEAD}."
        )
    held = {} if before is None else {one.dataset: one for one in before.segments}
    fields = [name for name in (*COLUMNS, *LISTS) if place_of(name).dictionary]
    try:
        same_as = {field: words_of(asks, field) for field in fields}
        segments = tuple(
            held.get(dataset) or segment_of(asks, dataset, same_as, kernels) for dataset in datasets
        )
    except UnfitError as error:
        raise KnownError(f"The workspace is not as it should be ({error}): {_INSTEAD}.") from error
    except MemoryError as error:
        raise KnownError(f"There is too little memory for fast counting: {_INSTEAD}.") from error
    remembered = max(_LEAST_REMEMBERED_BYTES, sum(s.nbytes for s in segments) // _SHARE_REMEMBERED)
    return Loaded(
        version,
        segments,
        same_as,
        kernels,
        Memo(remembered),
        Memo(CUBE_BYTES),
        options.least_brushed_rows,
    )


def _bytes_needed(asks: Asks, datasets: tuple[int, ...]) -> int:
    needed = 0
    for dataset in datasets:
        needed += _BYTES_A_TWEET * _rows(asks, dataset, "tweet")
        needed += sum(_BYTES_AN_ENTRY * _rows(asks, dataset, table) for table in LISTS.values())
    return needed


def _rows(asks: Asks, dataset: int, table: str) -> int:
    return int(asks.columns(narrow.extent(dataset, table))["rows"][0])
