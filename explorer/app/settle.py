"""Waiting until a window shows what it was asked to show, for pictures and the self-test."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QTimer

from explorer.app.workbench import Workbench
from explorer.errors import KnownError

_TICK_MS = 60
_QUIET_TICKS = 4
"""Views ask on after an answer: a table asks for the rows that came into sight."""
_LONGEST_MS = 300_000


def settle(workbench: Workbench, longest_ms: int = _LONGEST_MS) -> None:
    """Let Qt work until no job and no question is under way; KnownError after `longest_ms`."""
    loop = QEventLoop()
    quiet = 0

    def look() -> None:
        nonlocal quiet
        workspace = workbench.workspace
        asking = workspace is not None and workspace.session.is_busy
        quiet = 0 if asking or workbench.jobs.running else quiet + 1
        if quiet >= _QUIET_TICKS:
            loop.exit(0)

    ticking = QTimer(interval=_TICK_MS)
    ticking.timeout.connect(look)
    ticking.start()
    limit = QTimer(singleShot=True, interval=longest_ms)
    limit.timeout.connect(lambda: loop.exit(1))
    limit.start()
    failed = loop.exec()
    ticking.stop()
    limit.stop()
    if failed:
        raise KnownError("The window did not come to rest in time: try again with fewer filters.")
