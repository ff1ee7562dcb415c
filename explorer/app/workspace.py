"""An open workspace: the file, the session over it, and the views of the session."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from explorer.app import places
from explorer.app.poster import Poster
from explorer.engine.load import Options
from explorer.schema.clause import UTC
from explorer.session.listener import Listener
from explorer.session.session import Session
from explorer.store import catalog
from explorer.store.database import Database
from explorer.store.memory import counting_limit_bytes

_MAGIC = b"DUCK"
_MAGIC_AT = 8
_SUFFIXES = (".duckdb", ".ddb")


def looks_like_workspace(path: Path) -> bool:
    """Whether a file is a database by its first bytes, or by its name where it cannot be read."""
    if not path.is_file():
        return path.suffix.lower() in _SUFFIXES
    try:
        with path.open("rb") as file:
            head = file.read(_MAGIC_AT + len(_MAGIC))
    except OSError:
        return path.suffix.lower() in _SUFFIXES
    return head[_MAGIC_AT:] == _MAGIC


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening a file gives: made on a worker thread, used on the main one."""

    database: Database
    is_synthetic: bool


def open_database(path: Path) -> Opened:
    """Open a workspace; raises KnownError where it cannot be one or is in use."""
    database = Database.open(path)
    try:
        with database.reader() as reader:
            return Opened(database, catalog.is_synthetic(reader))
    except BaseException:
        database.close()
        raise


class Workspace:
    """Holds database and session together, and ends them in the right order."""

    def __init__(
        self,
        opened: Opened,
        poster: Poster,
        listener: Listener,
        zone: str = UTC,
    ) -> None:
        self.database = opened.database
        self.is_synthetic = opened.is_synthetic
        self.session = Session(
            self.database.reader,
            lambda: self.database.data_version,
            poster.post,
            fast_counting=Options(counting_limit_bytes(), places.compiled_folder()),
            marks=self.database,
            listener=listener,
            zone=zone,
        )
        self.session.keep_summaries(self.database)

    @property
    def path(self) -> Path | None:
        return self.database.path

    @property
    def name(self) -> str:
        return self.path.stem if self.path is not None else "in memory"

    def close(self) -> None:
        """Stop all questions, then close the file."""
        self.session.close()
        self.database.close()
