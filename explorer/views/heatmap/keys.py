"""Brushing, clicking and moving a rectangle of the heatmap by keyboard."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent

from explorer.views.heatmap.choice import Target
from explorer.views.heatmap.model import cell
from explorer.views.heatmap.mouse import HeatGesture, HeatMouse
from explorer.views.heatmap.plot import HeatPlot
from explorer.views.heatmap.rectangle import ALL_HOURS, Rectangle, spanning
from explorer.views.shared.bars.brush import how_of

_STEPS = MappingProxyType(
    {
        Qt.Key.Key_Left: (0, -1),
        Qt.Key.Key_Right: (0, 1),
        Qt.Key.Key_Up: (-1, 0),
        Qt.Key.Key_Down: (1, 0),
        Qt.Key.Key_Home: (0, -len(ALL_HOURS)),
        Qt.Key.Key_End: (0, len(ALL_HOURS)),
        Qt.Key.Key_PageUp: (-7, 0),
        Qt.Key.Key_PageDown: (7, 0),
    }
)
_CLICKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_CLEARS = (Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_HOLDERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control)
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class HeatKeys(QObject):
    """Arrows move a cursor, with Shift they brush, with Ctrl they move the rectangle.

    Left of midnight are the tweets of unknown time. A brush is released when the key that holds
    it, Shift or Ctrl, is.
    """

    def __init__(self, plot: HeatPlot, mouse: HeatMouse) -> None:
        super().__init__(plot)
        self._plot = plot
        self._mouse = mouse
        self._cursor: Target = cell(0, 0)
        self._anchor: Rectangle | None = None
        self._held: HeatGesture | None = None
        plot.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            is_press = event.type() == QEvent.Type.KeyPress
            if is_press and self._plot.heat.whole_total:
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
            self._plot.set_cursor(self._cursor, is_shown=False)
            self._plot.point_at_nothing()
        elif event.reason() in _BY_KEYBOARD and self._plot.heat.whole_total:
            self._go_to(self._cursor)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._on_arrow(_STEPS[key], event.modifiers())
        elif key in _CLICKS:
            self._mouse.clicked.emit(HeatGesture(self._cursor, how_of(event.modifiers())))
        elif key in _CLEARS:
            self._give_up_or_clear()
        else:
            return False
        return True

    def _give_up_or_clear(self) -> None:
        if self._held is not None:
            self._held = self._anchor = None
            self._mouse.brush_abandoned.emit()
        elif not self._mouse.abandon():
            self._mouse.clear_requested.emit()

    def _on_arrow(self, step: tuple[int, int], modifiers: Qt.KeyboardModifier) -> None:
        held = self._held.target if self._held else self._mouse.movable()
        if modifiers & Qt.KeyboardModifier.ControlModifier and held is not None:
            moved = held.moved(*step)
            self._hold(HeatGesture(moved, adjusts=True))
            self._go_to(cell(moved.weekdays[0], moved.hours[0]))
            return
        before = self._cursor
        self._go_to(
            self._stepped(step, brushes=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        )
        if not modifiers & Qt.KeyboardModifier.ShiftModifier or before is None:
            self._anchor = None
            return
        self._anchor = self._anchor or before
        if self._cursor is not None:
            self._hold(HeatGesture(spanning(self._anchor, self._cursor)))

    def _stepped(self, step: tuple[int, int], *, brushes: bool) -> Target:
        """One step further; from midnight to the left to unknown times, and back."""
        cursor = self._cursor
        if cursor is None:
            return cell(0, 0) if step[1] > 0 else None
        at_midnight = cursor.hours[0] == 0 and step == _STEPS[Qt.Key.Key_Left]
        if at_midnight and not brushes and self._plot.grid.has_unknown:
            return None
        return cursor.moved(*step)

    def _go_to(self, target: Target) -> None:
        self._cursor = target
        self._plot.set_cursor(target, is_shown=True)
        self._plot.point_at(target)

    def _hold(self, gesture: HeatGesture) -> None:
        if self._held != gesture:
            self._held = gesture
            self._mouse.brush_moved.emit(gesture)

    def _release(self) -> None:
        self._anchor = None
        held, self._held = self._held, None
        if held is not None:
            self._mouse.brush_released.emit(held)

    def _on_menu_key(self, event: QContextMenuEvent) -> bool:
        if event.reason() != QContextMenuEvent.Reason.Keyboard or not self._plot.heat.whole_total:
            return False
        self._mouse.menu_requested.emit(HeatGesture(self._cursor), event.globalPos())
        return True
