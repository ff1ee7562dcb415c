"""A dataset's accounts: from its users files, and placeholders for those only tweets know.

They are gathered in a temporary table, in the order of `code`, their cells as text; a tweet's
row is compared with these cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.ingest import sieve, typed
from explorer.ingest.source import OFFICIAL_DATE, Source
from explorer.ingest.stage import RAW_PROFILE, SEPARATOR, Stage, account_pair, profile_hash
from explorer.query.source_cells import PROFILE
from explorer.schema.statement import Statement, quoted
from explorer.schema.tables import ACCOUNT, dataset_schema
from explorer.store.catalog import Asks

KNOWN = "temp.known_accounts"
_STRANGERS = "temp.strangers"
_NUMBERS = ("followers", "following")
_TEXTS_NEVER_NULL = frozenset({"location", "profile", "profile_url"})
_CELLS = ", ".join(quoted(name) for name in PROFILE)


def create() -> tuple[Statement, ...]:
    """An empty table of accounts."""
    cells = ", ".join(f"{quoted(name)} VARCHAR" for name in PROFILE)
    return (
        Statement(
            f"CREATE OR REPLACE TEMP TABLE known_accounts (code INTEGER, {cells}, "
            "created_day DATE, profile_hash UBIGINT, pair VARCHAR, raw_cells VARCHAR, "
            "placeholder BOOLEAN, columns VARCHAR[], file INTEGER, record INTEGER)"
        ),
    )


def read_users(source: Source) -> Statement:
    """Read one users file; gives back the number of its records."""
    read = _profiles(source, source.table.sql, "row_number() OVER () AS place, record")
    return Statement(f"CREATE OR REPLACE TEMP TABLE read_users AS {read}", source.table.params)


def insert_users(source: Source) -> Statement:
    """Take over the accounts just read, without duplicates; gives back how many they are."""
    fresh = (
        "SELECT * FROM temp.read_users AS read "
        f"WHERE NOT EXISTS (FROM {KNOWN} AS known WHERE known.pair = read.pair "
        "AND known.raw_cells IS NOT DISTINCT FROM read.raw_cells) "
        "QUALIFY row_number() OVER (PARTITION BY pair, raw_cells ORDER BY place) = 1"
    )
    return Statement(
        f"INSERT INTO {KNOWN} SELECT {_next_code()} + row_number() OVER (ORDER BY place) - 1, "
        f"{_CELLS}, created_day, profile_hash, pair, raw_cells, false, {_listed(source)}, "
        f"{source.file:d}, coalesce(record, place) FROM ({fresh}) AS fresh"
    )


def insert_authors(source: Source) -> Statement:
    """Read who wrote the tweets of a file, each with the profile of the earliest tweet."""
    moment = typed.minute("time", source.time_format)
    first = f"min(coalesce({moment}, known_minute)) AS first_minute"
    cells = ", ".join(f"any_value({quoted(name)}) AS {quoted(name)}" for name in PROFILE[1:])
    variants = (
        f"SELECT coalesce(account_id, '') AS account_id, {cells}, {first}, "
        "any_value(known_created) AS known_created "
        f"FROM {source.table.sql} AS cells GROUP BY coalesce(account_id, ''), {profile_hash()}"
    )
    alone = replace(source, extras=())
    read = _profiles(alone, f"({variants})", "first_minute")
    fresh = (
        f"SELECT * FROM ({read}) AS read WHERE NOT EXISTS "
        f"(FROM {KNOWN} AS known WHERE known.account_id = read.account_id) "
        "QUALIFY row_number() OVER "
        "(PARTITION BY account_id ORDER BY first_minute NULLS LAST, pair) = 1"
    )
    return Statement(
        f"INSERT INTO {KNOWN} SELECT {_next_code()} + "
        "row_number() OVER (ORDER BY first_minute NULLS LAST, account_id) - 1, "
        f"{_CELLS}, created_day, profile_hash, pair, raw_cells, true, {_listed(source)}, "
        f"NULL, NULL FROM ({fresh}) AS fresh",
        source.table.params,
    )


def make_type(stage: Stage) -> tuple[Statement, ...]:
    """Say anew which accounts are known, for the reading of tweets."""
    # Of equal pairs only the first is found; a type must not be empty either.
    unique = (
        f"CASE WHEN row_number() OVER (PARTITION BY pair ORDER BY code) = 1 THEN pair "
        f"ELSE pair || {SEPARATOR} || code END"
    )
    return (
        Statement(f"DROP TYPE IF EXISTS {stage.known_accounts}"),
        Statement(
            f"CREATE TYPE {stage.known_accounts} AS ENUM (SELECT word FROM "
            f"(SELECT code, {unique} AS word FROM {KNOWN} "
            f"UNION ALL SELECT {_next_code()}, {SEPARATOR}) ORDER BY code)"
        ),
        *sieve.fill(KNOWN, "profile_hash"),
    )


def has_strangers(reader: Asks, stage: Stage) -> bool:
    """Whether some rows carry a profile that is not that of a known account."""
    found = Statement(f"SELECT 1 FROM {stage.table} WHERE {RAW_PROFILE} IS NOT NULL LIMIT 1")
    return bool(reader.rows(found))


def settle_strangers(stage: Stage, sources: Sequence[Source]) -> tuple[Statement, ...]:
    """Give rows with an unknown profile their account, and keep the cells in which they differ.

    Accounts that no file describes become placeholders with the profile of the earliest tweet.
    """
    given = ", ".join(
        f"nullif({RAW_PROFILE} ->> {typed.text('/' + name)}, '') AS {quoted(name)}"
        for name in PROFILE
    )
    strangers = Statement(
        "CREATE OR REPLACE TEMP TABLE strangers AS "
        f"SELECT rowid AS place, minute, file, {RAW_PROFILE}, "
        f"coalesce({RAW_PROFILE} ->> '/account_id', '') AS id FROM {stage.table} "
        f"WHERE {RAW_PROFILE} IS NOT NULL"
    )
    earliest = (
        f"SELECT id, arg_min({RAW_PROFILE}, (coalesce(minute, 2147483647), place)) "
        f"AS {RAW_PROFILE} FROM {_STRANGERS} GROUP BY id"
    )
    columns = frozenset(PROFILE).intersection(*(source.columns for source in sources))
    alone = replace(sources[0], columns=columns, extras=(), date_format=_date_format(sources))
    read = _profiles(
        alone, f"(SELECT {given}, NULL::DATE AS known_created FROM ({earliest}) AS earliest)", "1"
    )
    placeholders = Statement(
        f"INSERT INTO {KNOWN} SELECT {_next_code()} + row_number() OVER (ORDER BY account_id) - 1, "
        f"{_CELLS}, created_day, profile_hash, pair, raw_cells, true, {_listed(alone)}, NULL, NULL "
        f"FROM ({read}) AS read WHERE NOT EXISTS "
        "(FROM temp.known_accounts AS known WHERE known.account_id = read.account_id)"
    )
    return strangers, placeholders, _settle(stage)


def _settle(stage: Stage) -> Statement:
    differing = ", ".join(
        f"{typed.text(name)}, CASE WHEN {_of_row(name)} <> coalesce(known.{quoted(name)}, '') "
        f"THEN {_of_row(name)} END"
        for name in PROFILE
    )
    kept = f"json_merge_patch(coalesce(row.raw_cells, '{{}}'), json_object({differing}))"
    return Statement(
        f"UPDATE {stage.table} AS row SET account = known.code, "
        f"raw_cells = nullif(CAST({kept} AS VARCHAR), '{{}}') "
        f"FROM {_STRANGERS} AS strangers JOIN (SELECT * FROM {KNOWN} QUALIFY row_number() "
        "OVER (PARTITION BY account_id ORDER BY code) = 1) AS known "
        "ON known.account_id = strangers.id WHERE row.rowid = strangers.place"
    )


def _of_row(name: str) -> str:
    return f"(strangers.{RAW_PROFILE} ->> {typed.text('/' + name)})"


def insert_accounts(stage: Stage, base: int) -> Statement:
    """Fill the dataset's table `account`, with what its tweets add up to."""
    measured = (
        "SELECT account, count(*) AS tweets, sum(likes)::BIGINT AS likes_received, "
        "sum(retweets)::BIGINT AS retweets_received, min(minute) AS first_tweet, "
        'max(minute) AS last_tweet, min("row") AS first_row '
        f"FROM {_of_dataset(stage, 'tweet')} GROUP BY account"
    )
    values = {
        "account": f"{base:d} + code",
        "account_id": "coalesce(account_id, '')",
        **{name: _stored_text(name) for name in ACCOUNT.names if name in PROFILE[1:]},
        **{name: typed.number(f"known.{quoted(name)}") for name in _NUMBERS},
        "created": "created_day",
        "created_ms": typed.snowflake_ms("try_cast(account_id AS BIGINT)"),
        "file": "coalesce(known.file, wide.file)",
        "record": "coalesce(known.record, wide.record)",
        "raw_cells": "known.raw_cells",
        "tweets": "coalesce(measured.tweets, 0)",
    }
    selected = ", ".join(
        f"{values.get(name, quoted(name))} AS {quoted(name)}" for name in ACCOUNT.names
    )
    return Statement(
        f"INSERT INTO {_of_dataset(stage, 'account')} SELECT {selected} FROM {KNOWN} AS known "
        f"LEFT JOIN ({measured}) AS measured ON measured.account = {base:d} + known.code "
        f'LEFT JOIN {stage.table} AS wide ON known.placeholder AND wide."row" = measured.first_row '
        "ORDER BY code"
    )


