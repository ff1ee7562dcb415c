"""A view of bars over time, by hour, day, week, month or year, all of it or a part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from explorer.query.by import By
from explorer.session.comparing import Compared
from explorer.session.counting import Counted
from explorer.session.session import Session
from explorer.views.shared.bars.axes import dates_along
from explorer.views.shared.bars.periods import AUTOMATIC, describe_period, unit_for, units_of
from explorer.views.shared.bars.placement import Placement, place_in_time
from explorer.views.shared.bars.view import BarView, Subject
from explorer.views.shared.bars.zoom import ZoomControl
from explorer.views.shared.card_menu import action_of
from explorer.views.shared.chooser import Chooser
from explorer.views.shared.theme import Theme

_HOW_TO_ZOOM = (
    "The wheel zooms, with Shift it moves along, as dragging with the middle button does. By "
    "keyboard: + and − zoom, 0 shows all the time."
)
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
        self.zoom = ZoomControl(self.plot)
        self.plot.part_changed.connect(self._on_part_changed)
        choices = [(AUTOMATIC, "Automatic"), *((unit, f"by {unit}") for unit in units_of(field))]
        self.unit_chooser = Chooser(f"{title}, bars", choices, AUTOMATIC, self)
        self.unit_chooser.chosen.connect(self._on_unit_chosen)
        self.add_tool(self.unit_chooser)
        self._draw_by(_FIRST_UNIT)

    def more_actions(self) -> Sequence[QAction]:
        return (
            action_of("Zoom to what is brushed", "zoomToBrushAction", self._on_zoom_to_brush, self),
            action_of("Show all the time", "zoomOutAction", self._on_zoom_out, self),
        )

    @property
    def unit(self) -> str:
        return self.subject.by.bins

    def show_answer(self, answer: object) -> None:
        """Show it, or ask again where another unit suits the time that it covers."""
        if isinstance(answer, Counted | Compared) and answer.by == self.subject.by:
            unit = self._suited(self.subject.place(answer.bins))
            if unit != self.unit:
                self._draw_by(unit)
                return
        super().show_answer(answer)

    def remark(self) -> str:
        return "zoomed in · UTC" if self.plot.part is not None else super().remark()

    def how_to(self) -> str:
        return f"{super().how_to()}\n{_HOW_TO_ZOOM}"

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
        if not len(lower):
            return self.unit
        if self.plot.part is not None:
            return unit_for(*self.plot.part, units_of(self.subject.by.field))
        return unit_for(float(lower[0]), float(placement.upper[-1]))

    def _on_part_changed(self) -> None:
        self._draw_by(self._suited(self.plot.chart.placement))
        self.say_again()

    def _on_zoom_to_brush(self) -> None:
        bands = self.plot.bands
        if bands:
            start, end = min(band.start for band in bands), max(band.end for band in bands)
            self.zoom.show_stretch(start, end)

    def _on_zoom_out(self) -> None:
        self.plot.set_part(None)

    def _on_unit_chosen(self, _choice: str) -> None:
        self._draw_by(self._suited(self.plot.chart.placement))

    def _draw_by(self, unit: str) -> None:
        self.unit_chooser.set_words(f"by {unit}")
        if unit != self.unit:
            self.set_subject(time_subject(self.subject.by.field, self.subject.noun, unit))
