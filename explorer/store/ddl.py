"""The statements that make a workspace: its tables, the linked views and the documented views."""

from __future__ import annotations

from collections.abc import Sequence

from explorer import __version__
from explorer.query import marks
from explorer.schema.official import PROFILE_HEADERS, TWEET_HEADERS
from explorer.schema.statement import Statement, quoted
from explorer.schema.tables import (
    ACCOUNT,
    DATASET_TABLES,
    FORMAT_VERSION,
    KEPT_VIEW,
    LINKED,
    MARK_TABLES,
    SUMMARY,
    WORKSPACE_TABLES,
    Stored,
    Table,
    dataset_schema,
)

DATASET_NUMBERS = "main.dataset_numbers"
FILE_NUMBERS = "main.file_numbers"
"""Sequences, so that a number is never given twice, not even after a removal."""

_EMPTY_DATASET = 0
# Long texts are written thrice as quickly this way and take a third of the room; they are read
# only for visible rows.
_COMPRESSED = frozenset({"text", "shown"})

_PROFILE_COLUMNS = frozenset(ACCOUNT.names)
_TYPES = {column.name: column.type for column in ACCOUNT.columns}
_TYPED = frozenset(
    {"followers", "following", "created", "likes", "retweets", "replies", "quotes", "time"}
)


def create_workspace() -> tuple[Statement, ...]:
    """Everything that an empty workspace holds, to be run in one transaction."""
    return (
        Statement(f"CREATE SCHEMA {quoted(LINKED)}"),
        *(Statement(f"CREATE SEQUENCE {name}") for name in (DATASET_NUMBERS, FILE_NUMBERS)),
        *(_create_table("main", table) for table in WORKSPACE_TABLES),
        Statement(
            "INSERT INTO main.workspace VALUES (?, 0, ?, false)", (FORMAT_VERSION, __version__)
        ),
        *create_dataset_schema(_EMPTY_DATASET),
        *link_views(()),
        *mark_views(),
        *documented_views(),
    )


def add_marks() -> tuple[Statement, ...]:
    """What workspaces without tags and notes lack, to be run in one transaction."""
    return (
        *(_create_table("main", table) for table in MARK_TABLES),
        *mark_views(),
        *documented_views(),
    )


def mark_views() -> tuple[Statement, ...]:
    """Views of the rows that tags and notes are on, by the numbers of the workspace."""
    return tuple(
        Statement(f"CREATE OR REPLACE VIEW {name} AS {sql}") for name, sql in marks.views().items()
    )


def add_kept_views() -> tuple[Statement, ...]:
    """What workspaces lack that were made before views were kept in them."""
    return (_create_table("main", KEPT_VIEW),)


def add_summary() -> Statement:
    """The table of summaries, where there is none yet."""
    return _create_table("main", SUMMARY, if_missing=True)


def create_dataset_schema(dataset: int) -> tuple[Statement, ...]:
    """The empty tables of one dataset."""
    schema = dataset_schema(dataset)
    return (
        Statement(f"CREATE SCHEMA {quoted(schema)}"),
        *(_create_table(schema, table) for table in DATASET_TABLES),
    )


def drop_dataset_schema(dataset: int) -> tuple[Statement, ...]:
    """Take away one dataset's tables; the linked views must be made anew before."""
    return (Statement(f"DROP SCHEMA {quoted(dataset_schema(dataset))} CASCADE"),)


def _create_table(schema: str, table: Table, *, if_missing: bool = False) -> Statement:
    columns = ", ".join(column_definition(column) for column in table.columns)
    create = "CREATE TABLE IF NOT EXISTS" if if_missing else "CREATE TABLE"
    return Statement(f"{create} {quoted(schema)}.{quoted(table.name)} ({columns})")


def column_definition(column: Stored) -> str:
    """A column as it stands in CREATE TABLE."""
    compression = " USING COMPRESSION zstd" if column.name in _COMPRESSED else ""
    return f"{quoted(column.name)} {column.type}{compression}"


def link_views(datasets: Sequence[int]) -> tuple[Statement, ...]:
    """Views of all datasets together, each row led by the number of its dataset.

    The number is a constant per branch, so that a filter on it reads only that dataset.
    """
    numbers = (_EMPTY_DATASET, *datasets)
    return tuple(
        Statement(
            f"CREATE OR REPLACE VIEW {quoted(LINKED)}.{quoted(table.name)} AS "
            + " UNION ALL ".join(_branch(number, table) for number in numbers)
        )
        for table in DATASET_TABLES
    )


def _branch(number: int, table: Table) -> str:
    columns = ", ".join(quoted(name) for name in table.names)
    source = f"{quoted(dataset_schema(number))}.{quoted(table.name)}"
    return f"SELECT {number:d}::INTEGER AS dataset, {columns} FROM {source}"


def documented_views() -> tuple[Statement, ...]:
    """The stable views for anybody who opens the file with DuckDB itself."""
    return tuple(
        Statement(f"CREATE OR REPLACE VIEW main.{quoted(name)} AS {sql}")
        for name, sql in (
            ("accounts", _accounts_view()),
            ("tweets", _tweets_view()),
            ("hashtags", _list_view("hashtag")),
            ("urls", _urls_view()),
            ("mentions", _list_view("mention")),
            ("datasets", _datasets_view()),
            ("files", _files_view()),
            ("rejects", _rejects_view()),
            *((f"{table.name}s", _marks_view(table)) for table in MARK_TABLES),
        )
    )


