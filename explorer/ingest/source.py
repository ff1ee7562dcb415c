"""One file's records as a table of texts: from its CSV, or from what an earlier import stored."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from explorer.archive.files import ArchiveFile
from explorer.query.source_cells import (
    ACCOUNT_ROWS,
    MODEL_COLUMNS,
    TWEET_ROWS,
    account_cell,
    raw_key,
    tweet_cell,
)
from explorer.schema.statement import Statement, quoted
from explorer.store.catalog import FileRow

OFFICIAL_TIME = "%Y-%m-%d %H:%M"
OFFICIAL_DATE = "%Y-%m-%d"

_LEAST_LINE_BYTES = 2 * 1024 * 1024
_MOST_LINE_BYTES = 256 * 1024 * 1024
"""A record may be so long; the library's own 2 MB rejects real tweets."""

# Several of them are held at once; the library would take sixteen times the longest record.
_LEAST_BUFFER_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """Where the records of file number `file` come from.

    `table` gives one row a record, in order, with every model column as text, NULL where the
    cell is empty or the file has no such column; `extras` leads from keys of raw_cells to
    columns of cells without a model column. Its further columns are those of `_KNOWN`: what an
    earlier import found out, NULL in a CSV.
    """

    file: int
    table: Statement
    columns: frozenset[str]
    extras: tuple[tuple[str, str], ...]
    kind_column: str | None
    kind_words: tuple[tuple[str, str], ...]
    time_format: str
    date_format: str


_KNOWN = {
    "record": ("INTEGER", "wide.record", "account.record"),
    "known_minute": ("INTEGER", "tweet.minute", None),
    "known_created": ("DATE", "account.created", "account.created"),
    "known_kind": ("UTINYINT", "tweet.kind", None),
    "known_is_quote": ("BOOLEAN", "tweet.is_quote", None),
}
"""Column -> type, and where stored tweets and stored accounts have it."""


def from_csv(number: int, file: ArchiveFile, path: Path, longest_record: int) -> Source:
    """The records of a CSV on disk, read with the dialect and columns that were found.

    `longest_record` is what no record has more bytes than.
    """
    layout = file.layout
    places = {name: f"c{place}" for place, name in enumerate(file.header)}
    cells = {column: places[name] for column, name in layout.sources.items()}
    used = set(layout.sources.values())
    extras = tuple(
        (raw_key(name, layout.sources), places[name])
        for name in file.header[file.index_columns :]
        if name not in used
    )
    reading = _read_csv(file, path, longest_record)
    table = Statement(_as_model(cells, extras, reading.sql), reading.params)
    kind = places.get(layout.kind_source) if layout.kind_source else None
    return Source(
        number,
        table,
        frozenset(cells),
        extras,
        kind,
        tuple(layout.kind_words.items()),
        layout.time_format,
        layout.date_format,
    )


def _read_csv(file: ArchiveFile, path: Path, longest_record: int) -> Statement:
    """The call that reads a CSV as columns c0, c1, … of text, keeping a list of what it rejects.

    Never `ignore_errors`: it silently drops thousands of good rows around a bad one.
    """
    columns = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(file.header)))
    line_bytes = min(max(longest_record, _LEAST_LINE_BYTES), _MOST_LINE_BYTES)
    buffer_bytes = max(2 * line_bytes, _LEAST_BUFFER_BYTES)
    newline = {"\r\n": "\\r\\n", "\r": "\\r"}.get(file.dialect.newline, "\\n")
    return Statement(
        f"read_csv(?, auto_detect = false, header = true, delim = ?, quote = '\"', "
        f"escape = '\"', new_line = '{newline}', columns = {{{columns}}}, "
        f"store_rejects = true, rejects_limit = 0, max_line_size = {line_bytes}, "
        f"buffer_size = {buffer_bytes})",
        (str(path), file.dialect.delimiter),
    )


def from_stored(file: FileRow) -> Source:
    """The records of a file imported earlier, given back from the tables cell by cell."""
    sources: dict[str, str] = json.loads(file.sources)
    header: list[str] = json.loads(file.header)
    is_users = file.role == "users"
    cell_of = account_cell if is_users else tweet_cell
    owner, rows = ("account", ACCOUNT_ROWS) if is_users else ("wide", TWEET_ROWS)
    order = "account.account" if is_users else 'wide."row"'
    mine = f"{owner}.dataset = {file.dataset:d} AND {owner}.file = {file.file:d}"
    if is_users:
        mine += " AND NOT account.placeholder"
    used = set(sources.values())
    names = [name for name in header if name not in used]
    cells = {column: f"nullif({cell_of(name, sources)}, '')" for column, name in sources.items()}
    more = [(raw_key(name, sources), f"nullif({cell_of(name, sources)}, '')") for name in names]
    extras = tuple((key, f"x{place}") for place, (key, _) in enumerate(more))
    given = ", ".join(
        [
            *_model(cells),
            *(f"{cell} AS x{place}" for place, (_, cell) in enumerate(more)),
            *(
                f"{(of_account if is_users else of_tweet) or 'NULL'}::{kind} AS {name}"
                for name, (kind, of_tweet, of_account) in _KNOWN.items()
            ),
        ]
    )
    table = Statement(f"(SELECT {given} FROM {rows} WHERE {mine} ORDER BY {order})")
    return Source(
        file.file, table, frozenset(cells), extras, None, (), OFFICIAL_TIME, OFFICIAL_DATE
    )


def _model(cells: Mapping[str, str]) -> list[str]:
    return [f"{cells.get(column, 'NULL::VARCHAR')} AS {quoted(column)}" for column in MODEL_COLUMNS]


def _as_model(cells: Mapping[str, str], extras: tuple[tuple[str, str], ...], table: str) -> str:
    unknown = [f"NULL::{kind} AS {name}" for name, (kind, _, _) in _KNOWN.items()]
    given = ", ".join([*_model(cells), *(place for _, place in extras), *unknown])
    return f"(SELECT {given} FROM {table})"
