"""When accounts were made, to the second, as far as their ids tell."""

from __future__ import annotations

from explorer.query.axis import Axis
from explorer.query.conditions import conditions_of
from explorer.query.count import bin_key
from explorer.query.selection import Selection
from explorer.schema.statement import Statement


def creation_seconds(axis: Axis, selection: Selection) -> Statement:
    """Columns `key`, `known`, `first_ms`, `last_ms`: of each bar of `created` that tells any.

    `known` is how many selected accounts have an id that carries the moment, Unix milliseconds.
    """
    condition = conditions_of(selection).on_accounts()
    return Statement(
        f"SELECT {bin_key(axis)} AS key, count(*) AS known, min(a.created_ms) AS first_ms, "
        f"max(a.created_ms) AS last_ms FROM linked.account a WHERE {condition.sql} "
        "AND a.created_ms IS NOT NULL AND a.created IS NOT NULL GROUP BY key ORDER BY key",
        condition.params,
    )
