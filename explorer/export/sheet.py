"""Which files an export writes, with which columns, from which rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from explorer.errors import KnownError
from explorer.export.order import ACCOUNTS, CSV, OFFICIAL, SPREADSHEET, ExportOrder
from explorer.export.origin import (
    USERS,
    Origin,
    Scope,
    header_of,
    layout_of,
    published_header,
)
from explorer.query.export_rows import DATASET_NAME, NOTHING
from explorer.query.source_cells import raw_key
from explorer.schema.official import PROFILE_HEADERS, TWEET_HEADERS

DATASET = "dataset"
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


def sheets_of(order: ExportOrder, scope: Scope, origins: Sequence[Origin]) -> tuple[Sheet, ...]:
    """The sheets, in order; KnownError where rows of several layouts have no common columns."""
    layouts = list(dict.fromkeys(origin.layout for origin in origins))
    if order.split and len(layouts) > 1:
        sheets = [
            _sheet(replace(order, path=_beside(order.path, layout)), scope, chosen)
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
    parts = tuple(
        Part(origin, tuple(_key(order.what, name, origin) for name in columns))
        for origin in origins
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
    valid = list(dict.fromkeys((DATASET, *official, *extra)))
    for name in order.columns:
        if name not in valid:
            near = get_close_matches(name, valid, n=1, cutoff=0.0)
            raise KnownError(
                f"There is no column “{name}” for {order.what}; the nearest is “{near[0]}”."
            )
    return order.columns


def _key(what: str, name: str, origin: Origin) -> str:
    """The file's own column of that name, else the official one, else nothing."""
    if name in origin.header:
        return raw_key(name, origin.sources)
    if name == DATASET:
        return DATASET_NAME
    models = {header: model for model, header in _official(what).items()}
    return models.get(name, NOTHING)


def _official(what: str) -> dict[str, str]:
    return dict(PROFILE_HEADERS if what == ACCOUNTS else TWEET_HEADERS)


def _beside(path: Path, label: str) -> Path:
    """`x.csv` -> `x.official-tweets-2020-05.csv`."""
    slug = _NEITHER_LETTER_NOR_DIGIT.sub("-", label).strip("-")
    return path.with_name(f"{path.stem}.{slug}{path.suffix}")


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
            path=_beside(sheet.path, f"part{number + 1}"),
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
