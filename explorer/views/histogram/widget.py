"""Accounts by followers or by another measure, linked to the selection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from explorer.query.by import LOG
from explorer.schema.fields import FIELDS
from explorer.session.client import Client
from explorer.session.session import Session
from explorer.session.state import SessionState
from explorer.views.histogram.model import MEASURES, measure_subject
from explorer.views.histogram.summary import NumberSummary, Summary
from explorer.views.shared.asker import Asker
from explorer.views.shared.bars.view import BarView, Subject
from explorer.views.shared.card_menu import switch_of
from explorer.views.shared.chooser import Chooser
from explorer.views.shared.theme import Theme

_MEASURE, _BINS = "measure", "bins"


class HistogramView(BarView):
    """How many accounts have how many followers; the title chooses what is counted."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        measure = MEASURES[0]
        self._summary: Summary | None = None
        self._summary_of_a: Summary | None = None
        super().__init__(
            "followersView",
            FIELDS[measure].heading,
            measure_subject(measure, numerals=theme.numerals),
            session,
            theme,
            parent,
        )
        choices = [(name, FIELDS[name].heading) for name in MEASURES]
        self.measure_chooser = Chooser("Measure", choices, measure, self)
        self.measure_chooser.setProperty("role", "heading")
        self.measure_chooser.chosen.connect(self._on_measure_chosen)
        self.put_in_place_of_title(self.measure_chooser)

    def more_actions(self) -> Sequence[QAction]:
        words = "Equal bins instead of logarithmic ones"
        self._equal = switch_of(words, "equalBinsAction", self)
        self._equal.toggled.connect(self._on_bins_switched)
        return (self._equal,)

    def _on_measure_chosen(self, measure: str) -> None:
        self.call(FIELDS[measure].heading)
        self.set_subject(self._subject_of(measure, is_log=self.subject.by.bins == LOG))

    def _on_bins_switched(self, is_equal: bool) -> None:
        self.set_subject(self._subject_of(self.subject.by.field, is_log=not is_equal))

    def _subject_of(self, measure: str, *, is_log: bool) -> Subject:
        return measure_subject(measure, is_log=is_log, numerals=self.theme.numerals)

    def more_clients(self) -> Sequence[Client]:
        name = self.objectName()
        return (
            Asker(f"{name} summary", self._ask_summary, self._on_summary, is_patient=True),
            Asker(f"{name} summary of A", self._ask_summary_of_a, self._on_summary_of_a),
        )

    def finding(self) -> tuple[str, str]:
        summary = self._summary
        if summary is None or summary.asked != self._ask_summary(self.session.state):
            return "", ""
        numerals = self.theme.numerals
        return summary.in_short(numerals), summary.in_full(numerals)

    def finding_of_both(self) -> tuple[str, str]:
        a, b, state = self._summary_of_a, self._summary, self.session.state
        if a is None or b is None:
            return "", ""
        if (a.asked, b.asked) != (self._ask_summary_of_a(state), self._ask_summary(state)):
            return "", ""
        numerals, sides = self.theme.numerals, (("A", a), ("B", b))
        full = (f"{name}: {side.in_full(numerals)}" for name, side in sides if side.known)
        medians = (f"{name} {side.median_words(numerals)}" for name, side in sides)
        return f"median {', '.join(medians)}", "\n".join(full)

    def _ask_summary_of_a(self, state: SessionState) -> NumberSummary | None:
        compared = self.applied_to_compared(state)
        return None if compared is None else NumberSummary(self.subject.by.field, compared)

    def _on_summary_of_a(self, answer: object) -> None:
        if isinstance(answer, Summary):
            self._summary_of_a = answer
            self.say_again()

    def _ask_summary(self, state: SessionState) -> NumberSummary:
        return NumberSummary(self.subject.by.field, self.applied(state))

    def _on_summary(self, answer: object) -> None:
        if isinstance(answer, Summary):
            self._summary = answer
            self.say_again()

    def choices(self) -> Mapping[str, str]:
        chosen = {_MEASURE: self.subject.by.field, _BINS: self.subject.by.bins}
        return {**super().choices(), **chosen}

    def restore(self, choices: Mapping[str, str]) -> None:
        super().restore(choices)
        self.measure_chooser.choose(choices.get(_MEASURE, MEASURES[0]))
        self._equal.setChecked(choices.get(_BINS, LOG) != LOG)
