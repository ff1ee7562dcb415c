"""Which files an export writes, with which columns, from which rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from explorer.errors import KnownError
from explorer.export.contents import Contents
from explorer.export.order import ACCOUNTS, CSV, OFFICIAL, SPREADSHEET, ExportOrder, beside
from explorer.export.origin import (
    USERS,
    Origin,
    Scope,
    header_of,
    layout_of,
    published_header,
)
from explorer.query.added_columns import (
    ADDED,
    DATASET_NAME,
    MARKS_OF_ACCOUNTS,
    MARKS_OF_TWEETS,
    OF_ACCOUNTS,
    OF_TWEETS,
    PARTITIONS_OF_ACCOUNTS,
    PARTITIONS_OF_TWEETS,
)
from explorer.query.export_rows import NOTHING
from explorer.query.source_cells import raw_key
from explorer.schema.official import PROFILE_HEADERS, TWEET_HEADERS

DATASET = ADDED[DATASET_NAME].name
SPREADSHEET_ROWS = 1_048_575
"""Rows that a worksheet holds below a header."""

_NEITHER_LETTER_NOR_DIGIT = re.compile(r"[^0-9A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one file, and under which key each column of the sheet is found in them."""

    origin: Origin
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file to write, the `piece`th of a split export."""

    path: Path
    columns: tuple[str, ...]
    parts: tuple[Part, ...]
    piece: int = 1

    @property
    def rows(self) -> int:
        return sum(part.origin.rows for part in self.parts)

    def contents(self) -> Contents:
        rows_of: dict[int, int] = {}
        for part in self.parts:
            number = part.origin.file.file
            rows_of[number] = rows_of.get(number, 0) + part.origin.rows
        return Contents(self.path, self.columns, self.rows, self.piece, rows_of)


def sheets_of(order: ExportOrder, scope: Scope, origins: Sequence[Origin]) -> tuple[Sheet, ...]:
    """The sheets, in order; KnownError where rows of several layouts have no common columns."""
    for name in order.partition_by:
        if name not in partition_keys(order.what):
            raise KnownError(
                f"Files of {order.what} are not divided by “{name}”: choose "
                f"{' or '.join(partition_keys(order.what))}."
            )
    layouts = list(dict.fromkeys(origin.layout for origin in origins))
    if order.split and len(layouts) > 1:
        sheets = [
            _sheet(replace(order, path=beside(order.path, f".{_slug(layout)}")), scope, chosen)
            for layout in layouts
            for chosen in [[origin for origin in origins if origin.layout == layout]]
        ]
    else:
        sheets = [_sheet(order, scope, origins)]
    if order.mode == SPREADSHEET:
        sheets = [small for sheet in sheets for small in _fitting(order, sheet)]
    return tuple(replace(sheet, piece=number) for number, sheet in enumerate(sheets, 1))


def _sheet(order: ExportOrder, scope: Scope, origins: Sequence[Origin]) -> Sheet:
    if order.columns:
        columns = _chosen_columns(order, scope)
    else:
        columns = _own_columns(order, scope, origins)
    columns = (*columns, *_added_columns(order, columns))
    parts = tuple(
        Part(origin, tuple(_key(order, name, origin) for name in columns)) for origin in origins
    )
    return Sheet(order.path, columns, parts)


def _own_columns(order: ExportOrder, scope: Scope, origins: Sequence[Origin]) -> tuple[str, ...]:
    """The header of the one layout that all rows have; without rows, of the files in scope."""
    if origins:
        layouts = list(dict.fromkeys(origin.layout for origin in origins))
        headers = {origin.header for origin in origins}
    else:
        files = [f for f in scope.files.values() if (f.role == USERS) == (order.what == ACCOUNTS)]
        layouts = list(dict.fromkeys(layout_of(file) for file in files))
        headers = {header_of(file) for file in files}
    if not layouts:
        return tuple(_official(order.what).values())
    if len(layouts) > 1 and origins:
        raise KnownError(
            f"These {order.what} come from files with {len(layouts)} different layouts "
            f"({', '.join(layouts)}): choose the official columns (--columns official), "
            "or one file per layout (--split)."
        )
    if len(headers) == 1:
        return headers.pop()
    return published_header(layouts[0]) or tuple(_official(order.what).values())


def _chosen_columns(order: ExportOrder, scope: Scope) -> tuple[str, ...]:
    official = _official(order.what).values()
    if order.columns == OFFICIAL:
        return (DATASET, *official)
    own = [header_of(file) for file in scope.files.values() if file.role != USERS]
    extra = () if order.what == ACCOUNTS else (name for header in own for name in header)
    _check_names(order, order.columns, (*official, *extra, *added_keys(order.what)))
    return order.columns


def _added_columns(order: ExportOrder, columns: Sequence[str]) -> tuple[str, ...]:
    _check_names(order, order.added, tuple(added_keys(order.what)))
    for name in order.added:
        if name in columns:
            raise KnownError(f"The files have a column “{name}” themselves: it need not be added.")
    return order.added


def _check_names(order: ExportOrder, names: Sequence[str], valid: Sequence[str]) -> None:
    for name in names:
        if name not in valid:
            near = get_close_matches(name, valid, n=1, cutoff=0.0)
            raise KnownError(
                f"There is no column “{name}” for {order.what}; the nearest is “{near[0]}”."
            )


def added_keys(what: str) -> dict[str, str]:
    """Name -> key of each column that can be added to the archive's own."""
    return {ADDED[key].name: key for key in (OF_ACCOUNTS if what == ACCOUNTS else OF_TWEETS)}


