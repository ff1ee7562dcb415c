"""How many accounts and tweets a selection holds."""

from __future__ import annotations

from explorer.query.conditions import conditions_of
from explorer.query.selection import Selection
from explorer.schema.statement import Statement


def totals(selection: Selection) -> Statement:
    """One row: `accounts`, `tweets`, under all active clauses."""
    conditions = conditions_of(selection)
    accounts, tweets = conditions.on_accounts(), conditions.on_tweets()
    return Statement(
        f"SELECT (SELECT count(*) FROM linked.account a WHERE {accounts.sql}) AS accounts, "
        f"(SELECT count(*) FROM linked.tweet t WHERE {tweets.sql}) AS tweets",
        accounts.params + tweets.params,
    )


def ids_in_several_datasets(selection: Selection) -> Statement:
    """One row: `ids`, how many account ids in scope occur in more than one dataset."""
    scope = conditions_of(selection.whole()).account_scope
    return Statement(
        "SELECT count(*) AS ids FROM (SELECT a.account_id FROM linked.account a "
        f"WHERE {scope.sql} GROUP BY a.account_id HAVING count(DISTINCT a.dataset) > 1)",
        scope.params,
    )
