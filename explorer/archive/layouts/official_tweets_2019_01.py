"""Tweets files of the official releases from January 2019 to April 2020."""

from __future__ import annotations

from types import MappingProxyType

from explorer.archive.layouts.layout import Layout
from explorer.archive.layouts.official_users import PROFILE_SOURCES

SOURCES = MappingProxyType(
    {
        "tweet_id": "tweetid",
        **PROFILE_SOURCES,
        "language": "tweet_language",
        "text": "tweet_text",
        "time": "tweet_time",
        "client": "tweet_client_name",
        "reply_account": "in_reply_to_userid",
        "reply_tweet": "in_reply_to_tweetid",
        "quoted_tweet": "quoted_tweet_tweetid",
        "retweet_flag": "is_retweet",
        "retweet_account": "retweet_userid",
        "retweet_tweet": "retweet_tweetid",
        "latitude": "latitude",
        "longitude": "longitude",
        "quotes": "quote_count",
        "replies": "reply_count",
        "likes": "like_count",
        "retweets": "retweet_count",
        "hashtags_cell": "hashtags",
        "urls_cell": "urls",
        "mentions_cell": "user_mentions",
        "poll_choices": "poll_choices",
    }
)

OFFICIAL_TWEETS_2019_01 = Layout(
    name="official tweets 2019-01",
    title="official tweets file, January 2019 to April 2020",
    role="tweets",
    header=tuple(SOURCES.values()),
    sources=SOURCES,
)
