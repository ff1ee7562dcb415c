"""Ctrl+C as a request to stop, so that work ends cleanly and leaves nothing half done."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

from explorer.errors import Cancelled

Stopped = Callable[[], bool]


def _nothing() -> None:
    """Nobody else has to be told."""


@contextmanager
def stoppable(on_stop: Callable[[], None] = _nothing) -> Generator[Stopped]:
    """Give a function that says whether Ctrl+C was pressed; `on_stop` is called when it is.

    Work that has no way to look at it goes on until `on_stop` or a second Ctrl+C ends it.
    """
    asked = threading.Event()

    def on_signal(_number: int, _frame: object) -> None:
        again = asked.is_set()
        asked.set()
        on_stop()
        if again:
            raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return
    before = signal.signal(signal.SIGINT, on_signal)
    try:
        yield asked.is_set
    except RuntimeError as error:
        # The database turns an exception that a signal handler raised into this.
        if asked.is_set():
            raise Cancelled from error
        raise
    finally:
        signal.signal(signal.SIGINT, before)
