"""A workspace asked from the command line: opened, and typed selections made real."""

from __future__ import annotations

import csv
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from explorer.cli.asked import Chosen
from explorer.cli.stopping import stoppable
from explorer.errors import Cancelled, KnownError
from explorer.query.calendar import checked_zone
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.schema.clause import AnyClause
from explorer.session.ask import AnswerCache, Ask
from explorer.session.saved_view import read_view, state_of
from explorer.session.state import SessionState
from explorer.store.catalog import DatasetRow, datasets
from explorer.store.database import Database
from explorer.store.kept_views import kept_view


@contextmanager
def asking(path: Path) -> Generator[Ask]:
    """Ask a workspace without changing it; Ctrl+C stops the question and raises Cancelled."""
    with (
        Database.open(path, read_only=True) as database,
        database.reader() as reader,
        stoppable(reader.interrupt) as stopped,
    ):
        yield Ask(reader, database.data_version, AnswerCache())
        if stopped():
            raise Cancelled


def clauses_of(chosen: Chosen) -> tuple[AnyClause, ...]:
    """The filters as clauses, in the order typed; raises KnownError for the first mistake."""
    zone = checked_zone(chosen.zone)
    return tuple(clause for text in chosen.filters for clause in parse(text, zone))


def selection_of(chosen: Chosen, clauses: tuple[AnyClause, ...], ask: Ask) -> Selection:
    """The clauses, after those of the view that was named, within the datasets that were named."""
    known = datasets(ask.reader)
    selection = viewed(chosen, ask).selection
    selection = replace(selection, clauses=(*selection.clauses, *clauses))
    if chosen.datasets is None:
        return selection
    return replace(selection, datasets=_numbers(chosen.datasets, known))


def viewed(chosen: Chosen, ask: Ask) -> SessionState:
    """What the view that was named shows; everything where none was named."""
    if chosen.view is None:
        return SessionState()
    view = read_view(kept_view(ask.reader, chosen.view).content)
    return state_of(view, datasets(ask.reader))


def _numbers(text: str, known: Sequence[DatasetRow]) -> tuple[int, ...]:
    names = [text] if text in {row.name for row in known} else _split(text)
    return tuple(sorted({dataset_named(name.strip(), known).dataset for name in names}))


def _split(text: str) -> list[str]:
    """`a,b` as two names; quotes hold a name with a comma together."""
    return [name for row in csv.reader([text], skipinitialspace=True) for name in row]


def dataset_named(name: str, known: Sequence[DatasetRow]) -> DatasetRow:
    """The dataset with this name, in any case where that is clear; raises KnownError."""
    for row in known:
        if row.name == name:
            return row
    alike = [row for row in known if row.name.casefold() == name.casefold()]
    if len(alike) == 1:
        return alike[0]
    if not known:
        raise KnownError(f"There is no dataset “{name}”: the workspace is empty.")
    near = get_close_matches(name, [row.name for row in known], n=1, cutoff=0.0)[0]
    raise KnownError(f"There is no dataset “{name}” in the workspace; the nearest is “{near}”.")
