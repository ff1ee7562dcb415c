"""FiveThirtyEight's "russian-troll-tweets", first edition: no tweet ids."""

from __future__ import annotations

from types import MappingProxyType

from explorer.archive.layouts.layout import Layout

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
    "new_june_2018",
    "retweet",
    "account_category",
)

# external_author_id is rounded in the source: the author's handle is the only key.
SOURCES = MappingProxyType(
    {
        "account_id": "author",
        "handle": "author",
        "followers": "followers",
        "following": "following",
        "text": "content",
        "language": "language",
        "time": "publish_date",
        "retweet_flag": "retweet",
    }
)

FIVETHIRTYEIGHT_15 = Layout(
    name="fivethirtyeight 15",
    title="FiveThirtyEight's russian-troll-tweets, 15 columns",
    role="both",
    header=HEADER,
    sources=SOURCES,
    time_format="%m/%d/%Y %H:%M",
    kind_source="post_type",
    kind_words=MappingProxyType({"RETWEET": "retweet", "QUOTE_TWEET": "quote"}),
)
