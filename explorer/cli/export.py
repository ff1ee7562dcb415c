"""`export`: the selection as files, with where they come from."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from explorer.cli.asked import Export, ExportAgain
from explorer.cli.progress import progress_line
from explorer.cli.stopping import stoppable
from explorer.cli.workspace import clauses_of, selection_of
from explorer.errors import KnownError
from explorer.export.order import OFFICIAL, Exported, ExportOrder, Progress
from explorer.export.reproduce import reproduce
from explorer.export.write import write
from explorer.session.ask import AnswerCache, Ask
from explorer.store.database import Database


def run(asked: Export) -> int:
    """Write accounts or tweets of a selection."""
    _refuse_workspace(asked.output, asked.workspace)
    clauses = clauses_of(asked.chosen)
    with (
        Database.open(asked.workspace, read_only=True) as database,
        database.reader() as reader,
        stoppable(reader.interrupt) as stopped,
        progress_line(sys.stderr) as line,
    ):
        order = ExportOrder(
            what=asked.entity,
            path=asked.output,
            selection=selection_of(
                asked.chosen, clauses, Ask(reader, database.data_version, AnswerCache())
            ),
            mode=asked.mode,
            format=asked.format,
            columns=_columns(asked.columns),
            split=asked.split,
            force=asked.force,
            zone=asked.chosen.zone,
            only_in_tweets=asked.only_in_tweets,
        )
        done = write(order, reader, lambda progress: line.tell(_text(progress)), stopped)
    _say(done, asked.entity)
    return 0


def run_again(asked: ExportAgain) -> int:
    """Write what a sidecar describes, byte for byte."""
    _refuse_workspace(asked.output, asked.workspace)
    with (
        Database.open(asked.workspace, read_only=True) as database,
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
            force=asked.force,
        )
    _say(done, "rows")
    return 0


def _refuse_workspace(output: Path, workspace: Path) -> None:
    if output.resolve() == workspace.resolve():
        raise KnownError("The export would replace the workspace itself: choose another --output.")


def _columns(text: str | None) -> tuple[str, ...]:
    if text is None:
        return ()
    names = tuple(name.strip() for row in csv.reader([text], skipinitialspace=True) for name in row)
    if not all(names):
        raise KnownError("A column without a name was asked for: write --columns a,b.")
    return OFFICIAL if names == OFFICIAL else names


def _text(progress: Progress) -> str:
    return f"{progress.rows_done:,} of {progress.rows_total:,} rows"


def _say(done: Exported, what: str) -> None:
    for path in done.paths:
        print(path)
    print(f"{done.rows:,} of {done.all_rows:,} {what}; where they come from:")
    for path in done.sidecars:
        print(path)
    for note in done.notes:
        print(note, file=sys.stderr)
