"""Paints one cell of a table: a line of text in its own direction, cut with an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPalette, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.views.shared.table_cells import is_right_to_left

MARGIN = 8
_ROW_PADDING = 11
_State = QStyle.StateFlag


class CellDelegate(QStyledItemDelegate):
    """Every row is as high as the next, so that a table of ten million rows scrolls."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        width = option.fontMetrics.horizontalAdvance(text) + 2 * MARGIN
        return QSize(width, row_height_of(option.fontMetrics))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        text, cell.text = cell.text, ""
        style = cell.widget.style() if cell.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        turned = is_right_to_left(text)
        area = QRectF(cell.rect).adjusted(MARGIN, 0, -MARGIN, 0)
        cut = cell.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
        wanted = QTextOption(cell.displayAlignment | Qt.AlignmentFlag.AlignAbsolute)
        wanted.setWrapMode(QTextOption.WrapMode.NoWrap)
        wanted.setTextDirection(
            Qt.LayoutDirection.RightToLeft if turned else Qt.LayoutDirection.LeftToRight
        )
        painter.save()
        painter.setFont(cell.font)
        painter.setPen(_ink(cell, index))
        painter.drawText(area, cut, wanted)
        painter.restore()


def row_height_of(metrics: QFontMetrics) -> int:
    """The height of every row in pixels."""
    return metrics.height() + _ROW_PADDING


def _ink(cell: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QColor:
    own = index.data(Qt.ItemDataRole.ForegroundRole)
    if isinstance(own, QBrush):
        return own.color()
    chosen = bool(cell.state & _State.State_Selected)
    role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
    return cell.palette.color(role)
