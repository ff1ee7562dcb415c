"""Makes clauses of what is brushed on a heatmap, and paints as bands the clauses there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from explorer.query.sentence import sentence_of
from explorer.schema.clause import AnyClause
from explorer.session.session import Session
from explorer.session.state import SessionState
from explorer.views.heatmap.choice import Target, adjusted, chosen
from explorer.views.heatmap.plot import HeatBand, HeatPlot
from explorer.views.heatmap.rectangle import FIELDS_OWNED, is_time_unknown, rectangle_of
from explorer.views.heatmap.surface import HeatSurface
from explorer.views.shared.approach import Approach
from explorer.views.shared.gestures.gesture import Gesture
from explorer.views.shared.gestures.keys import KeyGestures
from explorer.views.shared.gestures.mouse import MouseGestures
from explorer.views.shared.pace import Pace


class HeatLink(QObject):
    """Clauses on hour and weekday are painted; those that have `source` are changed by gestures."""

    def __init__(self, source: str, plot: HeatPlot, session: Session) -> None:
        super().__init__(plot)
        self._source = source
        self._plot = plot
        self._session = session
        self._pace = Pace(session, self)
        self._is_brushing = False
        surface = HeatSurface(plot)
        self.mouse = MouseGestures(plot, surface)
        self.keys = KeyGestures(plot, surface, self.mouse)
        Approach(plot, session, lambda: FIELDS_OWNED)
        self.mouse.clicked.connect(self.choose)
        self.mouse.brush_moved.connect(self._on_brush_moved)
        self.mouse.brush_released.connect(self.choose)
        self.mouse.brush_abandoned.connect(self._on_brush_abandoned)
        self.mouse.clear_requested.connect(self.clear)

    def own_clauses(self) -> tuple[AnyClause, ...]:
        """The committed clauses that were made here, those switched off too."""
        clauses = self._session.committed.selection.clauses
        return tuple(c for c in clauses if c.source == self._source and c.fields <= FIELDS_OWNED)

    def choose(self, gesture: Gesture[Target]) -> None:
        """Commit what a gesture on cells means."""
        self._commit(self._clauses_of(gesture))

    def clear(self) -> None:
        """Take back every filter on hours and weekdays, whoever made it."""
        self._stop_brushing()
        selection = self._session.committed.selection
        left = selection.excluding(FIELDS_OWNED)
        if left != selection:
            self._session.select(left, "Clear filters on hour and weekday")

    def paint(self, state: SessionState) -> None:
        """Draw the active clauses on hours and weekdays, unless a brush is being moved."""
        if not self._is_brushing:
            self._plot.set_bands(list(self._bands(state.selection.active)))

    def undrawn(self, state: SessionState) -> int:
        """How many active clauses cannot be drawn here: they are about other clocks, or mixed."""
        own = [c for c in state.selection.active if c.fields & FIELDS_OWNED]
        return len(own) - len(list(self._bands(own)))

    def _bands(self, clauses: Sequence[AnyClause]) -> Iterator[HeatBand]:
        own = self.own_clauses()
        for clause in clauses:
            rectangle = rectangle_of(clause, self._session.state.zone)
            if rectangle is not None:
                can_move = clause.source == self._source and len(own) <= 1 and rectangle.is_whole
                yield HeatBand(rectangle, clause.negated, can_move)
            elif is_time_unknown(clause):
                yield HeatBand(None, clause.negated)

    def _clauses_of(self, gesture: Gesture[Target]) -> tuple[AnyClause, ...]:
        own, zone = self.own_clauses(), self._session.state.zone
        if gesture.adjusts and gesture.target is not None and len(own) == 1:
            clauses: tuple[AnyClause, ...] = (adjusted(gesture.target, own[0], zone),)
        else:
            clauses = chosen(gesture.target, gesture.how, own, zone)
        return tuple(replace(clause, source=self._source) for clause in clauses)

    def _commit(self, clauses: tuple[AnyClause, ...]) -> None:
        self._stop_brushing()
        own = self.own_clauses()
        if clauses == own:
            self._session.end_preview()
        else:
            selection = self._session.committed.selection
            others = tuple(clause for clause in selection.clauses if clause not in own)
            words = " and ".join(sentence_of(clause) for clause in clauses)
            label = words or "Without hour and weekday"
            selected = replace(selection, clauses=(*others, *clauses))
            self._session.select(selected, label, clauses)
        self.paint(self._session.state)

    def _stop_brushing(self) -> None:
        self._pace.stop()
        self._is_brushing = False

    def _on_brush_moved(self, gesture: Gesture[Target]) -> None:
        clauses = self._clauses_of(gesture)
        self._is_brushing = True
        self._plot.set_bands(list(self._bands(clauses)))
        own = self.own_clauses()
        if len(clauses) == 1 and (not own or own[0].fields == clauses[0].fields):
            # What the session previews takes the place of the one clause of this source.
            self._pace.move(clauses[0])

    def _on_brush_abandoned(self) -> None:
        self._commit(self.own_clauses())
