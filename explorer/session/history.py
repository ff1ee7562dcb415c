"""Undo and redo over whole states, which are small and share their parts, and over remarks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from explorer.query.sentence import sentence_of
from explorer.schema.clause import AnyClause
from explorer.schema.numerals import Numerals
from explorer.session.remark import Remark
from explorer.session.state import SessionState


@dataclass(frozen=True, slots=True)
class Step:
    """A state and what people call the change that led to it.

    A `remark` changed tags or notes and left the state as it was. The label holds the sentences of
    `clauses`.
    """

    state: SessionState
    label: str
    remark: Remark | None = None
    clauses: tuple[AnyClause, ...] = ()

    def words(self, numerals: Numerals) -> str:
        """The label with its numbers written so."""
        said = self.label
        for clause in self.clauses:
            said = said.replace(sentence_of(clause), sentence_of(clause, numerals))
        return said


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

    def record(self, state: SessionState, label: str, clauses: tuple[AnyClause, ...] = ()) -> bool:
        """Go to a new state, forgetting what was undone; False where nothing has changed."""
        if state == self.state:
            return False
        del self._steps[self._at + 1 :]
        self._steps.append(Step(state, label, clauses=clauses))
        self._at += 1
        return True

    def note(self, remark: Remark, label: str) -> None:
        """Make a remark the next step, forgetting what was undone."""
        del self._steps[self._at + 1 :]
        self._steps.append(Step(self.state, label, remark))
        self._at += 1

    def settle(self, remark: Remark, label: str) -> None:
        """Call the step of a remark so from now on; without a label it is no step at all."""
        for place, step in enumerate(self._steps):
            if step.remark is remark and label:
                self._steps[place] = replace(step, label=label)
            elif step.remark is remark:
                del self._steps[place]
                self._at -= place <= self._at
                return

    def undone_by(self, position: int) -> tuple[Remark, ...]:
        """The remarks that going to an earlier position takes back, the latest first."""
        passed = self._steps[position + 1 : self._at + 1]
        return tuple(step.remark for step in reversed(passed) if step.remark is not None)

    def redone_by(self, position: int) -> tuple[Remark, ...]:
        """The remarks that going to a later position makes again, the earliest first."""
        passed = self._steps[self._at + 1 : position + 1]
        return tuple(step.remark for step in passed if step.remark is not None)

    def go(self, position: int) -> bool:
        """Go to the step at a position; False where there is none or it is the current one."""
        if position == self._at or not 0 <= position < len(self._steps):
            return False
        self._at = position
        return True
