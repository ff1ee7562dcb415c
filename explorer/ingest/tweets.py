"""The narrow table of tweets, sorted by time, made from what was staged."""

from __future__ import annotations

from explorer.ingest import dictionaries
from explorer.ingest.accounts import KNOWN
from explorer.ingest.stage import Stage
from explorer.schema.statement import Statement, quoted
from explorer.schema.tables import TWEET, dataset_schema

# Who was retweeted, where the text does not name a handle but the account is known.
_BY_ACCOUNT = (
    f"LEFT JOIN (SELECT account_id AS retweet_id, any_value(handle) AS known_handle FROM {KNOWN} "
    "WHERE handle IS NOT NULL GROUP BY account_id) AS retweeted_account "
    "ON retweet_id = CASE WHEN stage.handle IS NULL THEN nullif(retweet_account, '') END"
)


def extend_dictionaries(stage: Stage) -> tuple[Statement, ...]:
    """Add languages, clients and handles that are new to the workspace."""
    statements: list[Statement] = []
    for name in ("language", "client"):
        words = (
            f'SELECT {quoted(name)} AS value, "row" AS first FROM {stage.table} '
            f"WHERE {quoted(name)} IS NOT NULL"
        )
        statements += dictionaries.extend(name, words)
    handles = (
        f'SELECT {_handle()} AS value, "row" AS first FROM {stage.table} AS stage {_BY_ACCOUNT} '
        "WHERE value IS NOT NULL"
    )
    return (*statements, *dictionaries.extend("handle", handles))


def insert_narrow(stage: Stage, account_base: int) -> Statement:
    """Fill `tweet`."""
    values = {
        "account": f"(account + {account_base:d})::INTEGER",
        "language": "language_word.code",
        "client": "client_word.code",
        "retweeted": "handle_word.code",
    }
    joins = [_BY_ACCOUNT]
    for name, word in (
        ("language", "stage.language"),
        ("client", "stage.client"),
        ("handle", _handle()),
    ):
        joins.append(f"LEFT JOIN main.{quoted(name)} AS {name}_word ON {name}_word.value = {word}")
    selected = ", ".join(
        f"{values.get(name, 'stage.' + quoted(name))} AS {quoted(name)}" for name in TWEET.names
    )
    return Statement(
        f"INSERT INTO {quoted(dataset_schema(stage.dataset))}.tweet SELECT {selected} "
        f'FROM {stage.table} AS stage {" ".join(joins)} ORDER BY minute NULLS LAST, "row"'
    )


def _handle() -> str:
    return "coalesce(stage.handle, known_handle)"
