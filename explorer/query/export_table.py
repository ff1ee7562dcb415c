"""Selected rows as one typed table, for Parquet: ids and texts as text, counts and times typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.query.conditions import conditions_of
from explorer.query.export_rows import DATASET_NAME, NOTHING
from explorer.query.selection import Selection
from explorer.query.source_cells import (
    ACCOUNT_ROWS,
    MODEL_COLUMNS,
    TWEET_ROWS,
    account_cell,
    tweet_cell,
)
from explorer.schema.statement import Statement, quoted

_COUNTS = {
    **{name: f"tweet.{name}" for name in ("likes", "retweets", "replies", "quotes")},
    **{name: f"account.{name}" for name in ("followers", "following")},
}
_TYPED = {
    **_COUNTS,
    "time": "make_timestamp(tweet.minute * 60000000::BIGINT)",
    "created": "account.created",
}
_DATASET = "(SELECT d.name FROM main.dataset d WHERE d.dataset = {}.dataset)"


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one file: of tweets the rows, of accounts the records `first` to `last`."""

    dataset: int
    file: int
    first: int
    last: int
    keys: tuple[str, ...]


def account_table(selection: Selection, columns: Sequence[str], parts: Sequence[Rows]) -> Statement:
    """The accounts of all parts under these column names, in order."""
    condition = conditions_of(selection).on_accounts()
    selects = [
        f"SELECT {number} AS part, account.record AS place, "
        f"{_cells(columns, part.keys, tweets=False)} FROM {ACCOUNT_ROWS} "
        f"WHERE account.dataset = {part.dataset:d} AND account.file = ? "
        "AND account.record BETWEEN ? AND ? AND account.account IN "
        f"(SELECT a.account FROM linked.account a WHERE {condition.sql})"
        for number, part in enumerate(parts)
    ]
    params = [(part.file, part.first, part.last, *condition.params) for part in parts]
    return _ordered(columns, selects, params)


def tweet_table(selection: Selection, columns: Sequence[str], parts: Sequence[Rows]) -> Statement:
    """The tweets of all parts under these column names, in order."""
    condition = conditions_of(selection).on_tweets()
    selects = [
        f'SELECT {number} AS part, wide."row" AS place, '
        f"{_cells(columns, part.keys, tweets=True)} FROM {TWEET_ROWS} "
        f"WHERE wide.dataset = {part.dataset:d} AND tweet.dataset = {part.dataset:d} "
        f"AND account.dataset = {part.dataset:d} "
        'AND wide."row" BETWEEN ? AND ? AND tweet."row" IN '
        f"(SELECT t.row FROM linked.tweet t WHERE {condition.sql})"
        for number, part in enumerate(parts)
    ]
    params = [(part.first, part.last, *condition.params) for part in parts]
    return _ordered(columns, selects, params)


def _ordered(
    columns: Sequence[str], selects: Sequence[str], params: Sequence[tuple[object, ...]]
) -> Statement:
    names = ", ".join(quoted(name) for name in columns)
    if not selects:
        empty = ", ".join(f"NULL::VARCHAR AS {quoted(name)}" for name in columns)
        return Statement(f"SELECT {empty} WHERE false")
    return Statement(
        f"SELECT {names} FROM ({' UNION ALL '.join(selects)}) ORDER BY part, place",
        tuple(value for each in params for value in each),
    )


def _cells(columns: Sequence[str], keys: Sequence[str], *, tweets: bool) -> str:
    return ", ".join(
        f"{_typed(key, tweets=tweets)} AS {quoted(name)}"
        for name, key in zip(columns, keys, strict=True)
    )


def _typed(key: str, *, tweets: bool) -> str:
    if key == DATASET_NAME:
        return _DATASET.format("wide" if tweets else "account")
    if key == NOTHING:
        return "NULL::VARCHAR"
    if key in _TYPED:
        return _TYPED[key]
    sources = {key: key} if key in MODEL_COLUMNS else {}
    cell = tweet_cell(key, sources) if tweets else account_cell(key, sources)
    return f"nullif({cell}, '')"
