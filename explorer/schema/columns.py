"""The columns of the accounts table and of the tweets table, as people see them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

UNKNOWN = "unknown"
NOTHING = "–"
"""Where no selected tweet tells, there being none or none that is known, and nothing is written."""


class Look(StrEnum):
    """How a cell is drawn: text, number, share of 1, minute, second or day in UTC, yes or no."""

    TEXT = "text"
    NUMBER = "number"
    SHARE = "share"
    MOMENT = "moment"
    SECOND = "second"
    DAY = "day"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table on the screen.

    `field` is the filter field that "only this" on a cell uses, empty where there is none.
    `source` is the archive's own column name, empty where the program made the column. `missing`
    is said where there is no value.
    """

    name: str
    heading: str
    look: Look
    meaning: str
    field: str = ""
    source: str = ""
    missing: str = UNKNOWN


ACCOUNTS = "accounts"
TWEETS = "tweets"

_TEXT, _NUMBER, _MOMENT, _DAY, _FLAG = Look.TEXT, Look.NUMBER, Look.MOMENT, Look.DAY, Look.FLAG
TAGS = "tags"
NOTE = "note"


def _marks(entity: str) -> tuple[Column, ...]:
    return (
        Column(TAGS, "Tags", _TEXT, f"that you gave to the {entity}", missing=NOTHING),
        Column(NOTE, "Note", _TEXT, f"what you noted of the {entity}", missing=NOTHING),
    )


_OF_SELECTION = (
    Column("selected_tweets", "Tweets in selection", _NUMBER, "that meet every filter"),
    Column("selected_first", "First in selection", _MOMENT, "earliest of them, UTC",
           missing=NOTHING),
    Column("selected_last", "Last in selection", _MOMENT, "latest of them, UTC", missing=NOTHING),
    Column("selected_retweets", "Share of retweets", Look.SHARE, "among them", missing=NOTHING),
    Column("selected_language", "Top language", _TEXT, "of most of them", "language",
           missing=NOTHING),
    Column("selected_client", "Top client", _TEXT, "that most of them were sent with", "client",
           missing=NOTHING),
)  # fmt: skip

ACCOUNT_COLUMNS = (
    Column("name", "Name", _TEXT, "display name when suspended", "name", "user_display_name"),
    Column("handle", "Handle", _TEXT, "screen name when suspended", "handle", "user_screen_name"),
    Column("followers", "Followers", _NUMBER, "when suspended", "followers", "follower_count"),
    Column("following", "Following", _NUMBER, "when suspended", "following", "following_count"),
    Column(
        "tweets", "Tweets", _NUMBER, "tweets of the account in the archive, all of them", "tweets"
    ),
    Column(
        "created",
        "Created",
        _DAY,
        "day the account was made, UTC",
        "created",
        "account_creation_date",
    ),
    Column(
        "created_time",
        "Created at (UTC)",
        Look.SECOND,
        "to the second, where the account's id tells; hashed ids and those before November 2010 "
        "do not",
        "created",
    ),
    Column("first_tweet", "First tweet", _MOMENT, "earliest in the archive, UTC", "first_tweet"),
    Column("last_tweet", "Last tweet", _MOMENT, "latest in the archive, UTC", "last_tweet"),
    Column(
        "account_language",
        "Language",
        _TEXT,
        "chosen in the account's settings",
        "account_language",
        "account_language",
    ),
    Column(
        "location",
        "Location",
        _TEXT,
        "as the account wrote it",
        "location",
        "user_reported_location",
    ),
    Column(
        "profile",
        "Profile",
        _TEXT,
        "profile description when suspended",
        "profile",
        "user_profile_description",
    ),
    Column("likes_received", "Likes received", _NUMBER, "all its tweets", "likes_received"),
    Column(
        "retweets_received", "Retweets received", _NUMBER, "all its tweets", "retweets_received"
    ),
    Column("profile_url", "Profile link", _TEXT, "link in the profile", "", "user_profile_url"),
    Column("account_id", "Account id", _TEXT, "the platform's id or its hash", "account", "userid"),
    Column("dataset", "Dataset", _TEXT, "disclosed in", "dataset"),
    Column(
        "placeholder",
        "Only in tweets",
        _FLAG,
        "the account is known only from its tweets, not from a users file",
    ),
    *_OF_SELECTION,
    *_marks("account"),
)

TWEET_COLUMNS = (
    Column("time", "Time (UTC)", _MOMENT, "when posted", "time", "tweet_time"),
    Column("handle", "Account", _TEXT, "handle of who posted it", "handle", "user_screen_name"),
    Column("kind", "Kind", _TEXT, "original, retweet, reply or quote", "kind"),
    Column("language", "Language", _TEXT, "guessed by the platform", "language", "tweet_language"),
    Column("text", "Text", _TEXT, "as shown, entities decoded", "", "tweet_text"),
    Column("client", "Client", _TEXT, "program it was sent with", "client", "tweet_client_name"),
    Column("likes", "Likes", _NUMBER, "likes of the tweet", "likes", "like_count"),
    Column("retweets", "Retweets", _NUMBER, "times retweeted", "retweets", "retweet_count"),
    Column("replies", "Replies", _NUMBER, "replies to it", "replies", "reply_count"),
    Column("quotes", "Quotes", _NUMBER, "times quoted", "quotes", "quote_count"),
    Column("retweeted", "Retweeted", _TEXT, "handle that was retweeted", "retweeted"),
    Column("hashtags", "Hashtags", _TEXT, "the list as in the archive", "", "hashtags"),
    Column("urls", "Links", _TEXT, "the list as in the archive", "", "urls"),
    Column("account_id", "Account id", _TEXT, "who posted it", "account", "userid"),
    Column("tweet_id", "Tweet id", _TEXT, "the platform's id", "tweet", "tweetid"),
    Column("dataset", "Dataset", _TEXT, "disclosed in", "dataset"),
    *_marks("tweet"),
)

COLUMNS = MappingProxyType({ACCOUNTS: ACCOUNT_COLUMNS, TWEETS: TWEET_COLUMNS})
