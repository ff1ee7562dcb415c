"""`remove` and `rename`: datasets of a workspace, all or nothing."""

from __future__ import annotations

import sys

from explorer.cli.asked import Remove, Rename
from explorer.cli.workspace import dataset_named
from explorer.errors import Cancelled
from explorer.ingest.remove import remove, rename
from explorer.store.catalog import DatasetRow, datasets
from explorer.store.database import Database
from explorer.store.marks import all_marks


def run_remove(asked: Remove) -> int:
    """Take a dataset out; a person at a terminal is asked first."""
    with Database.open(asked.workspace) as database:
        row = _dataset(database, asked.dataset)
        held = f"{row.accounts:,} accounts and {row.tweets:,} tweets"
        if not asked.force and sys.stdin.isatty() and not _agreed(f"{row.name}, {held}"):
            raise Cancelled
        remove(database, row.name)
        with database.reader() as reader:
            left = sum(subject.dataset == row.name for subject, _ in all_marks(reader))
    print(f"Removed {row.name}: {held}.")
    if left:
        print(
            f"Kept what is noted on {left:,} of them: it is back when the dataset is imported "
            "again under this name."
        )
    return 0


def run_rename(asked: Rename) -> int:
    """Give a dataset another name."""
    with Database.open(asked.workspace) as database:
        row = _dataset(database, asked.dataset)
        rename(database, row.name, asked.name)
    print(f"{row.name} is now called {asked.name.strip()}.")
    return 0


def _dataset(database: Database, name: str) -> DatasetRow:
    with database.reader() as reader:
        return dataset_named(name, datasets(reader))


def _agreed(what: str) -> bool:
    print(f"Remove {what}? The archive itself is not touched. [y/N] ", end="", file=sys.stderr)
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")
