"""A workspace file that is open: one object per file, many readers, one writer at a time."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Generator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb

from explorer.errors import KnownError
from explorer.schema.statement import Statement
from explorer.store import compaction, ddl
from explorer.store.allowance import Allowance
from explorer.store.connecting import (
    SCRATCH,
    Config,
    OutdatedError,
    bring_up_to_date,
    config,
    connect,
    connect_held,
    limit_mb_of,
    look_into,
    make,
    run_all,
)
from explorer.store.failures import in_use, is_fatal, translating
from explorer.store.files import (
    check_readable,
    check_writable,
    discard,
    is_read_only,
    log_path,
    sweep_leftovers,
    temporary_folder,
    unfinished_path,
)
from explorer.store.hold import Hold, InUseError, hold
from explorer.store.reader import Reader, Writer, attached

__all__ = ["SCRATCH", "Database"]

_NEXT_DATA = Statement("UPDATE main.workspace SET data_version = data_version + 1")


class Database:
    """The open workspace. Everything that the library raises comes out as this program's errors."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        path: Path | None,
        settings: Config,
        held: Hold,
        *,
        read_only: bool = False,
        vanishes_empty: bool = False,
    ) -> None:
        self._connection = connection
        self._path = path
        self._settings = settings
        self._held = held
        self._read_only = read_only
        self._vanishes_empty = vanishes_empty
        self._writing = threading.Lock()
        self._marking = threading.Lock()
        self._marks_version = 0
        self._data_version = self._stored_version()
        self._closed = False
        self._readers: weakref.WeakSet[Reader] = weakref.WeakSet()
        self._connecting = threading.Lock()
        self._allowance = Allowance(limit_mb_of(settings))

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

        A workspace that nothing was ever written to leaves no file behind where it was opened
        with `create`. Read-only openings share the file with each other; a file that may not be
        written to is opened so. An older workspace is migrated first.
        """
        path = path.absolute()
        settings = config(memory_limit_mb, threads)
        settings["temp_directory"] = str(temporary_folder(path))
        made: Hold | None = None
        if create and not path.exists():
            check_writable(path)
            made = make(path)
        else:
            check_readable(path)
            read_only = read_only or is_read_only(path)
        try:
            return cls._connected(
                path, settings, read_only=read_only, made=made, vanishes_empty=create
            )
        except OutdatedError:
            cls._connected(path, settings, read_only=False).close()
            return cls._connected(path, settings, read_only=True)

    @classmethod
    def _connected(
        cls,
        path: Path,
        settings: Config,
        *,
        read_only: bool,
        made: Hold | None = None,
        vanishes_empty: bool = False,
    ) -> Database:
        """`made` is the hold on a file made just now, which goes again where this fails."""
        held = made or _held(path, read_only=read_only)
        try:
            with translating(path):
                connection = connect_held(path, settings, read_only=read_only)
                try:
                    sweep_leftovers(path, shared=read_only)
                    bring_up_to_date(connection, path, read_only=read_only)
                    return cls(
                        connection,
                        path,
                        settings,
                        held,
                        read_only=read_only,
                        vanishes_empty=vanishes_empty and not read_only,
                    )
                except BaseException:
                    connection.close()
                    raise
        except BaseException:
            if made is not None:
                discard(path)
            held.release()
            raise

    @classmethod
    def in_memory(cls) -> Database:
        """An empty workspace that is nowhere on disk."""
        settings = config()
        connection = duckdb.connect(":memory:", config=settings)
        run_all(connection, ddl.create_workspace())
        connection.execute(attached(SCRATCH))
        return cls(connection, None, settings, Hold(None))

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

    @property
    def is_writable(self) -> bool:
        """Whether this opening may change anything in the file."""
        return not self._read_only

    @property
    def marks_version(self) -> int:
        """Rises with every change of tags and notes, while the workspace is open."""
        return self._marks_version

    def close(self) -> None:
        """Close the file; open readers end with it."""
        if self._closed:
            return
        self._closed = True
        self._connection.close()
        if self._vanishes_empty and self._data_version == 0 and self._path is not None:
            discard(self._path)
        self._held.release()

    def reader(self) -> Reader:
        """A cursor of its own, for one thread."""
        with self._connecting, translating(self._path):
            reader = Reader(self._connection.cursor(), self._path)
            self._readers.add(reader)
            return reader

    @contextmanager
    def sparing_memory(self, more_mb: int) -> Generator[None]:
        """Take at most so much more memory than is held now, while this lasts.

        An import or another change of the data goes before and has the usual limit.
        """
        if self._writing.locked():
            yield
            return
        with self._allowance.sparing(more_mb, self.reader):
            yield

    @contextmanager
    def transaction(self, *, with_marks: bool = False) -> Generator[Writer]:
        """Write; everything is kept at the end or, after any exception, nothing.

        Tags and notes are only touched `with_marks`.
        """
        self._check_writable()
        if not self._writing.acquire(blocking=False):
            raise KnownError("Another import or change is still running: wait until it is done.")
        try:
            self._allowance.widen(self.reader)
            with (
                self._alone_marking() if with_marks else nullcontext(),
                translating(self._path),
                Writer(self._connection.cursor(), self._path) as writer,
            ):
                yield from _committed(writer, _NEXT_DATA)
        except KnownError as error:
            # What was committed is kept, even if the file itself could not take it up any more.
            if not (self._revived(error) and self._stored_version() > self._data_version):
                raise
        finally:
            self._writing.release()
        self._data_version = self._stored_version()

    @contextmanager
    def marking(self) -> Generator[Writer]:
        """Write tags and notes likewise, while an import is running too; waits for its turn."""
        self._check_writable()
        with self._alone_marking():
            yield from self._kept()

    @contextmanager
    def keeping(self) -> Generator[Writer]:
        """Write what else users keep, and no chart is about, in the way of `marking`."""
        self._check_writable()
        with self._marking:
            yield from self._kept()

    def _kept(self) -> Generator[Writer]:
        try:
            with translating(self._path), Writer(self._connection.cursor(), self._path) as writer:
                yield from _committed(writer)
                self._vanishes_empty = False
        except KnownError as error:
            self._revived(error)
            raise

    @contextmanager
    def _alone_marking(self) -> Generator[None]:
        with self._marking:
            try:
                yield
            finally:
                # What failed may have been kept: nothing that was known before is relied on.
                self._marks_version += 1

    def _check_writable(self) -> None:
        if self._read_only:
            raise KnownError(
                f"“{self._path}” may not be written to: give yourself the right to write to it and "
                "its folder, or copy it to a folder of your own and open it there."
            )

    def checkpoint(self) -> None:
        """Write everything into the file itself, unless questions are being answered just now.

        Raises KnownError where it does not fit; it is kept beside the file all the same.
        """
        try:
            with translating(self._path), suppress(duckdb.TransactionException):
                self._connection.execute("CHECKPOINT")
        except KnownError as error:
            self._revived(error)
            if self._path is None:
                raise
            raise KnownError(
                f"All of it is kept, but not in “{self._path}” itself, because its disk is full or "
                "gone: free some space there and open it again, and until then keep "
                f"“{log_path(self._path).name}” beside it."
            ) from error

    def compact(self) -> None:
        """Give the disk space of what was removed back, if that is worth the work.

        The whole workspace is written anew beside the file and then takes its place; until then
        everything stays as it was. Readers go on with the new file; what they were just asked
        is interrupted.
        """
        self.checkpoint()
        if self._path is None or not compaction.is_worthwhile(self._connection):
            return
        try:
            with self._writing, self._marking, self._connecting, translating(self._path):
                compaction.write_anew(self._connection, self._path)
                self._move_into_place(self._path)
        except KnownError as error:
            self._revived(error)
            raise

    def _move_into_place(self, path: Path) -> None:
        fresh = unfinished_path(path)
        with self._reconnecting(path):
            if log_path(path).exists():
                # Changes that the old file could not take up would be lost with it.
                discard(fresh)
                return
            held = hold(fresh, shared=False)
            fresh.replace(path)
            self._held.release()
            self._held = held

    def _revived(self, error: KnownError) -> bool:
        """Whether the library had given up at this error, and was started anew."""
        if self._path is None or not is_fatal(error):
            return False
        with self._connecting, translating(self._path), self._reconnecting(self._path):
            return True

    @contextmanager
    def _reconnecting(self, path: Path) -> Generator[None]:
        """The file is closed meanwhile; readers wait, and go on afterwards."""
        readers = list(self._readers)
        for reader in readers:
            reader.pause()
        self._connection.close()
        try:
            yield
        finally:
            self._connection = connect(path, self._settings, read_only=False)
            for reader in readers:
                reader.resume(self._connection.cursor())

    def _stored_version(self) -> int:
        row = self._connection.execute("SELECT data_version FROM main.workspace").fetchone()
        return int(row[0]) if row is not None else 0


def _held(path: Path, *, read_only: bool) -> Hold:
    with translating(path):
        try:
            return hold(path, shared=read_only)
        except InUseError:
            # The library may know who it is.
            look_into(path)
            raise in_use(path) from None


def _committed(writer: Writer, *last: Statement) -> Generator[Writer]:
    writer.run(Statement("BEGIN"))
    try:
        yield writer
        for statement in last:
            writer.run(statement)
        writer.run(Statement("COMMIT"))
    except BaseException:
        writer.roll_back()
        raise
