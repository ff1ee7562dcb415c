"""What a whole selection asks of accounts and of tweets, by PRODUCT's rules of counting.

A tweet counts that meets every tweet clause and whose account meets every account clause. An
account counts that meets every account clause and, if there is a tweet clause, has at least one
tweet that meets all of them at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from explorer.query.predicate import Condition, condition_of, entity_of
from explorer.query.selection import Selection
from explorer.schema.fields import Entity

_ALWAYS = Condition("true")


@dataclass(frozen=True, slots=True)
class Conditions:
    """`account` stands on alias `a`, `tweet` on alias `t`, each within the scope."""

    account_scope: Condition
    tweet_scope: Condition
    account: Condition | None
    tweet: Condition | None

    def on_tweets(self) -> Condition:
        """Which rows of `linked.tweet t` count."""
        condition = self.tweet_scope
        if self.tweet is not None:
            condition = condition & self.tweet
        if self.account is not None:
            accounts = self.account_scope & self.account
            condition = condition & Condition(
                f"t.account IN (SELECT a.account FROM linked.account a WHERE {accounts.sql})",
                accounts.params,
            )
        return condition

    def on_accounts(self) -> Condition:
        """Which rows of `linked.account a` count."""
        condition = self.account_scope
        if self.account is not None:
            condition = condition & self.account
        if self.tweet is not None:
            tweets = self.tweet_scope & self.tweet
            condition = condition & Condition(
                f"a.account IN (SELECT t.account FROM linked.tweet t WHERE {tweets.sql})",
                tweets.params,
            )
        return condition


def conditions_of(selection: Selection) -> Conditions:
    """The active clauses of a selection, sorted by whom they ask."""
    asked: dict[Entity, list[Condition]] = {Entity.ACCOUNT: [], Entity.TWEET: []}
    for clause in selection.active:
        asked[entity_of(clause)].append(condition_of(clause))
    return Conditions(
        account_scope=_scope("a", selection.datasets),
        tweet_scope=_scope("t", selection.datasets),
        account=_all(asked[Entity.ACCOUNT]),
        tweet=_all(asked[Entity.TWEET]),
    )


def _all(conditions: list[Condition]) -> Condition | None:
    if not conditions:
        return None
    first, *later = conditions
    for condition in later:
        first &= condition
    return first


def _scope(alias: str, datasets: tuple[int, ...] | None) -> Condition:
    if datasets is None:
        return _ALWAYS
    if not datasets:
        return Condition("false")
    return Condition(f"{alias}.dataset IN ({', '.join(str(int(d)) for d in datasets)})")
