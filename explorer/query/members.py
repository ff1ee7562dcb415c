"""Who meets one clause: keys of accounts, rows of tweets, codes of words.

Answers come once per clause, not once per chart, and are what the engine's sets are made of.
"""

from __future__ import annotations

from explorer.query.axis import Axis
from explorer.query.by import By
from explorer.query.count import bin_key, name_key
from explorer.query.places import place_of
from explorer.query.predicate import condition_of, condition_on_words, containing
from explorer.schema.clause import AnyClause, Contains, Value
from explorer.schema.fields import KINDS
from explorer.schema.statement import Statement, quoted


def accounts_meeting(clause: AnyClause) -> Statement:
    """Column `account`: the keys of all accounts that meet an account's clause."""
    condition = condition_of(clause)
    return Statement(
        f"SELECT a.account FROM linked.account a WHERE {condition.sql}", condition.params
    )


def rows_meeting(clause: AnyClause) -> Statement:
    """Column `row`: all tweets that meet a tweet's clause."""
    condition = condition_of(clause)
    return Statement(f"SELECT t.row FROM linked.tweet t WHERE {condition.sql}", condition.params)


def codes_meeting(clause: AnyClause, field: str) -> Statement:
    """Column `code`: the codes of a field, NULL among them, whose tweets meet a clause on it.

    The clause is asked of one invented tweet for every code that there is.
    """
    dictionary = place_of(field).dictionary
    codes = (
        f"SELECT code AS {quoted(field)} FROM main.{quoted(dictionary)}"
        if dictionary
        else f"SELECT unnest(range({len(KINDS)})) AS {quoted(field)}"
    )
    condition = condition_of(clause)
    return Statement(
        f"SELECT t.{quoted(field)} AS code FROM ({codes} UNION ALL SELECT NULL) t "
        f"WHERE {condition.sql}",
        condition.params,
    )


def words_meeting(field: str, tests: tuple[Value | Contains, ...]) -> Statement:
    """Column `code`: the words of a list's dictionary that meet any of the tests."""
    condition = condition_on_words(field, tests)
    return Statement(
        f"SELECT d.code FROM main.{quoted(place_of(field).dictionary)} d WHERE {condition.sql}",
        condition.params,
    )


def bins_of_accounts(axis: Axis) -> Statement:
    """Columns `account` and `key`: the bin of every account, NULL for unknown."""
    return Statement(
        f"SELECT a.account, {bin_key(axis)} AS key FROM linked.account a ORDER BY a.account"
    )


def values_of_accounts(field: str) -> Statement:
    """Columns `account` and `value` of all accounts, NULL for unknown."""
    return Statement(
        f"SELECT a.account, {place_of(field).value} AS value FROM linked.account a "
        "ORDER BY a.account"
    )


def entries_of_accounts(field: str) -> Statement:
    """Columns `account` and `code`: one row an entry of an account's list, those alike once.

    The code is the place of the entry's key in `keys_of_entries`.
    """
    place = place_of(field)
    return Statement(
        f"SELECT DISTINCT {place.side_key} AS account, "
        f"(dense_rank() OVER (ORDER BY {name_key(field)}) - 1)::INTEGER AS code "
        f"FROM {place.side} s ORDER BY account, code"
    )


def keys_of_entries(field: str) -> Statement:
    """Column `key`: what values of an account's list are grouped by, in their order."""
    return Statement(
        f"SELECT DISTINCT {name_key(field)} AS key FROM {place_of(field).side} s ORDER BY key"
    )


def numbers_of_entries(field: str) -> Statement:
    """Columns `account` and `entries`: how long an account's list is, NULL for unknown."""
    return Statement(
        f"SELECT a.account, {place_of(field).entries} AS entries FROM linked.account a "
        "ORDER BY a.account"
    )


def dataset_names() -> Statement:
    """Columns `dataset` and `name` of all datasets."""
    return Statement("SELECT dataset, name FROM main.dataset ORDER BY dataset")


def same_words(dictionary: str) -> Statement:
    """Columns `code`, `same_as`: which words of a dictionary count as one."""
    return Statement(f"SELECT code, same_as FROM main.{quoted(dictionary)} ORDER BY code")


def words_spelled_with(by: By) -> Statement:
    """Column `key`: the words of which any spelling contains what `by` looks for."""
    found = containing("x.value", by.containing)
    return Statement(
        f"SELECT DISTINCT x.same_as AS key FROM main.{quoted(place_of(by.field).dictionary)} x "
        f"WHERE {found.sql}",
        found.params,
    )


def spelled(dictionary: str, keys: list[int]) -> Statement:
    """Columns `code`, `key` and `spelling`: all spellings of the words that `keys` stand for."""
    places = ", ".join("?" * len(keys))
    return Statement(
        f"SELECT code, same_as AS key, value AS spelling FROM main.{quoted(dictionary)} "
        f"WHERE same_as IN ({places}) ORDER BY code",
        tuple(keys),
    )
