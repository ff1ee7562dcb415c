"""Exporting what is selected: the question, the job, and what came of it."""

from __future__ import annotations

from explorer.app.host import Host


class Exporting:
    """Slot of Export…"""

    def __init__(self, host: Host) -> None:
        self._host = host

    def ask(self) -> None:
        """Ask what to export and where to."""
