"""Selected rows in the order of the archive, a block at a time.

The narrow rows of tweets lie in the order of time; they are gathered in the order of the archive
first, in temporary tables of the one cursor that exports. Everything happens in one transaction,
which is rolled back: the export sees one state of the workspace and leaves none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from explorer.query.added_columns import joins_of
from explorer.query.conditions import conditions_of
from explorer.query.selection import Selection
from explorer.schema.statement import Statement, quoted
from explorer.schema.tables import TWEET, dataset_schema

BEGIN = Statement("BEGIN TRANSACTION")
END = Statement("ROLLBACK")
VERSION = Statement("SELECT version()")

NOTHING = ""
"""Key of a column that stays empty."""

_GATHERED = tuple(
    name
    for name in TWEET.names
    if name in ("row", "minute", "account", "language", "client", "retweeted")
    or name in ("likes", "retweets", "replies", "quotes")
)


def selected_accounts(selection: Selection) -> Statement:
    """The keys of all selected accounts: what a provenance file shows as the selection."""
    condition = conditions_of(selection).on_accounts()
    return Statement(
        f"SELECT a.account FROM linked.account a WHERE {condition.sql}", condition.params
    )


def selected_tweets(selection: Selection) -> Statement:
    """The keys of all selected tweets, likewise."""
    condition = conditions_of(selection).on_tweets()
    return Statement(f"SELECT t.row FROM linked.tweet t WHERE {condition.sql}", condition.params)


def account_files(selection: Selection, dataset: int) -> Statement:
    """`file` of each file that selected accounts of a dataset were read from."""
    condition = conditions_of(_within(selection, dataset)).on_accounts()
    return Statement(
        f"SELECT DISTINCT a.file FROM linked.account a WHERE {condition.sql} ORDER BY a.file",
        condition.params,
    )


def account_places(selection: Selection, dataset: int, file: int) -> Statement:
    """`place`, the record, of each selected account of a file, in order."""
    condition = conditions_of(_within(selection, dataset)).on_accounts()
    return Statement(
        f"SELECT a.record AS place FROM linked.account a WHERE a.file = ? AND {condition.sql} "
        "ORDER BY a.record, a.account",
        (file, *condition.params),
    )


def tweet_files(dataset: int) -> Statement:
    """`file`, `first` and `last`: which rows of a dataset each of its files gave."""
    return Statement(
        'SELECT file, min("row") AS first, max("row") AS last '
        f"FROM {quoted(dataset_schema(dataset))}.tweet_wide GROUP BY file ORDER BY first"
    )


def tweet_places(selection: Selection, dataset: int) -> Statement:
    """`place`, the row, of each selected tweet of a dataset, in order."""
    condition = conditions_of(_within(selection, dataset)).on_tweets()
    return Statement(
        f"SELECT t.row AS place FROM linked.tweet t WHERE {condition.sql} ORDER BY t.row",
        condition.params,
    )


def gather_tweets(selection: Selection, dataset: int, first: int, last: int) -> Statement:
    """Put the narrow columns of selected tweets aside, rows `first` to `last`, in order."""
    condition = conditions_of(_within(selection, dataset)).on_tweets()
    columns = ", ".join(f"t.{quoted(name)}" for name in _GATHERED)
    return Statement(
        f"CREATE OR REPLACE TEMP TABLE export_tweet AS SELECT {columns} FROM linked.tweet t "
        f"WHERE t.row BETWEEN ? AND ? AND {condition.sql} ORDER BY t.row",
        (first, last, *condition.params),
    )


def gather_counts(selection: Selection) -> Statement:
    """Put aside how many selected tweets each account has, for a column that tells it."""
    condition = conditions_of(selection).on_tweets()
    return Statement(
        "CREATE OR REPLACE TEMP TABLE export_count AS SELECT t.account, count(*) AS tweets "
        f"FROM linked.tweet t WHERE {condition.sql} GROUP BY t.account",
        condition.params,
    )


@dataclass(frozen=True, slots=True)
class Rows:
    """A block of rows in order: `sql` stands after a SELECT list and begins with FROM.

    The names it offers are those of `source_cells`, and `dataset`.
    """

    sql: str
    params: tuple[object, ...]
    keys: tuple[str, ...]


def account_rows(
    selection: Selection, dataset: int, file: int, between: tuple[int, int], keys: tuple[str, ...]
) -> Rows:
    """Selected accounts in these records of a file, first and last included."""
    condition = conditions_of(_within(selection, dataset)).on_accounts()
    return Rows(
        f"FROM {table_of(dataset, 'account')} AS account {_named(dataset)} {joins_of(keys)} "
        "WHERE account.file = ? AND account.record BETWEEN ? AND ? AND account.account IN "
        f"(SELECT a.account FROM linked.account a WHERE {condition.sql}) "
        "ORDER BY account.record, account.account",
        (file, *between, *condition.params),
        keys,
    )


def tweet_rows(
    dataset: int, between: tuple[int, int], keys: tuple[str, ...], also: str = ""
) -> Rows:
    """Gathered tweets in these rows, first and last included; `also` joins something more."""
    return Rows(
        f"FROM {table_of(dataset, 'tweet_wide')} AS wide "
        'JOIN temp.export_tweet AS tweet ON tweet."row" = wide."row" '
        f"JOIN {table_of(dataset, 'account')} AS account ON account.account = tweet.account "
        f"{_named(dataset)} "
        "LEFT JOIN main.language AS language ON language.code = tweet.language "
        f"LEFT JOIN main.client AS client ON client.code = tweet.client "
        f"{joins_of(keys)} {also} "
        'WHERE wide."row" BETWEEN ? AND ? AND tweet."row" BETWEEN ? AND ? ORDER BY wide."row"',
        (*between, *between),
        keys,
    )


def table_of(dataset: int, name: str) -> str:
    """A table of one dataset."""
    return f"{quoted(dataset_schema(dataset))}.{quoted(name)}"


def _within(selection: Selection, dataset: int) -> Selection:
    return replace(selection, datasets=(dataset,))


def _named(dataset: int) -> str:
    return f"JOIN main.dataset AS dataset ON dataset.dataset = {dataset:d}"
