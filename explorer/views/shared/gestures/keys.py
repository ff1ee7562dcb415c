"""Clicking, brushing and moving a brush by keyboard."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from explorer.views.shared.gestures.gesture import Gesture, how_of
from explorer.views.shared.gestures.mouse import MouseGestures
from explorer.views.shared.gestures.surface import Surface

T = TypeVar("T")

_CLICKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_CLEARS = (Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_HOLDERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control)
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class KeyGestures(QObject, Generic[T]):
    """Arrows move a cursor, with Shift they brush, with Ctrl they move the brush.

    A brush is released when the key that holds it, Shift or Ctrl, is. What is done by keyboard is
    told by the signals of `mouse`, so that it is one to those who listen.
    """

    def __init__(self, widget: QWidget, surface: Surface[T], mouse: MouseGestures[T]) -> None:
        super().__init__(widget)
        self._surface = surface
        self._mouse = mouse
        self._anchor: T | None = None
        self._held: Gesture[T] | None = None
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and not self._surface.is_empty:
                return self._on_key(event)
            is_holder = event.key() in _HOLDERS and not event.isAutoRepeat()
            if event.type() == QEvent.Type.KeyRelease and is_holder:
                self._release()
        elif isinstance(event, QFocusEvent):
            self._on_focus(event)
        elif isinstance(event, QContextMenuEvent):
            return self._on_menu_key(event)
        return False

    def _on_focus(self, event: QFocusEvent) -> None:
        if event.lostFocus():
            self._release()
            self._surface.hide_cursor()
            self._surface.point_at_nothing()
        elif event.reason() in _BY_KEYBOARD and not self._surface.is_empty:
            self._go_to(self._surface.cursor)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in self._surface.arrows:
            self._on_arrow(key, event.modifiers())
        elif key in _CLICKS:
            gesture = Gesture(self._surface.cursor, how_of(event.modifiers()))
            self._mouse.clicked.emit(gesture)
        elif key in _CLEARS:
            self._give_up_or_clear()
        else:
            return False
        return True

    def _give_up_or_clear(self) -> None:
        """End the brush under way if there is one, else what was brushed before."""
        if self._held is not None:
            self._held = self._anchor = None
            self._mouse.brush_abandoned.emit()
        elif not self._mouse.abandon():
            self._mouse.clear_requested.emit()

    def _on_arrow(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            moved = self._surface.moved(self._held.target if self._held else None, key)
            if moved is not None:
                brush, place = moved
                self._hold(Gesture(brush, adjusts=True))
                self._go_to(place)
                return
        is_brushing = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        before = self._surface.cursor
        self._go_to(self._surface.stepped(key, brushes=is_brushing))
        if not is_brushing:
            self._anchor = None
            return
        if self._anchor is None:
            self._anchor = before
        brush = self._surface.spanning(self._anchor, self._surface.cursor)
        if brush is not None:
            self._hold(Gesture(brush))

    def _go_to(self, place: T) -> None:
        self._surface.go_to(place)
        self._surface.point_at(place)

    def _hold(self, gesture: Gesture[T]) -> None:
        if self._held != gesture:
            self._held = gesture
            self._mouse.brush_moved.emit(gesture)

    def _release(self) -> None:
        self._anchor = None
        held, self._held = self._held, None
        if held is not None:
            self._mouse.brush_released.emit(held)

    def _on_menu_key(self, event: QContextMenuEvent) -> bool:
        if event.reason() != QContextMenuEvent.Reason.Keyboard or self._surface.is_empty:
            return False
        self._mouse.menu_requested.emit(Gesture(self._surface.cursor), event.globalPos())
        return True
