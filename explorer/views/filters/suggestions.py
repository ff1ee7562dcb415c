"""The list below the search field, and what is said there about a mistake."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from explorer.views.filters.suggest import Suggestion

_GAP = 4
_WIDEST = 640


class Below(QFrame):
    """Floats over the window below a field and leaves the keyboard to it."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self.setProperty("role", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def place(self) -> None:
        """Stand right below the field, over everything else in the window."""
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        width = min(self._field.width(), _WIDEST)
        layout = self.layout()
        if layout is None:
            return
        layout.activate()
        fits = layout.hasHeightForWidth()
        height = layout.totalHeightForWidth(width) if fits else layout.totalSizeHint().height()
        self.resize(width, height)
        self.move(self._field.mapTo(window, QPoint(0, self._field.height() + _GAP)))
        self.show()
        self.raise_()


class Mistake(Below):
    """What is wrong with the typed text, where, and what is near."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.setObjectName("searchMistake")
        self._label = QLabel(self)
        self._label.setProperty("role", "error")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        column.addWidget(self._label)

    @property
    def text(self) -> str:
        return self._label.text()

    def say(self, sentence: str) -> None:
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self.place()


class Suggestions(Below):
    """One line a suggestion; the field's arrow keys move in it, a click takes one."""

    chosen = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.setObjectName("searchSuggestions")
        self.setAccessibleName("What the typed text may mean")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        self._column.setSpacing(0)
        self._lines: list[_Line] = []
        self._at = -1

    @property
    def offered(self) -> tuple[Suggestion, ...]:
        return tuple(line.suggestion for line in self._lines)

    @property
    def current(self) -> Suggestion | None:
        """The line that the arrow keys are on."""
        return self._lines[self._at].suggestion if self._at >= 0 else None

    def offer(self, suggestions: Sequence[Suggestion]) -> None:
        """Show these lines, none of them taken; without any the list goes."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [_Line(suggestion, self) for suggestion in suggestions]
        for line in self._lines:
            line.pressed.connect(self.chosen)
            self._column.addWidget(line)
            line.show()
        self._at = -1
        self.setVisible(bool(self._lines))
        if self._lines:
            self.place()

    def step(self, by: int) -> None:
        """Go one line down or up, round the ends, where up from the first is no line."""
        count = len(self._lines) + 1
        self._at = (self._at + 1 + by) % count - 1
        for place, line in enumerate(self._lines):
            line.mark(place == self._at)


class _Line(QFrame):
    pressed = Signal(object)

    def __init__(self, suggestion: Suggestion, parent: QWidget) -> None:
        super().__init__(parent)
        self.suggestion = suggestion
        self.setProperty("role", "suggestion")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{suggestion.text}, {suggestion.explained}")
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 5, 8, 5)
        text = QLabel(suggestion.text, self)
        text.setTextFormat(Qt.TextFormat.PlainText)
        explained = QLabel(suggestion.explained, self)
        explained.setProperty("role", "muted")
        grid.addWidget(text, 0, 0)
        grid.addWidget(explained, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)

    def mark(self, current: bool) -> None:
        self.setProperty("current", current)
        self.style().unpolish(self)
        self.style().polish(self)

    def mousePressEvent(self, _event: object) -> None:
        self.pressed.emit(self.suggestion)
