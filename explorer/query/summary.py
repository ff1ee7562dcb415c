"""Median, mean and concentration of a number that accounts have."""

from __future__ import annotations

from explorer.query.conditions import conditions_of
from explorer.query.places import place_of
from explorer.query.selection import Selection
from explorer.schema.statement import Statement

TOP_PERCENT = 1


def summary(field: str, selection: Selection) -> Statement:
    """One row about the known values of an account's number: `known`, `median`, `mean`, `total`.

    `top` is how many accounts are the top percent, at least one, and `held` their total. All but
    `known` and `top` are NULL where nothing is known.
    """
    value = place_of(field).value
    condition = conditions_of(selection).on_accounts()
    ranked = (
        f"SELECT {value} AS value, row_number() OVER (ORDER BY {value} DESC, a.account) AS place, "
        "count(*) OVER () AS rows "
        f"FROM linked.account a WHERE {condition.sql} AND {value} IS NOT NULL"
    )
    is_top = f"place <= ceil(rows * {TOP_PERCENT} / 100)"
    return Statement(
        "SELECT count(*) AS known, median(value)::DOUBLE AS median, avg(value)::DOUBLE AS mean, "
        f"sum(value)::DOUBLE AS total, count(*) FILTER ({is_top}) AS top, "
        f"(sum(value) FILTER ({is_top}))::DOUBLE AS held FROM ({ranked})",
        condition.params,
    )
