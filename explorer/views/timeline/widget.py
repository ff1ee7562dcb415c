"""Tweets over time, linked to the selection."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from explorer.views.shared.card import Card
from explorer.views.shared.theme import Theme


class TimelineView(Card):
    """Tweets over time."""

    def __init__(self, session: object, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Tweets over time", QWidget(), theme, parent)
        self.setObjectName("timelineView")
        self.setAccessibleName("Tweets over time")
        self._session = session
        self.show_empty("Nothing to show yet")
