"""Tweets over time, linked to the selection."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from explorer.session.session import Session
from explorer.views.shared.bars.time_view import TimeView
from explorer.views.shared.theme import Theme


class TimelineView(TimeView):
    """How many tweets were posted when."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            "timelineView", "Tweets over time", "time", "tweets", session, theme, parent
        )
