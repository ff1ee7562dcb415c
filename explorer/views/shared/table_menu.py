"""What a right-click offers: filter by a cell, copy, choose columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from explorer.query.sentence import sentence_of
from explorer.schema.columns import Column
from explorer.session.session import Session
from explorer.views.shared.table_cells import clause_of, copied
from explorer.views.shared.table_model import MISSING

_LONGEST_IN_MENU = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that was clicked, its page being here."""

    column: Column
    value: object


def cell_menu(
    cell: Cell, session: Session, source: str, copy_rows: Callable[[], None], parent: QWidget
) -> QMenu:
    """Only this · exclude · copy. What cannot be done with a cell is shown switched off."""
    menu = QMenu(parent)
    only = exclude = None
    if cell.value is not MISSING:
        only = clause_of(cell.column, cell.value, negated=False, source=source)
        exclude = clause_of(cell.column, cell.value, negated=True, source="")
    for label, clause in (("Only this", only), ("Exclude", exclude)):
        said = f"{label}: {_shortened(sentence_of(clause))}" if clause is not None else label
        action = menu.addAction(said.replace("&", "&&"))
        action.setObjectName(label.split()[0].lower() + "CellAction")
        action.setEnabled(clause is not None)
        if clause is not None and clause not in session.committed.selection.clauses:
            action.triggered.connect(lambda _c=False, clause=clause: session.commit(clause))
    menu.addSeparator()
    copy = menu.addAction("Copy cell")
    copy.setObjectName("copyCellAction")
    copy.setEnabled(cell.value is not MISSING)
    text = "" if cell.value is MISSING else copied(cell.column, cell.value)
    copy.triggered.connect(lambda _c=False: QGuiApplication.clipboard().setText(text))
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


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_IN_MENU else text[: _LONGEST_IN_MENU - 1] + "…"
