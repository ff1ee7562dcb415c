"""A dataset's tweets on their way in: everything read from the files, in the order of the files.

One table holds what goes to `tweet_wide` and, for the time being, what goes elsewhere: a CSV is
read once only, and one statement can fill one table only. `tweet_wide` is this table once the
passing columns are dropped, so that long texts are written once.
"""

from __future__ import annotations

from dataclasses import dataclass

from explorer.ingest import sieve, typed
from explorer.ingest.cells import LISTS, ListColumn, count
from explorer.ingest.source import Source
from explorer.query.source_cells import PROFILE
from explorer.schema.statement import Statement, quoted
from explorer.schema.tables import TWEET_WIDE, dataset_schema
from explorer.store.ddl import column_definition

RAW_PROFILE = "raw_profile"
"""JSON of the row's profile cells, where they are not those of an account known so far."""

_PASSING = (
    ("account", "INTEGER"),
    ("minute", "INTEGER"),
    ("language", "VARCHAR"),
    ("client", "VARCHAR"),
    ("kind", "UTINYINT"),
    ("handle", "VARCHAR"),
    ("likes", "BIGINT"),
    ("retweets", "BIGINT"),
    ("replies", "BIGINT"),
    ("quotes", "BIGINT"),
    *((one.entries, "INTEGER") for one in LISTS),
    ("is_reply", "BOOLEAN"),
    ("is_quote", "BOOLEAN"),
    (RAW_PROFILE, "VARCHAR"),
)
_LATER = frozenset({"row"})
_TEXTS = (
    "reply_account",
    "retweet_flag",
    "retweet_account",
    "latitude",
    "longitude",
    "hashtags_cell",
    "urls_cell",
    "mentions_cell",
    "poll_choices",
)
_IDS = ("tweet_id", "reply_tweet", "quoted_tweet", "retweet_tweet")
_COUNTS = ("likes", "retweets", "replies", "quotes")

SEPARATOR = "chr(31)"


@dataclass(frozen=True, slots=True)
class Stage:
    """Names of what one dataset's import builds on."""

    dataset: int

    @property
    def table(self) -> str:
        return f"{quoted(dataset_schema(self.dataset))}.tweet_wide"

    @property
    def known_accounts(self) -> str:
        """An ENUM type of the accounts, its codes their places in the order of accounts."""
        return f"{quoted(dataset_schema(self.dataset))}.known_account"


def create(stage: Stage) -> Statement:
    """The table, in place of an empty `tweet_wide`."""
    kept = [column_definition(column) for column in TWEET_WIDE.columns if column.name not in _LATER]
    passing = [f"{quoted(name)} {kind}" for name, kind in _PASSING]
    return Statement(f"CREATE OR REPLACE TABLE {stage.table} ({', '.join([*kept, *passing])})")


def drop_passing(stage: Stage) -> tuple[Statement, ...]:
    """What has gone elsewhere is taken out again."""
    return tuple(
        Statement(f"ALTER TABLE {stage.table} DROP COLUMN {quoted(name)}") for name, _ in _PASSING
    )


def profile_hash() -> str:
    """SQL for a hash of a row's account id and all of its profile cells."""
    cells = ", ".join(quoted(name) for name in PROFILE[1:])
    return f"hash(coalesce(account_id, ''), {cells})"


def account_pair() -> str:
    """SQL for an account id with the hash of its whole profile, `profile_hash`, beside it.

    A row with the same pair as a known account has all its cells; so millions of rows are
    compared with their accounts without a join.
    """
    return f"coalesce(account_id, '') || {SEPARATOR} || profile_hash"


