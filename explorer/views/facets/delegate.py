"""Paints a row of a facet: its mark, its value, its bars, its numbers and its two buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.schema.bins import BinKind
from explorer.views.facets.choice import Standing
from explorer.views.facets.items import FacetItems
from explorer.views.facets.model import FacetRow, FacetRows
from explorer.views.shared.bars.scale import Scale
from explorer.views.shared.gestures.gesture import How
from explorer.views.shared.numbers import percent, points, thousands
from explorer.views.shared.table.cells import is_right_to_left
from explorer.views.shared.theme import Theme

_MARGIN = 12
_GAP = 8
_LABEL_SHARE = 0.36
_BUTTON_PX = 16
_LEAST_BAR_PX = 24
_BAR_INSET = 4
_PAIR_GAP = 1
_LEAST_PX = 2
_WIDEST_SHARE = "< 0.1 %"
_WIDEST_DIFFERENCE = "> −0.10"
_ROW_PADDING = 6
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a row are, from left to right."""

    label: QRect
    bar: QRect
    count: QRect
    share: QRect
    difference: QRect
    """Empty unless two selections are compared; `count` is then the share of A."""
    include: QRect
    exclude: QRect

    def button_at(self, at: QPoint) -> How | None:
        """Which button lies at a point."""
        if self.include.adjusted(-2, -3, 2, 3).contains(at):
            return How.ADD
        return How.EXCLUDE if self.exclude.adjusted(-2, -3, 2, 3).contains(at) else None


