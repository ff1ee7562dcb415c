"""Undo and redo over whole states; they are small and share their parts."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.session.state import SessionState


@dataclass(frozen=True, slots=True)
class Step:
    """A state and what people call the change that led to it."""

    state: SessionState
    label: str


class History:
    """The states gone through, and where in them we are."""

    def __init__(self, first: SessionState) -> None:
        self._steps = [Step(first, "Everything")]
        self._at = 0

    @property
    def state(self) -> SessionState:
        return self._steps[self._at].state

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(self._steps)

    @property
    def position(self) -> int:
        """Index of the current step in `steps`."""
        return self._at

    @property
    def can_undo(self) -> bool:
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        return self._at < len(self._steps) - 1

    @property
    def undo_label(self) -> str:
        return self._steps[self._at].label if self.can_undo else ""

    @property
    def redo_label(self) -> str:
        return self._steps[self._at + 1].label if self.can_redo else ""

    def record(self, state: SessionState, label: str) -> bool:
        """Go to a new state, forgetting what was undone; False where nothing has changed."""
        if state == self.state:
            return False
        del self._steps[self._at + 1 :]
        self._steps.append(Step(state, label))
        self._at += 1
        return True

    def go(self, position: int) -> bool:
        """Go to the step at a position; False where there is none or it is the current one."""
        if position == self._at or not 0 <= position < len(self._steps):
            return False
        self._at = position
        return True
