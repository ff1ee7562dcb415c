"""How far long work is, on one line of a terminal that is written over again and again."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import TextIO

from explorer.cli.table import width_of
from explorer.schema.words import duration_text

_SECONDS_BETWEEN = 0.1
_CLEAR_LINE = "\r\x1b[2K"


class ProgressLine:
    """Shows the newest text on a terminal and nothing anywhere else; any thread may tell it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shows = stream.isatty()
        self._last = 0.0
        self._lock = threading.Lock()

    def tell(self, text: str) -> None:
        """Show a text, unless another has only just been shown."""
        now = time.monotonic()
        with self._lock:
            if not self._shows or now - self._last < _SECONDS_BETWEEN:
                return
            self._last = now
            self._write(_CLEAR_LINE + _shortened(text, shutil.get_terminal_size().columns - 1))

    def clear(self) -> None:
        """Leave the line as if nothing had been there."""
        with self._lock:
            if self._shows and self._last:
                self._write(_CLEAR_LINE)

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


@contextmanager
def progress_line(stream: TextIO) -> Generator[ProgressLine]:
    """A line that is gone at the end, however the work ends."""
    line = ProgressLine(stream)
    try:
        yield line
    finally:
        line.clear()


def _shortened(text: str, width: int) -> str:
    while width_of(text) > width:
        text = text[:-1]
    return text


def time_left(seconds: float | None) -> str:
    """`12 s left`, `3 min left`, `1 h 20 min left`; nothing where none is left or none known."""
    if not seconds:
        return ""
    return f"{duration_text(seconds)} left"
