"""A plot of bars: the whole in grey behind the selection in colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

import numpy as np
import numpy.typing as npt
from pyqtgraph.widgets.GraphicsView import GraphicsView
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from explorer.views.shared.bars.axes import TicksFor, WrittenAxis
from explorer.views.shared.bars.brush_item import Band, BrushItem, PointerItem
from explorer.views.shared.bars.chart import NO_CHART, Chart
from explorer.views.shared.bars.frame import PlotFrame
from explorer.views.shared.bars.item import BarsItem, Heights
from explorer.views.shared.bars.marks_item import Mark, MarksItem
from explorer.views.shared.bars.placement import Placement
from explorer.views.shared.bars.readout import Note, Readout
from explorer.views.shared.bars.scale import Scale
from explorer.views.shared.bars.series import Series, piled, said_of
from explorer.views.shared.theme import Theme

AxisMaker = Callable[[Placement, QFontMetricsF], TicksFor]
"""What is written below the bars: `axes.dates_along` or `axes.numbers_along`."""

Part = tuple[float, float]
"""From where to where the horizontal axis is seen."""

_TICK_HEIGHT_PX = 34
_MOST_TICKS = 6
_AXIS_SPACE_PX = 12
_SIDE_SHARE = 0.006
"""Empty at either end of the horizontal axis, of its length."""
_FONT_STEP = 0.92
_LEAST_SIZE = (160, 44)
"""As high as a card at its lowest leaves below a caption of two lines: room for what is written."""


def _no_remark(_bar: int) -> str:
    return ""


class BarPlot(GraphicsView):
    """Draws a chart, its bands and the pointer; gestures are watched by a `MouseGestures`."""

    part_changed = Signal()
    cursor_moved = Signal()

    def __init__(self, theme: Theme, axis_maker: AxisMaker, parent: QWidget | None = None) -> None:
        font = self._tick_font(parent)
        self._bottom = WrittenAxis("bottom", font, theme)
        self._left = WrittenAxis("left", font, theme)
        self._frame = PlotFrame(self._bottom, self._left)
        self._view = self._frame.view
        super().__init__(parent)
        self.setCentralItem(self._frame)
        self._metrics = QFontMetricsF(font)
        self._axis_maker = axis_maker
        self._numerals = theme.numerals
        self.chart = NO_CHART
        self.part: Part | None = None
        self.cursor_column: tuple[float, float] | None = None
        self.series: tuple[Series, ...] = ()
        self._remark_on: Callable[[int], str] = _no_remark
        self.is_log = False
        self.is_share = False
        self._bars, self._brush = BarsItem(theme), BrushItem(theme)
        self._pointer = PointerItem(theme)
        self._marks = MarksItem(theme, font)
        self._readout = Readout(self.viewport())
        self._note = Note(self.viewport())
        self._set_up()
        self.setBackground(theme.card)

    @staticmethod
    def _tick_font(parent: QWidget | None) -> QFont:
        font = QApplication.font() if parent is None else parent.font()
        font.setPointSizeF(font.pointSizeF() * _FONT_STEP)
        return font

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumSize(*_LEAST_SIZE)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAccessibleName("Bars")
        for item in (self._bars, self._pointer, self._brush, self._marks):
            self._view.addItem(item, ignoreBounds=True)
        self._bottom.setHeight(ceil(self._metrics.height()) + _AXIS_SPACE_PX)

    @property
    def bar_count(self) -> int:
        return len(self.chart.placement)

    @property
    def bands(self) -> tuple[Band, ...]:
        return self._brush.bands

    def set_axis_maker(self, axis_maker: AxisMaker) -> None:
        self._axis_maker = axis_maker

    def set_chart(self, chart: Chart) -> None:
        if len(chart.placement) != self.bar_count:
            self.series = ()
        self.chart = chart
        self.point_at(None)
        start, end = chart.placement.extent
        if self.part is not None and not (self.part[0] < end and start < self.part[1]):
            self.part = None
        self._draw()

    def set_scale(self, *, is_log: bool, is_share: bool) -> None:
        self.is_log, self.is_share = is_log, is_share
        self._draw()

    @property
    def seen(self) -> Part:
        """From where to where the axis is seen: the part, else everything."""
        return self.part or self.chart.placement.extent

    def set_part(self, part: Part | None) -> None:
        """See a part of the axis, or with None all of it."""
        if part != self.part:
            self.part = part
            self.point_at(None)
            self._draw()
            self.part_changed.emit()

    def set_bands(self, bands: Sequence[Band]) -> None:
        """Draw these stretches as brushed; nothing is told to anybody."""
        self._brush.set_bands(bands)

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self._marks.marks

    def set_series(self, series: Sequence[Series]) -> None:
        """Colour the selection by what it is made of; with nothing, by one colour.

        On a logarithmic scale it is of one colour: lengths of parts would say nothing there.
        """
        if series or self.series:
            self.series = tuple(series)
            self._draw()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Point out places on the axis."""
        self._marks.set_marks(marks)

    def set_remarks(self, remark_on: Callable[[int], str]) -> None:
        """Say more of a bar that is pointed at, where this has something to say."""
        self._remark_on = remark_on

    def readout(self, bar: int) -> tuple[str, ...]:
        """What is said of a bar, with the marks that lie in its column."""
        left, right = self._column(bar)
        found = [mark.readout for mark in self.marks if left <= mark.at < right]
        made_of = said_of(self.series, bar, self._numerals)
        if made_of:
            found.insert(0, made_of)
        if remark := self._remark_on(bar):
            found.insert(0, remark)
        lines = self.chart.readout(bar, is_share=self.is_share, numerals=self._numerals)
        return (*lines, *found)

    @property
    def note(self) -> str:
        """What is said over the bars."""
        return self._note.text()

    def set_note(self, sentence: str) -> None:
        """Say something over the bars, nothing where it is empty."""
        self._note.say(sentence)

    def bar_under(self, at: QPointF) -> int | None:
        """The bar in whose column a point of the viewport lies."""
        return self.chart.placement.bar_at(self.x_at(at))

    def x_at(self, at: QPointF) -> float:
        """What a point of the viewport stands for on the horizontal axis."""
        return float(self._view.mapSceneToView(self.mapToScene(at.toPoint())).x())

    def pixel_of(self, x: float) -> float:
        """Where on the viewport a place of the horizontal axis lies, from the left."""
        return float(self.mapFromScene(self._view.mapViewToScene(QPointF(x, 0))).x())

    def drawing_area(self) -> QRectF:
        """Where on the viewport the bars are."""
        scene = self._view.sceneBoundingRect()
        return QRectF(self.mapFromScene(scene).boundingRect())

    def point_at(self, bar: int | None, at: QPoint | None = None) -> None:
        """Light up a bar and say its numbers, or stop doing so."""
        if bar is None or not 0 <= bar < self.bar_count:
            self._pointer.set_hovered(None)
            self._readout.hide()
            return
        self._pointer.set_hovered(self._column(bar))
        lines = self.readout(bar)
        self._readout.show_lines(lines, at or self._top_of(bar))
        self.setAccessibleDescription("; ".join(lines))

    def set_cursor_bar(self, bar: int | None) -> None:
        """Frame the bar that the keyboard is at."""
        self.cursor_column = None if bar is None else self._column(bar)
        self._pointer.set_cursor(self.cursor_column)
        self.cursor_moved.emit()

    def _column(self, bar: int) -> tuple[float, float]:
        placement = self.chart.placement
        return float(placement.left[bar]), float(placement.right[bar])

    def _top_of(self, bar: int) -> QPoint:
        left, right = self._column(bar)
        area = self.drawing_area()
        return QPoint(round(self.pixel_of((left + right) / 2)), round(area.center().y()))

    def _draw(self) -> None:
        chart = self.chart
        start, end = self.seen
        bars = chart.placement.bars_between(start, end)
        is_share = self.is_share or chart.is_comparison
        scale = chart.scale(is_log=self.is_log, is_share=is_share, bars=bars)
        side = (end - start) * _SIDE_SHARE
        self._view.setRange(xRange=(start - side, end + side), yRange=(0, scale.height), padding=0)
        self._bottom.set_ticks_for(self._axis_maker(chart.placement, self._metrics))
        self._draw_heights(chart, scale)

    def _draw_heights(self, chart: Chart, scale: Scale) -> None:
        ticks = scale.ticks(self._wanted_ticks())
        whole, selected = chart.numbers(is_share=self.is_share)
        heights = Heights(
            chart.placement.left,
            chart.placement.right,
            scale.heights(whole),
            scale.heights(selected),
            chart.placement.apart,
            chart.is_comparison,
            [] if self.is_log else self._piled(chart, scale),
        )
        self._bars.set_heights(heights, [height for height, _ in ticks], is_outlined=self.is_share)
        self._left.set_ticks_for(lambda _low, _high, _length: ticks)
        widths = [self._metrics.horizontalAdvance(label) for _, label in ticks]
        width = ceil(max(widths, default=0)) + _AXIS_SPACE_PX
        if width != self._left.fixedWidth:
            self._left.setWidth(width)

    def _piled(self, chart: Chart, scale: Scale) -> list[tuple[str, npt.NDArray[np.float64]]]:
        out_of = max(chart.selected_total, 1) if self.is_share else 1
        return [
            (colour, scale.heights(numbers.astype(np.float64) / out_of))
            for colour, numbers in piled(self.series)
        ]

    def _wanted_ticks(self) -> int:
        fitting = int(self.drawing_area().height() / _TICK_HEIGHT_PX)
        return max(1, min(fitting, _MOST_TICKS))

    def resizeEvent(self, ev: QResizeEvent) -> None:
        super().resizeEvent(ev)
        # pyqtgraph calls this while it is still being made.
        if hasattr(self, "_note"):
            self._draw()
            self._note.settle()

    def wheelEvent(self, ev: QWheelEvent) -> None:
        ev.ignore()

    def leaveEvent(self, ev: QEvent) -> None:
        self.point_at(None)
        super().leaveEvent(ev)
