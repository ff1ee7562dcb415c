"""How often each value of a chosen field occurs, linked to the selection."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from explorer.query.by import By
from explorer.schema.bins import BinKind
from explorer.schema.clause import Clause
from explorer.schema.fields import FIELDS
from explorer.session.comparing import Compared
from explorer.session.requests import Request
from explorer.session.session import Session
from explorer.session.state import SessionState
from explorer.views.facets.choice import chosen
from explorer.views.facets.list import FacetList
from explorer.views.facets.model import (
    FACETS,
    FIRST_TOP,
    FacetAnswer,
    FacetQuestion,
    FacetRow,
    FacetRows,
    compared_rows_of,
    facet_by,
    has_several,
    more_than,
    noun_of,
    private,
    rows_of,
)
from explorer.views.shared.card_menu import CardMenu, ScaleSwitches, Subjects, separator
from explorer.views.shared.chooser import Chooser
from explorer.views.shared.clearing import make_clearable
from explorer.views.shared.counting_card import CountingCard
from explorer.views.shared.gestures.gesture import How
from explorer.views.shared.privacy import Discretion
from explorer.views.shared.theme import Theme
from explorer.views.shared.throttle import Throttle
from explorer.views.shared.value_menu import ValueActions, value_menu

_FIELD = "field"
_TYPING_MS = 200
"""Between two questions while a value is being typed."""
_SEARCH_WIDTHS = (64, 130)
_SEARCH_SHARE = 0.2
"""Of the width of the card, within these."""
_HOW_TO = (
    "Click a value for only that one, Shift-click or ⊕ to add it, Alt-click or ⊖ to exclude it. "
    "By keyboard: Enter, + and −. Esc or a double click clears."
)


def facet_name(field: str) -> str:
    """What the view is called while it shows a field; its filters come from there."""
    return f"facetView_{field}"


class FacetView(CountingCard):
    """The most frequent values of a field; the title chooses the field, the search the values."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        self.field = FACETS[0]
        self._top = FIRST_TOP
        self._discretion: Discretion | None = None
        self.list = FacetList(theme)
        title = FIELDS[self.field].heading
        super().__init__("facetView", title, self.list, session, theme, parent)
        self._typing = Throttle(_TYPING_MS, self)
        self.search = QLineEdit(self)
        self.search.setObjectName("facetSearch")
        self.search.setProperty("role", "small")
        make_clearable(self.search)
        self.search.textChanged.connect(lambda _text: self._typing.call(self._on_searched))
        self.field_chooser = Chooser(
            "Values of", [(name, FIELDS[name].heading) for name in FACETS], self.field, self
        )
        self.field_chooser.setProperty("role", "heading")
        self.field_chooser.chosen.connect(self._on_field_chosen)
        self.put_in_place_of_title(self.field_chooser)
        self.scale = ScaleSwitches(self.list.set_scale, self)
        self.menu = CardMenu(
            Subjects(self, session, self._as_csv, self.clear),
            (self.scale.share, self.scale.log, separator(self)),
        )
        self.add_tool(self.search)
        self.list.value_chosen.connect(self.choose)
        self.list.more_requested.connect(self._on_more_requested)
        self.list.clear_requested.connect(self.clear)
        self.list.menu_requested.connect(self._on_menu_requested)
        self._name_parts()
        self.link()

    @property
    def noun(self) -> str:
        return noun_of(self.field)

    def by_in(self, state: SessionState) -> By:
        del state
        return facet_by(self.field, self._top, self.search.text().strip())

    def request(self, state: SessionState) -> Request:
        if state.compared is not None:
            return super().request(state)
        return FacetQuestion(self.by_in(state), self.applied(state), self.noun)

    def show_answer(self, answer: object) -> None:
        if not isinstance(answer, FacetAnswer):
            super().show_answer(answer)
        elif answer.counted.by == self.by_in(self.session.state):
            rows = rows_of(answer, self.noun)
            self._show_rows(rows)
            self.say_totals(rows.selected_total, rows.whole_total, self._remark())
            self._say_if_not_found(rows)

    def draw_compared(self, compared: Compared) -> None:
        rows = compared_rows_of(compared, self.noun)
        self._show_rows(rows)
        self.say_compared(compared, self._remark())
        self._say_if_not_found(rows)

    def keep_private(self, discretion: Discretion) -> None:
        """Show handles of small accounts by their first letters only."""
        self._discretion = discretion
        self._show_rows(self.list.items.facet)

    def _show_rows(self, rows: FacetRows) -> None:
        if self._discretion is not None:
            rows = private(rows, self._discretion)
        place = self.list.currentIndex().row()
        self.list.items.set_facet(rows, self.session.state.selection.active)
        self.list.setCurrentIndex(self.list.items.index(max(place, 0)))

    def _remark(self) -> str:
        return f"may be in several {self._plural()}" if has_several(self.field) else ""

    def _say_if_not_found(self, rows: FacetRows) -> None:
        if rows.selected_total and self.search.text().strip() and not self._has_values():
            self.set_note(f"No value contains “{self.search.text().strip()}”.")

    def set_note(self, sentence: str) -> None:
        self.list.set_note(sentence)

    def paint(self, state: SessionState) -> None:
        self.list.items.set_clauses(state.selection.active)

    def how_to(self) -> str:
        return _HOW_TO

    def choices(self) -> Mapping[str, str]:
        return {**self.scale.choices(), _FIELD: self.field}

    def restore(self, choices: Mapping[str, str]) -> None:
        self.scale.restore(choices)
        self.field_chooser.choose(choices.get(_FIELD, FACETS[0]))

    def own_clause(self) -> Clause | None:
        """The committed clause that was made here on the field."""
        for clause in self.session.committed.selection.clauses:
            is_own = clause.source == facet_name(self.field) and clause.fields == {self.field}
            if is_own and isinstance(clause, Clause):
                return clause
        return None

    def choose(self, row: FacetRow, how: How) -> None:
        """Commit what a gesture on a value means; choosing the only one again ends the filter."""
        if row.test is None:
            return
        current = self.own_clause()
        clause = chosen(self.field, row.test, how, current)
        if clause is not None:
            self.session.commit(replace(clause, source=facet_name(self.field)))
        elif current is not None:
            self.session.remove(current)

    def clear(self) -> None:
        """Take back every filter on the field, whoever made it."""
        selection = self.session.committed.selection
        left = selection.excluding((self.field,))
        if left != selection:
            self.session.select(left, f"Clear filters on {self.field}")

    def menu_for(self, row: FacetRow | None) -> QMenu:
        """The menu for a value, or for none of them."""
        if row is None:
            return self.menu.below(None)

        def do(how: How) -> Callable[[], None] | None:
            return None if row.test is None else lambda: self.choose(row, how)

        actions = ValueActions(do(How.ONLY), do(How.EXCLUDE), do(How.ADD))
        return self.menu.below(value_menu(row.label, row.bin.label, actions, self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        least, most = _SEARCH_WIDTHS
        self.search.setFixedWidth(min(max(round(self.width() * _SEARCH_SHARE), least), most))

    def _has_values(self) -> bool:
        rows = self.list.items.facet.rows
        return any(row.bin.kind is BinKind.VALUE for row in rows)

    def _plural(self) -> str:
        return f"{FIELDS[self.field].phrase}s"

    def _name_parts(self) -> None:
        heading = FIELDS[self.field].heading
        self.setObjectName(facet_name(self.field))
        self.call(heading)
        self.list.setAccessibleName(f"{heading}, values")
        self.search.setVisible(self.field != "kind")
        self.search.setPlaceholderText("Find…")
        self.search.setAccessibleName(f"Find a {FIELDS[self.field].phrase}")

    def _on_field_chosen(self, field: str) -> None:
        self.field = field
        self._top = FIRST_TOP
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._name_parts()
        self.ask_again()

    def _on_searched(self) -> None:
        self._top = FIRST_TOP
        self.ask_again()

    def _on_more_requested(self) -> None:
        self._top = more_than(self._top)
        self.ask_again()

    def _on_menu_requested(self, row: FacetRow | None, at: QPoint) -> None:
        self.menu.pop_up(self.menu_for(row), at)

    def _as_csv(self, lines: Sequence[str]) -> str:
        return self.list.items.facet.as_csv(lines)
