"""Searches for garbage between the frames: one search in a frame takes longer than all else."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from explorer import garbage

_EVERY_MS = 1000
_ALL_EVERY = 30
"""So many times the new objects are looked through, then everything."""


class Sweeping(QObject):
    """While the window is open, garbage is searched for here and nowhere else, never in a drag."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._turns = 0
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._on_time)

    def begin(self) -> None:
        garbage.by_hand()
        self._timer.start()

    def end(self) -> None:
        """Leave it to Python again."""
        if self._timer.isActive():
            self._timer.stop()
            garbage.by_itself()

    def settle(self) -> None:
        """All is loaded that will be for long."""
        if self._timer.isActive():
            garbage.settle()

    def unsettle(self) -> None:
        """What was loaded may go."""
        if self._timer.isActive():
            garbage.unsettle()

    def _on_time(self) -> None:
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        self._turns += 1
        if self._turns % _ALL_EVERY:
            garbage.sweep()
        else:
            garbage.sweep_all()
