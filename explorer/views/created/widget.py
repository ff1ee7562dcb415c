"""Accounts created over time, linked to the selection."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from explorer.session.session import Session
from explorer.views.shared.bars.time_view import TimeView
from explorer.views.shared.theme import Theme


class CreatedView(TimeView):
    """How many accounts were made when."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            "createdView", "Accounts created", "created", "accounts", session, theme, parent
        )
