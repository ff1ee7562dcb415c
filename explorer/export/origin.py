"""The archive files that selected rows come from, in the order of the archive."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from explorer.archive.layouts import LAYOUTS
from explorer.errors import BugError
from explorer.export.order import ACCOUNTS, SPREADSHEET, ExportOrder
from explorer.query.export_rows import account_files, account_places, tweet_files, tweet_places
from explorer.schema.official import PROFILE_HEADERS
from explorer.store.catalog import DatasetRow, FileRow, datasets, files
from explorer.store.reader import Reader

USERS = "users"
OFFICIAL_USERS = "official users"
_HEADERS = MappingProxyType({layout.name: layout.header for layout in LAYOUTS})
_MARK_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Scope:
    """The datasets in scope in the order of their names, and their files by number."""

    datasets: tuple[DatasetRow, ...]
    files: Mapping[int, FileRow]


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """Selected rows of one file.

    `layout` is the name of their layout, `header` the file's columns; `sources` leads from model
    columns to that header. `places` are the rows' numbers in the
    workspace or, of accounts, their records in the file, in order.
    """

    dataset: DatasetRow
    file: FileRow
    layout: str
    header: tuple[str, ...]
    sources: Mapping[str, str]
    places: np.ndarray

    @property
    def rows(self) -> int:
        return len(self.places)


def scope_of(order: ExportOrder, reader: Reader) -> Scope:
    """What the selection looks at; names decide the order, never when it was imported."""
    wanted = order.selection.datasets
    found = [row for row in datasets(reader) if wanted is None or row.dataset in wanted]
    numbers = {row.dataset for row in found}
    kept = {row.file: row for row in files(reader) if row.dataset in numbers}
    return Scope(tuple(sorted(found, key=lambda row: row.name)), kept)


def origins_of(order: ExportOrder, scope: Scope, reader: Reader) -> tuple[Origin, ...]:
    """Every file with selected rows: by dataset, file name; records rise within each."""
    find = _account_origins if order.what == ACCOUNTS else _tweet_origins
    return tuple(
        origin
        for dataset in scope.datasets
        for origin in sorted(find(order, scope, dataset, reader), key=_file_order)
        if origin.rows
    )


def is_left_out(order: ExportOrder, origin: Origin) -> bool:
    """Whether these are accounts known only from tweets, in an export of users files' rows."""
    only_in_tweets = order.what == ACCOUNTS and origin.file.role == "tweets"
    return only_in_tweets and not order.only_in_tweets and order.mode != SPREADSHEET


def _file_order(origin: Origin) -> tuple[bool, str, str]:
    return origin.file.role != USERS, origin.file.name, origin.file.sha256


def _account_origins(
    order: ExportOrder, scope: Scope, dataset: DatasetRow, reader: Reader
) -> Iterator[Origin]:
    for (number,) in reader.rows(account_files(order.selection, dataset.dataset)):
        file = scope.files[int(str(number))]
        places = reader.columns(account_places(order.selection, dataset.dataset, file.file))
        if file.role == USERS:
            yield _origin(dataset, file, places["place"])
        else:
            # Described by tweets, such an account has no row of its own in any file.
            header = tuple(PROFILE_HEADERS.values())
            yield Origin(dataset, file, OFFICIAL_USERS, header, PROFILE_HEADERS, places["place"])


def _tweet_origins(
    order: ExportOrder, scope: Scope, dataset: DatasetRow, reader: Reader
) -> Iterator[Origin]:
    places = reader.columns(tweet_places(order.selection, dataset.dataset))["place"]
    end = -1
    for values in reader.rows(tweet_files(dataset.dataset)):
        number, first, last = (int(str(value)) for value in values)
        if first <= end:
            raise BugError(f"The rows of file {number} lie among those of another file.")
        end = last
        inside = slice(*np.searchsorted(places, (first, last + 1)))
        yield _origin(dataset, scope.files[number], places[inside])


def _origin(dataset: DatasetRow, file: FileRow, places: np.ndarray) -> Origin:
    sources: dict[str, str] = json.loads(file.sources)
    return Origin(dataset, file, layout_of(file), header_of(file), sources, places)


def layout_of(file: FileRow) -> str:
    """The name of a file's layout; those mapped by hand are one where their columns are."""
    if published_header(file.layout) is not None:
        return file.layout
    return f"{file.layout} {hashlib.sha256(file.header.encode()).hexdigest()[:_MARK_LENGTH]}"


def header_of(file: FileRow) -> tuple[str, ...]:
    """The names of a file's columns, in its order."""
    return tuple(str(name) for name in json.loads(file.header))


def published_header(layout: str) -> tuple[str, ...] | None:
    """The published order of a layout's columns; None for one that was mapped by hand."""
    return _HEADERS.get(layout)
