"""A page of the accounts table or the tweets table, in any order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from explorer.query import in_selection
from explorer.query.conditions import conditions_of
from explorer.query.marks import note_cell, tags_cell
from explorer.query.places import place_of
from explorer.query.predicate import Condition
from explorer.query.selection import Selection
from explorer.schema.columns import ACCOUNTS, NOTE, TAGS
from explorer.schema.fields import Entity
from explorer.schema.statement import Statement, quoted

_DATASET = "(SELECT d.name FROM dataset d WHERE d.dataset = {}.dataset)"


def _code(dictionary: str) -> str:
    return f"(SELECT d.value FROM {quoted(dictionary)} d WHERE d.code = t.{_CODED[dictionary]})"


_CODED = {"language": "language", "client": "client", "handle": "retweeted"}

_ACCOUNT_CELLS = MappingProxyType(
    {
        **{
            name: place_of(name).value
            for name in (
                "name",
                "handle",
                "location",
                "profile",
                "followers",
                "following",
                "tweets",
                "account_language",
                "likes_received",
                "retweets_received",
                "first_tweet",
                "last_tweet",
            )
        },
        "created": "a.created - DATE '1970-01-01'",
        "created_time": "a.created_ms",
        "profile_url": "nullif(a.profile_url, '')",
        "account_id": "a.account_id",
        "dataset": _DATASET.format("a"),
        "placeholder": "a.placeholder",
        **in_selection.CELLS,
        TAGS: tags_cell(Entity.ACCOUNT),
        NOTE: note_cell(Entity.ACCOUNT),
    }
)

_NARROW_CELLS = MappingProxyType(
    {
        "time": "t.minute",
        "kind": place_of("kind").value,
        "language": _code("language"),
        "client": _code("client"),
        "likes": "t.likes",
        "retweets": "t.retweets",
        "replies": "t.replies",
        "quotes": "t.quotes",
        "retweeted": _code("handle"),
        "dataset": _DATASET.format("t"),
    }
)
_ACCOUNT_CELLS_OF_TWEETS = MappingProxyType(
    {"handle": place_of("handle").value, "account_id": "a.account_id", "followers": "a.followers"}
)
_WIDE_CELLS = MappingProxyType(
    {
        "text": place_of("text").value,
        "hashtags": "w.hashtags_cell",
        "urls": "w.urls_cell",
        "tweet_id": place_of("tweet").value,
        TAGS: tags_cell(Entity.TWEET),
        NOTE: note_cell(Entity.TWEET),
    }
)


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
    shown = "".join(f", {_ACCOUNT_CELLS[name]} AS {quoted(name)}" for name in columns)
    sorting = [f"{_ACCOUNT_CELLS[by.column]}{_direction(by)}" for by in order]
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
    sorting = [f"{_cell(by.column)} AS sort_{i}" for i, by in enumerate(order)]
    directions = [f"sort_{i}{_direction(by)}" for i, by in enumerate(order)]
    ending = ", ".join([*directions, "row"])
    shown = "".join(f", {_cell(name)} AS {quoted(name)}" for name in columns)
    return Statement(
        f"WITH t AS MATERIALIZED (SELECT {', '.join(['t.*', *sorting])} "
        f"FROM {_joined('linked.tweet t', sorted_by)} WHERE {condition.sql} "
        f"ORDER BY {ending} LIMIT ? OFFSET ?) "
        f"SELECT t.row AS key{shown} FROM {_joined('t', columns)} "
        f"ORDER BY {', '.join([*directions, 't.row'])}",
        (*condition.params, limit, offset),
    )


def _cell(column: str) -> str:
    for cells in (_NARROW_CELLS, _ACCOUNT_CELLS_OF_TWEETS, _WIDE_CELLS):
        if column in cells:
            return cells[column]
    raise KeyError(column)


def _joined(tables: str, columns: Sequence[str] | set[str]) -> str:
    if any(name in _ACCOUNT_CELLS_OF_TWEETS for name in columns):
        tables += " JOIN linked.account a ON a.account = t.account"
    if any(name in _WIDE_CELLS for name in columns):
        tables += " JOIN linked.tweet_wide w ON w.row = t.row"
    return tables


def _direction(by: Order) -> str:
    return f" {'DESC' if by.descending else 'ASC'} NULLS LAST"
