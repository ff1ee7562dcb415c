"""What is selected, counted before somebody is asked what to make of it."""

from __future__ import annotations

from collections.abc import Callable

from explorer.app.host import Host
from explorer.session.requests import TotalCounts, Totals
from explorer.session.state import SessionState
from explorer.views.shared.asker import Asker


def count_selected(
    host: Host, name: str, go_on: Callable[[SessionState, TotalCounts], None]
) -> None:
    """Count the committed selection, then go on with it; `name` is the question's own.

    Does nothing without an open workspace.
    """
    workspace = host.workspace
    if workspace is None:
        return
    session = workspace.session
    state = session.committed

    def counted(answer: object) -> None:
        session.remove_client(asker)
        if isinstance(answer, TotalCounts):
            go_on(state, answer)

    def failed(sentence: str) -> None:
        session.remove_client(asker)
        host.tell(sentence)

    asker = Asker(name, lambda _state: Totals(state.selection), counted, failed)
    session.add(asker)
