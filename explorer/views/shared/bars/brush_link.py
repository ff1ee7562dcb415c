"""Makes clauses of what is brushed on a plot, and paints as bands the clauses that there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from explorer.schema.clause import Clause
from explorer.session.session import Session
from explorer.session.state import SessionState
from explorer.views.shared.approach import Approach
from explorer.views.shared.bars.brush_item import Band
from explorer.views.shared.bars.gesture import Run, adjusted, chosen, is_only
from explorer.views.shared.bars.plot import BarPlot
from explorer.views.shared.bars.surface import BarSurface
from explorer.views.shared.gestures.gesture import Gesture, How
from explorer.views.shared.gestures.keys import KeyGestures
from explorer.views.shared.gestures.mouse import MouseGestures
from explorer.views.shared.pace import Pace


class BrushLink(QObject):
    """Every clause on `field` is painted; the one that has `source` is changed by gestures."""

    def __init__(self, source: str, field: str, plot: BarPlot, session: Session) -> None:
        super().__init__(plot)
        self.source = source
        self.field = field
        self._plot = plot
        self._session = session
        self._pace = Pace(session, self)
        self._is_previewing = False
        surface = BarSurface(plot)
        self.mouse = MouseGestures(plot.viewport(), surface)
        self.keys = KeyGestures(plot, surface, self.mouse)
        # After the gestures, which let nobody see a press who was there before them.
        for widget in (plot, plot.viewport()):
            Approach(widget, session, lambda: (self.field,))
        self.mouse.clicked.connect(self.choose)
        self.mouse.brush_moved.connect(self._on_brush_moved)
        self.mouse.brush_released.connect(self._on_brush_released)
        self.mouse.brush_abandoned.connect(self._on_brush_abandoned)
        self.mouse.clear_requested.connect(self.clear)

    def own_clause(self) -> Clause | None:
        """The committed clause that was made here."""
        for clause in self._session.committed.selection.clauses:
            is_own = clause.source == self.source and clause.fields == {self.field}
            if is_own and isinstance(clause, Clause):
                return clause
        return None

    def choose(self, gesture: Gesture[Run]) -> None:
        """Commit what a gesture on bars means; choosing the only bars again ends the filter."""
        chart, current = self._plot.chart, self.own_clause()
        is_again = (
            gesture.how is How.ONLY
            and self._plot.bar_count > 0
            and is_only(chart.placement, gesture.target, current)
        )
        self._commit(None if is_again else self._clause_of(gesture))

    def clear(self) -> None:
        """Take back every filter on the field, whoever made it."""
        self._stop_preview()
        selection = self._session.committed.selection
        left = selection.excluding((self.field,))
        if left != selection:
            self._session.select(left, f"Clear filters on {self.field}")

    def paint(self, state: SessionState) -> None:
        """Draw the active clauses on the field, unless a brush is being moved right now."""
        if not self._is_previewing:
            clauses = [c for c in state.selection.active if c.fields == {self.field}]
            self._paint([clause for clause in clauses if isinstance(clause, Clause)])

    def _clause_of(self, gesture: Gesture[Run]) -> Clause | None:
        if not self._plot.bar_count:
            return None
        chart, current = self._plot.chart, self.own_clause()
        if gesture.adjusts and current is not None:
            clause = adjusted(chart.placement, gesture.target, current)
        else:
            clause = chosen(chart.placement, self.field, gesture.target, gesture.how, current)
        return None if clause is None else replace(clause, source=self.source)

    def _commit(self, clause: Clause | None) -> None:
        self._stop_preview()
        current = self.own_clause()
        if clause == current:
            self._session.end_preview()
        elif clause is not None:
            self._session.commit(clause)
        elif current is not None:
            self._session.remove(current)
        self.paint(self._session.state)

    def _stop_preview(self) -> None:
        self._pace.stop()
        self._is_previewing = False

    def _on_brush_moved(self, gesture: Gesture[Run]) -> None:
        clause = self._clause_of(gesture)
        if clause is None:
            return
        self._is_previewing = True
        self._paint((clause,))
        self._pace.move(clause)

    def _on_brush_released(self, gesture: Gesture[Run]) -> None:
        self._commit(self._clause_of(gesture))

    def _on_brush_abandoned(self) -> None:
        self._commit(self.own_clause())

    def _paint(self, clauses: Sequence[Clause]) -> None:
        placement = self._plot.chart.placement
        bands: list[Band] = []
        for clause in clauses:
            stretches = list(placement.stretches(clause.tests))
            can_move = len(stretches) == 1 and clause.source == self.source
            bands += [Band(start, end, clause.negated, can_move) for start, end in stretches]
        self._plot.set_bands(bands)
