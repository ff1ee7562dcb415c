"""Paints one cell of a table: a line of text in its own direction, cut with an ellipsis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.views.shared.table.cells import is_right_to_left

MARGIN = 8
_ROW_PADDING = 11
_SIGN_WIDTH, _SIGN_GAP = 4, 3
# No letter is narrower: what cannot fit by far need not be measured.
_NARROWEST_PX = 2
_Index = QModelIndex | QPersistentModelIndex
_Role = QPalette.ColorRole
_SELECTED = QStyle.StateFlag.State_Selected
_FOCUSED = QStyle.StateFlag.State_HasFocus
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
_FLAGS = _MIDDLE | int(Qt.TextFlag.TextSingleLine)
_AT_LEFT = _FLAGS | int(Qt.AlignmentFlag.AlignLeft)
_AT_RIGHT = _FLAGS | int(Qt.AlignmentFlag.AlignRight)
_LTR, _RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@dataclass(frozen=True, slots=True)
class CellLook:
    """What is drawn in a cell; a text that is `turned` runs from right to left.

    One that `is_signed` stands in a row on which something is written; one that `is_prose` is in
    the font for texts.
    """

    text: str
    is_muted: bool = False
    at_right: bool = False
    turned: bool = False
    is_signed: bool = False
    is_prose: bool = False


def look_of_any(index: _Index) -> CellLook:
    """From the roles of any model."""
    text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
    alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
    at_right = alignment is not None and bool(
        Qt.AlignmentFlag(alignment) & Qt.AlignmentFlag.AlignRight
    )
    return CellLook(text, at_right=at_right, turned=is_right_to_left(text))


class CellDelegate(QStyledItemDelegate):
    """Every row is as high as the next, so that a table of ten million rows scrolls.

    Draws by itself: asking a model for each role and a style for each cell is most of the time
    that a table takes to appear. `look` brings all that is drawn at once.
    """

    def __init__(
        self,
        parent: QObject | None = None,
        look: Callable[[_Index], CellLook] = look_of_any,
        muted: QColor | None = None,
        prose_family: str = "",
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._muted = muted
        self._prose_family = prose_family

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = option.fontMetrics.horizontalAdvance(self._look(index).text) + 2 * MARGIN
        return QSize(width, row_height_of(option.fontMetrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, state, colours = self._look(index), option.state, option.palette
        selected = bool(state & _SELECTED)
        if selected:
            painter.fillRect(option.rect, colours.brush(_Role.Highlight))
        if state & _FOCUSED:
            painter.setPen(colours.color(_Role.Accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        if look.is_signed:
            sign = colours.brush(_Role.HighlightedText if selected else _Role.Accent)
            at = option.rect.adjusted(1, _SIGN_GAP, 0, -_SIGN_GAP)
            at.setWidth(_SIGN_WIDTH)
            painter.fillRect(at, sign)
        metrics = option.fontMetrics
        if look.is_prose and self._prose_family:
            font = QFont(option.font)
            font.setFamily(self._prose_family)
            painter.setFont(font)
            metrics = QFontMetrics(font)
        area = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        width = area.width()
        text = look.text[: max(width, 0) // _NARROWEST_PX + 1]
        if metrics.horizontalAdvance(text) > width:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        if look.is_muted and self._muted is not None and not selected:
            painter.setPen(self._muted)
        else:
            painter.setPen(colours.color(_Role.HighlightedText if selected else _Role.Text))
        painter.setLayoutDirection(_RTL if look.turned else _LTR)
        painter.drawText(area, _AT_RIGHT if look.at_right else _AT_LEFT, text)
        painter.setLayoutDirection(_LTR)
        if metrics is not option.fontMetrics:
            painter.setFont(option.font)


def row_height_of(metrics: QFontMetrics) -> int:
    """The height of every row in pixels."""
    return metrics.height() + _ROW_PADDING
