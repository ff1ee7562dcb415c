"""The tweets table."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from explorer.query.page import Order
from explorer.schema.columns import NOTE, TAGS, TWEETS
from explorer.session.session import Session
from explorer.views.shared.table.panel import TableKind, TablePanel
from explorer.views.shared.theme import Theme

TWEETS_TABLE = TableKind(
    entity=TWEETS,
    object_name="tweetsTable",
    accessible_name="Tweets table",
    order=Order("time"),
    hidden=frozenset({"urls", "account_id", TAGS, NOTE}),
    id_column="tweet_id",
)


class TweetsView(TablePanel):
    """Tweets that meet every filter, the earliest first."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(TWEETS_TABLE, session, theme, parent)
