"""What stands in the cells of the two tables, and the cells of rows that are known already."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from types import MappingProxyType

from explorer.query import in_selection
from explorer.query.marks import note_cell, tags_cell
from explorer.query.places import place_of
from explorer.schema.columns import ACCOUNTS, NOTE, TAGS
from explorer.schema.fields import Entity
from explorer.schema.statement import Statement, quoted
from explorer.schema.tables import LINKED, TWEET, dataset_schema

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


def account_cell(column: str) -> str:
    """SQL of a cell of the accounts table, on alias `a` (and `u` for what a selection tells)."""
    return _ACCOUNT_CELLS[column]


def tweet_cell(column: str) -> str:
    """SQL of a cell of the tweets table, on what `joined` joins for it."""
    for cells in (_NARROW_CELLS, _ACCOUNT_CELLS_OF_TWEETS, _WIDE_CELLS):
        if column in cells:
            return cells[column]
    raise KeyError(column)


def is_of_accounts(column: str) -> bool:
    """Whether a cell of the tweets table is that of the tweet's account."""
    return column in _ACCOUNT_CELLS_OF_TWEETS


def is_late(entity: str, column: str) -> bool:
    """Whether a cell takes long to read, so that a table had better show the others before."""
    return entity != ACCOUNTS and column in _WIDE_CELLS


def joined(tables: str, columns: Collection[str]) -> str:
    """`tables`, which hold alias `t`, with what else cells of the tweets table stand in."""
    if any(name in _ACCOUNT_CELLS_OF_TWEETS for name in columns):
        tables += " JOIN linked.account a ON a.account = t.account"
    if any(name in _WIDE_CELLS for name in columns):
        tables += " JOIN linked.tweet_wide w ON w.row = t.row"
    return tables


def of_accounts(accounts: Sequence[int], columns: Sequence[str]) -> Statement:
    """Columns `key` and those named, of accounts by their keys, in any order."""
    shown = "".join(f", {_ACCOUNT_CELLS[name]} AS {quoted(name)}" for name in columns)
    return Statement(
        f"SELECT a.account AS key{shown} FROM {_wanted('INTEGER')} "
        f"JOIN {LINKED}.account a ON a.account = p.at",
        (tuple(accounts),),
    )


def of_stored_tweets(dataset: int, stored: Sequence[int], columns: Sequence[str]) -> Statement:
    """Columns `at`, `key` and those named, of tweets by their places in the narrow table.

    Not for what is late: it would be read of every tweet.
    """
    shown = "".join(f", {tweet_cell(name)} AS {quoted(name)}" for name in columns)
    tweet = f"{quoted(dataset_schema(dataset))}.{TWEET.name}"
    rows = (
        f"(SELECT {int(dataset)} AS dataset, p.at, x.* FROM {_wanted('BIGINT')} "
        f"JOIN {tweet} x ON x.rowid = p.at) t"
    )
    return Statement(
        f"SELECT t.at, t.row AS key{shown} FROM {joined(rows, columns)}", (tuple(stored),)
    )


def late_cells(rows: Sequence[int], columns: Sequence[str]) -> Statement:
    """Columns `key` and those named, all of them late, of tweets by their rows, in any order."""
    shown = "".join(f", {_WIDE_CELLS[name]} AS {quoted(name)}" for name in columns)
    return Statement(
        f"SELECT w.row AS key{shown} FROM {_wanted('INTEGER')} "
        f"JOIN {LINKED}.tweet_wide w ON w.row = p.at",
        (tuple(rows),),
    )


def _wanted(kind: str) -> str:
    return f"(SELECT unnest(?::{kind}[]) AS at) p"
