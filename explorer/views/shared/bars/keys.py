"""Brushing, clicking and moving a brush by keyboard."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent

from explorer.views.shared.bars.brush import BrushControl, Gesture, how_of
from explorer.views.shared.bars.drag import moved
from explorer.views.shared.bars.plot import BarPlot

_PAGE = 10
_STEPS = MappingProxyType(
    {
        Qt.Key.Key_Left: -1,
        Qt.Key.Key_Right: 1,
        Qt.Key.Key_PageUp: -_PAGE,
        Qt.Key.Key_PageDown: _PAGE,
    }
)
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_CLICKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_CLEARS = (Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_HOLDERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control)
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class KeyControl(QObject):
    """Arrows move a cursor, with Shift they brush, with Ctrl they move.

    A brush is released when the key that holds it, Shift or Ctrl, is.
    """

    def __init__(self, plot: BarPlot, brush: BrushControl) -> None:
        super().__init__(plot)
        self._plot = plot
        self._brush = brush
        self._cursor: int | None = None
        self._anchor: int | None = None
        self._held: Gesture | None = None
        plot.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            is_press = event.type() == QEvent.Type.KeyPress
            if is_press and self._plot.bar_count:
                return self._on_key(event)
            if event.type() == QEvent.Type.KeyRelease:
                self._on_key_released(event)
        elif isinstance(event, QFocusEvent):
            self._on_focus(event)
        elif isinstance(event, QContextMenuEvent):
            return self._on_menu_key(event)
        return False

    def _on_focus(self, event: QFocusEvent) -> None:
        if event.lostFocus():
            self._release()
            self._plot.set_cursor_bar(None)
            self._plot.point_at(None)
        elif event.reason() in _BY_KEYBOARD and self._plot.bar_count:
            self._go_to(self._shown_cursor())

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS or key in _ENDS:
            self._on_arrow(key, event.modifiers())
        elif key in _CLICKS:
            bar = self._shown_cursor()
            self._brush.clicked.emit(Gesture((bar, bar), how_of(event.modifiers())))
        elif key in _CLEARS:
            self._give_up_or_clear()
        else:
            return False
        return True

    def _give_up_or_clear(self) -> None:
        """End the brush under way if there is one, else what was brushed before."""
        if self._held is not None:
            self._held = self._anchor = None
            self._brush.brush_abandoned.emit()
        elif not self._brush.abandon():
            self._brush.clear_requested.emit()

    def _on_arrow(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        run = self._held.run if self._held else self._brush.movable_run()
        if modifiers & Qt.KeyboardModifier.ControlModifier and run is not None:
            to = moved(run, _STEPS.get(key, 0), self._plot.chart.placement)
            self._hold(Gesture(to, adjusts=True))
            self._go_to(to[0] if key in (Qt.Key.Key_Left, Qt.Key.Key_PageUp) else to[1])
            return
        before = self._shown_cursor()
        after = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self._plot.bar_count - 1}.get(key)
        self._go_to(before + _STEPS[key] if after is None else after)
        if not modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._anchor = None
            return
        if self._anchor is None:
            self._anchor = before
        ends = sorted((self._anchor, self._shown_cursor()))
        self._hold(Gesture((ends[0], ends[1])))

    def _shown_cursor(self) -> int:
        """Where the cursor is; it begins at the first bar with a number."""
        if self._cursor is None:
            self._cursor = self._plot.chart.placement.apart
        return max(0, min(self._cursor, self._plot.bar_count - 1))

    def _go_to(self, bar: int) -> None:
        self._cursor = max(0, min(bar, self._plot.bar_count - 1))
        self._plot.set_cursor_bar(self._cursor)
        self._plot.point_at(self._cursor)

    def _hold(self, gesture: Gesture) -> None:
        if self._held != gesture:
            self._held = gesture
            self._brush.brush_moved.emit(gesture)

    def _on_key_released(self, event: QKeyEvent) -> None:
        if event.key() in _HOLDERS and not event.isAutoRepeat():
            self._release()

    def _release(self) -> None:
        self._anchor = None
        held, self._held = self._held, None
        if held is not None:
            self._brush.brush_released.emit(held)

    def _on_menu_key(self, event: QContextMenuEvent) -> bool:
        if event.reason() != QContextMenuEvent.Reason.Keyboard or not self._plot.bar_count:
            return False
        bar = self._shown_cursor()
        self._brush.menu_requested.emit(bar, event.globalPos())
        return True
