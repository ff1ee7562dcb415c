"""The accounts table."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from explorer.query.in_selection import CELLS
from explorer.query.page import Order
from explorer.schema.columns import ACCOUNTS, NOTE, TAGS
from explorer.session.session import Session
from explorer.views.shared.table.panel import TableKind, TablePanel
from explorer.views.shared.theme import Theme

ACCOUNTS_TABLE = TableKind(
    entity=ACCOUNTS,
    object_name="accountsTable",
    accessible_name="Accounts table",
    order=Order("followers", descending=True),
    hidden=frozenset({"profile_url", "account_id", "placeholder", TAGS, NOTE, *CELLS}),
    id_column="account_id",
)


class AccountsView(TablePanel):
    """Accounts that meet every filter, those with the most followers first."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(ACCOUNTS_TABLE, session, theme, parent)
