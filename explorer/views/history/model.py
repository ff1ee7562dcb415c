"""The steps of the history as Qt's views and screen readers see them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from explorer.session.history import Step
from explorer.views.shared.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
NOW_MARK = "▸ "
_NO_MARK = "   "


class HistoryItems(QAbstractListModel):
    """The earliest step first; the one that is shown is marked, those undone are muted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._muted = QBrush(QColor(theme.muted))
        self._now_font = QFont()
        self._now_font.setBold(True)
        self._numerals = theme.numerals
        self._labels: tuple[str, ...] = ()
        self.position = 0

    def set_steps(self, steps: Sequence[Step], position: int) -> None:
        self.beginResetModel()
        self._labels = tuple(" ".join(step.words(self._numerals).split()) for step in steps)
        self.position = position
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._labels)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._labels):
            return None
        row, label = index.row(), self._labels[index.row()]
        is_now, is_undone = row == self.position, row > self.position
        return {
            Qt.ItemDataRole.DisplayRole: (NOW_MARK if is_now else _NO_MARK) + label,
            Qt.ItemDataRole.ToolTipRole: label,
            Qt.ItemDataRole.AccessibleTextRole: f"{label}{self._standing(row)}",
            Qt.ItemDataRole.FontRole: self._now_font if is_now else None,
            Qt.ItemDataRole.ForegroundRole: self._muted if is_undone else None,
        }.get(Qt.ItemDataRole(role))

    def _standing(self, row: int) -> str:
        if row == self.position:
            return ", shown now"
        return ", undone" if row > self.position else ""
