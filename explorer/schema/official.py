"""The names that the archive itself gives to the columns, for whatever speaks to the outside."""

from __future__ import annotations

from types import MappingProxyType

PROFILE_HEADERS = MappingProxyType(
    {
        "account_id": "userid",
        "name": "user_display_name",
        "handle": "user_screen_name",
        "location": "user_reported_location",
        "profile": "user_profile_description",
        "profile_url": "user_profile_url",
        "followers": "follower_count",
        "following": "following_count",
        "created": "account_creation_date",
        "account_language": "account_language",
    }
)
"""Model column -> header in the official users files, in their order."""

TWEET_HEADERS = MappingProxyType(
    {
        "tweet_id": "tweetid",
        **PROFILE_HEADERS,
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
"""Model column -> header in the official tweets files, in the order of 2019 (31 names)."""
