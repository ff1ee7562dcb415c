"""`case save` and `case open`: what was found in archives, to be taken to another machine."""

from __future__ import annotations

from datetime import UTC, datetime

from explorer.cli.asked import CaseOpen, CaseSave
from explorer.cli.workspace import asking, clauses_of, selection_of, viewed
from explorer.errors import KnownError
from explorer.session.case import case_of
from explorer.session.case_file import open_case, write_case
from explorer.session.case_opening import Opening, merging, opening_of
from explorer.session.saved_view import view_of
from explorer.session.state import SessionState
from explorer.store.catalog import datasets
from explorer.store.database import Database
from explorer.store.kept_views import keep_views
from explorer.store.marks import put


def run_save(asked: CaseSave) -> int:
    """Write tags, notes, views, filters and what the archives were."""
    if asked.output.exists() and not asked.force:
        raise KnownError(f"“{asked.output}” is there already: choose another name, or use --force.")
    clauses = clauses_of(asked.chosen)
    with asking(asked.workspace) as ask:
        selection = selection_of(asked.chosen, clauses, ask)
        state = SessionState(selection, asked.chosen.zone, viewed(asked.chosen, ask).compared)
        view = view_of(state, datasets(ask.reader), {})
        now = datetime.now(UTC).isoformat(timespec="seconds")
        case = case_of(ask.reader, view, now)
    write_case(case, asked.output)
    print(f"Saved {len(case.marks):,} notes and {len(case.views):,} views to {asked.output}.")
    return 0


def run_open(asked: CaseOpen) -> int:
    """Say what a case brings and what is missing for it; then take it in, unless only asked."""
    case = open_case(asked.file)
    with Database.open(asked.workspace, read_only=asked.dry_run) as database:
        with database.reader() as reader:
            opening = opening_of(case, reader)
        if not asked.dry_run:
            _take_in(opening, database)
    for line in (*opening.news, *opening.problems):
        print(line)
    filters = " ".join(each.text for each in opening.view.filters if each.active)
    if filters:
        print(f"It was seen under the filters {filters}")
    return 0


def _take_in(opening: Opening, database: Database) -> None:
    find, edit = merging(opening)
    with database.marking() as writer:
        found = find(writer)
        edited = edit([mark for _, mark in found])
        put(writer, tuple((one, new) for (one, _), new in zip(found, edited, strict=True)))
        keep_views(writer, opening.views)
