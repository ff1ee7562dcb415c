"""A card with a plot of bars that filters the others and is filtered by them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from explorer.query.by import By
from explorer.schema.bins import Bin
from explorer.session.comparing import Compared
from explorer.session.counting import Counted
from explorer.session.session import Session
from explorer.session.state import SessionState
from explorer.views.shared.bars.brush_link import BrushLink
from explorer.views.shared.bars.chart import Chart, chart_of
from explorer.views.shared.bars.comparison import Comparison, comparison_of
from explorer.views.shared.bars.menu import BarMenu, Pieces
from explorer.views.shared.bars.placement import Placement
from explorer.views.shared.bars.plot import AxisMaker, BarPlot
from explorer.views.shared.counting_card import CountingCard
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


class BarView(CountingCard):
    """Paints the clauses on its field as bands; its own clause, named after it, can be dragged."""

    def __init__(
        self,
        name: str,
        title: str,
        subject: Subject,
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        self.plot = BarPlot(theme, subject.axis)
        super().__init__(name, title, self.plot, session, theme, parent)
        self.subject = subject
        self.brush = BrushLink(name, subject.by.field, self.plot, session)
        self.menu = BarMenu(Pieces(self, self.plot, self.brush, session), self.more_actions())
        self.link()

    def more_actions(self) -> Sequence[QAction]:
        """What else its menu offers; asked for while the view is being made."""
        return ()

    @property
    def noun(self) -> str:
        return self.subject.noun

    def by_in(self, state: SessionState) -> By:
        del state
        return self.subject.by

    def set_subject(self, subject: Subject) -> None:
        """Draw something else: other bins, or another field, which the view owns from now on."""
        self.subject = subject
        self.brush.field = subject.by.field
        self.plot.set_axis_maker(subject.axis)
        self.ask_again()

    def draw(self, counted: Counted) -> None:
        subject = self.subject
        is_tweets = subject.noun == "tweets"
        self.show_chart(
            chart_of(
                subject.place(counted.bins),
                counted.all_tweets if is_tweets else counted.all_accounts,
                counted.tweets if is_tweets else counted.accounts,
                subject.noun,
                subject.describe,
            )
        )

    def draw_compared(self, compared: Compared) -> None:
        subject = self.subject
        placement = subject.place(compared.bins)
        self.show_chart(comparison_of(placement, compared, subject.noun, subject.describe))

    def show_chart(self, chart: Chart) -> None:
        """Draw a chart and say in the caption what it is out of."""
        if chart.whole_total or chart.is_comparison:
            self.plot.set_chart(chart)
            self.brush.paint(self.session.state)
        self._say(chart)

    def remark(self) -> str:
        """What ends the caption."""
        return self.subject.remark

    def say_again(self) -> None:
        """What the caption finds has changed."""
        chart = self.plot.chart
        if self.notice is None and (chart.whole_total or chart.is_comparison):
            self._say(chart)

    def _say(self, chart: Chart) -> None:
        if isinstance(chart, Comparison):
            self.say_compared(chart.compared, self.remark())
        else:
            self.say_totals(chart.selected_total, chart.whole_total, self.remark())

    def set_note(self, sentence: str) -> None:
        self.plot.set_note(sentence)

    def paint(self, state: SessionState) -> None:
        self.brush.paint(state)

    def how_to(self) -> str:
        return _HOW_TO

    def choices(self) -> Mapping[str, str]:
        return self.menu.scale.choices()

    def restore(self, choices: Mapping[str, str]) -> None:
        self.menu.scale.restore(choices)
