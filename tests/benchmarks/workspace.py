"""The workspace that a benchmark measures: one that is named, or one of a synthetic archive."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from explorer.archive.discover import discover
from explorer.ingest.load import load
from explorer.ingest.plan import plan
from explorer.store.database import Database
from tests.benchmarks.sample import archive_folder


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for; `folder` is empty but for the workspace, and removed.

    `sql_every` tells how seldom SQL is asked too, where a benchmark asks it in turns.
    """

    workspace: Path
    rounds: int
    folder: Path
    sql_every: int


@contextmanager
def asked_for(description: str | None, rounds: int) -> Iterator[Asked]:
    """Reads `[WORKSPACE] [--tweets N] [--rounds N] [--sql-every N]`, so many rounds without it."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("workspace", type=Path, nargs="?")
    parser.add_argument("--tweets", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=rounds)
    parser.add_argument("--sql-every", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="benchmark-") as name:
        folder = Path(name)
        workspace = asked.workspace or _sample_workspace(folder / "w.duckdb", asked.tweets)
        yield Asked(workspace, asked.rounds, folder, asked.sql_every)


def _sample_workspace(path: Path, tweets: int) -> Path:
    with Database.open(path, create=True) as database:
        with database.reader() as reader:
            planned = plan(discover([archive_folder(tweets)]), reader)
        load(planned, database)
    return path
