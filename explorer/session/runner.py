"""Requests answered on worker threads: the newest wins, the one before is interrupted."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from time import perf_counter

from explorer.engine.loaded import Loaded
from explorer.errors import Cancelled, KnownError
from explorer.session.ask import AnswerCache, Ask
from explorer.session.opening_answers import OpeningAnswers
from explorer.session.requests import Request
from explorer.store.reader import Reader

WORKERS = 8
"""More than the views of a window, so that a slow question never holds back a quick one."""
INTERRUPT_AGAIN_S = 0.01
_DRAWN_S = 0.3
"""Enough for charts to be drawn that have their answers."""

Post = Callable[[Callable[[], None]], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer or an error, never both; `seconds` from the start of the work to its end."""

    answer: object = None
    error: Exception | None = None
    seconds: float = 0.0


class _Job:
    """One request under way; interrupting it stops its own cursor and no other."""

    def __init__(self, *, is_awaited: bool) -> None:
        self._lock = threading.Lock()
        self._reader: Reader | None = None
        self.is_awaited = is_awaited
        self.stale = False

    def begin(self, reader: Reader) -> None:
        with self._lock:
            if self.stale:
                raise Cancelled
            self._reader = reader

    def end(self) -> None:
        with self._lock:
            self._reader = None

    def interrupt(self) -> bool:
        """Stop the statement that runs now; False where the job needs no more of it."""
        with self._lock:
            self.stale = True
            if self._reader is None:
                return False
            self._reader.interrupt()
            return True


class _Stopper:
    """Interrupts jobs until they have ended.

    An interrupt that comes just before a statement begins is lost, and a job may have several
    statements before it; one interrupt is not enough.
    """

    def __init__(self) -> None:
        self._jobs: list[_Job] = []
        self._changed = threading.Condition()
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="stop answers", daemon=True)
        self._thread.start()

    def stop(self, job: _Job) -> None:
        if job.interrupt():
            with self._changed:
                self._jobs.append(job)
                self._changed.notify()

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join()

    def _work(self) -> None:
        with self._changed:
            while not (self._closed and not self._jobs):
                self._changed.wait(INTERRUPT_AGAIN_S if self._jobs else None)
                self._jobs = [job for job in self._jobs if job.interrupt()]


class Runner:
    """Takes requests by name and posts their outcomes, the latest of each name only.

    Called from the main thread; outcomes arrive through `post`, which must run them there.
    """

    def __init__(
        self,
        open_reader: Callable[[], Reader],
        data_version: Callable[[], int],
        post: Post,
        marks_version: Callable[[], int] = lambda: 0,
    ) -> None:
        self._open_reader = open_reader
        self._data_version = data_version
        self._marks_version = marks_version
        self._post = post
        self._cache = AnswerCache()
        self._jobs: dict[str, _Job] = {}
        self._stopper = _Stopper()
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="answer")
        self._closing = threading.Event()
        self._answered = threading.Event()
        self.loaded: Loaded | None = None
        """The data in memory, for whichever answers are counted there."""
        self.expected: frozenset[str] = frozenset()
        """The fields that a brush may change next."""

    @property
    def opening(self) -> OpeningAnswers:
        """The answers that charts are opened with."""
        return self._cache.opening

    def forget_answers(self) -> None:
        """What is remembered does not fit the data."""
        self._cache.forget()

    def submit(
        self,
        name: str,
        request: Request,
        done: Callable[[Outcome], None],
        *,
        is_awaited: bool = True,
    ) -> None:
        """Answer a request; what was asked under this name before is stopped and dropped.

        What is not awaited does not make the runner busy.
        """
        self.drop(name)
        if self._closing.is_set():
            return
        job = _Job(is_awaited=is_awaited)
        self._jobs[name] = job
        if is_awaited:
            self._answered.clear()
        self._pool.submit(self._work, job, name, request, done)

    def drop(self, name: str) -> None:
        """Stop what is asked under a name; no outcome will come."""
        job = self._jobs.pop(name, None)
        if job is not None:
            self._ended(job)
            self._stopper.stop(job)

    @property
    def is_busy(self) -> bool:
        """Whether outcomes are still to come."""
        return self.awaited() > 0

    def awaited(self) -> int:
        """How many outcomes are still to come."""
        return sum(job.is_awaited for job in self._jobs.values())

    def wait_for_answers(self, at_most_s: float) -> None:
        """On a worker: let what is awaited go before and be drawn, be it asked only now."""
        if self._answered.wait(at_most_s):
            self._closing.wait(_DRAWN_S)

    def close(self) -> None:
        """Stop everything and wait until no worker touches the database any more."""
        self._closing.set()
        for name in list(self._jobs):
            self.drop(name)
        self._answered.set()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._stopper.close()

    def _work(
        self, job: _Job, name: str, request: Request, done: Callable[[Outcome], None]
    ) -> None:
        started = perf_counter()
        try:
            answer = self._answer(job, request)
        except Cancelled:
            return
        except Exception as error:  # noqa: BLE001 one of the four edges: shown by whoever asked
            outcome = Outcome(error=error, seconds=perf_counter() - started)
        else:
            outcome = Outcome(answer, seconds=perf_counter() - started)
        self._post(lambda: self._deliver(job, name, outcome, done))

    def _answer(self, job: _Job, request: Request) -> object:
        if job.stale:
            raise Cancelled
        with self._open_reader() as reader:
            job.begin(reader)
            try:
                ask = Ask(
                    reader,
                    self._data_version(),
                    self._cache,
                    self.loaded,
                    lambda: job.stale,
                    self._marks_version(),
                    self.expected,
                )
                return request.answer(ask)
            finally:
                job.end()

    def _deliver(
        self, job: _Job, name: str, outcome: Outcome, done: Callable[[Outcome], None]
    ) -> None:
        if job.stale or self._jobs.get(name) is not job:
            return
        del self._jobs[name]
        done(outcome)
        self._ended(job)

    def _ended(self, job: _Job) -> None:
        if job.is_awaited and not self.is_busy:
            self._answered.set()


def sentence_for(error: Exception) -> str:
    """What a view shows instead of an answer."""
    if isinstance(error, KnownError):
        return str(error)
    return f"This could not be counted because of a fault in this program ({error})."
