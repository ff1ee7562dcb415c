"""What a right-click offers: filter by a cell, copy, choose columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from explorer.query.sentence import sentence_of
from explorer.schema.clause import AnyClause
from explorer.schema.columns import Column
from explorer.session.session import Session
from explorer.views.shared.table.cells import clause_of, copied, shown
from explorer.views.shared.table.model import LOADING, MISSING
from explorer.views.shared.value_menu import ValueActions, value_menu


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that was clicked, its page being here."""

    column: Column
    value: object


def cell_menu(
    cell: Cell, session: Session, source: str, copy_rows: Callable[[], None], parent: QWidget
) -> QMenu:
    """What is offered for any value, and the chosen rows to copy.

    Its heading says which filter “only this” would be. What cannot be done is switched off.
    """
    if cell.value is MISSING:
        menu = value_menu(LOADING, None, ValueActions(None, None), parent)
    else:
        only = clause_of(cell.column, cell.value, negated=False, source=source)
        exclude = clause_of(cell.column, cell.value, negated=True, source="")
        said = shown(cell.column, cell.value) if only is None else sentence_of(only)
        actions = ValueActions(_step(session, only), _step(session, exclude))
        menu = value_menu(said, copied(cell.column, cell.value), actions, parent)
    rows = menu.addAction("Copy rows with headers")
    rows.setObjectName("copyRowsAction")
    rows.triggered.connect(lambda _c=False: copy_rows())
    return menu


def column_menu(
    columns: tuple[Column, ...], header: QHeaderView, reset: Callable[[], None], parent: QWidget
) -> QMenu:
    """One ticked line a column; the last one shown cannot be hidden."""
    menu = QMenu(parent)
    menu.setObjectName("columnMenu")
    menu.setToolTipsVisible(True)
    shown = header.count() - header.hiddenSectionCount()
    for place, column in enumerate(columns):
        action = menu.addAction(column.heading)
        action.setToolTip(column.meaning)
        action.setCheckable(True)
        action.setChecked(not header.isSectionHidden(place))
        action.setEnabled(shown > 1 or header.isSectionHidden(place))
        action.toggled.connect(lambda on, place=place: header.setSectionHidden(place, not on))
    menu.addSeparator()
    menu.addAction("Reset columns").triggered.connect(lambda _c=False: reset())
    return menu


def _step(session: Session, clause: AnyClause | None) -> Callable[[], None] | None:
    """Commits a clause, unless it holds already."""
    if clause is None:
        return None

    def commit() -> None:
        if clause not in session.committed.selection.clauses:
            session.commit(clause)

    return commit
