"""The rows of a facet as Qt's views and screen readers see them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from explorer.schema.clause import AnyClause
from explorer.schema.numerals import PLAIN, Numerals
from explorer.views.facets.choice import Standing, standing
from explorer.views.facets.model import NO_ROWS, FacetRow, FacetRows

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_STANDINGS = {
    Standing.OPEN: "",
    Standing.CHOSEN: "chosen",
    Standing.EXCLUDED: "excluded",
}
MORE = "More values…"


class FacetItems(QAbstractListModel):
    """The listed values, then a row that asks for more where there are more."""

    def __init__(self, numerals: Numerals = PLAIN) -> None:
        super().__init__()
        self._numerals = numerals
        self.facet: FacetRows = NO_ROWS
        self._standings: tuple[Standing, ...] = ()

    def set_facet(self, facet: FacetRows, clauses: Sequence[AnyClause]) -> None:
        self.beginResetModel()
        self.facet = facet
        self._standings = self._standing_under(clauses)
        self.endResetModel()

    def set_clauses(self, clauses: Sequence[AnyClause]) -> None:
        """Mark the values that some clauses choose or exclude."""
        standings = self._standing_under(clauses)
        if standings != self._standings:
            self._standings = standings
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def row(self, index: AnyIndex) -> FacetRow | None:
        """The value of a row; None for the row that asks for more and for no row."""
        rows = self.facet.rows
        return rows[index.row()] if 0 <= index.row() < len(rows) else None

    def standing(self, index: AnyIndex) -> Standing:
        is_value = 0 <= index.row() < len(self._standings)
        return self._standings[index.row()] if is_value else Standing.OPEN

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.facet.rows) + self.facet.has_more

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.row(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return MORE if row is None else row.label
        if row is None or role not in (
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        lines = self.facet.readout(row, self._numerals)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(lines)
        said = (row.label, *lines[1:], _STANDINGS[self.standing(index)])
        return "; ".join(part for part in said if part)

    def _standing_under(self, clauses: Sequence[AnyClause]) -> tuple[Standing, ...]:
        field = self.facet.field
        return tuple(standing(field, row.test, clauses) for row in self.facet.rows)
