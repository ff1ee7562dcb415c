"""`export`: the selection as files, with where they come from."""

from __future__ import annotations

import csv
import sys
from dataclasses import replace
from pathlib import Path

from explorer.cli.asked import Export, ExportAgain
from explorer.cli.count import bars_with
from explorer.cli.exported import say
from explorer.cli.progress import progress_line
from explorer.cli.stopping import stoppable
from explorer.cli.workspace import clauses_of, selection_of
from explorer.errors import KnownError
from explorer.export.order import (
    ACCOUNTS,
    OFFICIAL,
    PARQUET,
    TWEETS,
    ExportOrder,
    Progress,
    beside,
    compression_of,
    format_of,
)
from explorer.export.reproduce import reproduce
from explorer.export.write import MEMORY_MB, write_all
from explorer.query.selection import Selection
from explorer.session.ask import AnswerCache, Ask
from explorer.store.database import Database

BOTH = "both"


def run(asked: Export) -> int:
    """Write accounts, tweets, both or edges of a selection."""
    _refuse_workspace(asked.output, asked.workspace)
    clauses = clauses_of(asked.chosen)
    with (
        Database.open(asked.workspace, read_only=True, memory_limit_mb=MEMORY_MB) as database,
        database.reader() as reader,
        stoppable(reader.interrupt) as stopped,
        progress_line(sys.stderr) as line,
    ):
        ask = Ask(reader, database.data_version, AnswerCache())
        orders = _orders(asked, selection_of(asked.chosen, clauses, ask))
        done = write_all(orders, reader, lambda progress: line.tell(_text(progress)), stopped)
    for order, exported in zip(orders, done, strict=True):
        say(exported, order.what)
    return 0


def _format(asked: Export) -> str:
    return asked.format or (PARQUET if asked.partition_by else format_of(asked.output))


def _orders(asked: Export, selection: Selection) -> tuple[ExportOrder, ...]:
    compression = asked.compression
    partition_by = _names(asked.partition_by, "--partition-by")
    order = ExportOrder(
        what=asked.entity,
        path=asked.output,
        selection=selection,
        mode=asked.mode,
        format=_format(asked),
        columns=_columns(asked.columns),
        split=asked.split,
        force=asked.force,
        zone=asked.chosen.zone,
        only_in_tweets=asked.only_in_tweets,
        added=_names(asked.added, "--add"),
        kind=asked.kind,
        partition_by=partition_by,
        compression=compression_of(asked.output) if compression is None else compression,
    )
    if asked.entity != BOTH:
        return (order,)
    if asked.columns or asked.added:
        raise KnownError("Accounts and tweets have different columns: export them one by one.")
    return tuple(
        replace(
            order,
            what=what,
            path=beside(asked.output, f"_{what}"),
            only_in_tweets=asked.only_in_tweets and what == ACCOUNTS,
        )
        for what in (ACCOUNTS, TWEETS)
    )


def run_again(asked: ExportAgain) -> int:
    """Write what a sidecar describes, byte for byte."""
    _refuse_workspace(asked.output, asked.workspace)
    with (
        Database.open(asked.workspace, read_only=True, memory_limit_mb=MEMORY_MB) as database,
        database.reader() as reader,
        stoppable(reader.interrupt) as stopped,
        progress_line(sys.stderr) as line,
    ):
        done = reproduce(
            asked.provenance,
            asked.output,
            reader,
            lambda progress: line.tell(_text(progress)),
            stopped,
            bars_with(Ask(reader, database.data_version, AnswerCache())),
            force=asked.force,
        )
    say(done, "rows")
    return 0


def _refuse_workspace(output: Path, workspace: Path) -> None:
    if output.resolve() == workspace.resolve():
        raise KnownError("The export would replace the workspace itself: choose another --output.")


def _columns(text: str | None) -> tuple[str, ...]:
    names = _names(text, "--columns")
    return OFFICIAL if names == OFFICIAL else names


def _names(text: str | None, option: str) -> tuple[str, ...]:
    """`a,b` as two names; none were given where there is no text."""
    if text is None:
        return ()
    names = tuple(name.strip() for row in csv.reader([text], skipinitialspace=True) for name in row)
    if not all(names) or not names:
        raise KnownError(f"A column without a name was asked for: write {option} a,b.")
    return names


def _text(progress: Progress) -> str:
    return f"{progress.rows_done:,} of {progress.rows_total:,} rows"
