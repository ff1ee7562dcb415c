"""The chosen rows of a table, whole, those too whose page is not here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from explorer.session.requests import Page, PageRows
from explorer.session.session import Session
from explorer.views.shared.asker import ask_once
from explorer.views.shared.table.clients import Asked
from explorer.views.shared.table.view import LongTable

Take = Callable[[PageRows, Sequence[int]], None]
"""Called with rows and the places in them of those that are chosen."""


class ChosenRows:
    """Brings some columns of the rows chosen in one table."""

    def __init__(
        self, table: LongTable, entity: str, session: Session, tell: Callable[[str], None]
    ) -> None:
        self._table = table
        self._entity = entity
        self._session = session
        self._tell = tell

    def bring(
        self, asked: Asked | None, columns: tuple[str, ...], most: int, too_many: str, take: Take
    ) -> None:
        """Give `take` the chosen rows of the table that shows what was `asked`.

        Says so where nothing is chosen, and `too_many` where the rows from the first to the last
        chosen one are more than `most`.
        """
        span = self._table.chosen_span()
        if asked is None or not span:
            self._tell("Choose rows first.")
            return
        if len(span) > most:
            self._tell(too_many)
            return
        rows = [row - span.start for row in self._table.chosen_rows()]
        page = Page(self._entity, asked.selection, columns, asked.order, span.start, len(span))

        def on_answer(answer: object) -> None:
            if isinstance(answer, PageRows):
                take(answer, [row for row in rows if row < len(answer.keys)])

        ask_once(
            self._session,
            f"{self._table.objectName()} chosen rows",
            page,
            on_answer,
            self._tell,
            lambda: self._tell("Reading the chosen rows…"),
        )
