"""The list of a facet: turns mouse and keyboard into choices of values."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from explorer.schema.bins import BinKind
from explorer.views.facets.delegate import FacetDelegate
from explorer.views.facets.heading import FacetHeading
from explorer.views.facets.items import FacetItems
from explorer.views.facets.model import FacetRow
from explorer.views.shared.bars.readout import Note
from explorer.views.shared.gestures.gesture import How, how_of
from explorer.views.shared.theme import Theme

_CLICKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_CLEARS = (Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_LEAST_HEIGHT = 60


class FacetList(QListView):
    """A row a value; clicks and keys are told, nothing is kept."""

    value_chosen = Signal(object, object)
    """The row and how."""
    more_requested = Signal()
    clear_requested = Signal()
    menu_requested = Signal(object, QPoint)
    """The row, or None beside them, and the place on the screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items = FacetItems(theme.numerals)
        self.rows_drawn = FacetDelegate(self.items, theme)
        self._pressed: QModelIndex = QModelIndex()
        self._note = Note(self.viewport())
        self._heading = FacetHeading(self.rows_drawn, theme, self)
        self.setModel(self.items)
        self.items.modelReset.connect(self._on_reset)
        self.setItemDelegate(self.rows_drawn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(_LEAST_HEIGHT)

    @property
    def note(self) -> str:
        return self._note.text()

    def set_note(self, sentence: str) -> None:
        """Say something over the list, nothing where it is empty."""
        self._note.say(sentence)

    def set_scale(self, is_log: bool, is_share: bool) -> None:
        """Bars of logarithms, and of shares of their own totals."""
        self.rows_drawn.is_log, self.rows_drawn.is_share = is_log, is_share
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self.indexAt(event.position().toPoint()) if is_left else QModelIndex()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if not index.isValid() or index != self._pressed:
            return
        self._pressed = QModelIndex()
        places = self.rows_drawn.places(self.visualRect(index), self.fontMetrics())
        self._choose(index, places.button_at(at) or how_of(event.modifiers()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = QModelIndex()
            self.clear_requested.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
        self.menu_requested.emit(self.items.row(index), event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _CLEARS:
            self.clear_requested.emit()
        elif key in _CLICKS:
            self._choose(self.currentIndex(), how_of(event.modifiers()))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            how = How.ADD if key is Qt.Key.Key_Plus else How.EXCLUDE
            self._choose(self.currentIndex(), how)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Values are found by the field above, in the whole database and not in these rows."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._note.settle()
        self._place_heading()

    def _on_reset(self) -> None:
        """A comparison has a line over its columns."""
        is_comparison = self.items.facet.is_comparison
        if is_comparison != self._heading.isVisibleTo(self):
            height = self.fontMetrics().height() if is_comparison else 0
            self.setViewportMargins(0, height, 0, 0)
            self._heading.setVisible(is_comparison)
            self._place_heading()

    def _place_heading(self) -> None:
        area = self.viewport().geometry()
        height = self.viewportMargins().top()
        self._heading.setGeometry(area.left(), area.top() - height, area.width(), height)

    def _choose(self, index: QModelIndex, how: How) -> None:
        if not index.isValid():
            return
        row: FacetRow | None = self.items.row(index)
        if row is None or row.bin.kind is BinKind.OTHER:
            if self.items.facet.has_more:
                self.more_requested.emit()
            return
        self.value_chosen.emit(row, how)
