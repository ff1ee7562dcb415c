"""Tweets files of the first official release: the two reply columns stand the other way round."""

from __future__ import annotations

from dataclasses import replace

from explorer.archive.layouts.official_tweets_2019_01 import OFFICIAL_TWEETS_2019_01

_SWAPPED = {
    "in_reply_to_userid": "in_reply_to_tweetid",
    "in_reply_to_tweetid": "in_reply_to_userid",
}

OFFICIAL_TWEETS_2018_10 = replace(
    OFFICIAL_TWEETS_2019_01,
    name="official tweets 2018-10",
    title="official tweets file, October 2018",
    header=tuple(_SWAPPED.get(name, name) for name in OFFICIAL_TWEETS_2019_01.header),
)
