"""Columns that no archive has and an export can add: worked out, or written by the user."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from explorer.query.marks import cell
from explorer.schema.fields import Entity
from explorer.schema.tables import NOTE, TAG, Table

DATASET_NAME = "dataset name"
TIME_EXACT = "exact time"
RETWEETED_HANDLE = "retweeted handle"
TWEETS_SELECTED = "tweets selected"
YEAR = "year of tweet"
ACCOUNT_TAGS = "tags of account"
ACCOUNT_NOTE = "note on account"
TWEET_TAGS = "tags of tweet"
TWEET_NOTE = "note on tweet"
"""Keys of columns; with a blank, so that none is the key of a cell in `raw_cells`."""


@dataclass(frozen=True, slots=True)
class Added:
    """One column: `value` is SQL of a type, NULL where unknown; `text` is SQL for its cell.

    `join` brings the row in which `value` stands to those of `source_cells`, and of the dataset.
    """

    name: str
    meaning: str
    type: str
    value: str
    text: str
    join: str = ""


def _mark(table: Table, entity: Entity, meaning: str) -> Added:
    alias = "account" if entity is Entity.ACCOUNT else "wide"
    value = cell(table, entity, alias, "dataset.name")
    name = f"{entity}_{'tags' if table is TAG else 'note'}"
    return Added(name, meaning, "VARCHAR", value, f"coalesce({value}, '')")


ADDED = MappingProxyType(
    {
        ACCOUNT_TAGS: _mark(TAG, Entity.ACCOUNT, "the user's own tags of the account"),
        ACCOUNT_NOTE: _mark(NOTE, Entity.ACCOUNT, "the user's own note on the account"),
        TWEET_TAGS: _mark(TAG, Entity.TWEET, "the user's own tags of the tweet"),
        TWEET_NOTE: _mark(NOTE, Entity.TWEET, "the user's own note on the tweet"),
        DATASET_NAME: Added(
            "dataset", "the dataset's name", "VARCHAR", "dataset.name", "dataset.name"
        ),
        TIME_EXACT: Added(
            "tweet_time_exact",
            "the millisecond of posting, UTC, where the tweet's id carries it",
            "TIMESTAMP",
            "make_timestamp(wide.tweet_ms * 1000)",
            "coalesce(strftime(make_timestamp(wide.tweet_ms * 1000), '%Y-%m-%d %H:%M:%S.%g'), '')",
        ),
        YEAR: Added(
            "year",
            "the year of posting, UTC",
            "INTEGER",
            "year(make_timestamp(tweet.minute * 60000000::BIGINT))",
            "coalesce(CAST(year(make_timestamp(tweet.minute * 60000000::BIGINT)) AS VARCHAR), '')",
        ),
        RETWEETED_HANDLE: Added(
            "retweeted_handle",
            "whom a retweet repeats, as its text or its columns tell",
            "VARCHAR",
            "retweeted.value",
            "coalesce(retweeted.value, '')",
            "LEFT JOIN main.handle AS retweeted ON retweeted.code = tweet.retweeted",
        ),
        TWEETS_SELECTED: Added(
            "tweets_in_selection",
            "how many tweets of the account are selected",
            "BIGINT",
            "coalesce(selected.tweets, 0)",
            "CAST(coalesce(selected.tweets, 0) AS VARCHAR)",
            "LEFT JOIN temp.export_count AS selected ON selected.account = account.account",
        ),
    }
)
"""Key -> column."""

MARKS_OF_ACCOUNTS = (ACCOUNT_TAGS, ACCOUNT_NOTE)
MARKS_OF_TWEETS = (TWEET_TAGS, TWEET_NOTE, *MARKS_OF_ACCOUNTS)
"""What users wrote themselves."""
OF_ACCOUNTS = (DATASET_NAME, TWEETS_SELECTED, *MARKS_OF_ACCOUNTS)
OF_TWEETS = (DATASET_NAME, TIME_EXACT, RETWEETED_HANDLE, *MARKS_OF_TWEETS)

PARTITIONS_OF_ACCOUNTS = (DATASET_NAME,)
PARTITIONS_OF_TWEETS = (DATASET_NAME, YEAR)
"""Keys of what a set of files can be divided by."""


def joins_of(keys: Iterable[str]) -> str:
    """What must stand after FROM besides, for these columns."""
    return " ".join(ADDED[key].join for key in keys if key in ADDED)
