"""One dataset's narrow columns, as they are read into memory: in stored order, range by range."""

from __future__ import annotations

from explorer.schema.statement import Statement, quoted
from explorer.schema.tables import dataset_schema


def accounts(dataset: int) -> Statement:
    """Column `account`: the keys, rising."""
    return Statement(f"SELECT account FROM {_table(dataset, 'account')} ORDER BY account")


def extent(dataset: int, table: str) -> Statement:
    """One row: `rows`, and `stop`, the place after the last stored row."""
    return Statement(
        "SELECT count(*) AS rows, coalesce(max(rowid) + 1, 0) AS stop "
        f"FROM {_table(dataset, table)}"
    )


def row_range(dataset: int) -> Statement:
    """One row: `least` and `most`, of the tweets' keys; NULL without tweets."""
    return Statement(f"SELECT min(row) AS least, max(row) AS most FROM {_table(dataset, 'tweet')}")


def limits(dataset: int, column: str) -> Statement:
    """One row: `least` and `most`, of a number that tweets have; NULL where all are unknown."""
    name = quoted(column)
    return Statement(
        f"SELECT min({name}) AS least, max({name}) AS most FROM {_table(dataset, 'tweet')}"
    )


def codes(dataset: int, table: str, column: str) -> Statement:
    """Columns `code` and `rows`: which codes a column holds, and how often; NULL left out."""
    name = quoted(column)
    return Statement(
        f"SELECT {name} AS code, count(*) AS rows FROM {_table(dataset, table)} "
        f"WHERE {name} IS NOT NULL GROUP BY {name} ORDER BY {name}"
    )


def stored(dataset: int, table: str, columns: tuple[str, ...], start: int, stop: int) -> Statement:
    """Some columns of the rows stored from place `start` to before `stop`."""
    names = ", ".join(quoted(column) for column in columns)
    return Statement(
        f"SELECT {names} FROM {_table(dataset, table)} WHERE rowid >= ? AND rowid < ?",
        (start, stop),
    )


def _table(dataset: int, table: str) -> str:
    return f"{quoted(dataset_schema(dataset))}.{quoted(table)}"
