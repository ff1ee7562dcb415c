"""What the selected tweets of an account tell: columns worked out for the accounts table.

They count the tweets that meet every tweet filter; the accounts table holds no account that does
not meet every account filter. All are NULL where no selected tweet tells, but `selected_tweets`.
"""

from __future__ import annotations

from collections.abc import Collection
from types import MappingProxyType

from explorer.query.predicate import Condition
from explorer.schema.fields import KINDS
from explorer.schema.statement import Statement, quoted

CELLS = MappingProxyType(
    {
        "selected_tweets": "coalesce(u.tweets, 0)",
        "selected_first": "u.first_minute",
        "selected_last": "u.last_minute",
        "selected_retweets": "u.retweets",
        "selected_language": "u.language",
        "selected_client": "u.client",
    }
)
"""SQL of each column, from alias `u`, which `used` brings."""

_TOP = MappingProxyType({"selected_language": "language", "selected_client": "client"})
JOIN = "LEFT JOIN used u ON u.account = a.account"


def used(columns: Collection[str], tweets: Condition) -> Statement:
    """Common tables that end in `used`: a row for each account with tweets under a condition.

    The most frequent word of an account is that of most tweets, and of several the first in order.
    """
    tops = {name: word for name, word in _TOP.items() if name in columns}
    chosen = (
        "chosen AS (SELECT t.account, t.minute, t.kind, t.language, t.client "
        f"FROM linked.tweet t WHERE {tweets.sql})"
    )
    tables = [chosen, *(_top(word) for word in tops.values())]
    joined = "".join(
        f" LEFT JOIN {_table(word)} {_table(word)} USING (account)" for word in tops.values()
    )
    words = "".join(f", {_table(word)}.value AS {quoted(word)}" for word in tops.values())
    tables.append(
        f"used AS (SELECT n.*{words} FROM (SELECT account, count(*) AS tweets, "
        "min(minute) AS first_minute, max(minute) AS last_minute, "
        f"count(*) FILTER (kind = {KINDS.index('retweet')}) / count(*) AS retweets "
        f"FROM chosen GROUP BY account) n{joined})"
    )
    return Statement(", ".join(tables), tweets.params)


def _table(word: str) -> str:
    return f"top_{word}"


def _top(word: str) -> str:
    dictionary = quoted(word)
    return (
        f"{_table(word)} AS (SELECT x.account, first(d.value ORDER BY x.tweets DESC, d.folded) "
        "AS value FROM (SELECT c.account, w.same_as, count(*) AS tweets FROM chosen c "
        f"JOIN main.{dictionary} w ON w.code = c.{dictionary} GROUP BY ALL) x "
        f"JOIN main.{dictionary} d ON d.code = x.same_as GROUP BY x.account)"
    )
