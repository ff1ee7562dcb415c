"""What a right-click offers: filter by a cell, copy, choose columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from explorer.query.sentence import sentence_of
from explorer.schema.clause import AnyClause
from explorer.schema.columns import Column
from explorer.schema.numerals import PLAIN, Numerals
from explorer.session.session import Session
from explorer.views.shared.marking import MARK_KEYS, MARK_WORDS, MarkKind
from explorer.views.shared.table.cells import clause_of, copied, shown
from explorer.views.shared.table.model import LOADING, MISSING
from explorer.views.shared.value_menu import ValueActions, value_menu


@dataclass(frozen=True, slots=True)
class Rows:
    """What can be done with the chosen rows, and with all that are selected."""

    only: Callable[[], None]
    copy: Callable[[], None]
    mark: Callable[[MarkKind], None]
    export: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Arranging:
    """What the column chooser changes: the header, whether the first column is kept, all of it."""

    header: QHeaderView
    is_frozen: bool
    freeze: Callable[[bool], None]
    reset: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that was clicked; `masked` is what is shown of a name that is private."""

    column: Column
    value: object
    masked: str | None = None
    numerals: Numerals = PLAIN


def cell_menu(cell: Cell, session: Session, source: str, rows: Rows, parent: QWidget) -> QMenu:
    """What is offered for any value, and for the chosen rows.

    Its heading says which filter “only this” would be. What cannot be done is switched off.
    """
    if cell.value is MISSING:
        menu = value_menu(LOADING, None, ValueActions(None, None), parent)
    else:
        only = clause_of(cell.column, cell.value, negated=False, source=source)
        exclude = clause_of(cell.column, cell.value, negated=True, source="")
        said = shown(cell.column, cell.value, cell.numerals)
        said = said if only is None else sentence_of(only, cell.numerals)
        said = said if cell.masked is None else cell.masked
        actions = ValueActions(_step(session, only), _step(session, exclude))
        menu = value_menu(said, copied(cell.column, cell.value), actions, parent)
    for words, name, do in (
        ("Filter to the chosen rows", "onlyRowsAction", rows.only),
        ("Copy rows with headers", "copyRowsAction", rows.copy),
    ):
        action = menu.addAction(words)
        action.setObjectName(name)
        action.triggered.connect(lambda _c=False, do=do: do())
    menu.addSeparator()
    for kind, words in MARK_WORDS.items():
        action = menu.addAction(words)
        action.setObjectName(f"{kind}RowsAction")
        action.setShortcut(MARK_KEYS[kind])
        action.triggered.connect(lambda _c=False, kind=kind: rows.mark(kind))
    menu.addSeparator()
    export = menu.addAction("Export what is selected…")
    export.setObjectName("exportSelectedAction")
    export.triggered.connect(lambda _c=False: rows.export())
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def column_menu(columns: tuple[Column, ...], arranging: Arranging, parent: QWidget) -> QMenu:
    """One ticked line a column; the last one shown cannot be hidden."""
    header = arranging.header
    menu = QMenu(parent)
    menu.setObjectName("columnMenu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
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
    kept = menu.addAction("Keep the first column in sight")
    kept.setObjectName("freezeFirstAction")
    kept.setCheckable(True)
    kept.setChecked(arranging.is_frozen)
    kept.toggled.connect(arranging.freeze)
    menu.addAction("Reset columns").triggered.connect(lambda _c=False: arranging.reset())
    return menu


def _step(session: Session, clause: AnyClause | None) -> Callable[[], None] | None:
    """Commits a clause, unless it holds already."""
    if clause is None:
        return None

    def commit() -> None:
        if clause not in session.committed.selection.clauses:
            session.commit(clause)

    return commit
