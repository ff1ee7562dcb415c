"""Rows that stand twice in a dataset, and ids that stand on rows that differ."""

from __future__ import annotations

from explorer.ingest.stage import Stage
from explorer.schema.statement import Statement, quoted
from explorer.schema.tables import TWEET_WIDE
from explorer.store.catalog import Asks

DUPLICATES = "temp.duplicate_rows"
_ID = "coalesce(CAST(tweet_id AS VARCHAR), raw_cells ->> '/tweet_id', '')"
# Columns that say where a row stands or that follow from others.
_NOT_COMPARED = frozenset({"row", "file", "record", "tweet_ms", "shown", "conflicting"})
_PASSING_COMPARED = (
    "account",
    "minute",
    "language",
    "client",
    "likes",
    "retweets",
    "replies",
    "quotes",
)


def find_repeated_ids(stage: Stage) -> Statement:
    """Gather the ids that stand on several rows, NULL among them."""
    return Statement(
        "CREATE OR REPLACE TEMP TABLE repeated_ids AS "
        f"SELECT tweet_id FROM {stage.table} GROUP BY tweet_id HAVING count(*) > 1"
    )


def has_repeated_ids(reader: Asks) -> bool:
    """Whether any id, or none at all, stands on several rows."""
    return bool(reader.rows(Statement("SELECT 1 FROM temp.repeated_ids LIMIT 1")))


def find(stage: Stage) -> Statement:
    """Gather the rows that equal an earlier row in every field, among those with repeated ids.

    What is stored gives every cell back, so rows with equal stored values are equal rows.
    """
    same = ", ".join(
        [
            *(quoted(name) for name in TWEET_WIDE.names if name not in _NOT_COMPARED),
            *(quoted(name) for name in _PASSING_COMPARED),
        ]
    )
    return Statement(
        'CREATE OR REPLACE TEMP TABLE duplicate_rows AS SELECT "row", file FROM '
        f"{stage.table} WHERE tweet_id IN (FROM temp.repeated_ids) OR (tweet_id IS NULL AND "
        "EXISTS (FROM temp.repeated_ids AS repeated WHERE repeated.tweet_id IS NULL)) "
        f'QUALIFY row_number() OVER (PARTITION BY {same} ORDER BY "row") > 1'
    )


def per_file(reader: Asks) -> dict[int, int]:
    """How many duplicates each file has; files without any are not there."""
    rows = reader.rows(Statement(f"SELECT file, count(*) FROM {DUPLICATES} GROUP BY file"))
    return {int(str(file)): int(str(count)) for file, count in rows}


def drop(stage: Stage) -> Statement:
    """Take the duplicates out."""
    return Statement(f'DELETE FROM {stage.table} WHERE "row" IN (SELECT "row" FROM {DUPLICATES})')


def flag_conflicting(stage: Stage) -> tuple[Statement, ...]:
    """Flag the rows that share an id, duplicates taken out before."""
    candidates = (
        f'SELECT "row", {_ID} AS id FROM {stage.table} WHERE tweet_id IN (FROM temp.repeated_ids) '
        "OR (tweet_id IS NULL AND raw_cells IS NOT NULL)"
    )
    return (
        Statement(
            "CREATE OR REPLACE TEMP TABLE conflicting_rows AS "
            f'SELECT "row", id FROM ({candidates}) '
            "WHERE id <> '' QUALIFY count(*) OVER (PARTITION BY id) > 1"
        ),
        Statement(
            f"UPDATE {stage.table} SET conflicting = true "
            'WHERE "row" IN (SELECT "row" FROM temp.conflicting_rows)'
        ),
    )


def conflicting_ids(reader: Asks) -> int:
    """How many ids stand on rows that differ."""
    rows = reader.rows(Statement("SELECT count(DISTINCT id) FROM temp.conflicting_rows"))
    return int(str(rows[0][0]))
