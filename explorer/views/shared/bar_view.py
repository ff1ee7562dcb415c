"""A card with a plot of bars that filters the others and is filtered by them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from explorer.query.by import By
from explorer.query.selection import Selection
from explorer.schema.bins import Bin
from explorer.schema.words import counted
from explorer.session.counting import CountBy, Counted
from explorer.session.requests import TotalCounts, Totals
from explorer.session.session import Session
from explorer.session.state import SessionState
from explorer.views.shared.asker import Asker
from explorer.views.shared.bar_menu import BarMenu, Pieces
from explorer.views.shared.bars import AxisMaker, BarPlot
from explorer.views.shared.brush_link import BrushLink
from explorer.views.shared.card import Card
from explorer.views.shared.chart import Chart, chart_of
from explorer.views.shared.link import ViewLink
from explorer.views.shared.numbers import out_of
from explorer.views.shared.placement import Placement
from explorer.views.shared.theme import Theme

_HOW_TO = (
    "Drag to brush; drag its edges or its middle to change it. Click a bar for only that one, "
    "Shift-click to add, Alt-click to exclude. Esc or a double click clears."
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a view of bars draws: which bins, counting what, placed and described how.

    `remark` ends the caption: the zone of times, say.
    """

    by: By
    noun: str
    place: Callable[[Sequence[Bin]], Placement]
    describe: Callable[[Bin], str]
    axis: AxisMaker
    remark: str = ""


class BarView(Card):
    """Paints the clauses on its field as bands; its own clause, named after it, can be dragged."""

    def __init__(
        self,
        name: str,
        title: str,
        subject: Subject,
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
        extra_actions: Sequence[QAction] = (),
    ) -> None:
        self.plot = BarPlot(theme, subject.axis)
        super().__init__(title, self.plot, theme, parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.plot.setAccessibleName(f"{title}, chart")
        self.setFocusProxy(self.plot)
        self.subject = subject
        self._session = session
        self.brush = BrushLink(name, subject.by.field, self.plot, session)
        self.menu = BarMenu(Pieces(self, self.plot, self.brush, session), extra_actions)
        self.show_empty("Nothing to draw yet")
        self._is_emptied = False
        clients = (
            Asker(name, self.request, self.show_answer, self.show_error, self.show_waiting),
            Asker(f"{name} emptied", self._ask_why, self._on_why),
        )
        self._link = ViewLink(self, session, clients, self._on_state)
        self.retry_requested.connect(self._link.refresh)

    def set_subject(self, subject: Subject) -> None:
        """Draw something else: other bins, or another field, which the view owns from now on."""
        self.subject = subject
        self.brush.field = subject.by.field
        self.plot.set_axis_maker(subject.axis)
        self._link.refresh()

    def request(self, state: SessionState) -> CountBy:
        return CountBy(self.subject.by, self._applied(state), measures=(self.subject.noun,))

    def _applied(self, state: SessionState) -> Selection:
        """What the view is filtered by; it stays the same while the view's own brush moves."""
        return state.selection.excluding(self.subject.by.fields)

    def show_answer(self, answer: object) -> None:
        if isinstance(answer, Counted) and answer.by == self.subject.by:
            self.show_chart(self._chart(answer))

    def _chart(self, counted: Counted) -> Chart:
        subject = self.subject
        is_tweets = subject.noun == "tweets"
        return chart_of(
            subject.place(counted.bins),
            counted.all_tweets if is_tweets else counted.all_accounts,
            counted.tweets if is_tweets else counted.accounts,
            subject.noun,
            subject.describe,
        )

    def show_chart(self, chart: Chart) -> None:
        """Draw a chart and say in the caption what it is out of."""
        noun = chart.noun
        if not chart.whole_total:
            self.set_caption("")
            self.show_empty(f"No {noun} in scope", "Tick a dataset, or open an archive.")
            return
        self.plot.set_chart(chart)
        self.brush.paint(self._session.state)
        self._is_emptied = not chart.selected_total
        self.plot.set_note(f"No {noun} left." if self._is_emptied else "")
        self._link.refresh()
        self._say_how_many(chart)
        self.show_body()

    def _say_how_many(self, chart: Chart) -> None:
        noun, whole, selected = chart.noun, chart.whole_total, chart.selected_total
        is_filtered = bool(self._applied(self._session.state).active)
        said = out_of(selected, whole, noun) if is_filtered else f"{counted(whole, noun)} in scope"
        caption = " · ".join(part for part in (said, self.subject.remark) if part)
        self.set_caption(
            caption,
            f"Grey: all {counted(whole, noun)} in scope. "
            f"Colour: {counted(selected, noun)} that meet every filter but those on "
            f"{self.subject.by.field}.\n{_HOW_TO}",
        )

    def _ask_why(self, state: SessionState) -> Totals | None:
        """Which filter leaves nothing, if nothing is left."""
        return Totals(self._applied(state)) if self._is_emptied else None

    def _on_why(self, answer: object) -> None:
        if isinstance(answer, TotalCounts) and self._is_emptied:
            self.plot.set_note(f"No {self.subject.noun} left. {answer.emptied_by}".strip())

    def _on_state(self, state: SessionState, _previewing: bool) -> None:
        self.brush.paint(state)
