"""One tweet or one account with all that is known of it, and the tweets around a tweet."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from explorer.query.marks import note_cell, tags_cell
from explorer.query.places import place_of
from explorer.schema.fields import Entity
from explorer.schema.statement import Statement, quoted

_DATASET = "(SELECT d.name FROM dataset d WHERE d.dataset = {}.dataset)"
_BRIEF = (
    "t.row, t.account, a.name, a.handle, a.followers, t.minute, "
    "coalesce(w.shown, w.text) AS text, "
    f"{place_of('kind').value} AS kind"
)
_BESIDE = (
    "JOIN linked.tweet_wide w ON w.row = t.row LEFT JOIN linked.account a ON a.account = t.account"
)
BRIEF = ("row", "account", "name", "handle", "followers", "minute", "text", "kind")
"""Columns of a tweet that is shown beside another."""

_TWEET = {
    "row": "t.row",
    "account": "t.account",
    "dataset_number": "t.dataset",
    "dataset": _DATASET.format("t"),
    "name": "a.name",
    "handle": "a.handle",
    "account_id": "a.account_id",
    "followers": "a.followers",
    "minute": "t.minute",
    "exact_ms": "w.tweet_ms",
    "kind": place_of("kind").value,
    "text": "coalesce(w.shown, w.text)",
    "written": "CASE WHEN w.shown IS NOT NULL THEN w.text END",
    "tweet_id": place_of("tweet").value,
    "language": "(SELECT d.value FROM language d WHERE d.code = t.language)",
    "client": "(SELECT d.value FROM client d WHERE d.code = t.client)",
    "retweeted": "(SELECT d.value FROM handle d WHERE d.code = t.retweeted)",
    "likes": "t.likes",
    "retweets": "t.retweets",
    "replies": "t.replies",
    "quotes": "t.quotes",
    "hashtags": "t.hashtags",
    "hashtag_words": (
        "(SELECT list(d.value ORDER BY s.position) FROM linked.hashtag s "
        "JOIN hashtag d ON d.code = s.hashtag WHERE s.row = t.row)"
    ),
    "urls": "t.urls",
    "links": "(SELECT list(s.url ORDER BY s.position) FROM linked.url s WHERE s.row = t.row)",
    "mentions": "t.mentions",
    "mentioned": (
        "(SELECT list(d.value ORDER BY s.position) FROM linked.mention s "
        "JOIN mention d ON d.code = s.mention WHERE s.row = t.row)"
    ),
    "id": "w.tweet_id",
    "reply_tweet": "w.reply_tweet",
    "reply_account": "nullif(w.reply_account, '')",
    "quoted_tweet": "w.quoted_tweet",
    "retweet_tweet": "w.retweet_tweet",
    "retweet_account": "nullif(w.retweet_account, '')",
    "latitude": "nullif(w.latitude, '')",
    "longitude": "nullif(w.longitude, '')",
    "conflicting": "w.conflicting",
    "tags": tags_cell(Entity.TWEET),
    "note": note_cell(Entity.TWEET),
}
TWEET = tuple(_TWEET)
"""Columns of a tweet that is read."""

_ACCOUNT = {
    "account": "a.account",
    "dataset_number": "a.dataset",
    "dataset": _DATASET.format("a"),
    "account_id": "a.account_id",
    "name": place_of("name").value,
    "handle": place_of("handle").value,
    "location": place_of("location").value,
    "profile": place_of("profile").value,
    "profile_url": "nullif(a.profile_url, '')",
    "created_day": "a.created - DATE '1970-01-01'",
    "created_ms": "a.created_ms",
    "account_language": place_of("account_language").value,
    "followers": "a.followers",
    "following": "a.following",
    "placeholder": "a.placeholder",
    "tweets": "a.tweets",
    "likes_received": "a.likes_received",
    "retweets_received": "a.retweets_received",
    "first_tweet": "a.first_tweet",
    "last_tweet": "a.last_tweet",
    "elsewhere": (
        "(SELECT list(d.name ORDER BY d.name) FROM linked.account b JOIN dataset d "
        "ON d.dataset = b.dataset WHERE b.account_id = a.account_id AND b.account <> a.account)"
    ),
    "tags": tags_cell(Entity.ACCOUNT),
    "note": note_cell(Entity.ACCOUNT),
}
ACCOUNT = tuple(_ACCOUNT)
"""Columns of an account that is read; `elsewhere` are other datasets with the same id."""

REFERENCES = MappingProxyType(
    {"reply": "reply_tweet", "quote": "quoted_tweet", "retweet": "retweet_tweet"}
)
"""How a tweet may refer to another, and the column of the other's id."""


