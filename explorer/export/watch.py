"""How far an export is, and whether anybody still wants it."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.errors import Cancelled
from explorer.export.order import IsCancelled, OnProgress, Progress


class Watch:
    """Counts rows, tells of them, and raises Cancelled when the export is not wanted any more."""

    def __init__(self, progress: OnProgress, cancelled: IsCancelled) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0
        self._total = 0

    def begin(self, total: int) -> None:
        """Say how many rows there will be."""
        self._total = total
        self.count(0)

    def count(self, rows: int) -> None:
        """So many more rows are done."""
        self.check()
        self._done += rows
        self._progress(Progress(self._done, self._total))

    def counted(self, batches: Iterator[list[bytes]]) -> Iterator[list[bytes]]:
        """The same batches, each counted once it was taken."""
        for batch in batches:
            yield batch
            self.count(len(batch))

    def check(self) -> None:
        """Raise Cancelled where the export is not wanted any more."""
        if self._cancelled():
            raise Cancelled("the export was cancelled")
