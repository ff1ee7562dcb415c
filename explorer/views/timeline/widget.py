"""Tweets over time, linked to the selection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget

from explorer.errors import KnownError
from explorer.query.by import text_of_bars
from explorer.schema.fields import FIELDS
from explorer.session.client import Client
from explorer.session.parts import REST
from explorer.session.session import Session
from explorer.session.state import SessionState
from explorer.views.shared.asker import Asker
from explorer.views.shared.bars.chart import Chart
from explorer.views.shared.bars.marks_item import Mark
from explorer.views.shared.bars.series import Series
from explorer.views.shared.bars.time_view import TimeView
from explorer.views.shared.card_menu import action_of
from explorer.views.shared.chooser import Chooser
from explorer.views.shared.theme import Theme
from explorer.views.timeline.markers import Marker, MarkersDialog, parse_markers
from explorer.views.timeline.stack import (
    NOT_STACKED,
    STACKED_BY,
    Stack,
    StackQuestion,
    parts_by,
)

_STACK, _MARKERS = "stack", "markers"
_LONGEST_NAME = 18
"""In the legend; the whole name is said of a bar."""


class TimelineView(TimeView):
    """How many tweets were posted when; of what they are made, if that is asked for."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        self._stacked_by = NOT_STACKED
        self._made_of: Stack | None = None
        self._markers: tuple[Marker, ...] = ()
        super().__init__(
            "timelineView", "Tweets over time", "time", "tweets", session, theme, parent
        )
        self.legend = QLabel(self)
        self.legend.setProperty("role", "caption")
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        choices = [(NOT_STACKED, "in one colour")]
        choices += [(name, f"by {FIELDS[name].phrase}") for name in STACKED_BY]
        self.stack_chooser = Chooser("Colours", choices, NOT_STACKED, self)
        self.stack_chooser.setToolTip("Colour the selection by what it is made of")
        self.stack_chooser.chosen.connect(self._on_stack_chosen)
        self.add_tool(self.stack_chooser)
        self.add_tool(self.legend)

    def more_clients(self) -> Sequence[Client]:
        return (Asker(f"{self.objectName()} stack", self._ask_stack, self._on_stack),)

    def more_actions(self) -> Sequence[QAction]:
        markers = action_of("Markers…", "markersAction", self._on_markers_asked, self)
        return (*super().more_actions(), markers)

    def data_by(self, state: SessionState) -> str:
        is_coloured = self._ask_stack(state) is not None
        return text_of_bars(self.by_in(state), parts_by(self._stacked_by) if is_coloured else None)

    def set_markers(self, text: str) -> None:
        """Draw these markers, one a line; raises KnownError where one cannot be read."""
        self._markers = parse_markers(text)
        self.plot.set_marks(
            [
                Mark(marker.minute, f"Marker: {marker.words}", marker.words)
                for marker in self._markers
            ]
        )

    def show_chart(self, chart: Chart) -> None:
        super().show_chart(chart)
        self._show_stack()

    def choices(self) -> Mapping[str, str]:
        markers = "\n".join(marker.line for marker in self._markers)
        return {**super().choices(), _STACK: self._stacked_by, _MARKERS: markers}

    def restore(self, choices: Mapping[str, str]) -> None:
        super().restore(choices)
        self.stack_chooser.choose(choices.get(_STACK, NOT_STACKED))
        with suppress(KnownError):
            self.set_markers(choices.get(_MARKERS, ""))

    def _on_markers_asked(self) -> None:
        dialog = MarkersDialog("\n".join(marker.line for marker in self._markers), self)
        dialog.markers_written.connect(self.set_markers)
        dialog.open()

    def _ask_stack(self, state: SessionState) -> StackQuestion | None:
        if self._stacked_by == NOT_STACKED or state.compared is not None:
            return None
        return StackQuestion(self.by_in(state), self.applied(state), self._stacked_by)

    def _on_stack(self, answer: object) -> None:
        if isinstance(answer, Stack):
            self._made_of = answer
            self._show_stack()

    def _on_stack_chosen(self, field: str) -> None:
        self._stacked_by = field
        self._show_stack()
        self.ask_again()

    def _show_stack(self) -> None:
        """Colours as far as they are of what is drawn; the legend goes with them."""
        stack, order = self._made_of, self.plot.chart.placement.order
        is_current = (
            stack is not None
            and stack.asked == self._ask_stack(self.session.state)
            and all(len(part) == len(order) for part in stack.parts)
        )
        series: list[Series] = []
        if stack is not None and is_current:
            *colours, rest = self.theme.series
            for place, (name, part) in enumerate(zip(stack.names, stack.parts, strict=True)):
                is_rest = name == REST and place == len(stack.names) - 1
                series.append(Series(name, rest if is_rest else colours[place], part[order]))
        self.plot.set_series(series)
        self.legend.setText(
            " &nbsp;".join(
                f'<span style="color:{one.colour}">■</span> {escape(_short(one.name))}'
                for one in series
            )
        )


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
