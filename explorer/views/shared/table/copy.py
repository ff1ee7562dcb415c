"""Chosen rows of a table on the clipboard, with headers, as tab-separated text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication

from explorer.schema.columns import Column
from explorer.schema.words import counted
from explorer.session.requests import Page, PageRows
from explorer.session.session import Session
from explorer.views.shared.asker import Asker
from explorer.views.shared.numbers import thousands
from explorer.views.shared.table.cells import copied, tsv_cell
from explorer.views.shared.table.clients import Asked
from explorer.views.shared.table.view import LongTable

MOST_COPIED = 100_000
"""A clipboard is no place for more; the export is."""


class RowCopier:
    """Copies what is chosen in one table; rows whose page is not here are asked for."""

    def __init__(
        self, table: LongTable, entity: str, session: Session, tell: Callable[[str], None]
    ) -> None:
        self._table = table
        self._entity = entity
        self._session = session
        self._tell = tell

    def copy(self, asked: Asked | None) -> None:
        """Copy the chosen rows of the table that shows what was `asked`."""
        table = self._table
        span = table.chosen_span()
        if asked is None or not span:
            self._tell("Choose rows first, then copy them.")
            return
        if len(span) > MOST_COPIED:
            self._tell(f"Copying takes up to {thousands(MOST_COPIED)} rows; use Export… for more.")
            return
        rows = [row - span.start for row in table.chosen_rows()]
        columns = table.visible_columns()
        page = Page(
            self._entity,
            asked.selection,
            tuple(column.name for column in columns),
            asked.order,
            span.start,
            len(span),
        )

        def _on_answer(answer: object) -> None:
            self._session.remove_client(client)
            if isinstance(answer, PageRows):
                QGuiApplication.clipboard().setText(tsv(columns, answer, rows))
                self._tell(f"{counted(len(rows), 'rows')} copied with headers.")

        def _on_error(sentence: str) -> None:
            self._session.remove_client(client)
            self._tell(sentence)

        client = Asker(
            f"{table.objectName()} copy",
            lambda _state: page,
            _on_answer,
            _on_error,
            lambda: self._tell("Copying…"),
        )
        self._session.add(client)


def tsv(columns: Sequence[Column], page: PageRows, rows: Sequence[int]) -> str:
    """Headers and the rows of a page, counted from its first, one line each."""
    lines = ["\t".join(tsv_cell(column.heading) for column in columns)]
    cells = [page.columns[column.name] for column in columns]
    for row in rows:
        if row < len(page.keys):
            values = (copied(c, values[row]) for c, values in zip(columns, cells, strict=True))
            lines.append("\t".join(tsv_cell(value) for value in values))
    return "\n".join(lines) + "\n"
