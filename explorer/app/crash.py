"""What happens to exceptions that nobody caught: a log file and a dialog that can be read."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from explorer.errors import Cancelled, KnownError

LOG = logging.getLogger("explorer")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What work on another thread came to: an answer, or the error that it raised."""

    answer: object = None
    error: Exception | None = None


def outcome_of(work: Callable[[], object]) -> Outcome:
    """Do the work and catch what it raises, to be shown on the main thread."""
    try:
        return Outcome(work())
    except Exception as error:  # noqa: BLE001 - the edge of a thread
        return Outcome(error=error)


class CrashDesk(QObject):
    """Takes exceptions of any thread and shows them on the main one.

    `show_known` gets a sentence for people, `show_bug` the text of a traceback.
    """

    _caught = Signal(object, str)

    def __init__(self, show_known: Callable[[str], None], show_bug: Callable[[str], None]) -> None:
        super().__init__()
        self._show_known = show_known
        self._show_bug = show_bug
        self._caught.connect(self._on_caught, Qt.ConnectionType.QueuedConnection)

    def report(self, error: BaseException) -> None:
        """Log an exception and show it; a cancel is neither."""
        if isinstance(error, Cancelled):
            return
        details = "".join(traceback.format_exception(error))
        if isinstance(error, KnownError):
            LOG.info("told the user: %s", error)
        else:
            LOG.error("%s", details)
        self._caught.emit(error, details)

    def _on_caught(self, error: BaseException, details: str) -> None:
        if isinstance(error, KnownError):
            self._show_known(str(error))
        else:
            self._show_bug(details)

    def excepthook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """For `sys.excepthook`, where Qt brings what a slot raised."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        # Windows gives programs without a terminal no stderr at all.
        if sys.stderr is not None:
            sys.stderr.write("".join(traceback.format_exception(error)))
        self.report(error)

    def install(self) -> None:
        """Take over from Python's own hooks."""
        sys.excepthook = self.excepthook
        threading.excepthook = lambda args: self.excepthook(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
