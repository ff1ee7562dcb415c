"""What is left of a program that was broken off from below, where no Python can catch anything."""

from __future__ import annotations

import faulthandler
from pathlib import Path
from typing import TextIO


class FaultWatch:
    """Writes the stacks of all threads into a file when the process is broken off."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._open: TextIO | None = None

    def begin(self) -> str:
        """Watch from now on; what the program before this one left, empty where it ended well."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._open = self._file.open("a+", encoding="utf-8", errors="replace")
            self._open.seek(0)
            left = self._open.read()
            self._open.truncate(0)
        except OSError:
            return ""
        faulthandler.enable(self._open)
        return left

    def end(self) -> None:
        """The program ends as it should: nothing stays."""
        if self._open is not None:
            faulthandler.disable()
            self._open.close()
            self._file.unlink(missing_ok=True)
            self._open = None
