"""Selected rows as the lines of a CSV, in the order of the archive, a block at a time.

Every cell is quoted here and a whole line comes out as bytes, so that what is written is decided
in one place. The narrow rows of tweets lie in the order of time; they are gathered in the order
of the archive first, in temporary tables of the one cursor that exports. Everything happens in
one transaction, which is rolled back: the export sees one state of the workspace and leaves none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from explorer.query.conditions import conditions_of
from explorer.query.defuse import defused
from explorer.query.selection import Selection
from explorer.query.source_cells import (
    MODEL_COLUMNS,
    PROFILE,
    account_cell,
    is_plain,
    stored_cell,
    tweet_cell,
)
from explorer.schema.statement import Statement, quoted
from explorer.schema.tables import TWEET, dataset_schema

BEGIN = Statement("BEGIN TRANSACTION")
END = Statement("ROLLBACK")
VERSION = Statement("SELECT version()")

DATASET_NAME = "dataset name"
"""Key of the column that names the dataset."""
NOTHING = ""
"""Key of a column that stays empty."""

_WRITERS = "temp.export_writer"
_TWEETS = "temp.export_tweet"
_BETWEEN_CELLS = "'\",\"'"
_GATHERED = tuple(
    name
    for name in TWEET.names
    if name in ("row", "minute", "account", "language", "client")
    or name in ("likes", "retweets", "replies", "quotes")
)


@dataclass(frozen=True, slots=True)
class Cells:
    """What a line holds: for each column its key, as `raw_cells` and the model name it.

    `safe` makes the cells safe for spreadsheets.
    """

    keys: tuple[str, ...]
    safe: bool = False


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


def account_lines(
    selection: Selection, dataset: int, file: int, cells: Cells, first: int, last: int
) -> Statement:
    """`line` of each selected account in records `first` to `last` of a file, in order."""
    condition = conditions_of(_within(selection, dataset)).on_accounts()
    line = _line([_account_text(key, cells.safe) for key in cells.keys])
    return Statement(
        f"SELECT {line} AS line FROM {_table(dataset, 'account')} AS account "
        f"{_named(dataset)} WHERE account.file = ? AND account.record BETWEEN ? AND ? "
        "AND account.account IN "
        f"(SELECT a.account FROM linked.account a WHERE {condition.sql}) "
        "ORDER BY account.record, account.account",
        (file, first, last, *condition.params),
    )


def gather_writers(dataset: int, cells: Cells) -> Statement:
    """Put the profiles of a dataset's accounts aside, as they stand in the lines of tweets."""
    runs = "".join(
        f", {f' || {_BETWEEN_CELLS} || '.join(_account_text(key, cells.safe) for key in run)} "
        f"AS {name}"
        for name, run in _profile_runs(cells).items()
    )
    return Statement(
        f"CREATE OR REPLACE TEMP TABLE export_writer AS SELECT account.account{runs} "
        f"FROM {_table(dataset, 'account')} AS account"
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


def tweet_lines(dataset: int, cells: Cells, first: int, last: int) -> Statement:
    """`line` of each gathered tweet in rows `first` to `last`, in order."""
    whole = _line([_tweet_text(key, cells.safe) for key in cells.keys])
    return Statement(
        f"SELECT CASE WHEN wide.raw_cells IS NULL THEN {_usual_line(cells)} ELSE {whole} END "
        f"AS line FROM {_table(dataset, 'tweet_wide')} AS wide "
        f'JOIN {_TWEETS} AS tweet ON tweet."row" = wide."row" '
        f"JOIN {_WRITERS} AS writer ON writer.account = tweet.account "
        f"{_tweet_joins(dataset)} "
        'WHERE wide."row" BETWEEN ? AND ? AND tweet."row" BETWEEN ? AND ? ORDER BY wide."row"',
        (first, last, first, last),
    )


def _usual_line(cells: Cells) -> str:
    """The line of a tweet without raw cells of its own, whose writer's profile is ready."""
    runs = iter(_profile_runs(cells))
    pieces: list[str] = []
    for is_profile, keys in groupby(cells.keys, _is_profile):
        if is_profile:
            pieces.append(f"writer.{next(runs)}")
        else:
            pieces.extend(_stored_text(key, cells.safe) for key in keys)
    return _line(pieces)


def _profile_runs(cells: Cells) -> dict[str, tuple[str, ...]]:
    """Profile columns that stand side by side, each run under a name."""
    runs = [tuple(keys) for is_profile, keys in groupby(cells.keys, _is_profile) if is_profile]
    return {f"run_{number}": run for number, run in enumerate(runs)}


def _is_profile(key: str) -> bool:
    return key in PROFILE


def _line(pieces: Sequence[str]) -> str:
    """SQL for a whole line as bytes; `pieces` are separated, a cell or several."""
    inside = f", {_BETWEEN_CELLS}, ".join(pieces)
    return f"encode(concat('\"', {inside}, '\"\n'))"


def _account_text(key: str, safe: bool) -> str:
    return _inside_quotes(_special(key) or account_cell(key, _sources(key)), safe)


def _tweet_text(key: str, safe: bool) -> str:
    return _inside_quotes(_special(key) or tweet_cell(key, _sources(key)), safe)


def _stored_text(key: str, safe: bool) -> str:
    """The cell where `raw_cells` keeps none: columns that only it keeps are empty."""
    if key not in MODEL_COLUMNS:
        return _inside_quotes(_special(key) or "''", safe)
    cell = stored_cell(key)
    if safe:
        return _inside_quotes(cell, safe)
    if is_plain(key):
        return cell
    # Nearly no cell has a quote, and looking for one is far quicker than replacing none.
    return f"CASE WHEN contains({cell}, '\"') THEN {_inside_quotes(cell, safe)} ELSE {cell} END"


def _special(key: str) -> str:
    return {DATASET_NAME: "dataset.name", NOTHING: "''"}.get(key, "")


def _sources(key: str) -> dict[str, str]:
    """What makes the functions of `source_cells` take a key for a header."""
    return {key: key} if key in MODEL_COLUMNS else {}


def _inside_quotes(cell: str, safe: bool) -> str:
    return f"replace({defused(cell) if safe else cell}, '\"', '\"\"')"


def _within(selection: Selection, dataset: int) -> Selection:
    return replace(selection, datasets=(dataset,))


def _table(dataset: int, name: str) -> str:
    return f"{quoted(dataset_schema(dataset))}.{quoted(name)}"


def _named(dataset: int) -> str:
    return f"JOIN main.dataset AS dataset ON dataset.dataset = {dataset:d}"


def _tweet_joins(dataset: int) -> str:
    return (
        f"JOIN {_table(dataset, 'account')} AS account ON account.account = tweet.account "
        f"{_named(dataset)} "
        "LEFT JOIN main.language AS language ON language.code = tweet.language "
        "LEFT JOIN main.client AS client ON client.code = tweet.client"
    )
