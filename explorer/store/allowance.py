"""How much memory the database may take just now: less while an export goes through all rows.

What it reads it keeps, up to its limit, although an export reads nothing twice.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

from explorer.schema.statement import Statement
from explorer.store.reader import Cursor, literal

_BYTES_A_MB = 1_000_000
_HELD = Statement("SELECT sum(memory_usage_bytes)::BIGINT FROM duckdb_memory()")

LIMIT = "memory_limit"
"""The one setting that may change while a workspace is open."""


class Allowance:
    """The memory limit of one open database; from any thread, each bringing a cursor."""

    def __init__(self, usual_mb: int) -> None:
        self._usual_mb = usual_mb
        self._lock = threading.Lock()
        self._spared_by = 0
        self._is_narrow = False

    @contextmanager
    def sparing(self, more_mb: int, cursor: Callable[[], Cursor]) -> Generator[None]:
        """At most so much more than is held now, while this lasts; the first of several counts."""
        with self._lock:
            if not self._spared_by:
                self._narrow(more_mb, cursor)
            self._spared_by += 1
        try:
            yield
        finally:
            with self._lock:
                self._spared_by -= 1
                if not self._spared_by:
                    self._widen(cursor)

    def widen(self, cursor: Callable[[], Cursor]) -> None:
        """Go back to the usual limit, whoever spares: an import needs all of it."""
        with self._lock:
            self._widen(cursor)

    def _narrow(self, more_mb: int, opened: Callable[[], Cursor]) -> None:
        with opened() as cursor:
            held_mb = int(str(cursor.rows(_HELD)[0][0])) // _BYTES_A_MB + 1
            self._is_narrow = held_mb + more_mb < self._usual_mb
            if self._is_narrow:
                cursor.rows(_limited_to(held_mb + more_mb))

    def _widen(self, opened: Callable[[], Cursor]) -> None:
        if self._is_narrow:
            with opened() as cursor:
                cursor.rows(_limited_to(self._usual_mb))
            self._is_narrow = False


def _limited_to(limit_mb: int) -> Statement:
    return Statement(f"SET GLOBAL {LIMIT} = {literal(f'{limit_mb}MB')}")
