"""What jobs do with archives and workspaces, on their own threads; no widget is touched here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer.app.dialogs.preview import Found, ImportChoice
from explorer.app.found import found_in
from explorer.app.jobs import IsCancelled, Report
from explorer.app.progress_strip import Shown
from explorer.app.workspace import Opened
from explorer.archive.discover import discover
from explorer.archive.files import Discovery
from explorer.archive.known import load_catalog
from explorer.errors import KnownError
from explorer.store import catalog as store_catalog
from explorer.store.database import Database
from explorer.views.datasets.model import Published


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was found, for the program and in words."""

    discovery: Discovery
    found: Found


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to; `opened` where it made a workspace."""

    sentences: tuple[str, ...]
    opened: Opened | None = None


def prepare(
    paths: Sequence[Path], database: Database | None, report: Report, cancelled: IsCancelled
) -> Prepared:
    """Look into the paths and say what an import would do."""
    report(Shown("reading headers"))
    known = load_catalog()
    discovery = discover(paths, catalog=known, cancelled=cancelled)
    already: frozenset[str] = frozenset()
    if database is not None:
        with database.reader() as reader:
            already = frozenset(row.name for row in store_catalog.datasets(reader))
    return Prepared(
        discovery, found_in(discovery, known, already, 2 * sum(f.bytes for f in discovery.files))
    )


def add(
    prepared: Prepared,
    choice: ImportChoice,
    database: Database,
    report: Report,
    cancelled: IsCancelled,
) -> Imported:
    """Import into the workspace that is open."""
    raise KnownError("Importing is not built in yet.")


def create(
    prepared: Prepared, choice: ImportChoice, path: Path, report: Report, cancelled: IsCancelled
) -> Imported:
    """Import into a new workspace, which is not left behind where that fails."""
    raise KnownError("Importing is not built in yet.")


def sample(path: Path, report: Report, cancelled: IsCancelled) -> Opened:
    """The built-in sample as a workspace, made on first use."""
    raise KnownError("Importing is not built in yet.")


def report(database: Database) -> tuple[str, ...]:
    """The report of everything in a workspace."""
    return ()


def rename(database: Database, name: str, new: str) -> None:
    """Give a dataset another name."""


def remove(database: Database, name: str) -> None:
    """Take a dataset out of a workspace."""


def published() -> Mapping[str, Published]:
    """What is known about every published dataset, by name."""
    return {
        name: Published(
            parts=len(known.parts) or None,
            accounts=known.accounts_stated,
            tweets=None,
        )
        for name, known in load_catalog().published.items()
    }
