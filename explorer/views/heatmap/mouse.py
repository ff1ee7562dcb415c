"""Turns what the mouse does on a heatmap into gestures on cells."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from explorer.views.heatmap.choice import Target
from explorer.views.heatmap.drag import Drag, grip_at
from explorer.views.heatmap.model import cell
from explorer.views.heatmap.plot import HeatPlot
from explorer.views.heatmap.rectangle import Rectangle
from explorer.views.shared.bars.brush import how_of
from explorer.views.shared.bars.gesture import How


@dataclass(frozen=True, slots=True)
class HeatGesture:
    """What was done to some cells. `adjusts` an existing rectangle, else makes a new one."""

    target: Target
    how: How = How.ONLY
    adjusts: bool = False


class HeatMouse(QObject):
    """Watches the mouse. A brush is told only when the cells that it covers have changed."""

    clicked = Signal(object)
    brush_moved = Signal(object)
    brush_released = Signal(object)
    brush_abandoned = Signal()
    clear_requested = Signal()
    menu_requested = Signal(object, QPoint)
    """Of the cells as a gesture, or None beside them, and the place on the screen."""

    def __init__(self, plot: HeatPlot) -> None:
        super().__init__(plot)
        self._plot = plot
        self._pressed: QPointF | None = None
        self._how = How.ONLY
        self._drag: Drag | None = None
        self._told: Rectangle | None = None
        plot.installEventFilter(self)

    def movable(self) -> Rectangle | None:
        """The one rectangle that can be taken hold of."""
        held = [band.target for band in self._plot.bands if band.can_move]
        return held[0] if len(held) == 1 else None

    def abandon(self) -> bool:
        """End a drag as if it had not been; whether there was one."""
        if self._drag is None:
            return False
        self._drag = self._pressed = self._told = None
        self.brush_abandoned.emit()
        return True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            handlers = {
                QEvent.Type.MouseButtonPress: self._on_pressed,
                QEvent.Type.MouseMove: self._on_moved,
                QEvent.Type.MouseButtonRelease: self._on_released,
                QEvent.Type.MouseButtonDblClick: self._on_double_clicked,
            }
            if event.type() in handlers:
                handlers[event.type()](event)
            return True
        if (
            isinstance(event, QContextMenuEvent)
            and event.reason() != QContextMenuEvent.Reason.Keyboard
        ):
            at = QPointF(event.pos())
            self.menu_requested.emit(self._gesture_over(at), event.globalPos())
            return True
        return False

    def _on_pressed(self, event: QMouseEvent) -> None:
        self._plot.setFocus(Qt.FocusReason.MouseFocusReason)
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and self._gesture_over(event.position()) is not None:
            self._pressed = event.position()
            self._how = how_of(event.modifiers())

    def _on_moved(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(at)
            return
        if self._drag is None:
            if (at - self._pressed).manhattanLength() < QApplication.startDragDistance():
                return
            self._drag = self._begin(self._pressed)
        if self._drag is not None:
            self._tell(self._drag, at)

    def _on_released(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        pressed, self._pressed = self._pressed, None
        if self._drag is not None:
            gesture = self._dragged(self._drag, event.position())
            self._drag = self._told = None
            self.brush_released.emit(gesture)
            return
        gesture = self._gesture_over(pressed)
        if gesture is not None:
            self.clicked.emit(HeatGesture(gesture.target, self._how))

    def _on_double_clicked(self, event: QMouseEvent) -> None:
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and self._gesture_over(event.position()) is not None:
            self._pressed = None
            self.clear_requested.emit()

    def _gesture_over(self, at: QPointF) -> HeatGesture | None:
        grid = self._plot.grid
        if not self._plot.heat.whole_total or not grid.is_over_something(at):
            return None
        return HeatGesture(grid.target_at(at))

    def _begin(self, pressed: QPointF) -> Drag | None:
        """A drag from the cells at a point; none from the column of unknown times."""
        grid, held = self._plot.grid, self.movable()
        grip = None if held is None else grip_at(grid, held, pressed)
        if held is not None and grip is not None:
            return Drag(cell(*grid.cell_at(pressed)), grip, held)
        start = grid.rectangle_at(pressed)
        return None if start is None else Drag(start, None, start)

    def _dragged(self, drag: Drag, at: QPointF) -> HeatGesture:
        grid = self._plot.grid
        over = grid.rectangle_at(at) if drag.grip is None else None
        reached = drag.reached(over or cell(*grid.cell_at(at)))
        how = self._how if drag.grip is None else How.ONLY
        return HeatGesture(reached, how, adjusts=drag.grip is not None)

    def _tell(self, drag: Drag, at: QPointF) -> None:
        gesture = self._dragged(drag, at)
        self._plot.point_at_nothing()
        if gesture.target != self._told:
            self._told = gesture.target
            self.brush_moved.emit(gesture)

    def _hover(self, at: QPointF) -> None:
        over = self._gesture_over(at)
        if over is None:
            self._plot.point_at_nothing()
            self._plot.setCursor(Qt.CursorShape.ArrowCursor)
            return
        self._plot.point_at(over.target, at)
        held = self.movable()
        grip = None if held is None else grip_at(self._plot.grid, held, at)
        self._plot.setCursor(Qt.CursorShape.CrossCursor if grip is None else grip.cursor)
