"""Views dragged by their headings or tabs, and the mark that says where one would stand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QWidget

from explorer.app.drop_mark import DropMark

_RADIUS = 6
_VEIL = 0.16


class Drag(QObject):
    """Watches a widget by whose parts views are dragged; `name_at` says which one, if any.

    `moved` and `dropped` bring the name and a point of the screen; Esc cancels.
    """

    moved = Signal(str, QPoint)
    dropped = Signal(str, QPoint)
    cancelled = Signal()
    menu_wanted = Signal(str, QPoint)

    def __init__(self, watched: QWidget, name_at: Callable[[QPoint], str | None]) -> None:
        super().__init__(watched)
        self._watched = watched
        self._name_at = name_at
        self._name: str | None = None
        self._pressed_at = QPoint()
        self._is_dragging = False
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """What is done with a drag is done with; everything else goes on as usual."""
        match event:
            case QMouseEvent():
                return self._on_mouse(event)
            case QKeyEvent() if self._is_dragging:
                if event.key() == Qt.Key.Key_Escape:
                    self._end()
                    self.cancelled.emit()
                return True
            case QContextMenuEvent() if event.reason() is QContextMenuEvent.Reason.Mouse:
                name = self._name_at(event.pos())
                if name is not None:
                    self.menu_wanted.emit(name, event.globalPos())
                return name is not None
            case _:
                return False

    def _on_mouse(self, event: QMouseEvent) -> bool:
        at = event.globalPosition().toPoint()
        match event.type():
            case QEvent.Type.MouseButtonPress if event.button() is Qt.MouseButton.LeftButton:
                self._name = self._name_at(event.position().toPoint())
                self._pressed_at = at
                return False
            case QEvent.Type.MouseMove if self._name is not None:
                is_far = (at - self._pressed_at).manhattanLength()
                if not self._is_dragging and is_far >= QApplication.startDragDistance():
                    self._begin()
                if self._is_dragging:
                    self.moved.emit(self._name, at)
                return self._is_dragging
            case QEvent.Type.MouseButtonRelease if self._name is not None:
                name, was_dragging = self._name, self._is_dragging
                self._end()
                if was_dragging:
                    self.dropped.emit(name, at)
                return was_dragging
            case _:
                return False

    def _begin(self) -> None:
        self._is_dragging = True
        self._watched.grabKeyboard()
        QGuiApplication.setOverrideCursor(Qt.CursorShape.ClosedHandCursor)

    def _end(self) -> None:
        self._name = None
        if self._is_dragging:
            self._is_dragging = False
            self._watched.releaseKeyboard()
            QGuiApplication.restoreOverrideCursor()


class ViewMark(DropMark):
    """Lies over what the view would take."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().accent().color()
        painter.setPen(QPen(accent, 2))
        accent.setAlphaF(_VEIL)
        painter.setBrush(accent)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.end()
