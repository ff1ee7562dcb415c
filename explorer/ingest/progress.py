"""How far an import is, in bytes and rows, with the time left."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

from explorer.errors import Cancelled
from explorer.store.reader import Writer

# Often enough that a cancel is obeyed within a second, seldom enough to cost nothing.
_LOOK_S = 0.1
_TELL_S = 0.1
_LEAST_S_TO_ESTIMATE = 1.0


class Phase(StrEnum):
    """What an import is doing."""

    EXTRACTING = "extracting"
    READING = "reading"
    ARRANGING = "arranging"
    SAVING = "saving"
    DONE = "done"


# Shares of the whole time, as measured at 1 and 10 million tweets from zip.
_WEIGHTS = {Phase.EXTRACTING: 0.25, Phase.READING: 0.50, Phase.ARRANGING: 0.22, Phase.SAVING: 0.03}


@dataclass(frozen=True, slots=True)
class Progress:
    """One moment of an import; bytes are of extracted CSVs, over all datasets of the plan."""

    dataset: str
    phase: Phase
    bytes_done: int
    bytes_total: int
    rows_done: int
    seconds_left: float | None


class Meter:
    """Turns pieces of work into Progress and looks out for a cancel.

    Progress never goes back. `tell` is called from the importing thread and from a watcher.
    """

    def __init__(
        self,
        bytes_total: int,
        tell: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self._total = max(bytes_total, 1)
        self._tell = tell
        self._cancelled = cancelled
        self._began = time.monotonic()
        self._told = 0.0
        self._done = 0.0
        self._highest = 0.0
        self._rows = 0
        self._dataset = ""
        self._phase = Phase.EXTRACTING

    @property
    def cancelled(self) -> Callable[[], bool]:
        return self._cancelled

    def check(self) -> None:
        """Raise Cancelled if somebody asked for it."""
        if self._cancelled():
            raise Cancelled

    def start(self, dataset: str, phase: Phase) -> None:
        """What follows is this phase of this dataset."""
        self._dataset, self._phase = dataset, phase
        self._say(0.0, now=True)

    def add_bytes(self, count: int) -> None:
        """So many bytes have gone through the present phase."""
        self._done += count * _WEIGHTS.get(self._phase, 0.0)
        self._say(0.0)

    def add_rows(self, count: int) -> None:
        """So many rows have been read."""
        self._rows += count

    def finish(self, dataset: str) -> None:
        """All is done."""
        self._dataset, self._phase, self._done = dataset, Phase.DONE, self._total
        self._say(0.0, now=True)

    @contextmanager
    def watching(self, writer: Writer, size: int, rows: int = 0) -> Generator[None]:
        """Follow statements that work through `size` bytes and `rows` rows; stop them on cancel."""
        stop = threading.Event()
        watcher = threading.Thread(
            target=self._watch, args=(writer, size, rows, stop), name="import watcher", daemon=True
        )
        watcher.start()
        try:
            yield
        finally:
            stop.set()
            watcher.join()
        self.add_rows(rows)
        self.add_bytes(size)
        self.check()

    def _watch(self, writer: Writer, size: int, rows: int, stop: threading.Event) -> None:
        while not stop.wait(_LOOK_S):
            if self._cancelled():
                writer.interrupt()
                continue
            share = min(max(writer.progress() / 100, 0.0), 1.0)
            self._say(share * size * _WEIGHTS.get(self._phase, 0.0), int(share * rows))

    def _say(self, more: float, more_rows: int = 0, *, now: bool = False) -> None:
        moment = time.monotonic()
        if not now and moment - self._told < _TELL_S:
            return
        self._told = moment
        done = self._highest = max(self._highest, min(self._done + more, self._total))
        spent = moment - self._began
        left = None
        if done > 0 and spent > _LEAST_S_TO_ESTIMATE:
            left = spent * (self._total - done) / done
        self._tell(
            Progress(
                self._dataset, self._phase, int(done), self._total, self._rows + more_rows, left
            )
        )