def insert(stage: Stage, source: Source) -> Statement:
    """Read all records of one tweets file; gives back their number."""
    values = _values(source)
    names = [column.name for column in TWEET_WIDE.columns if column.name not in _LATER]
    names += [name for name, _ in _PASSING]
    outer = ", ".join(f"{values.get(name, quoted(name))} AS {quoted(name)}" for name in names)
    table = f"{source.table.sql} AS cells"
    for level in _levels(stage, source):
        given = ", ".join(f"{value} AS {name}" for name, value in level.items())
        table = f"(SELECT *, {given} FROM {table})"
    return Statement(f"INSERT INTO {stage.table} SELECT {outer} FROM {table}", source.table.params)


def _levels(stage: Stage, source: Source) -> tuple[dict[str, str], ...]:
    """Values that several others are made of, once each, every level over those before.

    A number is `w_…` as the cast reads it, `p_…` says whether that is how it is spelled, `v_…` is
    what is stored.
    """
    numbers = (*_IDS, *_COUNTS)
    known = f"enum_code(try_cast({account_pair()} AS {stage.known_accounts}))"
    return (
        {
            "profile_hash": profile_hash(),
            "v_text": typed.decoded("text"),
            "v_time": f"coalesce({typed.minute('time', source.time_format)}, known_minute)",
            **{f"w_{name}": typed.whole(quoted(name)) for name in numbers},
        },
        {
            "v_account": f"CASE WHEN {sieve.lets_pass('profile_hash')} THEN {known} END",
            **{f"p_{name}": typed.is_spelled(quoted(name), f"w_{name}") for name in numbers},
        },
        {f"v_{name}": typed.exact(quoted(name), f"w_{name}", f"p_{name}") for name in numbers},
    )


def _values(source: Source) -> dict[str, str]:
    """Column of the stage -> SQL over the cells and `v_…`."""
    numbers = (*_IDS, *_COUNTS)
    wrong = {"time": typed.differs("time", "v_time")}
    wrong |= {name: f"NOT p_{name}" for name in numbers}
    reply = "reply_account IS NOT NULL OR reply_tweet IS NOT NULL"
    quote = "quoted_tweet IS NOT NULL"
    retweet = "lower(retweet_flag) IN ('true', '1', 't')"
    if source.kind_column:
        words = dict(source.kind_words)
        retweet += _is_word(source.kind_column, words, "retweet")
        quote += _is_word(source.kind_column, words, "quote")
    kind = f"CASE WHEN {retweet} THEN 1 WHEN {reply} THEN 2 WHEN {quote} THEN 3 ELSE 0 END"
    return {
        "file": f"{source.file:d}",
        "record": "record",
        **{name: f"v_{name}" for name in numbers},
        "tweet_ms": typed.snowflake_ms("v_tweet_id"),
        "text": "coalesce(text, '')",
        "shown": typed.shown("text", "v_text"),
        **{
            name: f"coalesce({name}, '')" if name in source.columns else "NULL::VARCHAR"
            for name in _TEXTS
        },
        **{one.entries: _counted(one, source) for one in LISTS},
        "conflicting": "false",
        "raw_cells": typed.raw_cells(wrong, source),
        "account": "v_account::INTEGER",
        "minute": "v_time",
        "kind": f"coalesce(known_kind, {kind})::UTINYINT",
        "handle": typed.retweeted("text"),
        "is_reply": f"({reply})",
        "is_quote": f"coalesce(known_is_quote, {quote})",
        RAW_PROFILE: f"CASE WHEN v_account IS NULL THEN {profile_json(source)} END",
    }


def _counted(column: ListColumn, source: Source) -> str:
    return f"{count(column.cell) if column.cell in source.columns else 'NULL'}::INTEGER"


def _is_word(column: str, words: dict[str, str], meaning: str) -> str:
    found = [typed.text(word) for word, what in words.items() if what == meaning]
    return "".join(f" OR coalesce({column}, '') = {word}" for word in found)


def profile_json(source: Source) -> str:
    """All profile cells of a row as JSON."""
    entries = ", ".join(
        f"{typed.text(name)}, coalesce({quoted(name)}, '')"
        for name in PROFILE
        if name in source.columns
    )
    return f"CAST(json_object({entries}) AS VARCHAR)"
