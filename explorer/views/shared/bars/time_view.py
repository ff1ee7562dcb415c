"""A view of bars over time, by day, week, month or year."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from explorer.query.by import By
from explorer.session.counting import Counted
from explorer.session.session import Session
from explorer.views.shared.bars.axes import dates_along
from explorer.views.shared.bars.periods import AUTOMATIC, describe_period, unit_for, units_of
from explorer.views.shared.bars.placement import Placement, place_in_time
from explorer.views.shared.bars.view import BarView, Subject
from explorer.views.shared.chooser import Chooser
from explorer.views.shared.theme import Theme

_UNIT = "unit"
_FIRST_UNIT = "month"
"""Asked for before it is known how long the time is."""


def time_subject(field: str, noun: str, unit: str) -> Subject:
    """Bars of one unit of time each, UTC."""
    return Subject(
        By(field, unit),
        noun,
        partial(place_in_time, unit=unit),
        partial(describe_period, field, unit),
        dates_along,
        "UTC",
    )


class TimeView(BarView):
    """Chooses the unit by the time that the scope covers, unless one was chosen by hand."""

    def __init__(
        self,
        name: str,
        title: str,
        field: str,
        noun: str,
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        subject = time_subject(field, noun, _FIRST_UNIT)
        super().__init__(name, title, subject, session, theme, parent)
        choices = [(AUTOMATIC, "Automatic"), *((unit, f"by {unit}") for unit in units_of(field))]
        self.unit_chooser = Chooser(f"{title}, bars", choices, AUTOMATIC, self)
        self.unit_chooser.chosen.connect(self._on_unit_chosen)
        self.add_tool(self.unit_chooser)
        self._draw_by(_FIRST_UNIT)

    @property
    def unit(self) -> str:
        return self.subject.by.bins

    def show_answer(self, answer: object) -> None:
        """Show it, or ask again where another unit suits the time that it covers."""
        if isinstance(answer, Counted) and answer.by == self.subject.by:
            unit = self._suited(self.subject.place(answer.bins))
            if unit != self.unit:
                self._draw_by(unit)
                return
        super().show_answer(answer)

    def choices(self) -> Mapping[str, str]:
        return {**super().choices(), _UNIT: self.unit_chooser.current}

    def restore(self, choices: Mapping[str, str]) -> None:
        super().restore(choices)
        self.unit_chooser.choose(choices.get(_UNIT, AUTOMATIC))

    def _suited(self, placement: Placement) -> str:
        """The unit to draw by, the one chosen by hand if there is one."""
        if self.unit_chooser.current != AUTOMATIC:
            return self.unit_chooser.current
        lower = placement.lower[placement.apart :]
        return unit_for(float(lower[0]), float(placement.upper[-1])) if len(lower) else self.unit

    def _on_unit_chosen(self, _choice: str) -> None:
        self._draw_by(self._suited(self.plot.chart.placement))

    def _draw_by(self, unit: str) -> None:
        self.unit_chooser.set_words(f"by {unit}")
        if unit != self.unit:
            self.set_subject(time_subject(self.subject.by.field, self.subject.noun, unit))
