"""Every field that a filter or a chart can name, as in the filter language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Entity(StrEnum):
    """Whose property a field is: decides how accounts and tweets are counted under it."""

    ACCOUNT = "account"
    TWEET = "tweet"


class FieldKind(StrEnum):
    CATEGORY = "category"
    LIST = "list"
    TEXT = "text"
    NUMBER = "number"
    TIME = "time"
    HOUR = "hour"
    WEEKDAY = "weekday"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    `heading` stands over a chart, `phrase` begins a sentence ("followers is 0"), `folds` means
    that case does not count, `unit` is empty for plain counts and texts. `none_means` says what
    it is for a tweet or account to have none, as apart from unknown; empty where there is no such
    thing.
    """

    name: str
    entity: Entity
    kind: FieldKind
    heading: str
    phrase: str
    meaning: str
    folds: bool = False
    unit: str = ""
    none_means: str = ""
    whole_numbers: bool = True

    @property
    def has_none(self) -> bool:
        return bool(self.none_means)


_K = FieldKind
_ACCOUNT = Entity.ACCOUNT
_TWEET = Entity.TWEET

_FIELDS = (
    Field(
        "dataset",
        _ACCOUNT,
        _K.CATEGORY,
        "Dataset",
        "dataset",
        "the dataset that the account was disclosed in",
    ),
    Field(
        "account",
        _ACCOUNT,
        _K.CATEGORY,
        "Account id",
        "account id",
        "the platform's id of the account or its hash",
    ),
    Field("name", _ACCOUNT, _K.TEXT, "Name", "name", "the display name when suspended"),
    Field(
        "handle",
        _ACCOUNT,
        _K.TEXT,
        "Handle",
        "handle",
        "the screen name when suspended, without @",
        folds=True,
    ),
    Field(
        "location",
        _ACCOUNT,
        _K.TEXT,
        "Reported location",
        "reported location",
        "what the account wrote as its location",
    ),
    Field(
        "profile", _ACCOUNT, _K.TEXT, "Profile", "profile", "the profile description when suspended"
    ),
    Field(
        "profile_word",
        _ACCOUNT,
        _K.LIST,
        "Profile words",
        "profile word",
        "a word of the profile; of Chinese, two characters side by side",
        folds=True,
        none_means="no word",
    ),
    Field("followers", _ACCOUNT, _K.NUMBER, "Followers", "followers", "followers when suspended"),
    Field(
        "following",
        _ACCOUNT,
        _K.NUMBER,
        "Following",
        "following",
        "accounts followed when suspended",
    ),
    Field("created", _ACCOUNT, _K.TIME, "Created", "created", "the day the account was made, UTC"),
    Field(
        "account_language",
        _ACCOUNT,
        _K.CATEGORY,
        "Account language",
        "account language",
        "the language chosen in the account's settings",
        folds=True,
    ),
    Field(
        "tweets",
        _ACCOUNT,
        _K.NUMBER,
        "Tweets in archive",
        "tweets in archive",
        "tweets of the account in the archive",
    ),
    Field(
        "ratio",
        _ACCOUNT,
        _K.NUMBER,
        "Follower ratio",
        "follower ratio",
        "followers divided by accounts followed",
        whole_numbers=False,
    ),
    Field(
        "likes_received",
        _ACCOUNT,
        _K.NUMBER,
        "Likes received",
        "likes received",
        "likes of all its tweets in the archive; unknown without any known count",
    ),
    Field(
        "retweets_received",
        _ACCOUNT,
        _K.NUMBER,
        "Retweets received",
        "retweets received",
        "retweets of all its tweets in the archive; unknown without any known count",
    ),
    Field(
        "first_tweet",
        _ACCOUNT,
        _K.TIME,
        "First tweet",
        "first tweet",
        "the earliest tweet in the archive",
    ),
    Field(
        "last_tweet",
        _ACCOUNT,
        _K.TIME,
        "Last tweet",
        "last tweet",
        "the latest tweet in the archive",
    ),
    Field(
        "age_at_first_tweet",
        _ACCOUNT,
        _K.NUMBER,
        "Age at first tweet",
        "age at first tweet",
        "days from the making of the account to its first tweet in the archive",
        unit="days",
    ),
    Field(
        "tag",
        _ACCOUNT,
        _K.LIST,
        "Tag",
        "tag",
        "a tag that you gave to the account",
        folds=True,
        none_means="no tag",
    ),
    Field(
        "note",
        _ACCOUNT,
        _K.LIST,
        "Note",
        "note",
        "what you noted of the account",
        none_means="no note",
    ),
    Field("tweet", _TWEET, _K.CATEGORY, "Tweet id", "tweet id", "the platform's id of the tweet"),
    Field("time", _TWEET, _K.TIME, "Time", "time", "when the tweet was posted, UTC"),
    Field("text", _TWEET, _K.TEXT, "Text", "text", "the tweet as shown, entities decoded"),
    Field(
        "language",
        _TWEET,
        _K.CATEGORY,
        "Tweet language",
        "language",
        "the platform's guess of the tweet's language",
        folds=True,
    ),
    Field(
        "client",
        _TWEET,
        _K.CATEGORY,
        "Client",
        "client",
        "the program that the tweet was sent with",
    ),
    Field(
        "kind",
        _TWEET,
        _K.CATEGORY,
        "Kind",
        "kind",
        "the first that is true of: retweet, reply, quote; else original",
        folds=True,
    ),
    Field(
        "hashtag",
        _TWEET,
        _K.LIST,
        "Hashtag",
        "hashtag",
        "a hashtag of the tweet, without #",
        folds=True,
        none_means="no hashtag",
    ),
    Field(
        "domain",
        _TWEET,
        _K.LIST,
        "Domain",
        "domain",
        "the host of a link in the tweet",
        folds=True,
        none_means="no link",
    ),
    Field(
        "url",
        _TWEET,
        _K.LIST,
        "Link",
        "link",
        "a link in the tweet, as written",
        none_means="no link",
    ),
    Field(
        "mention",
        _TWEET,
        _K.LIST,
        "Mentioned account",
        "mentioned account",
        "the id of an account that is mentioned",
        none_means="no mention",
    ),
    Field(
        "retweeted",
        _TWEET,
        _K.CATEGORY,
        "Retweeted handle",
        "retweeted handle",
        "the handle retweeted, from the column or from `RT @…:`",
        folds=True,
        none_means="no retweet",
    ),
    Field("likes", _TWEET, _K.NUMBER, "Likes", "likes", "likes of the tweet"),
    Field(
        "retweets", _TWEET, _K.NUMBER, "Retweets", "retweets", "how often the tweet was retweeted"
    ),
    Field("replies", _TWEET, _K.NUMBER, "Replies", "replies", "replies to the tweet"),
    Field("quotes", _TWEET, _K.NUMBER, "Quotes", "quotes", "how often the tweet was quoted"),
    Field(
        "hour",
        _TWEET,
        _K.HOUR,
        "Hour",
        "hour",
        "the hour of posting on clocks of the zone, 0 to 23",
    ),
    Field(
        "weekday",
        _TWEET,
        _K.WEEKDAY,
        "Weekday",
        "weekday",
        "the weekday of posting on clocks of the zone",
    ),
    Field(
        "reply_to",
        _TWEET,
        _K.LIST,
        "Reply to",
        "reply to",
        "the id of the tweet or of the account that is answered",
        none_means="no reply",
    ),
    Field(
        "quoted",
        _TWEET,
        _K.CATEGORY,
        "Quoted tweet",
        "quoted tweet",
        "the id of the tweet quoted",
        none_means="no quote",
    ),
    Field(
        "is_reply",
        _TWEET,
        _K.FLAG,
        "Is a reply",
        "is a reply",
        "a reply id or a reply account is given",
    ),
    Field("is_quote", _TWEET, _K.FLAG, "Is a quote", "is a quote", "a quoted tweet is given"),
    Field(
        "tweet_tag",
        _TWEET,
        _K.LIST,
        "Tweet tag",
        "tweet tag",
        "a tag that you gave to the tweet",
        folds=True,
        none_means="no tag",
    ),
    Field(
        "tweet_note",
        _TWEET,
        _K.LIST,
        "Tweet note",
        "tweet note",
        "what you noted of the tweet",
        none_means="no note",
    ),
)

FIELDS = MappingProxyType({field.name: field for field in _FIELDS})
KINDS = ("original", "retweet", "reply", "quote")
MARKS = frozenset({"tag", "note", "tweet_tag", "tweet_note"})
"""Fields of what users write themselves: it changes while the data stays as it is."""
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
