"""The history panel: every step of the selection, to be gone back to by click or key."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from explorer.schema.words import counted
from explorer.session.session import Session
from explorer.session.state import SessionState
from explorer.views.history.model import HistoryItems
from explorer.views.shared.card import Card
from explorer.views.shared.theme import Theme

_GOES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_LEAST_HEIGHT = 60


class HistoryPanel(Card):
    """Shows the session's steps and goes to the one that is chosen; undo and redo go one on."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        self.list = StepList(HistoryItems(theme), session)
        super().__init__("History", self.list, theme, parent)
        self.setObjectName("historyPanel")
        self.setAccessibleName("History")
        self._session = session
        session.subscribe(self._on_state)
        self._show_steps()

    def _on_state(self, _state: SessionState, previewing: bool) -> None:
        if not previewing:
            self._show_steps()

    def _show_steps(self) -> None:
        steps, position = self._session.steps, self._session.position
        self.list.items.set_steps(steps, position)
        now = self.list.items.index(position)
        self.list.setCurrentIndex(now)
        self.list.scrollTo(now)
        undone = len(steps) - 1 - position
        numerals = self.theme.numerals
        steps_back = counted(position, "steps", numerals) if position else ""
        said = f"{numerals.whole(undone)} undone" if undone else steps_back
        self.set_caption(said, "Click a step, or press Enter on it, to go back to it.")
        self.show_body()


class StepList(QListView):
    """A row a step."""

    def __init__(self, items: HistoryItems, session: Session) -> None:
        super().__init__()
        self.items = items
        self._session = session
        items.setParent(self)
        self.setModel(items)
        self.setObjectName("historySteps")
        self.setAccessibleName("Steps of the selection")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMinimumHeight(_LEAST_HEIGHT)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._go_to(self.indexAt(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _GOES:
            self._go_to(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _go_to(self, index: QModelIndex) -> None:
        if index.isValid():
            self._session.go_to(index.row())
