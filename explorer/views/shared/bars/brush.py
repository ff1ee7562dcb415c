"""Turns what mouse and keyboard do on a plot of bars into gestures on runs of bars."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from explorer.views.shared.bars.brush_item import Band
from explorer.views.shared.bars.drag import Drag, Grip
from explorer.views.shared.bars.gesture import How, Run
from explorer.views.shared.bars.plot import BarPlot

_GRIP_PX = 5
"""How near to an edge of the brush the mouse takes hold of it."""


@dataclass(frozen=True, slots=True)
class Gesture:
    """What was done to the bars of `run`. `adjusts` an existing brush, else makes a new one."""

    run: Run
    how: How = How.ONLY
    adjusts: bool = False


def how_of(modifiers: Qt.KeyboardModifier) -> How:
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return How.EXCLUDE
    return How.ADD if modifiers & Qt.KeyboardModifier.ShiftModifier else How.ONLY


class BrushControl(QObject):
    """Watches the mouse. A brush is told only when the bars that it covers have changed."""

    clicked = Signal(object)
    brush_moved = Signal(object)
    brush_released = Signal(object)
    brush_abandoned = Signal()
    clear_requested = Signal()
    menu_requested = Signal(object, QPoint)

    def __init__(self, plot: BarPlot) -> None:
        super().__init__(plot)
        self._plot = plot
        self._pressed: QPointF | None = None
        self._how = How.ONLY
        self._drag: Drag | None = None
        self._told: Run | None = None
        plot.viewport().installEventFilter(self)

    @property
    def is_dragging(self) -> bool:
        return self._drag is not None

    def movable_run(self) -> Run | None:
        """The bars under the one brush that can be taken hold of."""
        band = self._movable_band()
        if band is None or not self._plot.bar_count:
            return None
        return self._plot.chart.placement.run_between(band.start, band.end)

    def abandon(self) -> bool:
        """End a drag as if it had not been; whether there was one."""
        if self._drag is None:
            return False
        self._drag = self._pressed = self._told = None
        self.brush_abandoned.emit()
        return True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QMouseEvent):
            handlers = {
                QEvent.Type.MouseButtonPress: self._on_pressed,
                QEvent.Type.MouseMove: self._on_moved,
                QEvent.Type.MouseButtonRelease: self._on_released,
                QEvent.Type.MouseButtonDblClick: self._on_double_clicked,
            }
            if kind in handlers:
                handlers[kind](event)
            return True
        if isinstance(event, QContextMenuEvent):
            self._on_menu(event)
            return True
        return False

    def _on_pressed(self, event: QMouseEvent) -> None:
        self._plot.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() != Qt.MouseButton.LeftButton or not self._is_inside(event.position()):
            return
        self._pressed = event.position()
        self._how = how_of(event.modifiers())

    def _on_moved(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(at)
            return
        if self._drag is None:
            if abs(at.x() - self._pressed.x()) < QApplication.startDragDistance():
                return
            self._drag = self._begin(self._pressed)
        self._tell(self._drag, at)

    def _on_released(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        pressed, self._pressed = self._pressed, None
        if self._drag is not None:
            gesture = self._gesture(self._drag, event.position())
            self._drag = self._told = None
            self.brush_released.emit(gesture)
            return
        bar = self._plot.bar_under(pressed)
        if bar is not None:
            self.clicked.emit(Gesture((bar, bar), self._how))

    def _on_double_clicked(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._is_inside(event.position()):
            self._pressed = None
            self.clear_requested.emit()

    def _on_menu(self, event: QContextMenuEvent) -> None:
        at = QPointF(event.pos())
        bar = self._plot.bar_under(at) if self._is_inside(at) else None
        self.menu_requested.emit(bar, event.globalPos())

    def _begin(self, pressed: QPointF) -> Drag:
        x = self._plot.x_at(pressed)
        grip, run = self._grip_at(pressed), self.movable_run()
        if grip is Grip.NEW or run is None:
            bar = self._plot.bar_under(pressed) or 0
            return Drag(Grip.NEW, x, (bar, bar))
        return Drag(grip, x, run)

    def _gesture(self, drag: Drag, at: QPointF) -> Gesture:
        run = drag.reached(self._plot.x_at(at), self._plot.chart.placement)
        if drag.grip is Grip.NEW:
            return Gesture(run, self._how)
        return Gesture(run, adjusts=True)

    def _tell(self, drag: Drag, at: QPointF) -> None:
        if not self._plot.bar_count:
            return
        gesture = self._gesture(drag, at)
        self._plot.point_at(None)
        if gesture.run != self._told:
            self._told = gesture.run
            self.brush_moved.emit(gesture)

    def _hover(self, at: QPointF) -> None:
        is_inside = self._is_inside(at)
        self._plot.point_at(self._plot.bar_under(at) if is_inside else None, at.toPoint())
        shapes = {
            Grip.LEFT: Qt.CursorShape.SizeHorCursor,
            Grip.RIGHT: Qt.CursorShape.SizeHorCursor,
            Grip.MIDDLE: Qt.CursorShape.SizeAllCursor,
            Grip.NEW: Qt.CursorShape.CrossCursor,
        }
        shape = shapes[self._grip_at(at)] if is_inside else Qt.CursorShape.ArrowCursor
        self._plot.viewport().setCursor(shape)

    def _grip_at(self, at: QPointF) -> Grip:
        band = self._movable_band()
        if band is None:
            return Grip.NEW
        left, right = self._plot.pixel_of(band.start), self._plot.pixel_of(band.end)
        if abs(at.x() - right) <= _GRIP_PX and abs(at.x() - right) <= abs(at.x() - left):
            return Grip.RIGHT
        if abs(at.x() - left) <= _GRIP_PX:
            return Grip.LEFT
        return Grip.MIDDLE if left < at.x() < right else Grip.NEW

    def _movable_band(self) -> Band | None:
        movable = [band for band in self._plot.bands if band.can_move]
        return movable[0] if len(movable) == 1 else None

    def _is_inside(self, at: QPointF) -> bool:
        return self._plot.bar_count > 0 and self._plot.drawing_area().contains(at)
