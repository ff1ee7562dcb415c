"""One filter as a chip: its sentence, a menu of what can be done with it, and a cross."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from explorer.query.sentence import sentence_of
from explorer.query.spelling import text_of
from explorer.schema.clause import AnyClause
from explorer.schema.numerals import PLAIN, Numerals

_CROSS = QSize(12, 12)
_LONGEST = 72


class Chip(QFrame):
    """Shows one clause; says by signals what is to be done with it and does nothing itself."""

    removed = Signal()
    inverted = Signal()
    switched = Signal()
    edit_requested = Signal()
    copied = Signal()

    def __init__(
        self,
        clause: AnyClause,
        sign: QIcon,
        numerals: Numerals = PLAIN,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._numerals = numerals
        self.setObjectName("chip")
        self.setProperty("role", "chip")
        self.clause = clause
        self._sentence = QToolButton(self)
        self._sentence.setObjectName("chipSentence")
        self._sentence.setProperty("role", "chipText")
        self._sentence.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sentence.setCursor(Qt.CursorShape.PointingHandCursor)
        self._sentence.clicked.connect(self.show_menu)
        self._sentence.installEventFilter(self)
        cross = QToolButton(self)
        cross.setObjectName("chipRemove")
        cross.setProperty("role", "chipCross")
        cross.setIcon(sign)
        cross.setIconSize(_CROSS)
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.setToolTip("Remove this filter (Delete)")
        cross.clicked.connect(self.removed)
        self._cross = cross
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 3, 0)
        row.setSpacing(0)
        row.addWidget(self._sentence)
        row.addWidget(cross)
        self.setFocusProxy(self._sentence)
        self.set_clause(clause)

    def set_clause(self, clause: AnyClause) -> None:
        """Show another clause in the same place, as while a brush is moving."""
        self.clause = clause
        sentence = " ".join(sentence_of(clause, self._numerals).split())
        short = sentence if len(sentence) <= _LONGEST else sentence[: _LONGEST - 1] + "…"
        shown = short if clause.active else f"{short} (off)"
        self._sentence.setText(shown.replace("&", "&&"))
        self._sentence.setAccessibleName(f"Filter: {sentence}")
        state = "" if clause.active else ", switched off"
        self._sentence.setAccessibleDescription(f"Typed as {text_of(clause)}{state}")
        self._cross.setAccessibleName(f"Remove filter: {sentence}")
        self.setToolTip(f"{sentence}\n{text_of(clause)}\nClick for more")
        self._dress(state="off" if not clause.active else "negated" if clause.negated else "on")

    def menu(self) -> QMenu:
        """Everything that can be done with the filter; the keys work on a focused chip too."""
        menu = QMenu(self)
        menu.setObjectName("chipMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        off = "Switch off" if self.clause.active else "Switch on"
        _entry(menu, "Edit as text…", "F2", self.edit_requested.emit)
        _entry(menu, "Invert", "I", self.inverted.emit)
        _entry(menu, off, "O", self.switched.emit)
        _entry(menu, "Copy as text", "Ctrl+C", self.copied.emit)
        menu.addSeparator()
        _entry(menu, "Remove", "Del", self.removed.emit)
        return menu

    def show_menu(self) -> None:
        self.menu().popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            done = self._on_key(event)
            if done is not None:
                done()
                return True
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.copied.emit
        return {
            Qt.Key.Key_Delete: self.removed.emit,
            Qt.Key.Key_Backspace: self.removed.emit,
            Qt.Key.Key_F2: self.edit_requested.emit,
            Qt.Key.Key_I: self.inverted.emit,
            Qt.Key.Key_O: self.switched.emit,
            Qt.Key.Key_Return: self.show_menu,
            Qt.Key.Key_Enter: self.show_menu,
        }.get(Qt.Key(event.key()))

    def _dress(self, state: str) -> None:
        if self.property("state") != state:
            self.setProperty("state", state)
            for widget in (self, self._sentence):
                widget.style().unpolish(widget)
                widget.style().polish(widget)


def _entry(menu: QMenu, text: str, keys: str, do: Callable[[], None]) -> QAction:
    action = menu.addAction(text)
    action.setShortcut(QKeySequence(keys))
    # Shown for learning; the chip itself listens, or every chip's menu would want the key.
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda _checked=False: do())
    return action
