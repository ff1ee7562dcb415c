"""Turns what the mouse does on a plot into gestures."""

from __future__ import annotations

from dataclasses import replace
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from explorer.views.shared.gestures.gesture import Gesture, How, how_of
from explorer.views.shared.gestures.surface import Dragging, Surface

T = TypeVar("T")


class MouseGestures(QObject, Generic[T]):
    """Watches the mouse. A brush is told only when what it covers has changed."""

    clicked = Signal(object)
    brush_moved = Signal(object)
    brush_released = Signal(object)
    brush_abandoned = Signal()
    clear_requested = Signal()
    menu_requested = Signal(object, QPoint)
    """Of what lies there as a gesture, or None beside everything, and the place on the screen."""

    def __init__(self, widget: QWidget, surface: Surface[T]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._surface = surface
        self._pressed: QPointF | None = None
        self._how = How.ONLY
        self._drag: Dragging[T] | None = None
        self._told: T | None = None
        widget.installEventFilter(self)

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
            over = self._surface.gesture_at(QPointF(event.pos()))
            self.menu_requested.emit(over, event.globalPos())
            return True
        return False

    def _on_pressed(self, event: QMouseEvent) -> None:
        self._widget.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._is_left_over_something(event):
            self._pressed = event.position()
            self._how = how_of(event.modifiers())

    def _on_moved(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(at)
            return
        if self._drag is None and self._surface.is_drag(at - self._pressed):
            self._drag = self._surface.drag_from(self._pressed)
        if self._drag is not None:
            self._tell(self._dragged(self._drag, at))

    def _on_released(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        pressed, self._pressed = self._pressed, None
        if self._drag is not None:
            gesture = self._dragged(self._drag, event.position())
            self._drag = self._told = None
            self.brush_released.emit(gesture)
            return
        over = self._surface.gesture_at(pressed)
        if over is not None:
            self.clicked.emit(Gesture(over.target, self._how))

    def _on_double_clicked(self, event: QMouseEvent) -> None:
        if self._is_left_over_something(event):
            self._pressed = None
            self.clear_requested.emit()

    def _is_left_over_something(self, event: QMouseEvent) -> bool:
        is_left = event.button() == Qt.MouseButton.LeftButton
        return is_left and self._surface.gesture_at(event.position()) is not None

    def _dragged(self, drag: Dragging[T], at: QPointF) -> Gesture[T]:
        gesture = drag(at)
        return gesture if gesture.adjusts else replace(gesture, how=self._how)

    def _tell(self, gesture: Gesture[T]) -> None:
        self._surface.point_at_nothing()
        if gesture.target != self._told:
            self._told = gesture.target
            self.brush_moved.emit(gesture)

    def _hover(self, at: QPointF) -> None:
        over = self._surface.gesture_at(at)
        if over is None:
            self._surface.point_at_nothing()
            self._widget.setCursor(Qt.CursorShape.ArrowCursor)
        else:
            self._surface.point_at(over.target, at)
            self._widget.setCursor(self._surface.shape_at(at))
