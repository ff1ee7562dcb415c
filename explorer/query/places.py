"""Where the value of each field stands in the tables.

Aliases used in every statement: `a` linked.account, `t` linked.tweet, `w` linked.tweet_wide.
A value that is NULL is unknown (or none, where `none` holds).
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from explorer.query.calendar import DAYS_PER_WEEK, MINUTES_PER_DAY
from explorer.query.marks import view_of
from explorer.query.words import words_in
from explorer.schema.fields import FIELDS, KINDS, Entity, FieldKind
from explorer.schema.tables import NOTE, TAG, Table


@dataclass(frozen=True, slots=True)
class Place:
    """`value` is the SQL of the value. For codes, `dictionary` names their table.

    For lists, `side` is the SQL of the table that holds one row an entry and `value` stands in it
    (alias `s`), beside the key of what has the list; `holder` is that key in `a` or `t`.
    `entries` is the SQL of the number of entries. `wide` tells that `w` is needed.
    `none` is a condition that holds exactly where a tweet has none.
    """

    value: str
    dictionary: str = ""
    side: str = ""
    entries: str = ""
    holder: str = "t.row"
    wide: bool = False
    none: str = ""

    @property
    def side_key(self) -> str:
        """The key of what has the list, in the table of its entries."""
        return f"s.{self.holder.partition('.')[2]}"


def _given(expression: str) -> str:
    return f"nullif({expression}, '')"


def _id(name: str) -> str:
    """An id as the archive writes it, exponent and all where it was rounded."""
    return f"coalesce(w.raw_cells ->> '{name}', w.{name}::VARCHAR)"


def _decoded(expression: str) -> str:
    return f"replace(replace(replace({expression}, '&lt;', '<'), '&gt;', '>'), '&amp;', '&')"


def _kind() -> str:
    cases = " ".join(f"WHEN {code} THEN '{name}'" for code, name in enumerate(KINDS))
    return f"CASE t.kind {cases} END"


def _mark(entity: Entity, table: Table) -> Place:
    """What users write themselves; where they wrote nothing it is none, never unknown."""
    view = view_of(entity, table)
    holder = "a.account" if entity is Entity.ACCOUNT else "t.row"
    key = holder.partition(".")[2]
    has_any = f"{holder} IN (SELECT x.{key} FROM {view} x)"
    return Place(f"s.{table.name}", "", view, f"CASE WHEN {has_any} THEN 1 ELSE 0 END", holder)


_MINUTE_OF_CREATION = f"((a.created - DATE '1970-01-01') * {MINUTES_PER_DAY})"
_RATIO = "CASE WHEN a.following <> 0 THEN a.followers / a.following END"
_AGE = f"(a.first_tweet // {MINUTES_PER_DAY} - (a.created - DATE '1970-01-01'))"
_ANSWERED = (
    f"(SELECT w.row, {_id('reply_tweet')} AS id FROM linked.tweet_wide w "
    f"UNION ALL SELECT w.row, {_given('w.reply_account')} FROM linked.tweet_wide w)"
)

_PROFILE = _given(_decoded("a.profile"))
_PROFILE_WORDS = words_in(_PROFILE)

_LIST = {
    "profile_word": Place(
        "s.word",
        "",
        f"(SELECT a.account, unnest({_PROFILE_WORDS}) AS word FROM linked.account a)",
        f"len({_PROFILE_WORDS})",
        "a.account",
    ),
    "hashtag": Place("s.hashtag", "hashtag", "linked.hashtag", "t.hashtags"),
    "domain": Place("s.domain", "domain", "linked.url", "t.urls"),
    "url": Place("s.url", "", "linked.url", "t.urls"),
    "mention": Place("s.mention", "mention", "linked.mention", "t.mentions"),
    "reply_to": Place("s.id", "", _ANSWERED, "CASE WHEN t.is_reply THEN 1 ELSE 0 END"),
    "tag": _mark(Entity.ACCOUNT, TAG),
    "note": _mark(Entity.ACCOUNT, NOTE),
    "tweet_tag": _mark(Entity.TWEET, TAG),
    "tweet_note": _mark(Entity.TWEET, NOTE),
}

PLACES = MappingProxyType(
    {
        "dataset": Place("a.dataset"),
        "account": Place("a.account_id"),
        "name": Place(_given(_decoded("a.name"))),
        "handle": Place(_given("a.handle")),
        "location": Place(_given(_decoded("a.location"))),
        "profile": Place(_PROFILE),
        "followers": Place("a.followers"),
        "following": Place("a.following"),
        "created": Place(_MINUTE_OF_CREATION),
        "account_language": Place(_given("a.account_language")),
        "tweets": Place("a.tweets"),
        "ratio": Place(_RATIO),
        "likes_received": Place("a.likes_received"),
        "retweets_received": Place("a.retweets_received"),
        "first_tweet": Place("a.first_tweet"),
        "last_tweet": Place("a.last_tweet"),
        "age_at_first_tweet": Place(_AGE),
        "tweet": Place(_id("tweet_id"), wide=True),
        "time": Place("t.minute"),
        "text": Place("coalesce(w.shown, w.text)", wide=True),
        "language": Place("t.language", "language"),
        "client": Place("t.client", "client"),
        "kind": Place(_kind()),
        **_LIST,
        "retweeted": Place("t.retweeted", "handle", none=f"t.kind <> {KINDS.index('retweet')}"),
        "likes": Place("t.likes"),
        "retweets": Place("t.retweets"),
        "replies": Place("t.replies"),
        "quotes": Place("t.quotes"),
        "hour": Place("t.minute"),
        "weekday": Place("t.minute"),
        "quoted": Place(_id("quoted_tweet"), wide=True, none="NOT t.is_quote"),
        "is_reply": Place("CASE WHEN t.is_reply THEN 'true' ELSE 'false' END"),
        "is_quote": Place("CASE WHEN t.is_quote THEN 'true' ELSE 'false' END"),
    }
)

OFFSET_BASE = DAYS_PER_WEEK * MINUTES_PER_DAY * 100_000
"""Whole weeks added before division, so that minutes before 1970 fall on the right clock."""


def place_of(field: str) -> Place:
    return PLACES[field]


def is_list(field: str) -> bool:
    return FIELDS[field].kind is FieldKind.LIST


def folded(expression: str, field: str) -> str:
    """The form in which two spellings are compared."""
    normal = f"nfc_normalize({expression})"
    return f"lower({normal})" if FIELDS[field].folds else normal
