"""One cursor on a workspace: questions answered as rows, arrays, a frame or a file."""

from __future__ import annotations

import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, cast

import duckdb
import numpy as np

from explorer.schema.statement import Statement, quoted
from explorer.store.failures import translating

if TYPE_CHECKING:
    from pandas import DataFrame

# How long a statement may go on before it is asked to stop once more.
_PATIENCE_S = 0.05

CopyOption = str | bool | int


class Cursor:
    """A connection of its own, used by one thread at a time; only `interrupt` may come from others.

    Raises KnownError for what people can mend, Cancelled in the call that `interrupt` stopped,
    BugError for a statement that the database does not understand.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path | None) -> None:
        self._connection = connection
        self._path = path
        self._busy = threading.Lock()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._closed = True
        self._connection.close()

    def pause(self) -> None:
        """Stop the running statement, let go of the file, let none begin until `resume`."""
        while not self._busy.acquire(timeout=_PATIENCE_S):
            self._connection.interrupt()
        self._connection.close()

    def resume(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Go on with another connection, the file having been moved into place anew."""
        self._connection = connection
        if self._closed:
            connection.close()
        self._busy.release()

    def interrupt(self) -> None:
        """Stop the statement that is running now; harmless when none is."""
        self._connection.interrupt()

    def rows(self, statement: Statement) -> list[tuple[object, ...]]:
        """All rows of the answer, as Python values."""
        with self._working():
            return self._execute(statement).fetchall()

    @contextmanager
    def _working(self, path: Path | None = None) -> Generator[None]:
        with self._busy, translating(path or self._path):
            yield

    def _execute(self, statement: Statement) -> duckdb.DuckDBPyConnection:
        return self._connection.execute(statement.sql, list(statement.params) or None)


class Reader(Cursor):
    """Asks and never writes. Each statement sees the workspace as it was when it began."""

    def columns(self, statement: Statement) -> dict[str, np.ndarray]:
        """The answer as one array per column, masked arrays where there are NULLs."""
        with self._working():
            answer = self._execute(statement).fetchnumpy()
        # Only columns of an ENUM type, of which no table has any, would be no arrays.
        return cast("dict[str, np.ndarray]", answer)

    def frame(self, statement: Statement) -> DataFrame:
        """The answer as a pandas frame (imports pandas, 0.4 s the first time)."""
        with self._working():
            return self._execute(statement).df()

    def copy_to(self, statement: Statement, path: Path, options: Mapping[str, CopyOption]) -> int:
        """Write the answer to a file by COPY, give back the number of rows.

        `options` are those of COPY, e.g. {"FORMAT": "csv", "HEADER": True, "QUOTE": '"'}.
        """
        settings = ", ".join(f"{name} {literal(value)}" for name, value in options.items())
        copy = f"COPY ({statement.sql}) TO {literal(str(path))}"
        with translating(path):
            self._execute(Statement(f"{copy} ({settings})" if settings else copy, statement.params))
            return self._written()

    def _written(self) -> int:
        row = self._connection.fetchone()
        return int(row[0]) if row is not None else 0


class Writer(Cursor):
    """Changes the workspace inside one transaction."""

    def run(self, statement: Statement) -> None:
        """Execute without looking at an answer."""
        with self._working():
            self._execute(statement)

    def roll_back(self) -> None:
        """Undo everything since the transaction began."""
        try:
            self._connection.execute("ROLLBACK")
        except (duckdb.TransactionException, duckdb.FatalException):
            # A failed COMMIT (full disk) has rolled back already; after a fatal error nothing runs.
            return

    def progress(self) -> float:
        """How much of the running statement is done, 0 to 100; below 0 where it cannot be told."""
        return float(self._connection.query_progress())


def literal(value: CopyOption) -> str:
    """SQL for a value where none can be bound: paths and options of statements."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if value == "*":
        return value
    return "'" + value.replace("'", "''") + "'"


def attached(name: str) -> str:
    """The statement that makes an empty database in memory beside the workspace."""
    return f"ATTACH ':memory:' AS {quoted(name)} (READ_WRITE)"