def mark_columns(what: str) -> tuple[str, ...]:
    """Names of the columns that hold what the user wrote."""
    keys = MARKS_OF_ACCOUNTS if what == ACCOUNTS else MARKS_OF_TWEETS
    return tuple(ADDED[key].name for key in keys)


def partition_keys(what: str) -> dict[str, str]:
    """Name -> key of each column that a set of files can be divided by."""
    keys = PARTITIONS_OF_ACCOUNTS if what == ACCOUNTS else PARTITIONS_OF_TWEETS
    return {ADDED[key].name: key for key in keys}


def _key(order: ExportOrder, name: str, origin: Origin) -> str:
    """The file's own column of that name, else the official one, else an added one."""
    if name in origin.header and name not in order.added:
        return raw_key(name, origin.sources)
    models = {header: model for model, header in _official(order.what).items()}
    return models.get(name) or added_keys(order.what).get(name, NOTHING)


def _official(what: str) -> dict[str, str]:
    return dict(PROFILE_HEADERS if what == ACCOUNTS else TWEET_HEADERS)


def _slug(label: str) -> str:
    return _NEITHER_LETTER_NOR_DIGIT.sub("-", label).strip("-")


def _fitting(order: ExportOrder, sheet: Sheet) -> list[Sheet]:
    """The sheet in pieces that a worksheet holds."""
    if order.format != CSV or sheet.rows <= SPREADSHEET_ROWS:
        return [sheet]
    if not order.split:
        raise KnownError(
            f"These are {sheet.rows:,} {order.what}, and a spreadsheet holds "
            f"{SPREADSHEET_ROWS:,} rows below its header: filter further, or choose to split "
            "the export into several files (--split)."
        )
    pieces = -(-sheet.rows // SPREADSHEET_ROWS)
    return [
        replace(
            sheet,
            path=beside(sheet.path, f".part{number + 1}"),
            parts=_rows_between(
                sheet.parts, number * SPREADSHEET_ROWS, (number + 1) * SPREADSHEET_ROWS
            ),
        )
        for number in range(pieces)
    ]


def _rows_between(parts: Sequence[Part], first: int, end: int) -> tuple[Part, ...]:
    """The same parts with rows `first` to before `end` of all."""
    cut: list[Part] = []
    before = 0
    for part in parts:
        places = part.origin.places[max(0, first - before) : max(0, end - before)]
        before += part.origin.rows
        if len(places):
            cut.append(replace(part, origin=replace(part.origin, places=places)))
    return tuple(cut)