class FacetDelegate(QStyledItemDelegate):
    """Grey for the whole behind colour for the selection, as in every chart."""

    def __init__(self, items: FacetItems, theme: Theme) -> None:
        super().__init__()
        self._items = items
        self._theme = theme
        self.is_log = False
        self.is_share = False
        self._lengths: list[list[float]] = []
        self._lengths_for: tuple[FacetRows, bool, bool] | None = None
        self._widths: tuple[FacetRows | None, int] = None, 0

    def places(self, row: QRect, metrics: QFontMetrics) -> Places:
        """The parts of a row; numbers give way before the value and its bar do."""
        facet = self._items.facet
        share_width = metrics.horizontalAdvance(_WIDEST_SHARE) + _GAP
        count_width, difference_width = share_width, 0
        if facet.is_comparison:
            difference_width = metrics.horizontalAdvance(_WIDEST_DIFFERENCE) + _GAP
        else:
            widest = self._widest_count(facet)
            count_width = metrics.horizontalAdvance("8" * widest) + _GAP
        side = QRect(0, 0, _BUTTON_PX, _BUTTON_PX)
        exclude, include = QRect(side), QRect(side)
        exclude.moveCenter(QPoint(row.right() - _MARGIN - _BUTTON_PX // 2, row.center().y()))
        include.moveCenter(exclude.center() - QPoint(_BUTTON_PX + _GAP // 2, 0))
        end = include.left() - _GAP - difference_width
        difference = QRect(end, row.top(), difference_width, row.height())
        share = QRect(end - share_width, row.top(), share_width, row.height())
        count = QRect(share.left() - count_width, row.top(), count_width, row.height())
        left = row.left() + _MARGIN
        room = count.left() - left - _GAP
        label_width = round((row.width() - 2 * _MARGIN) * _LABEL_SHARE)
        if room - label_width < _LEAST_BAR_PX:
            label_width = max(room - _LEAST_BAR_PX, room // 2, 0)
        label = QRect(left, row.top(), label_width, row.height())
        bar_left = label.right() + _GAP
        bar = QRect(bar_left, row.top(), max(count.left() - _GAP - bar_left, 0), row.height())
        bar.adjust(0, _BAR_INSET, 0, -_BAR_INSET)
        return Places(label, bar, count, share, difference, include, exclude)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(0, option.fontMetrics.height() + _ROW_PADDING)  # pyright: ignore[reportAttributeAccessIssue]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        is_focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        if is_hovered:
            painter.fillRect(area, QColor(self._theme.hover_fill))
        row = self._items.row(index)
        if row is None:
            painter.setPen(QColor(self._theme.link))
            words = index.data(Qt.ItemDataRole.DisplayRole)
            box = area.adjusted(_MARGIN, 0, -_MARGIN, 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        else:
            places = self.places(area, painter.fontMetrics())
            self._paint_row(painter, places, row, index)
            if (is_hovered or is_focused) and row.test is not None:
                self._paint_buttons(painter, places)
        if is_focused:
            painter.setPen(QPen(QColor(self._theme.focus), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(2, 0, -3, -1), 3, 3)
        painter.restore()

    def _paint_row(self, painter: QPainter, places: Places, row: FacetRow, index: Index) -> None:
        theme, numerals = self._theme, self._theme.numerals
        facet = self._items.facet
        standing = self._items.standing(index)
        self._paint_bar(painter, places.bar, self._all_lengths(facet)[index.row()], facet)
        is_value = row.bin.kind is BinKind.VALUE
        painter.setPen(QColor(theme.text if is_value else theme.muted))
        font = painter.font()
        font.setStrikeOut(standing is Standing.EXCLUDED)
        font.setBold(standing is Standing.CHOSEN)
        painter.setFont(font)
        label = places.label
        if standing is not Standing.OPEN:
            self._paint_mark(painter, label, standing)
        is_rtl = is_right_to_left(row.label)
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
        )
        text = painter.fontMetrics().elidedText(
            row.label, Qt.TextElideMode.ElideRight, label.width()
        )
        side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
        absolute = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(label, absolute | Qt.TextFlag.TextSingleLine, text)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        font.setStrikeOut(False)
        font.setBold(False)
        painter.setFont(font)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(theme.text))
        if facet.is_comparison:
            wholes = facet.whole_total, facet.selected_total
            painter.drawText(
                places.difference, right, points(row.whole, row.selected, *wholes, numerals)
            )
            painter.setPen(QColor(theme.muted))
            painter.drawText(places.count, right, percent(row.whole, facet.whole_total, numerals))
        else:
            painter.drawText(places.count, right, thousands(row.selected, numerals))
            painter.setPen(QColor(theme.muted))
        share = percent(row.selected, facet.selected_total, numerals)
        painter.drawText(places.share, right, share)

    def _paint_bar(
        self, painter: QPainter, bar: QRect, numbers: Sequence[float], facet: FacetRows
    ) -> None:
        theme = self._theme
        if facet.is_comparison:
            self._paint_pair(painter, bar, numbers)
            return
        for width, colour in zip(numbers, (theme.whole, theme.selection), strict=True):
            length = round(bar.width() * width)
            if width > 0:
                length = max(length, _LEAST_PX)
            painter.fillRect(QRect(bar.left(), bar.top(), length, bar.height()), QColor(colour))
        if self.is_share and numbers[0] > 0:
            x = bar.left() + round(bar.width() * numbers[0])
            painter.setPen(QPen(QColor(theme.whole_edge), 2))
            painter.drawLine(QLineF(x, bar.top(), x, bar.bottom() + 1))

    def _paint_pair(self, painter: QPainter, bar: QRect, lengths: Sequence[float]) -> None:
        """A hollow and hatched above, B filled below."""
        half = (bar.height() - _PAIR_GAP) // 2
        widths = [max(round(bar.width() * one), _LEAST_PX) if one > 0 else 0 for one in lengths]
        if widths[0]:
            colour = QColor(self._theme.compared)
            painter.setPen(QPen(colour, 1))
            painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
            painter.drawRect(QRect(bar.left(), bar.top(), widths[0] - 1, half - 1))
        below = QRect(bar.left(), bar.bottom() + 1 - half, widths[1], half)
        painter.fillRect(below, QColor(self._theme.selection))

    def _widest_count(self, facet: FacetRows) -> int:
        """The most signs that a number of selected has; found once for an answer."""
        if self._widths[0] is not facet:
            widest = max((len(thousands(one.selected)) for one in facet.rows), default=1)
            self._widths = facet, widest
        return self._widths[1]

    def _all_lengths(self, facet: FacetRows) -> list[list[float]]:
        """The two bars of each row, of the longest there is; found once for an answer."""
        asked = facet, self.is_log, self.is_share
        known = self._lengths_for
        if known is None or known[0] is not facet or known[1:] != asked[1:]:
            self._lengths_for = asked
            self._lengths = _lengths(facet, is_log=self.is_log, is_share=self.is_share)
        return self._lengths

    def _paint_mark(self, painter: QPainter, label: QRect, standing: Standing) -> None:
        """A bar before a chosen value, hatched before an excluded one, in the brush's colour."""
        edge = QColor(self._theme.brush_edge)
        box = QRect(label.left() - _GAP, label.top() + 3, 4, label.height() - 6)
        is_out = standing is Standing.EXCLUDED
        painter.fillRect(box, QBrush(edge, Qt.BrushStyle.Dense4Pattern) if is_out else QBrush(edge))

    def _paint_buttons(self, painter: QPainter, places: Places) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.link), 1.5))
        painter.setBrush(QColor(self._theme.card))
        for box, has_upright in ((places.include, True), (places.exclude, False)):
            circle = box.adjusted(1, 1, -1, -1)
            painter.drawEllipse(circle)
            middle = circle.center() + QPoint(1, 1)
            painter.drawLine(middle - QPoint(4, 0), middle + QPoint(4, 0))
            if has_upright:
                painter.drawLine(middle - QPoint(0, 4), middle + QPoint(0, 4))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _lengths(facet: FacetRows, *, is_log: bool, is_share: bool) -> list[list[float]]:
    """All and selected of each row as drawn, 1 for the longest."""
    numbers = np.array([(row.whole, row.selected) for row in facet.rows], np.float64).reshape(-1, 2)
    is_share = is_share or facet.is_comparison
    divisors = (1, 1)
    if is_share:
        divisors = (max(facet.whole_total, 1), max(facet.selected_total, 1))
    numbers /= divisors
    top = float(numbers.max(initial=0.0)) or 1.0
    scale = Scale(top, is_log, is_share, 0.5 / max(divisors))
    longest = float(scale.heights(np.array([top]))[0])
    return (scale.heights(numbers) / longest).tolist()