def _stored_text(name: str) -> str:
    cell = f"known.{quoted(name)}"
    if name in _TEXTS_NEVER_NULL:
        given = f"list_contains(known.columns, {typed.text(name)})"
        return f"CASE WHEN {given} THEN coalesce({cell}, '') END"
    return cell


def _of_dataset(stage: Stage, table: str) -> str:
    return f"{quoted(dataset_schema(stage.dataset))}.{quoted(table)}"


def _profiles(source: Source, table: str, more: str) -> str:
    """A SELECT of profile cells with what is made of them."""
    values = {
        **{name: typed.number(quoted(name)) for name in _NUMBERS},
        "created": "created_day",
    }
    created = f"coalesce({typed.day('created', source.date_format)}, known_created)"
    tests = {name: typed.differs(name, value) for name, value in values.items()}
    return (
        f"SELECT * REPLACE (coalesce(account_id, '') AS account_id), {account_pair()} AS pair, "
        f"{typed.raw_cells(tests, source)} AS raw_cells "
        f"FROM (SELECT *, {created} AS created_day, {profile_hash()} AS profile_hash, {more} "
        f"FROM {table} AS cells)"
    )


def _next_code() -> str:
    return f"(SELECT coalesce(max(code) + 1, 0) FROM {KNOWN})"


def _listed(source: Source) -> str:
    names = [typed.text(name) for name in PROFILE if name in source.columns]
    return f"[{', '.join(names)}]"


def _date_format(sources: Sequence[Source]) -> str:
    unusual = [one.date_format for one in sources if one.date_format != OFFICIAL_DATE]
    return unusual[0] if unusual else OFFICIAL_DATE
