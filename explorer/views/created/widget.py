"""Accounts created, linked to the selection."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from explorer.views.shared.card import Card
from explorer.views.shared.theme import Theme


class CreatedView(Card):
    """Accounts created."""

    def __init__(self, session: object, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Accounts created", QWidget(), theme, parent)
        self.setObjectName("createdView")
        self.setAccessibleName("Accounts created")
        self._session = session
        self.show_empty("Nothing to show yet")