def tweet(row: int) -> Statement:
    """The tweet with a row number of the workspace, columns TWEET; no row where it is gone."""
    return Statement(
        f"SELECT {_named(_TWEET)} FROM linked.tweet t {_BESIDE} WHERE t.row = ?", (row,)
    )


def account(key: int) -> Statement:
    """The account with a number of the workspace, columns ACCOUNT; no row where it is gone."""
    return Statement(f"SELECT {_named(_ACCOUNT)} FROM linked.account a WHERE a.account = ?", (key,))


def tweets(rows: Sequence[int]) -> Statement:
    """Tweets with these row numbers, columns BRIEF, the earliest first.

    Looked up by number after their ids were found: together it takes thirty times as long.
    """
    return Statement(
        f"SELECT {_BRIEF} FROM linked.tweet t {_BESIDE} WHERE t.row IN ({_places(rows)}) "
        "ORDER BY t.minute NULLS LAST, t.row",
        tuple(rows),
    )


def rows_with_ids(ids: Sequence[int]) -> Statement:
    """Where tweets of any dataset with these ids stand: `tweet_id`, `row`."""
    return Statement(
        "SELECT tweet_id, row FROM linked.tweet_wide "
        f"WHERE tweet_id IN ({_places(ids)}) ORDER BY tweet_id, row",
        tuple(ids),
    )


def rows_referring(tweet_id: int, relation: str, limit: int) -> Statement:
    """Where tweets stand that answer (`reply`), quote or retweet an id: how many in all, `row`.

    At most `limit`, in the order of the archive.
    """
    column = REFERENCES[relation]
    return Statement(
        f"SELECT count(*) OVER () AS whole, row FROM linked.tweet_wide WHERE {column} = ? "
        "ORDER BY row LIMIT ?",
        (tweet_id, limit),
    )


def answered_by(tweet_id: int) -> Statement:
    """The id of what the tweet with an id answers; no row where that is not known."""
    return Statement(
        "SELECT reply_tweet FROM linked.tweet_wide WHERE tweet_id = ? AND reply_tweet IS NOT NULL",
        (tweet_id,),
    )


def handles_of(account_ids: Sequence[str]) -> Statement:
    """Accounts of the archive with these ids: `account_id`, `account`, `handle`, `followers`."""
    return Statement(
        "SELECT account_id, min(account), any_value(handle), max(followers) FROM linked.account "
        f"WHERE account_id IN ({_places(account_ids)}) GROUP BY account_id",
        tuple(account_ids),
    )


def silences(key: int, limit: int) -> Statement:
    """The longest times without a tweet of an account: minutes `since`, `until`, longest first."""
    return Statement(
        "SELECT since, minute FROM (SELECT minute, lag(minute) OVER (ORDER BY minute) AS since "
        "FROM linked.tweet WHERE account = ? AND minute IS NOT NULL) "
        "WHERE since IS NOT NULL AND minute > since ORDER BY minute - since DESC, since LIMIT ?",
        (key, limit),
    )


def _named(columns: dict[str, str]) -> str:
    return ", ".join(f"{value} AS {quoted(name)}" for name, value in columns.items())


def _places(values: Sequence[object]) -> str:
    """A place for each value; with none, what nothing equals."""
    return ", ".join("?" * len(values)) or "NULL"
