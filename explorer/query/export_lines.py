"""Rows as the lines of a CSV, in the archive's dialect.

Every cell is quoted here and a whole line comes out as bytes, so that what is written is decided
in one place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from explorer.query.added_columns import ADDED
from explorer.query.defuse import defused
from explorer.query.export_rows import NOTHING, Rows, table_of
from explorer.query.source_cells import (
    MODEL_COLUMNS,
    PROFILE,
    account_cell,
    is_plain,
    stored_cell,
    tweet_cell,
)
from explorer.schema.statement import Statement

_BETWEEN_CELLS = "'\",\"'"

WRITERS = "JOIN temp.export_writer AS writer ON writer.account = tweet.account"
"""Joins the profiles that `gather_writers` put aside."""


@dataclass(frozen=True, slots=True)
class Cells:
    """What a line holds: for each column its key, as `raw_cells` and the model name it.

    `safe` makes the cells safe for spreadsheets.
    """

    keys: tuple[str, ...]
    safe: bool = False


def account_lines(rows: Rows, cells: Cells) -> Statement:
    """`line` of each account of a block, in order."""
    line = line_of([_account_text(key, cells.safe) for key in cells.keys])
    return Statement(f"SELECT {line} AS line {rows.sql}", rows.params)


def tweet_lines(rows: Rows, cells: Cells) -> Statement:
    """`line` of each tweet of a block, in order; `rows` are joined with WRITERS."""
    whole = line_of([_tweet_text(key, cells.safe) for key in cells.keys])
    return Statement(
        f"SELECT CASE WHEN wide.raw_cells IS NULL THEN {_usual_line(cells)} ELSE {whole} END "
        f"AS line {rows.sql}",
        rows.params,
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
        f"FROM {table_of(dataset, 'account')} AS account"
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
    return line_of(pieces)


def _profile_runs(cells: Cells) -> dict[str, tuple[str, ...]]:
    """Profile columns that stand side by side, each run under a name."""
    runs = [tuple(keys) for is_profile, keys in groupby(cells.keys, _is_profile) if is_profile]
    return {f"run_{number}": run for number, run in enumerate(runs)}


def _is_profile(key: str) -> bool:
    return key in PROFILE


def line_of(pieces: Sequence[str]) -> str:
    """SQL for a whole line as bytes; `pieces` are separated, a cell or several."""
    inside = f", {_BETWEEN_CELLS}, ".join(pieces)
    return f"encode(concat('\"', {inside}, '\"\n'))"


def _account_text(key: str, safe: bool) -> str:
    return inside_quotes(_added(key) or account_cell(key, _sources(key)), safe=safe)


def _tweet_text(key: str, safe: bool) -> str:
    return inside_quotes(_added(key) or tweet_cell(key, _sources(key)), safe=safe)


def _stored_text(key: str, safe: bool) -> str:
    """The cell where `raw_cells` keeps none: columns that only it keeps are empty."""
    if key not in MODEL_COLUMNS:
        return inside_quotes(_added(key) or "''", safe=safe)
    cell = stored_cell(key)
    if safe:
        return inside_quotes(cell, safe=safe)
    if is_plain(key):
        return cell
    # Nearly no cell has a quote, and looking for one is far quicker than replacing none.
    return f"CASE WHEN contains({cell}, '\"') THEN {inside_quotes(cell)} ELSE {cell} END"


def _added(key: str) -> str:
    return ADDED[key].text if key in ADDED else "''" if key == NOTHING else ""


def _sources(key: str) -> dict[str, str]:
    """What makes the functions of `source_cells` take a key for a header."""
    return {key: key} if key in MODEL_COLUMNS else {}


def inside_quotes(cell: str, *, safe: bool = False) -> str:
    """SQL for a cell's text as it stands between quotes in a line."""
    return f"replace({defused(cell) if safe else cell}, '\"', '\"\"')"
