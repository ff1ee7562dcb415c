"""What every view has, however it is made: a heading by which it can be taken and moved."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtWidgets import QFrame


class Headed(QFrame):
    """A panel with a heading along its upper edge."""

    @property
    def heading_height(self) -> int:
        """Pixels from the upper edge that are heading and nothing else."""
        raise NotImplementedError

    def set_titled(self, *, is_titled: bool) -> None:
        """Show the title; it is not said twice where the view stands behind a tab of this name."""

    @contextmanager
    def titled(self) -> Generator[None]:
        """With its title, wherever it stands: a picture has no tab to say it."""
        yield
