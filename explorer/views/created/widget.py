"""Accounts created over time, linked to the selection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from explorer.query.by import By
from explorer.query.selection import Selection
from explorer.schema.bins import BinKind
from explorer.schema.numerals import Numerals
from explorer.schema.words import counted
from explorer.session.ask import Ask
from explorer.session.client import Client
from explorer.session.counting import CountBy
from explorer.session.session import Session
from explorer.session.state import SessionState
from explorer.views.created.seconds import CreationSeconds, FoundSeconds
from explorer.views.created.spikes import DEFINITION, Spike, spikes_of
from explorer.views.shared.asker import Asker
from explorer.views.shared.bars.marks_item import Mark
from explorer.views.shared.bars.periods import period_words
from explorer.views.shared.bars.placement import place_in_time
from explorer.views.shared.bars.time_view import TimeView
from explorer.views.shared.theme import Theme

_MOST_LISTED = 5


@dataclass(frozen=True, slots=True)
class SpikeDays:
    """Asks for the spike days of the accounts that the view draws in colour."""

    selection: Selection

    def answer(self, ask: Ask) -> FoundSpikes:
        found = CountBy(By("created", "day"), self.selection, measures=("accounts",)).answer(ask)
        placement = place_in_time(found.bins, "day")
        days = placement.order[placement.apart :]
        if not len(days):
            return FoundSpikes(self, ())
        first = int(placement.lower[placement.apart])
        return FoundSpikes(self, spikes_of(first, found.accounts[days]))


@dataclass(frozen=True, slots=True)
class FoundSpikes:
    """The spike days, earliest first."""

    asked: SpikeDays
    spikes: tuple[Spike, ...]


class CreatedView(TimeView):
    """How many accounts were made when; conspicuous days are marked."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        self._found: FoundSpikes | None = None
        self._seconds: FoundSeconds | None = None
        super().__init__(
            "createdView", "Accounts created", "created", "accounts", session, theme, parent
        )
        self.plot.set_remarks(self._said_of)

    def more_clients(self) -> Sequence[Client]:
        name = self.objectName()
        return (
            Asker(f"{name} spikes", self._ask_spikes, self._on_spikes, is_patient=True),
            Asker(f"{name} seconds", self._ask_seconds, self._on_seconds, is_patient=True),
        )

    def finding(self) -> tuple[str, str]:
        found = self._found
        if found is None or found.asked != self._ask_spikes(self.session.state):
            return "", DEFINITION
        if not found.spikes:
            return "", f"No spike days. {DEFINITION}"
        numerals = self.theme.numerals
        largest = sorted(found.spikes, key=lambda spike: -spike.accounts)[:_MOST_LISTED]
        days = counted(len(found.spikes), "spike days", numerals)
        lines = (
            f"{days}, marked ▼. {DEFINITION}",
            *(_in_full(spike, self.theme.numerals) for spike in largest),
        )
        return days, "\n".join(lines)

    def finding_of_both(self) -> tuple[str, str]:
        found, in_full = self.finding()
        return (f"{found} in B" if found else ""), in_full

    def _ask_spikes(self, state: SessionState) -> SpikeDays:
        return SpikeDays(self.applied(state))

    def _ask_seconds(self, state: SessionState) -> CreationSeconds:
        return CreationSeconds(self.by_in(state), self.applied(state))

    def _on_seconds(self, answer: object) -> None:
        if isinstance(answer, FoundSeconds):
            self._seconds = answer

    def _said_of(self, bar: int) -> str:
        seconds, chart = self._seconds, self.plot.chart
        one = chart.placement.bin(bar)
        is_current = seconds is not None and seconds.asked == self._ask_seconds(self.session.state)
        if seconds is None or not is_current or one.kind is not BinKind.VALUE:
            return ""
        said = seconds.said_of(one.lower, int(chart.selected[bar]), self.theme.numerals)
        return f"B: {said}" if said and chart.is_comparison else said

    def _on_spikes(self, answer: object) -> None:
        if isinstance(answer, FoundSpikes):
            self._found = answer
            self.plot.set_marks(
                [
                    Mark(spike.minute, f"Spike: {_in_full(spike, self.theme.numerals)}")
                    for spike in answer.spikes
                ]
            )
            self.say_again()


def _in_full(spike: Spike, numerals: Numerals) -> str:
    """`Wednesday, 14 March 2018: 75 accounts, median 2 around it`."""
    day = period_words(spike.minute, "day")
    accounts = counted(spike.accounts, "accounts", numerals)
    median = numerals.respelled(f"{spike.median:g}")
    return f"{day}: {accounts}, median {median} around it"