def _as_written(owner: str, column: str, stored: str) -> str:
    """The archive's own text where the stored value does not give it back."""
    return f"coalesce({owner}.raw_cells ->> '$.{column}', CAST({stored} AS VARCHAR))"


def _profile_value(column: str) -> str:
    stored = f"account.{quoted(column)}"
    return stored if column in _TYPED else _as_written("account", column, stored)


def _accounts_view() -> str:
    columns = ", ".join(
        f"{_profile_value(column)} AS {quoted(header)}"
        for column, header in PROFILE_HEADERS.items()
    )
    return (
        f"SELECT dataset.name AS dataset, {columns}, account.placeholder, account.tweets, "
        "account.likes_received, account.retweets_received, "
        "make_timestamp(account.first_tweet * 60000000::BIGINT) AS first_tweet_utc, "
        "make_timestamp(account.last_tweet * 60000000::BIGINT) AS last_tweet_utc, "
        "make_timestamp(account.created_ms * 1000) AS created_utc, "
        "account.account AS account_key "
        f"FROM {LINKED}.account AS account JOIN main.dataset AS dataset USING (dataset)"
    )


def _profile_of_tweet(column: str) -> str:
    """A tweet row keeps the cells in which it differs from its account."""
    own = f"wide.raw_cells ->> '$.{column}'"
    if column in _TYPED:
        own = f"try_cast({own} AS {_TYPES[column]})"
    return f"coalesce({own}, {_profile_value(column)})"


def _tweet_value(column: str) -> str:
    special = {
        "time": "make_timestamp(tweet.minute * 60000000::BIGINT)",
        "language": "language.value",
        "client": "client.value",
        "retweet_flag": "try_cast(wide.retweet_flag AS BOOLEAN)",
    }
    if column in special:
        return special[column]
    if column in _TYPED and column not in _PROFILE_COLUMNS:
        return f"tweet.{quoted(column)}"
    if column in _PROFILE_COLUMNS:
        return _profile_of_tweet(column)
    return _as_written("wide", column, f"wide.{quoted(column)}")


def _tweets_view() -> str:
    columns = ", ".join(
        f"{_tweet_value(column)} AS {quoted(header)}" for column, header in TWEET_HEADERS.items()
    )
    return (
        f"SELECT dataset.name AS dataset, {columns}, "
        "coalesce(wide.shown, wide.text) AS tweet_text_shown, "
        "CASE tweet.kind WHEN 0 THEN 'original' WHEN 1 THEN 'retweet' "
        "WHEN 2 THEN 'reply' WHEN 3 THEN 'quote' END AS kind, "
        "handle.value AS retweeted_handle, "
        "make_timestamp(wide.tweet_ms * 1000) AS tweet_time_exact, "
        "wide.conflicting, wide.file, wide.record, tweet.account AS account_key, "
        'tweet."row" AS tweet_key '
        f"FROM {LINKED}.tweet AS tweet "
        f'JOIN {LINKED}.tweet_wide AS wide USING (dataset, "row") '
        "JOIN main.dataset AS dataset USING (dataset) "
        f"LEFT JOIN {LINKED}.account AS account "
        "ON account.dataset = tweet.dataset AND account.account = tweet.account "
        "LEFT JOIN main.language AS language ON language.code = tweet.language "
        "LEFT JOIN main.client AS client ON client.code = tweet.client "
        "LEFT JOIN main.handle AS handle ON handle.code = tweet.retweeted"
    )


def _list_view(table: str) -> str:
    return (
        f"SELECT dataset.name AS dataset, {_TWEETID}, entry.position, "
        f'word.value AS {quoted(table)}, entry."row" AS tweet_key '
        f"FROM {LINKED}.{quoted(table)} AS entry {_WIDE_JOIN} "
        f"LEFT JOIN main.{quoted(table)} AS word ON word.code = entry.{quoted(table)}"
    )


_TWEETID = (
    f"{_as_written('wide', 'tweet_id', 'wide.tweet_id')} AS {quoted(TWEET_HEADERS['tweet_id'])}"
)
_WIDE_JOIN = (
    f'JOIN {LINKED}.tweet_wide AS wide USING (dataset, "row") '
    "JOIN main.dataset AS dataset USING (dataset)"
)


def _urls_view() -> str:
    return (
        f"SELECT dataset.name AS dataset, {_TWEETID}, entry.position, entry.url, "
        'domain.value AS domain, entry."row" AS tweet_key '
        f"FROM {LINKED}.url AS entry {_WIDE_JOIN} "
        "LEFT JOIN main.domain AS domain ON domain.code = entry.domain"
    )


def _datasets_view() -> str:
    return (
        "SELECT dataset AS dataset_number, name, accounts, accounts_placeholder, "
        "accounts_with_tweets, tweets, "
        "make_timestamp(first_tweet * 60000000::BIGINT) AS first_tweet_utc, "
        "make_timestamp(last_tweet * 60000000::BIGINT) AS last_tweet_utc, "
        "conflicting_ids, time_disagreements, imported_utc, program_version FROM main.dataset"
    )


def _files_view() -> str:
    return (
        "SELECT dataset.name AS dataset, file.* EXCLUDE (dataset) "
        "FROM main.file AS file JOIN main.dataset AS dataset USING (dataset)"
    )


def _rejects_view() -> str:
    return (
        "SELECT dataset.name AS dataset, file.name AS file_name, reject.* "
        "FROM main.reject AS reject JOIN main.file AS file USING (file) "
        "JOIN main.dataset AS dataset USING (dataset)"
    )


def _marks_view(table: Table) -> str:
    return f"SELECT {', '.join(map(quoted, table.names))} FROM main.{quoted(table.name)}"
