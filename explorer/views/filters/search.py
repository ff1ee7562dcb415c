"""The field in which filters and searched words are typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from explorer.errors import KnownError
from explorer.query.parse import parse
from explorer.session.session import Session
from explorer.views.filters.change import with_han_alike
from explorer.views.filters.mistake import place_of_mistake
from explorer.views.filters.suggest import Suggestion, suggest
from explorer.views.filters.suggestions import Mistake, Suggestions
from explorer.views.shared.clearing import make_clearable
from explorer.views.shared.icons import icon
from explorer.views.shared.theme import Theme

PLACEHOLDER = "Search tweet text, or type a filter such as followers:0 language:th -kind:retweet"


class SearchField(QLineEdit):
    """Enter makes filters of the text; a mistake is shown below it with its place.

    Where `is_han_alike` says so, searches take simplified and traditional Chinese for the same.
    """

    def __init__(
        self,
        session: Session,
        theme: Theme,
        is_han_alike: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("searchField")
        self.setAccessibleName("Search tweet text or type a filter")
        self.setPlaceholderText(PLACEHOLDER)
        make_clearable(self)
        # A dropped file must reach the window, which opens it; here it would become text.
        self.setAcceptDrops(False)
        self._session = session
        self._is_han_alike = is_han_alike
        glass = self.addAction(
            icon("search", QColor(theme.muted)), QLineEdit.ActionPosition.LeadingPosition
        )
        glass.setText("Search or filter")
        glass.triggered.connect(lambda _checked=False: self.submit())
        self.mistake = Mistake(self)
        self.suggestions = Suggestions(self)
        self.suggestions.chosen.connect(self._on_chosen)
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self._on_return)

    def submit(self) -> None:
        """Make filters of what is typed; they stand as chips then and the field is free."""
        self.suggestions.hide()
        try:
            clauses = parse(self.text(), self._session.committed.zone)
        except KnownError as error:
            self.mistake.say(str(error))
            place = place_of_mistake(str(error))
            if place is not None:
                self.setCursorPosition(place)
            return
        self.mistake.hide()
        self.clear()
        if self._is_han_alike():
            clauses = tuple(with_han_alike(clause) for clause in clauses)
        if clauses:
            self._session.commit_all(clauses)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.suggestions.isVisible() and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.suggestions.step(1 if key == Qt.Key.Key_Down else -1)
            return
        if key == Qt.Key.Key_Escape:
            self._on_escape()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.suggestions.hide()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.suggestions.hide()
        self.mistake.hide()
        super().hideEvent(event)

    def _on_edited(self, text: str) -> None:
        self.mistake.hide()
        self.suggestions.offer(suggest(text))

    def _on_return(self) -> None:
        current = self.suggestions.current if self.suggestions.isVisible() else None
        if current is not None:
            self._on_chosen(current)
        else:
            self.submit()

    def _on_chosen(self, suggestion: Suggestion) -> None:
        self.setText(suggestion.text)
        self.suggestions.hide()
        if suggestion.is_whole:
            self.submit()

    def _on_escape(self) -> None:
        if self.suggestions.isVisible() or self.mistake.isVisible():
            self.suggestions.hide()
            self.mistake.hide()
        else:
            self.clear()
