"""A workspace file that is open: one object per file, many readers, one writer at a time."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb

from explorer.errors import KnownError
from explorer.schema.statement import Statement
from explorer.schema.tables import FORMAT_VERSION
from explorer.store import compaction, ddl, migrations
from explorer.store.failures import translating
from explorer.store.files import (
    check_readable,
    check_writable,
    is_read_only,
    sweep_leftovers,
    temporary_folder,
    unfinished_path,
)
from explorer.store.memory import memory_limit_mb as usual_memory_limit_mb
from explorer.store.reader import Reader, Writer, attached

Config = dict[str, str | bool | int | float | list[str]]

SCRATCH = "scratch"
"""Name of the attached database in memory: for cubes and the like, seen by every reader."""


class Database:
    """The open workspace. Everything that the library raises comes out as this program's errors."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        path: Path | None,
        config: Config,
        *,
        made_here: bool,
    ) -> None:
        self._connection = connection
        self._path = path
        self._config = config
        self._made_here = made_here
        self._writing = threading.Lock()
        self._data_version = self._stored_version()
        self._closed = False
        self._readers: weakref.WeakSet[Reader] = weakref.WeakSet()
        self._connecting = threading.Lock()

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = False,
        read_only: bool = False,
        memory_limit_mb: int | None = None,
        threads: int | None = None,
    ) -> Database:
        """Open a workspace, or make an empty one where `create` allows it.

        A workspace that was made here and never written to leaves no file behind. Read-only
        openings share the file with each other; a file that may not be written to is opened so.
        """
        path = path.absolute()
        made_here = create and not path.exists()
        if made_here:
            check_writable(path)
            _make(path)
        else:
            check_readable(path)
            read_only = read_only or is_read_only(path)
        config = _config(memory_limit_mb, threads)
        config["temp_directory"] = str(temporary_folder(path))
        with translating(path):
            connection = _connect(path, config, read_only=read_only)
        try:
            if not read_only:
                sweep_leftovers(path)
            _bring_up_to_date(connection, path, read_only=read_only)
            return cls(connection, path, config, made_here=made_here)
        except BaseException:
            connection.close()
            raise

    @classmethod
    def in_memory(cls) -> Database:
        """An empty workspace that is nowhere on disk."""
        config = _config(None, None)
        connection = duckdb.connect(":memory:", config=config)
        _run_all(connection, ddl.create_workspace())
        connection.execute(attached(SCRATCH))
        return cls(connection, None, config, made_here=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> Path | None:
        """The file, None in memory."""
        return self._path

    @property
    def data_version(self) -> int:
        """Rises with every change of the imported data."""
        return self._data_version

    def close(self) -> None:
        """Close the file; open readers end with it."""
        if self._closed:
            return
        self._closed = True
        self._connection.close()
        if self._made_here and self._data_version == 0 and self._path is not None:
            self._path.unlink(missing_ok=True)

    def reader(self) -> Reader:
        """A cursor of its own, for one thread."""
        with self._connecting, translating(self._path):
            reader = Reader(self._connection.cursor(), self._path)
            self._readers.add(reader)
            return reader

    @contextmanager
    def transaction(self) -> Generator[Writer]:
        """Write; everything is kept at the end or, after any exception, nothing."""
        if not self._writing.acquire(blocking=False):
            raise KnownError("Another import or change is still running: wait until it is done.")
        try:
            with translating(self._path), Writer(self._connection.cursor(), self._path) as writer:
                yield from self._committed(writer)
        finally:
            self._writing.release()

    def _committed(self, writer: Writer) -> Generator[Writer]:
        writer.run(Statement("BEGIN"))
        try:
            yield writer
            writer.run(Statement("UPDATE main.workspace SET data_version = data_version + 1"))
            writer.run(Statement("COMMIT"))
        except BaseException:
            writer.roll_back()
            raise
        self._data_version = self._stored_version()

    def checkpoint(self) -> None:
        """Write everything into the file itself, unless questions are being answered just now."""
        with translating(self._path), suppress(duckdb.TransactionException):
            self._connection.execute("CHECKPOINT")

    def compact(self) -> None:
        """Give the disk space of what was removed back, if that is worth the work.

        The whole workspace is written anew beside the file and then takes its place; until then
        everything stays as it was. Readers go on with the new file; what they were just asked
        is interrupted.
        """
        self.checkpoint()
        if self._path is None or not compaction.is_worthwhile(self._connection):
            return
        with self._writing, self._connecting, translating(self._path):
            compaction.write_anew(self._connection, self._path)
            self._move_into_place(self._path)

    def _move_into_place(self, path: Path) -> None:
        readers = list(self._readers)
        for reader in readers:
            reader.pause()
        self._connection.close()
        try:
            unfinished_path(path).replace(path)
        finally:
            self._connection = _connect(path, self._config, read_only=False)
            for reader in readers:
                reader.resume(self._connection.cursor())

    def _stored_version(self) -> int:
        row = self._connection.execute("SELECT data_version FROM main.workspace").fetchone()
        return int(row[0]) if row is not None else 0


def _make(path: Path) -> None:
    """Make an empty workspace aside and move it into place, so that no half one is ever seen."""
    unfinished = unfinished_path(path)
    unfinished.unlink(missing_ok=True)
    with translating(path):
        with duckdb.connect(str(unfinished), config=_config(None, None)) as connection:
            _run_all(connection, ddl.create_workspace())
            connection.execute("CHECKPOINT")
        unfinished.replace(path)


def _connect(path: Path, config: Config, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(str(path), read_only=read_only, config=config)
    connection.execute(attached(SCRATCH))
    return connection


def _config(memory_limit_mb: int | None, threads: int | None) -> Config:
    """Settings of every connection; external access stays on, see ARCHITECTURE.

    No text of a user ever becomes SQL or a path, and switched off it could not be switched on
    again for an export in the same process.
    """
    config: Config = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
        "allow_persistent_secrets": False,
        "enable_external_file_cache": False,
        "memory_limit": f"{memory_limit_mb or usual_memory_limit_mb()}MB",
        "lock_configuration": True,
    }
    if threads is not None:
        config["threads"] = threads
    return config


def _bring_up_to_date(
    connection: duckdb.DuckDBPyConnection, path: Path, *, read_only: bool
) -> None:
    found = _format_of(connection, path)
    migrations.check_format(found, path)
    statements = migrations.pending(found)
    if not statements:
        return
    if read_only:
        raise KnownError(
            f"“{path}” was made by an older version and may not be written to: "
            "copy it to a folder of your own and open it there."
        )
    connection.execute("CHECKPOINT")
    backup = migrations.keep_backup(path, found)
    version = Statement("UPDATE main.workspace SET format_version = ?", (FORMAT_VERSION,))
    with translating(path):
        _run_all(connection, (*statements, version))
    backup.unlink(missing_ok=True)


def _format_of(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    try:
        row = connection.execute("SELECT format_version FROM main.workspace").fetchone()
    except duckdb.CatalogException:
        row = None
    if row is None:
        raise KnownError(
            f"“{path}” is a DuckDB file, but not a workspace of this program: "
            "choose another file, or import an archive into a new one."
        )
    return int(row[0])


def _run_all(connection: duckdb.DuckDBPyConnection, statements: tuple[Statement, ...]) -> None:
    connection.execute("BEGIN")
    for statement in statements:
        connection.execute(statement.sql, list(statement.params) or None)
    connection.execute("COMMIT")
