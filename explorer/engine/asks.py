"""The way from the engine to what is not in memory."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from explorer.schema.statement import Statement


class Asks(Protocol):
    """Whoever asks: its questions to the database, and whether anybody still waits for it."""

    def columns(self, statement: Statement) -> dict[str, np.ndarray]:
        """The answer as one array per column, masked where there are NULLs."""
        ...

    def check(self) -> None:
        """Raise Cancelled if nobody waits for the answer any more."""
        ...
