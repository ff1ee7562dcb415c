"""Draws a heatmap: a cell an hour and weekday, coloured by what is selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from explorer.views.heatmap.choice import Target
from explorer.views.heatmap.comparison import HeatComparison
from explorer.views.heatmap.grid import Grid
from explorer.views.heatmap.look import Cell, ComparedLook, Legend, Look, SelectedLook
from explorer.views.heatmap.model import DAY_LABELS, NO_HEAT, Heat
from explorer.views.heatmap.ramp import Ramp, ink_on
from explorer.views.heatmap.rectangle import ALL_HOURS, ALL_WEEKDAYS, Rectangle
from explorer.views.heatmap.words import CellWords
from explorer.views.heatmap.zones import short_zone
from explorer.views.shared.bars.readout import Note, Readout
from explorer.views.shared.theme import Theme

_FONT_STEP = 0.92
_LEAST_SIZE = QSize(160, 72)
_MARGIN = 14
_LABEL_GAP = 8
_LEGEND_WIDTH = 9
_LEGEND_GAP = 14
_EDGE_PX = 2
_NOTHING_SHARE = 0.3
"""Size of the mark for a cell that has tweets but none selected, of the cell."""
_HATCH_STRENGTH = 0.75
_WIDEST_NUMBER = "888k"
_WIDEST_LEGEND = "B +88.8"
_HOUR_STEPS = (1, 2, 3, 6, 12)
_LABEL_SPACING = 1.6
_ZONE_HOURS = 2
"""The last hours under which the zone is written instead."""


@dataclass(frozen=True, slots=True)
class HeatBand:
    """Cells, or None for unknown times, that are let through or, `is_negated`, kept out."""

    target: Target
    is_negated: bool = False
    can_move: bool = False


class HeatPlot(QWidget):
    """Draws numbers, bands and the pointer; gestures are watched by a `MouseGestures`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ramp = Ramp(theme)
        self.heat: Heat = NO_HEAT
        self.bands: tuple[HeatBand, ...] = ()
        self.is_log = False
        self.is_share = False
        self._hovered: Rectangle | None = None
        self._cursor: Target | None = None
        self._is_cursor_shown = False
        self._words = CellWords(self._tick_font())
        self._readout = Readout(self)
        self._note = Note(self)
        self.setMinimumSize(_LEAST_SIZE)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_heat(self, heat: Heat) -> None:
        self.heat = heat
        self.point_at_nothing()
        self.update()

    def set_scale(self, is_log: bool, is_share: bool) -> None:
        """Colours by the logarithm, and by each cell's own share instead of by its number."""
        self.is_log, self.is_share = is_log, is_share
        self.update()

    def set_bands(self, bands: Sequence[HeatBand]) -> None:
        if tuple(bands) != self.bands:
            self.bands = tuple(bands)
            self.update()

    @property
    def note(self) -> str:
        return self._note.text()

    def set_note(self, sentence: str) -> None:
        self._note.say(sentence)

    @property
    def grid(self) -> Grid:
        metrics = self._metrics()
        widest = max(metrics.horizontalAdvance(label) for label in DAY_LABELS)
        left = _MARGIN + widest + _LABEL_GAP
        is_comparison = isinstance(self.heat, HeatComparison)
        widest_legend = _WIDEST_LEGEND if is_comparison else _WIDEST_NUMBER
        right = _MARGIN + _LEGEND_GAP + _LEGEND_WIDTH + metrics.horizontalAdvance(widest_legend) + 4
        bottom = metrics.height() + _LABEL_GAP
        width, height = max(self.width() - left - right, 1), max(self.height() - bottom - 4, 1)
        return Grid(QRectF(left, 4, width, height), self.heat.unknown_whole > 0)

    def point_at(self, target: Target, at: QPointF | None = None) -> None:
        """Light up some cells and say their numbers."""
        self._hovered = target
        lines = self.heat.readout(target, self._theme.numerals)
        where = self._box_of(target).center() if at is None else at
        self._readout.show_lines(lines, where.toPoint())
        self.setAccessibleDescription("; ".join(lines))
        self.update()

    def point_at_nothing(self) -> None:
        self._hovered = None
        if not self._readout.isHidden():
            self._readout.hide()
            self.update()

    def set_cursor(self, target: Target, *, is_shown: bool) -> None:
        """Frame the cell that the keyboard is at."""
        self._cursor, self._is_cursor_shown = target, is_shown
        self.update()

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._tick_font())

    def _tick_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _FONT_STEP)
        return font

    def _box_of(self, target: Target) -> QRectF:
        if target is None:
            return self.grid.unknown_box()
        days, hours = target.weekdays, target.hours
        return self.grid.box((days[0], days[-1], hours[0], hours[-1]))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._tick_font())
        if self._words.font != painter.font():
            self._words = CellWords(painter.font())
        grid = self.grid
        look = self._look()
        self._paint_cells(painter, grid, look)
        self._paint_labels(painter, grid)
        self._paint_legend(painter, grid, look.legend())
        for band in self.bands:
            self._paint_band(painter, grid, band)
        self._paint_pointer(painter)
        painter.end()

    def _look(self) -> Look:
        if isinstance(self.heat, HeatComparison):
            return ComparedLook(self.heat, self._theme)
        numerals, is_log = self._theme.numerals, self.is_log
        return SelectedLook(self.heat, self._ramp, numerals, is_log=is_log, is_share=self.is_share)

    def _paint_cells(self, painter: QPainter, grid: Grid, look: Look) -> None:
        cells = look.cells()
        boxes = grid.boxes()
        has_words = self._have_words_room(grid, cells)
        for row in zip(boxes, cells, strict=True):
            for box, cell in zip(*row, strict=True):
                self._paint_cell(painter, box, cell, cell.words if has_words else "")
        if grid.has_unknown:
            self._paint_cell(painter, grid.unknown_box(), look.unknown())

    def _have_words_room(self, grid: Grid, cells: Sequence[Sequence[Cell]]) -> bool:
        """Whether what is to be written fits in all cells: in some only would be misread."""
        if self._metrics().height() > grid.row_height:
            return False
        words = {cell.words for row in cells for cell in row}
        widest = max((self._words.size(one).width() for one in words), default=0.0)
        return widest + 4 <= grid.column_width

    def _paint_cell(self, painter: QPainter, box: QRectF, cell: Cell, words: str = "") -> None:
        """With a small grey mark where there is something that is not drawn."""
        inside = box.adjusted(0, 0, -1, -1)
        ground = cell.colour or QColor(self._theme.grid)
        painter.fillRect(inside, ground)
        if words:
            painter.setPen(ink_on(ground))
            self._words.paint(painter, box, words)
        elif cell.is_hatched:
            veil = QColor(self._theme.card)
            veil.setAlphaF(_HATCH_STRENGTH)
            painter.fillRect(inside, QBrush(veil, Qt.BrushStyle.BDiagPattern))
        if cell.is_marked:
            side = max(min(inside.width(), inside.height()) * _NOTHING_SHARE, 2.0)
            mark = QRectF(0, 0, side, side)
            mark.moveCenter(inside.center())
            painter.fillRect(mark, QColor(self._theme.whole_edge))

    def _paint_labels(self, painter: QPainter, grid: Grid) -> None:
        metrics = self._metrics()
        painter.setPen(QColor(self._theme.muted))
        every = 1 if grid.row_height >= metrics.height() * 0.85 else 2
        for weekday in ALL_WEEKDAYS[::every]:
            middle = (grid.y(weekday) + grid.y(weekday + 1)) / 2
            box = QRectF(0, middle - 10, grid.area.left() - _LABEL_GAP, 20)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, right, DAY_LABELS[weekday])
        self._paint_hours(painter, grid)

    def _paint_hours(self, painter: QPainter, grid: Grid) -> None:
        """Below the columns; the zone stands at the end, where need be in place of some hours."""
        metrics = self._metrics()
        top, height = grid.y(len(ALL_WEEKDAYS)) + 2, metrics.height() + 2
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        words = short_zone(self.heat.zone)
        end = self.width() - _MARGIN
        has_room = metrics.horizontalAdvance(words) <= end - grid.x(len(ALL_HOURS))
        shown = len(ALL_HOURS) if has_room else len(ALL_HOURS) - _ZONE_HOURS
        least = metrics.horizontalAdvance("00") * _LABEL_SPACING
        step = next((s for s in _HOUR_STEPS if s * grid.column_width >= least), _HOUR_STEPS[-1])
        middles = [(hour, (grid.x(hour) + grid.x(hour + 1)) / 2) for hour in ALL_HOURS[:shown:step]]
        labels = [(f"{hour:02}", middle) for hour, middle in middles]
        if grid.has_unknown:
            labels.append(("?", grid.unknown_box().center().x()))
        for label, middle in labels:
            painter.drawText(QRectF(middle - least, top, 2 * least, height), centre, label)
        zone = QRectF(grid.x(shown), top, end - grid.x(shown), height)
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, zone.width())
        painter.drawText(zone, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, words)

    def _paint_legend(self, painter: QPainter, grid: Grid, legend: Legend) -> None:
        left = grid.x(len(ALL_HOURS)) + _LEGEND_GAP
        top, bottom = grid.y(0), grid.y(len(ALL_WEEKDAYS)) - 1
        colours = legend.colours
        for place, colour in enumerate(colours):
            high = bottom - (bottom - top) * (place + 1) / len(colours)
            low = bottom - (bottom - top) * place / len(colours)
            painter.fillRect(QRectF(left, high, _LEGEND_WIDTH, low - high + 1), colour)
        painter.setPen(QColor(self._theme.muted))
        at = left + _LEGEND_WIDTH + 4
        painter.drawText(QPointF(at, top + self._metrics().ascent()), legend.high)
        painter.drawText(QPointF(at, bottom), legend.low)

    def _paint_band(self, painter: QPainter, grid: Grid, band: HeatBand) -> None:
        target = band.target
        boxes = [grid.unknown_box()] if target is None else [grid.box(b) for b in target.boxes()]
        edge = QColor(self._theme.brush_edge)
        pen = QPen(edge, _EDGE_PX, Qt.PenStyle.SolidLine)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        for box in boxes:
            if band.is_negated:
                painter.fillRect(box, QBrush(edge, Qt.BrushStyle.BDiagPattern))
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.card), 2 * _EDGE_PX))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
            painter.setPen(pen)
            painter.drawRect(box.adjusted(0, 0, -1, -1))

    def _paint_pointer(self, painter: QPainter) -> None:
        if self._readout.isVisible():
            painter.fillRect(self._box_of(self._hovered), QColor(self._theme.hover_fill))
        if self._is_cursor_shown:
            painter.setPen(QPen(QColor(self._theme.focus), _EDGE_PX))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._box_of(self._cursor).adjusted(-1, -1, 0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._note.settle()

    def leaveEvent(self, event: QEvent) -> None:
        self.point_at_nothing()
        super().leaveEvent(event)
