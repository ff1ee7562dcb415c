"""A page of the accounts table or the tweets table, in any order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.query import in_selection
from explorer.query.cells import account_cell, joined, tweet_cell
from explorer.query.conditions import conditions_of
from explorer.query.predicate import Condition
from explorer.query.selection import Selection
from explorer.schema.columns import ACCOUNTS
from explorer.schema.statement import Statement, quoted


@dataclass(frozen=True, slots=True)
class Order:
    """Sorted by a column; unknown values come last either way."""

    column: str
    descending: bool = False


def page(
    entity: str,
    selection: Selection,
    columns: Sequence[str],
    order: Sequence[Order],
    offset: int,
    limit: int,
) -> Statement:
    """Rows `offset` to `offset + limit` as columns `key` and those named, in a fixed order.

    `key` is the account or the row number in the workspace; it ends every order, so that pages
    never overlap. Times are minutes, days and (`created_time`) milliseconds since 1970.
    """
    if entity == ACCOUNTS:
        return _accounts(selection, columns, order, offset, limit)
    return _tweets(selection, columns, order, offset, limit)


def _accounts(
    selection: Selection, columns: Sequence[str], order: Sequence[Order], offset: int, limit: int
) -> Statement:
    conditions = conditions_of(selection)
    condition = conditions.on_accounts()
    shown = "".join(f", {account_cell(name)} AS {quoted(name)}" for name in columns)
    sorting = [f"{account_cell(by.column)}{direction(by)}" for by in order]
    ending = ", ".join([*sorting, "a.account"])
    worked_out = {*columns, *(by.column for by in order)} & in_selection.CELLS.keys()
    rows = f"linked.account a WHERE {condition.sql} ORDER BY {ending} LIMIT ? OFFSET ?"
    if not worked_out:
        return Statement(
            f"SELECT a.account AS key{shown} FROM {rows}", (*condition.params, limit, offset)
        )
    tweets = conditions.tweet_scope
    if conditions.tweet is not None:
        tweets = tweets & conditions.tweet
    if any(by.column in worked_out for by in order):
        used = in_selection.used(worked_out, tweets)
        return Statement(
            f"WITH {used.sql} SELECT a.account AS key{shown} FROM "
            + rows.replace("linked.account a", f"linked.account a {in_selection.JOIN}", 1),
            (*used.params, *condition.params, limit, offset),
        )
    # Sorted by what is stored: only the tweets of the rows of this page are looked at.
    tweets = tweets & Condition("t.account IN (SELECT a.account FROM page a)")
    used = in_selection.used(worked_out, tweets)
    return Statement(
        f"WITH page AS MATERIALIZED (SELECT a.* FROM {rows}), {used.sql} "
        f"SELECT a.account AS key{shown} FROM page a {in_selection.JOIN} ORDER BY {ending}",
        (*condition.params, limit, offset, *used.params),
    )


def _tweets(
    selection: Selection, columns: Sequence[str], order: Sequence[Order], offset: int, limit: int
) -> Statement:
    """The rows are found first by what they are sorted by; only those fetch their texts."""
    condition = conditions_of(selection).on_tweets()
    sorted_by = {by.column for by in order}
    sorting = [f"{tweet_cell(by.column)} AS sort_{i}" for i, by in enumerate(order)]
    directions = [f"sort_{i}{direction(by)}" for i, by in enumerate(order)]
    ending = ", ".join([*directions, "row"])
    shown = "".join(f", {tweet_cell(name)} AS {quoted(name)}" for name in columns)
    return Statement(
        f"WITH t AS MATERIALIZED (SELECT {', '.join(['t.*', *sorting])} "
        f"FROM {joined('linked.tweet t', sorted_by)} WHERE {condition.sql} "
        f"ORDER BY {ending} LIMIT ? OFFSET ?) "
        f"SELECT t.row AS key{shown} FROM {joined('t', columns)} "
        f"ORDER BY {', '.join([*directions, 't.row'])}",
        (*condition.params, limit, offset),
    )


def direction(by: Order) -> str:
    """What stands behind the value that is sorted by."""
    return f" {'DESC' if by.descending else 'ASC'} NULLS LAST"


def accounts_in_order(order: Sequence[Order]) -> Statement:
    """Column `key`: all accounts of the workspace in an order that no selection tells."""
    sorting = [f"{account_cell(by.column)}{direction(by)}" for by in order]
    return Statement(
        "SELECT a.account AS key FROM linked.account a "
        f"ORDER BY {', '.join([*sorting, 'a.account'])}"
    )


def tweets_in_order(order: Sequence[Order]) -> Statement:
    """Column `key`: the rows of all tweets of the workspace in an order."""
    sorting = [f"{tweet_cell(by.column)}{direction(by)}" for by in order]
    rows = joined("linked.tweet t", [by.column for by in order])
    return Statement(f"SELECT t.row AS key FROM {rows} ORDER BY {', '.join([*sorting, 't.row'])}")
