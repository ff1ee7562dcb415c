"""Long work – imports, exports, opening files – on a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from explorer.app.crash import Outcome, outcome_of
from explorer.app.poster import Poster
from explorer.errors import Cancelled

Report = Callable[[object], None]
IsCancelled = Callable[[], bool]
Work = Callable[[Report, IsCancelled], object]


def nothing() -> None:
    """There is nothing to interrupt."""


class Job(QObject):
    """One piece of work. Its signals come on the main thread; `ended` comes last, always.

    `work` gets a function to report progress with and one that says whether to stop; it raises
    Cancelled when it has stopped.
    """

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, title: str, work: Work, interrupt: Callable[[], None] = nothing) -> None:
        super().__init__()
        self.title = title
        self.has_ended = False
        self._work = work
        self._interrupt = interrupt
        self._poster = Poster(self)
        self._stop = threading.Event()
        self._latest = threading.Lock()
        self._waiting: list[object] = []
        self._thread = threading.Thread(target=self._run, name=f"job {title}")

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop and interrupt what it waits for; `cancelled` comes when it has."""
        self._stop.set()
        self._interrupt()

    def wait(self) -> None:
        """Block until the thread has ended; its last signals are still to come."""
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        outcome = outcome_of(lambda: self._work(self._report, self._stop.is_set))
        self._poster.post(lambda: self._on_outcome(outcome))

    def _report(self, progress: object) -> None:
        """Keep the newest progress only, however fast the work reports."""
        with self._latest:
            is_first = not self._waiting
            self._waiting[:] = [progress]
        if is_first:
            self._poster.post(self._on_progress)

    def _on_progress(self) -> None:
        with self._latest:
            progress = self._waiting.pop()
        self.progressed.emit(progress)

    def _on_outcome(self, outcome: Outcome) -> None:
        if outcome.error is None:
            self.succeeded.emit(outcome.answer)
        elif isinstance(outcome.error, Cancelled):
            self.cancelled.emit()
        else:
            self.failed.emit(outcome.error)
        self.has_ended = True
        self.ended.emit()


class Jobs(QObject):
    """The jobs under way; knows whether the window may close."""

    started = Signal(object)
    """Comes for the jobs that are to be seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Job] = []

    @property
    def running(self) -> tuple[Job, ...]:
        return tuple(self._running)

    def start(self, job: Job, *, in_sight: bool = True) -> None:
        """Start a job and hold it until it has ended; those of a moment need not be seen."""
        job.setParent(self)
        self._running.append(job)
        # A method, not a lambda: a job that went would let go of us in the middle of its end.
        job.ended.connect(self._on_ended)
        if in_sight:
            self.started.emit(job)
        job.start()

    def stop_all(self) -> None:
        """Cancel everything and wait until no thread touches a file any more."""
        for job in self._running:
            job.cancel()
        for job in self._running:
            job.wait()

    def _on_ended(self) -> None:
        for job in [job for job in self._running if job.has_ended]:
            job.wait()
            self._running.remove(job)
            job.deleteLater()
