"""Which page of a table is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from explorer.query.page import Order
from explorer.query.selection import Selection
from explorer.session.requests import Page, Request
from explorer.session.state import SessionState
from explorer.views.shared.asker import Asker
from explorer.views.shared.table.model import PAGE_ROWS, SIGNS


@dataclass(frozen=True, slots=True)
class Asked:
    """What decides which row is which: pages of different ones must not be mixed."""

    selection: Selection
    order: tuple[Order, ...]


class PageClient(Asker):
    """Asks for the page that holds `offset`; a new selection begins at the top again."""

    def __init__(
        self,
        name: str,
        entity: str,
        order: Sequence[Order],
        columns: Sequence[str],
        on_answer: Callable[[object], None],
        on_error: Callable[[str], None],
        on_waiting: Callable[[], None],
    ) -> None:
        super().__init__(name, self._page, on_answer, on_error, on_waiting)
        self._entity = entity
        self.order = tuple(order)
        self.columns = tuple(columns)
        self.besides: tuple[str, ...] = SIGNS
        """Columns asked for that are not shown themselves."""
        self.offset = 0
        self.asked: Asked | None = None

    def _page(self, state: SessionState) -> Request:
        asked = Asked(state.selection, self.order)
        if asked != self.asked:
            self.asked = asked
            self.offset = 0
        columns = tuple(dict.fromkeys((*self.columns, *self.besides)))
        return Page(self._entity, state.selection, columns, self.order, self.offset, PAGE_ROWS)
