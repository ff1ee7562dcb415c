"""Which page of a table is asked for, and which cells that come later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from explorer.query.cells import is_late
from explorer.query.page import Order
from explorer.query.selection import Selection
from explorer.session.requests import LateCells, Page, PageRows, Request
from explorer.session.state import SessionState
from explorer.views.shared.asker import Asker
from explorer.views.shared.table.model import PAGE_ROWS, SIGNS, TableModel


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
        super().__init__(name, self._page, on_answer, on_error, on_waiting, is_patient=True)
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
        return Page(self._entity, state.selection, self.early, self.order, self.offset, PAGE_ROWS)

    @property
    def early(self) -> tuple[str, ...]:
        """The columns that a page comes with."""
        return tuple(name for name in self._all if not is_late(self._entity, name))

    @property
    def late(self) -> tuple[str, ...]:
        """The columns that are fetched when a page is here, of the rows in sight first."""
        return tuple(name for name in self._all if is_late(self._entity, name))

    @property
    def _all(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.columns, *self.besides)))


class LateClient(Asker):
    """Asks for late cells of the rows looked at, then of the other rows of their pages."""

    def __init__(
        self,
        name: str,
        model: TableModel,
        columns: Callable[[], tuple[str, ...]],
        on_put: Callable[[], None],
    ) -> None:
        super().__init__(name, lambda _state: self._wanted, self._on_answer)
        self._model = model
        self._columns = columns
        self._on_put = on_put
        self._asked: dict[int, int] = {}
        self._wanted: LateCells | None = None

    def look_at(self, first: int, last: int) -> None:
        """Want what the rows in sight lack, and if that is nothing, what their pages lack."""
        start = first // PAGE_ROWS * PAGE_ROWS
        pages = range(start, (last // PAGE_ROWS + 1) * PAGE_ROWS)
        self._want(range(first, last + 1))
        if self._wanted is None:
            self._want(pages)

    def _want(self, rows: range) -> None:
        columns = self._columns()
        lacking = {row: self._model.key(row) for row in rows if self._model.lacks(row, columns)}
        self._asked = {row: key for row, key in lacking.items() if key is not None}
        keys = tuple(self._asked.values())
        self._wanted = LateCells(keys, columns) if keys else None

    def _on_answer(self, answer: object) -> None:
        if isinstance(answer, PageRows):
            self._model.put_cells(self._asked, answer.keys, answer.columns)
            # Asked again, should the page be read anew, it must be another question.
            self._wanted = None
            self._on_put()
