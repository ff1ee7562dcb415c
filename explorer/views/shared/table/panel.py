"""A whole table view: rows from the session, sorting, columns, menus, notices, copying."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from explorer.query.page import Order
from explorer.query.selection import Selection
from explorer.schema.columns import ACCOUNTS, COLUMNS, Look
from explorer.schema.fields import Entity
from explorer.schema.words import counted
from explorer.session.requests import PageRows, Request, TotalCounts, Totals
from explorer.session.session import Session
from explorer.session.state import SessionState
from explorer.views.shared.asker import Asker
from explorer.views.shared.marking import MarkKind, MarkWish
from explorer.views.shared.notice import Notice, NoticeKind
from explorer.views.shared.numbers import out_of, thousands
from explorer.views.shared.privacy import FOLLOWERS, Discretion
from explorer.views.shared.table.arrangement import Arrangement
from explorer.views.shared.table.chosen import ChosenRows
from explorer.views.shared.table.clients import Asked, LateClient, PageClient
from explorer.views.shared.table.copy import MOST_COPIED, TOO_MANY, tsv
from explorer.views.shared.table.menu import Cell, Rows, cell_menu
from explorer.views.shared.table.model import KEY, MOST_ROWS, PAGE_ROWS, SIGNS, TableModel
from explorer.views.shared.table.narrow import (
    DATASET,
    MOST_FILTERED,
    TOO_MANY_TO_FILTER,
    only_rows,
)
from explorer.views.shared.table.view import LongTable
from explorer.views.shared.theme import Theme
from explorer.views.shared.waiting_line import WaitingLine

MOST_MARKED = 10_000
TOO_MANY_TO_MARK = (
    f"Up to {thousands(MOST_MARKED)} rows are marked at once: choose fewer, or filter by what "
    "they share."
)


@dataclass(frozen=True, slots=True)
class TableKind:
    """What makes a table that of accounts or that of tweets; `id_column` tells its rows apart."""

    entity: str
    object_name: str
    accessible_name: str
    order: Order
    hidden: frozenset[str]
    id_column: str


class TablePanel(QWidget):
    """`caption_changed` says how many rows are shown out of how many; `told` is for the status."""

    caption_changed = Signal()
    told = Signal(str)
    row_reached = Signal(str, int)
    """The current row is another one: what it is of, and its number in the workspace."""
    mark_wanted = Signal(object)
    """A MarkWish for the chosen rows."""
    export_wanted = Signal()
    """What is selected is to be exported."""
    reading_wanted = Signal()
    """The current row is to be read: Enter, or a double click."""

    def __init__(
        self, kind: TableKind, session: Session, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self._session = session
        self.caption = ""
        self.columns = COLUMNS[kind.entity]
        self.model = TableModel(self.columns, theme)
        self.model.setParent(self)
        self.table = LongTable(self.model, self)
        self.table.setObjectName(kind.object_name)
        self.table.setAccessibleName(kind.accessible_name)
        self._shown: Asked | None = None
        self._counted = session.state.selection
        self._total: tuple[Selection, int, int] | None = None
        self._ids_repeat = False
        self._is_row_awaited = False
        self._emptied_by = ""
        self._marks_version = session.marking.version
        self._lay_out(theme)
        self.arrangement = Arrangement(self.table, self.columns, kind.hidden)
        self._pages = PageClient(
            kind.object_name,
            kind.entity,
            (kind.order,),
            self.arrangement.shown,
            self._on_page,
            self._on_error,
            self._line.start,
        )
        self._late = LateClient(
            f"{kind.object_name} late cells",
            self.model,
            lambda: self._pages.late,
            self._on_late_cells,
        )
        self._totals = Asker(f"{kind.object_name} rows", self._ask_total, self._on_total)
        self._chosen = ChosenRows(self.table, kind.entity, session, self.told.emit)
        self._connect()
        session.add(self._totals)
        session.add(self._pages, enabled=False)
        session.add(self._late, enabled=False)

    def keep_private(self, discretion: Discretion) -> None:
        """Show clear names of small accounts by their first letters only; copies stay exact."""
        self.model.keep_private(discretion)
        if FOLLOWERS not in self._pages.besides:
            self._pages.besides = (*SIGNS, FOLLOWERS)
            self._session.refresh(self._pages)

    @property
    def clients(self) -> tuple[Asker, Asker]:
        """What asks on behalf of this table: for pages while it is in sight, for totals always."""
        return self._pages, self._totals

    @property
    def notice(self) -> str | None:
        """What stands in the place of the rows, None where the rows do."""
        return self._notice.sentence if self._stack.currentWidget() is self._notice else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._session.set_enabled(self._pages, True)
            self._session.set_enabled(self._late, True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._session.set_enabled(self._pages, False)
            self._session.set_enabled(self._late, False)

    @property
    def order(self) -> Order:
        """What the rows are sorted by."""
        return self._pages.order[0]

    def sort_by(self, column: str, *, descending: bool) -> None:
        """Order the whole table, not the loaded rows, by a column."""
        self._pages.order = (Order(column, descending),)
        self._show_order()
        self._session.refresh(self._pages)

    def step(self, rows: int) -> None:
        """Go so many rows on, or back, as far as there are any."""
        row = min(max(self.table.currentIndex().row() + rows, 0), self.model.rowCount() - 1)
        if row >= 0:
            column = max(self.table.currentIndex().column(), 0)
            self.table.setCurrentIndex(self.model.index(row, column))

    def copy_rows(self) -> None:
        """Copy the chosen rows with their headers, those not loaded too."""
        columns = self.table.visible_columns()

        def copy(page: PageRows, rows: Sequence[int]) -> None:
            QGuiApplication.clipboard().setText(tsv(columns, page, rows))
            self.told.emit(
                f"{counted(len(rows), 'rows', self.model.numerals)} copied with headers."
            )

        names = tuple(column.name for column in columns)
        self._chosen.bring(self._shown, names, MOST_COPIED, TOO_MANY, copy)

    def filter_to_rows(self) -> None:
        """Make a filter that leaves the chosen rows."""
        column = self.kind.id_column
        field = next(found.field for found in self.columns if found.name == column)
        source = self.kind.object_name

        def keep(page: PageRows, rows: Sequence[int]) -> None:
            is_plain = not self._ids_repeat
            clause = only_rows(field, column, page, rows, source, in_one_dataset=is_plain)
            self._session.commit(clause)

        self._chosen.bring(self._shown, (column, DATASET), MOST_FILTERED, TOO_MANY_TO_FILTER, keep)

    def mark_rows(self, kind: MarkKind) -> None:
        """Wish to write on the chosen rows."""

        def wish(page: PageRows, rows: Sequence[int]) -> None:
            entity = Entity.ACCOUNT if self.kind.entity == ACCOUNTS else Entity.TWEET
            keys = tuple(page.keys[row] for row in rows)
            self.mark_wanted.emit(MarkWish(kind, entity, keys))

        self._chosen.bring(self._shown, (), MOST_MARKED, TOO_MANY_TO_MARK, wish)

    def _lay_out(self, theme: Theme) -> None:
        self._line = WaitingLine(theme, self)
        self._notice = Notice(theme, self)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._line)
        column.addLayout(self._stack, 1)

    def _connect(self) -> None:
        header = self.table.horizontalHeader()
        header.sectionClicked.connect(self._on_header_clicked)
        self.table.sort_requested.connect(self._on_header_clicked)
        self.arrangement.changed.connect(self._on_columns_changed)
        self.table.rows_looked_at.connect(self._on_looked_at)
        for shown in (self.table, self.table.frozen):
            shown.customContextMenuRequested.connect(
                lambda at, shown=shown: self._on_cell_menu(
                    shown.indexAt(at), shown.viewport().mapToGlobal(at)
                )
            )
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _old: self._tell_row())
        self.table.activated.connect(lambda _index: self._on_activated())
        self.table.copy_requested.connect(self.copy_rows)
        self.table.only_requested.connect(self.filter_to_rows)
        self.table.mark_requested.connect(self.mark_rows)
        self._notice.action_requested.connect(lambda: self._session.refresh(self._pages))
        self._show_order()

    def _tell_row(self) -> None:
        """Say which row is the current one, as soon as its page is here."""
        row = self.table.currentIndex().row()
        key = self.model.key(row) if row >= 0 else None
        self._is_row_awaited = row >= 0 and key is None
        if key is not None:
            self.row_reached.emit(self.kind.entity, key)

    def _on_activated(self) -> None:
        self._tell_row()
        self.reading_wanted.emit()

    def _show_order(self) -> None:
        by = self._pages.order[0]
        self.model.set_sorted(by.column, descending=by.descending)

    def _on_header_clicked(self, place: int) -> None:
        column = self.columns[place]
        now = self._pages.order[0]
        if now.column == column.name:
            self.sort_by(column.name, descending=not now.descending)
        else:
            self.sort_by(column.name, descending=column.look is Look.NUMBER)

    def _on_columns_changed(self) -> None:
        self._show_order()
        self._pages.columns = self.arrangement.shown
        self._session.refresh(self._pages)
        self.table.look()

    def _on_looked_at(self, first: int, last: int) -> None:
        for row in (first, last):
            if not self.model.has_page(row, self._pages.early):
                self._pages.offset = row // PAGE_ROWS * PAGE_ROWS
                self._session.refresh(self._pages)
                return
        self._late.look_at(first, last)
        self._session.refresh(self._late)

    def _on_late_cells(self) -> None:
        self._session.refresh(self._late)
        self.table.look()

    def _on_page(self, answer: object) -> None:
        if not isinstance(answer, PageRows):
            return
        self._line.stop()
        asked = self._pages.asked
        if asked != self._shown:
            self._shown = asked
            self.model.begin_anew(self._rows_known(answer))
            self.table.scrollToTop()
        elif answer.offset + len(answer.keys) > self.model.rowCount():
            self.model.set_rows(answer.offset + len(answer.keys))
        if self._session.marking.version != self._marks_version:
            self._marks_version = self._session.marking.version
            self.model.forget_pages()
        self.model.put_page(answer.offset, {**answer.columns, KEY: answer.keys})
        if self._is_row_awaited:
            self._tell_row()
        self._show_state()
        self.table.look()

    def _ask_total(self, state: SessionState) -> Request:
        self._counted = state.selection
        return Totals(state.selection)

    def _on_total(self, counts: object) -> None:
        if isinstance(counts, TotalCounts):
            self.take_counts(self._counted, counts)

    def rely_on_counts(self) -> None:
        """Ask for no totals any more: somebody brings them to `take_counts`."""
        self._session.remove_client(self._totals)

    def take_counts(self, selection: Selection, counts: TotalCounts) -> None:
        """Show how many rows a selection has."""
        rows, whole = (
            (counts.accounts, counts.all_accounts)
            if self.kind.entity == ACCOUNTS
            else (counts.tweets, counts.all_tweets)
        )
        self._total = (selection, rows, whole)
        self._emptied_by = counts.why_empty(self.model.numerals)
        self._ids_repeat = bool(counts.ids_in_several_datasets)
        if self._shown is not None and self._shown.selection == selection:
            self.model.set_rows(rows)
            self.table.look()
        self._show_state()

    def _on_error(self, sentence: str) -> None:
        self._line.stop()
        self._notice.say(NoticeKind.ERROR, sentence, "", "Try again")
        self._stack.setCurrentWidget(self._notice)

    def _rows_known(self, first: PageRows) -> int:
        if self._total is not None and self._shown is not None:
            selection, rows, _ = self._total
            if selection == self._shown.selection:
                return rows
        return first.offset + len(first.keys)

    def _show_state(self) -> None:
        noun = self.kind.entity
        if self._total is not None:
            _, rows, whole = self._total
            numerals = self.model.numerals
            most = counted(MOST_ROWS, "rows", numerals)
            cut = f", the first {most} shown" if rows > MOST_ROWS else ""
            self.caption = out_of(rows, whole, noun, numerals) + cut
            self.caption_changed.emit()
        if self._shown is not None and not self.model.rowCount():
            none = f"No {noun.removesuffix('s')} meets all filters."
            if self._total is not None and not self._total[2]:
                none = f"There are no {noun} in scope."
            self._notice.say(NoticeKind.EMPTY, none, self._emptied_by)
            self._stack.setCurrentWidget(self._notice)
        elif self._shown is not None:
            self._stack.setCurrentWidget(self.table)

    def _on_cell_menu(self, index: QModelIndex, at: QPoint) -> None:
        if not index.isValid():
            return
        value = self.model.value(index.row(), index.column())
        masked = self.model.masked(index, value)
        cell = Cell(self.columns[index.column()], value, masked, self.model.numerals)
        export = self.export_wanted.emit
        rows = Rows(self.filter_to_rows, self.copy_rows, self.mark_rows, export)
        cell_menu(cell, self._session, self.kind.object_name, rows, self).popup(at)
