"""Selected rows as typed values, for Parquet: ids and texts as text, counts and times typed."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from explorer.query.added_columns import ADDED
from explorer.query.export_rows import NOTHING, Rows
from explorer.query.source_cells import MODEL_COLUMNS, account_cell, tweet_cell
from explorer.schema.statement import Statement, quoted

TEXT = "VARCHAR"
_COUNTS = {
    **{name: f"tweet.{name}" for name in ("likes", "retweets", "replies", "quotes")},
    **{name: f"account.{name}" for name in ("followers", "following")},
}
_VALUES = MappingProxyType(
    {
        **_COUNTS,
        "time": "make_timestamp(tweet.minute * 60000000::BIGINT)",
        "created": "account.created",
        **{key: column.value for key, column in ADDED.items()},
    }
)
_TYPES = MappingProxyType(
    {
        **dict.fromkeys(_COUNTS, "BIGINT"),
        "time": "TIMESTAMP",
        "created": "DATE",
        **{key: column.type for key, column in ADDED.items()},
    }
)


def types_of(keys: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The type of each column, from the keys that it has in each part of a table."""
    return tuple(_type_of(found) for found in zip(*keys, strict=True))


def _type_of(keys: Sequence[str]) -> str:
    """The one that all parts which have the column agree on, or text."""
    types = {_TYPES.get(key, TEXT) for key in keys if key != NOTHING}
    return types.pop() if len(types) == 1 else TEXT


def account_table(rows: Rows, columns: Sequence[str], types: Sequence[str]) -> Statement:
    """A block of accounts under these column names, in order."""
    return _table(rows, columns, types, tweets=False)


def tweet_table(rows: Rows, columns: Sequence[str], types: Sequence[str]) -> Statement:
    """A block of tweets under these column names, in order."""
    return _table(rows, columns, types, tweets=True)


def empty_table(columns: Sequence[str], types: Sequence[str]) -> Statement:
    """No rows, under these column names."""
    values = ", ".join(
        f"NULL::{kind} AS {quoted(name)}" for name, kind in zip(columns, types, strict=True)
    )
    return Statement(f"SELECT {values} WHERE false")


def _table(rows: Rows, columns: Sequence[str], types: Sequence[str], *, tweets: bool) -> Statement:
    values = ", ".join(
        f"{_value(key, kind, tweets=tweets)} AS {quoted(name)}"
        for name, key, kind in zip(columns, rows.keys, types, strict=True)
    )
    return Statement(f"SELECT {values} {rows.sql}", rows.params)


def _value(key: str, kind: str, *, tweets: bool) -> str:
    if key == NOTHING:
        return f"NULL::{kind}"
    if key in _VALUES and (kind != TEXT or _TYPES[key] == TEXT):
        return _VALUES[key]
    if key in ADDED:
        return f"nullif({ADDED[key].text}, '')"
    sources = {key: key} if key in MODEL_COLUMNS else {}
    return f"nullif({(tweet_cell if tweets else account_cell)(key, sources)}, '')"
