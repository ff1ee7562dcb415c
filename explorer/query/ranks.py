"""How the values of a column of the tweets table rank among each other, from 0, equal ones alike.

What is unknown has no rank.
"""

from __future__ import annotations

from explorer.query.cells import tweet_cell
from explorer.schema.fields import KINDS
from explorer.schema.statement import Statement, quoted


def ranks_of_words(dictionary: str) -> Statement:
    """Columns `code` and `rank` of the words of a dictionary."""
    return Statement(f"SELECT code, {_rank('value')} FROM main.{quoted(dictionary)} ORDER BY code")


def ranks_of_kinds() -> Statement:
    """Columns `code` and `rank` of the kinds of tweets."""
    return Statement(
        f"SELECT t.kind AS code, {_rank(tweet_cell('kind'))} "
        f"FROM (SELECT unnest(range({len(KINDS)})) AS kind) t ORDER BY code"
    )


def ranks_of_accounts(column: str) -> Statement:
    """Columns `account` and `rank`, by a column that is the account's; NULL for unknown."""
    value = tweet_cell(column)
    return Statement(
        f"SELECT a.account, CASE WHEN {value} IS NOT NULL THEN {_ranked(value)} END AS rank "
        "FROM linked.account a ORDER BY a.account"
    )


def ranks_of_datasets() -> Statement:
    """Columns `dataset` and `rank`, by name."""
    return Statement(f"SELECT dataset, {_rank('name')} FROM main.dataset ORDER BY dataset")


def _rank(value: str) -> str:
    return f"{_ranked(value)} AS rank"


def _ranked(value: str) -> str:
    return f"(dense_rank() OVER (ORDER BY {value} NULLS LAST) - 1)::INTEGER"
