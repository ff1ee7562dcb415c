"""FiveThirtyEight's "russian-troll-tweets", second edition: with tweet ids and links."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from explorer.archive.layouts.fivethirtyeight_15 import FIVETHIRTYEIGHT_15, SOURCES

HEADER = (
    "external_author_id",
    "author",
    "content",
    "region",
    "language",
    "publish_date",
    "harvested_date",
    "following",
    "followers",
    "updates",
    "post_type",
    "account_type",
    "retweet",
    "account_category",
    "new_june_2018",
    "alt_external_id",
    "tweet_id",
    "article_url",
    "tco1_step1",
    "tco2_step1",
    "tco3_step1",
)

FIVETHIRTYEIGHT_21 = replace(
    FIVETHIRTYEIGHT_15,
    name="fivethirtyeight 21",
    title="FiveThirtyEight's russian-troll-tweets, 21 columns",
    header=HEADER,
    sources=MappingProxyType({**SOURCES, "tweet_id": "tweet_id"}),
)
