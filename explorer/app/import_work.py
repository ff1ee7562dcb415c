"""What jobs do with archives and workspaces, on their own threads; no widget is touched here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from explorer.app.account import ImportAccount, account_of
from explorer.app.dialogs.preview import ImportChoice
from explorer.app.found import Found, found_in
from explorer.app.jobs import IsCancelled, Report
from explorer.app.progress_strip import Shown
from explorer.app.workspace import Opened
from explorer.archive.discover import discover
from explorer.archive.files import Discovery
from explorer.archive.known import load_catalog
from explorer.archive.layouts import Layout
from explorer.errors import KnownError
from explorer.ingest.load import load
from explorer.ingest.plan import Plan, plan
from explorer.ingest.progress import Phase, Progress
from explorer.sample.write import write_archive
from explorer.schema.words import size_text
from explorer.store.catalog import mark_synthetic
from explorer.store.database import Database
from explorer.store.files import discard

_PHASES = {
    Phase.EXTRACTING: "extracting",
    Phase.READING: "reading",
    Phase.ARRANGING: "arranging",
    Phase.SAVING: "saving",
    Phase.DONE: "done",
}


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was found, for the program and in words."""

    discovery: Discovery
    found: Found


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to; `opened` where it made a workspace, `refused` what it left out."""

    account: ImportAccount
    opened: Opened | None = None
    refused: KnownError | None = None


def prepare(
    paths: Sequence[Path],
    database: Database | None,
    mapped: Mapping[str, Layout],
    tell: Report,
    cancelled: IsCancelled,
) -> Prepared:
    """Look into the paths and say what an import would do; `mapped` are layouts made by hand."""
    tell(Shown("reading headers"))
    discovery = discover(paths, catalog=load_catalog(), mapped=mapped, cancelled=cancelled)
    return Prepared(discovery, found_in(plan_of(discovery, database, {}), mapped))


def names_of(prepared: Prepared, choice: ImportChoice) -> tuple[str, ...]:
    """What the datasets are called that would come in."""
    kept = dict.fromkeys(
        file.dataset for file in prepared.discovery.files if file.where not in choice.without
    )
    return tuple(choice.rename.get(name, name) for name in kept)


def add(
    prepared: Prepared,
    choice: ImportChoice,
    database: Database,
    tell: Report,
    cancelled: IsCancelled,
) -> Imported:
    """Import into the workspace that is open."""
    planned = _chosen(prepared, database, choice)
    return Imported(_loaded(planned, database, choice, tell, cancelled))


def create(
    prepared: Prepared, choice: ImportChoice, path: Path, tell: Report, cancelled: IsCancelled
) -> Imported:
    """Import into a new workspace, which is not left behind where nothing came into it."""
    planned = _chosen(prepared, None, choice)
    with _new_database(path) as database:
        try:
            account = _loaded(planned, database, choice, tell, cancelled)
            refused = None
        except KnownError as error:
            if not database.data_version:
                raise
            account, refused = account_of(database), error
        return Imported(account, Opened(database, is_synthetic=False), refused)


def make_sample(path: Path, tell: Report, cancelled: IsCancelled) -> Opened:
    """The built-in sample as a new workspace."""
    with TemporaryDirectory(prefix="takedown-sample-") as folder, _new_database(path) as database:
        tell(Shown("writing synthetic tweets"))
        write_archive(
            Path(folder),
            on_progress=lambda done, of: tell(Shown("writing synthetic tweets", done / of / 2)),
            cancelled=cancelled,
        )
        load(plan(discover([Path(folder)]), None), database, cancelled=cancelled)
        with database.transaction() as writer:
            mark_synthetic(writer)
        return Opened(database, is_synthetic=True)


def plan_of(discovery: Discovery, database: Database | None, rename: Mapping[str, str]) -> Plan:
    """What importing all that was found would do."""
    if database is None:
        return plan(discovery, None, rename)
    with database.reader() as reader:
        return plan(discovery, reader, rename)


def _chosen(prepared: Prepared, database: Database | None, choice: ImportChoice) -> Plan:
    """What importing what was ticked would do."""
    files = [file for file in prepared.discovery.files if file.where in choice.without]
    return plan_of(prepared.discovery, database, choice.rename).without(files)


def _loaded(
    planned: Plan,
    database: Database,
    choice: ImportChoice,
    tell: Report,
    cancelled: IsCancelled,
) -> ImportAccount:
    done = load(
        planned,
        database,
        progress=lambda progress: tell(_shown(progress)),
        cancelled=cancelled,
        accept_damaged=choice.accept_damaged,
    )
    return account_of(database, done)


def _shown(progress: Progress) -> Shown:
    parts = [
        f"{_PHASES[progress.phase]} {progress.dataset}",
        f"{size_text(progress.bytes_done)} of {size_text(progress.bytes_total)}",
    ]
    if progress.rows_done:
        parts.append(f"{progress.rows_done:,} rows")
    return Shown(
        " · ".join(parts),
        progress.bytes_done / progress.bytes_total,
        progress.seconds_left,
    )


@contextmanager
def _new_database(path: Path) -> Iterator[Database]:
    """A workspace that stays open after the block; whatever fails in it takes the file away."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownError(
            f"The folder “{path.parent}” cannot be made: choose a place that you may write to."
        ) from error
    if path.exists():
        raise KnownError(f"“{path}” is there already: choose another name or open it.")
    database = Database.open(path, create=True)
    try:
        yield database
    except BaseException:
        database.close()
        discard(path)
        raise
