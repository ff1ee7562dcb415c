"""A card that shows how often each value occurs, linked to the selection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from explorer.query.by import By
from explorer.query.selection import Selection
from explorer.schema.words import counted as counted_words
from explorer.session.client import Client
from explorer.session.comparing import CompareBy, Compared
from explorer.session.counting import CountBy, Counted
from explorer.session.requests import Request, TotalCounts, Totals
from explorer.session.session import Session
from explorer.session.state import SessionState
from explorer.views.shared.asker import Asker
from explorer.views.shared.card import Card
from explorer.views.shared.compared import caption_of, emptiness, explained, same_filters
from explorer.views.shared.link import ViewLink
from explorer.views.shared.numbers import out_of
from explorer.views.shared.theme import Theme


class CountingCard(Card):
    """Asks what `by_in` a state says and draws the answer in `draw`.

    A subclass calls `link` when all its parts are there; it may say in `set_note` why nothing is
    left, and paints the clauses on its fields in `paint`.
    """

    def __init__(
        self,
        name: str,
        title: str,
        body: QWidget,
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, body, theme, parent)
        self.session = session
        self._name = name
        self._is_emptied = False
        self.setObjectName(name)
        self.body.setObjectName(f"{name}Body")
        self.call(title)
        self.setFocusProxy(body)
        self.show_empty("Nothing to draw yet")

    def call(self, title: str) -> None:
        """Give the card and its chart another name."""
        self.set_title(title)
        self.setAccessibleName(title)
        self.body.setAccessibleName(f"{title}, chart")

    def by_in(self, state: SessionState) -> By:
        """What is counted by."""
        raise NotImplementedError

    def data_by(self, state: SessionState) -> str:
        """What the data behind is counted by, as `count --by` reads it, with the zone apart."""
        return self.by_in(state).text

    @property
    def noun(self) -> str:
        """What is counted: accounts or tweets."""
        raise NotImplementedError

    def draw(self, counted: Counted) -> None:
        """Show numbers; `say_totals` is part of it."""
        raise NotImplementedError

    def draw_compared(self, compared: Compared) -> None:
        """Show the numbers of two selections; `say_compared` is part of it."""
        raise NotImplementedError

    def set_note(self, sentence: str) -> None:
        """Say something over the chart, nothing where it is empty."""
        raise NotImplementedError

    def paint(self, state: SessionState) -> None:
        """Show which values the clauses of a state choose."""
        raise NotImplementedError

    def how_to(self) -> str:
        """The gestures, for the tooltip of the caption."""
        raise NotImplementedError

    def choices(self) -> Mapping[str, str]:
        """How the view is drawn, by name: units, measures and scales, to be remembered."""
        raise NotImplementedError

    def restore(self, choices: Mapping[str, str]) -> None:
        """Draw as was remembered, as far as that is still known here."""
        raise NotImplementedError

    def link(self) -> None:
        """Begin to ask; the first question is sent when the card is seen."""
        clients = (
            Asker(self._name, self.request, self.show_answer, self.show_error, self.show_waiting),
            Asker(f"{self._name} emptied", self._ask_why, self._on_why),
            *self.more_clients(),
        )
        self._link = ViewLink(self, self.session, clients, self._on_state)
        self.retry_requested.connect(self._link.refresh)

    def more_clients(self) -> Sequence[Client]:
        """Who else asks for this card; their names begin with the card's."""
        return ()

    def ask_again(self) -> None:
        """What the card asks has changed."""
        self._link.refresh()

    def request(self, state: SessionState) -> Request:
        by, compared = self.by_in(state), self.applied_to_compared(state)
        if compared is None:
            return CountBy(by, self.applied(state), measures=(self.noun,))
        return CompareBy(by, compared, self.applied(state), measures=(self.noun,))

    def applied(self, state: SessionState) -> Selection:
        """What the view is filtered by; it stays the same while the view's own brush moves."""
        return state.selection.excluding(self.by_in(state).fields)

    def applied_to_compared(self, state: SessionState) -> Selection | None:
        """The same of what the selection is compared with; None while nothing is compared."""
        compared = state.compared_selection
        return None if compared is None else compared.excluding(self.by_in(state).fields)

    def show_answer(self, answer: object) -> None:
        by = self.by_in(self.session.state)
        if isinstance(answer, Counted) and answer.by == by:
            self.draw(answer)
        elif isinstance(answer, Compared) and answer.by == by:
            self.draw_compared(answer)

    def finding(self) -> tuple[str, str]:
        """What the caption says first, and the tooltip in full; both empty for nothing."""
        return "", ""

    def finding_of_both(self) -> tuple[str, str]:
        """The same while two selections are compared."""
        return "", ""

    def say_totals(self, selected: int, whole: int, remark: str = "") -> None:
        """Say in the caption what the numbers are out of, the finding before, `remark` after it.

        Where there is nothing at all that is said in the chart's place.
        """
        noun, numerals = self.noun, self.theme.numerals
        if not whole:
            self.set_caption("")
            self.show_empty(f"No {noun} in scope", "Tick a dataset, or open an archive.")
            return
        self._is_emptied = not selected
        self.set_note(f"No {noun} left." if self._is_emptied else "")
        self._link.refresh()
        is_filtered = bool(self.applied(self.session.state).active)
        everything = counted_words(whole, noun, numerals)
        said = out_of(selected, whole, noun, numerals) if is_filtered else f"{everything} in scope"
        found, in_full = self.finding()
        fields = " and ".join(self.by_in(self.session.state).fields)
        colours = (
            f"Grey: all {everything} in scope. Colour: "
            f"{counted_words(selected, noun, numerals)} that meet every filter but "
            f"those on {fields}."
        )
        self.set_caption(
            " · ".join(part for part in (found, said, remark) if part),
            "\n".join(part for part in (in_full, colours, self.how_to()) if part),
        )
        self.show_body()

    def say_compared(self, compared: Compared, remark: str = "") -> None:
        """The same of two selections: what each of them holds, and where they are one."""
        a, b, noun, numerals = compared.a, compared.b, self.noun, self.theme.numerals
        if not b.scope(noun):
            self.say_totals(0, 0)
            return
        self._is_emptied = False
        self.set_note(emptiness(a, b, noun, numerals))
        state = self.session.state
        is_same = same_filters(self.applied_to_compared(state), self.applied(state))
        same = "A and B are the same here" if is_same else ""
        explanation = explained(a, b, noun, self.by_in(state).fields, numerals)
        found, in_full = self.finding_of_both()
        said = " · ".join(part for part in (found, caption_of(a, b, noun, numerals)) if part)
        self.set_caption(
            " · ".join(part for part in (said, same, remark) if part),
            "\n".join(part for part in (in_full, explanation, self.how_to()) if part),
        )
        self.show_body()

    def _ask_why(self, state: SessionState) -> Totals | None:
        """Which filter leaves nothing, if nothing is left."""
        return Totals(self.applied(state)) if self._is_emptied else None

    def _on_why(self, answer: object) -> None:
        if isinstance(answer, TotalCounts) and self._is_emptied:
            self.set_note(f"No {self.noun} left. {answer.why_empty(self.theme.numerals)}".strip())

    def _on_state(self, state: SessionState, _previewing: bool) -> None:
        self.paint(state)
