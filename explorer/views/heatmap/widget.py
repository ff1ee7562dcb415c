"""Tweets by hour and weekday, linked to the selection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from explorer.query.by import By
from explorer.session.comparing import Compared
from explorer.session.counting import Counted
from explorer.session.session import Session
from explorer.session.state import SessionState
from explorer.views.heatmap.choice import Target
from explorer.views.heatmap.comparison import HeatComparison, comparison_of
from explorer.views.heatmap.link import HeatLink
from explorer.views.heatmap.model import Heat, by_clocks, heat_of
from explorer.views.heatmap.plot import HeatPlot
from explorer.views.heatmap.rectangle import WORKING_HOURS
from explorer.views.heatmap.zone_chooser import ZoneChooser
from explorer.views.shared.card_menu import (
    CardMenu,
    ScaleSwitches,
    Subjects,
    action_of,
    separator,
)
from explorer.views.shared.counting_card import CountingCard
from explorer.views.shared.gestures.gesture import Gesture, How
from explorer.views.shared.theme import Theme
from explorer.views.shared.value_menu import ValueActions, value_menu

_HOW_TO = (
    "Drag over cells for a rectangle of hours and weekdays; drag its edges or its middle to change "
    "it. Click a cell, a weekday or an hour for only that one; Shift-click makes the rectangle "
    "large enough to hold it too; Alt-click excludes. Esc or a double click clears.\n"
    "A small grey mark: there are tweets, but none of them is selected."
)


class HeatmapView(CountingCard):
    """How many tweets were posted at which hour of which weekday, on chosen clocks."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        name = "heatmapView"
        self.plot = HeatPlot(theme)
        super().__init__(name, "Hour × weekday", self.plot, session, theme, parent)
        self._undrawn = 0
        self.brush = HeatLink(name, self.plot, session)
        self.zone_chooser = ZoneChooser(session.state.zone, self)
        self.zone_chooser.chosen.connect(session.set_zone)
        self.scale = ScaleSwitches(
            self.plot.set_scale, self, "Colour by each cell's own share", "Logarithmic colours"
        )
        self.menu = CardMenu(
            Subjects(self, session, self._as_csv, self.brush.clear), self._ways_of_drawing()
        )
        self.add_tool(self.zone_chooser)
        self.brush.mouse.menu_requested.connect(self._on_menu_requested)
        self.link()

    @property
    def noun(self) -> str:
        return "tweets"

    def by_in(self, state: SessionState) -> By:
        return by_clocks(state.zone)

    def draw(self, counted: Counted) -> None:
        heat = heat_of(counted)
        if heat.whole_total:
            self.plot.set_heat(heat)
        self._say(heat)
        self.brush.paint(self.session.state)

    def draw_compared(self, compared: Compared) -> None:
        self.plot.set_heat(comparison_of(compared))
        self._say(self.plot.heat)
        self.brush.paint(self.session.state)

    def finding(self) -> tuple[str, str]:
        return self.plot.heat.working_hours(self.theme.numerals), ""

    def finding_of_both(self) -> tuple[str, str]:
        return self.finding()

    def _say(self, heat: Heat) -> None:
        self._undrawn = self.brush.undrawn(self.session.state)
        remark = "a filter on other clocks is not drawn" if self._undrawn else ""
        if isinstance(heat, HeatComparison):
            self.say_compared(heat.compared, remark)
        else:
            self.say_totals(heat.selected_total, heat.whole_total, remark)

    def set_note(self, sentence: str) -> None:
        self.plot.set_note(sentence)

    def paint(self, state: SessionState) -> None:
        self.zone_chooser.show_zone(state.zone)
        self.brush.paint(state)
        if self.notice is None and self.brush.undrawn(state) != self._undrawn:
            self._say(self.plot.heat)

    def how_to(self) -> str:
        return _HOW_TO

    def choices(self) -> Mapping[str, str]:
        return self.scale.choices()

    def restore(self, choices: Mapping[str, str]) -> None:
        self.scale.restore(choices)

    def menu_for(self, gesture: Gesture[Target] | None) -> QMenu:
        """The menu for some cells, or for none of them."""
        if gesture is None:
            return self.menu.below(None)
        target = gesture.target
        actions = ValueActions(
            lambda: self.brush.choose(Gesture(target, How.ONLY)),
            lambda: self.brush.choose(Gesture(target, How.EXCLUDE)),
            lambda: self.brush.choose(Gesture(target, How.ADD)),
        )
        lines = self.plot.heat.readout(target, self.theme.numerals)
        return self.menu.below(value_menu(lines[0], "\n".join(lines), actions, self))

    def _ways_of_drawing(self) -> list[QAction]:
        working = action_of(
            "Only Monday–Friday 08–18", "workingHoursAction", self._on_working_hours, self
        )
        line = separator(self)
        return [working, line, self.scale.share, self.scale.log, separator(self)]

    def _on_working_hours(self) -> None:
        self.brush.choose(Gesture(WORKING_HOURS, How.ONLY))

    def _on_menu_requested(self, gesture: Gesture[Target] | None, at: QPoint) -> None:
        self.menu.pop_up(self.menu_for(gesture), at)

    def _as_csv(self, lines: Sequence[str]) -> str:
        return self.plot.heat.as_csv(lines)
