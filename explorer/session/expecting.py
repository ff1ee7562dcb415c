"""A brush that may come: its moves are prepared while the pointer is still on its way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from explorer.engine.brush import CLOCKS, can_move
from explorer.query.selection import Selection
from explorer.schema.clause import AnyClause, Clause, Cycle, Group, Interval, Span
from explorer.schema.fields import FIELDS, WEEKDAYS, FieldKind
from explorer.session.ask import Ask
from explorer.session.comparing import CompareBy
from explorer.session.coordinator import Coordinator
from explorer.session.counting import CountBy
from explorer.session.requests import Request, SelectedTotals, Totals
from explorer.session.runner import Outcome, Runner
from explorer.session.state import SessionState

_NAME = "expected brush"
_AT_ONCE = 2
"""As many processors as there are at least; more would keep questions waiting that are asked."""

_PREPARED = (CountBy, CompareBy, Totals, SelectedTotals)
_HOURS = tuple(range(24))


@dataclass(frozen=True, slots=True)
class _Prepare:
    """Asks what views will ask, so that it is known what does not change with the brush."""

    requests: tuple[Request, ...]

    def answer(self, ask: Ask) -> None:
        for request in self.requests:
            ask.check()
            request.answer(ask)


class Expecting:
    """Knows which fields a brush may change next."""

    def __init__(self, runner: Runner, coordinator: Coordinator) -> None:
        self._runner = runner
        self._coordinator = coordinator

    def begin(self, fields: frozenset[str]) -> None:
        """Count from tables for a brush over these fields, which its first move makes."""
        if self._runner.expected != fields:
            self._stop()
            self._runner.expected = fields

    def prepare(self, fields: frozenset[str], state: SessionState) -> None:
        """The same, and make the tables now, for every view that is seen in this state."""
        self.begin(fields)
        self._stop()
        if self._runner.loaded is None or not can_move(fields):
            return
        clause = _everything(fields, state.zone)
        selection = state.selection.excluding(fields)
        brushed = replace(state, selection=_with(selection, clause))
        asked = self._coordinator.questions(brushed)
        requests = [request for request in asked if isinstance(request, _PREPARED)]
        for number in range(_AT_ONCE):
            part = _Prepare(tuple(requests[number::_AT_ONCE]))
            self._runner.submit(f"{_NAME} {number}", part, _ignore, is_awaited=False)

    def _stop(self) -> None:
        for number in range(_AT_ONCE):
            self._runner.drop(f"{_NAME} {number}")


def _with(selection: Selection, clause: AnyClause) -> Selection:
    return replace(selection, clauses=(*selection.clauses, clause))


def _everything(fields: frozenset[str], zone: str) -> AnyClause:
    """A brush over all that is known."""
    if fields == CLOCKS:
        days = Clause("weekday", (Cycle(tuple(range(len(WEEKDAYS))), zone),))
        return Group((days, Clause("hour", (Cycle(_HOURS, zone),))))
    (field,) = fields
    is_time = FIELDS[field].kind is FieldKind.TIME
    return Clause(field, (Span() if is_time else Interval(),))


def _ignore(_outcome: Outcome) -> None:
    """Whoever asks later finds what was found."""


def fields_of(fields: Iterable[str]) -> frozenset[str]:
    """The fields of a view; the clocks go together."""
    found = frozenset(fields)
    return CLOCKS if found & CLOCKS else found
