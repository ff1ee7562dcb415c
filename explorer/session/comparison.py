"""What is done with A and B, each as one step of the history."""

from __future__ import annotations

from dataclasses import replace

from explorer.schema.clause import AnyClause
from explorer.session.session import Session
from explorer.session.state import words_of


def compare(session: Session, clauses: tuple[AnyClause, ...]) -> None:
    """Compare the selection, from now on called B, with these clauses, called A."""
    session.show(replace(session.committed, compared=clauses), f"A: {words_of(clauses)}")


def swap(session: Session) -> None:
    """Let A and B change places; nothing happens while nothing is compared."""
    state = session.committed
    if state.compared is not None:
        selection = replace(state.selection, clauses=state.compared)
        swapped = replace(state, selection=selection, compared=state.selection.clauses)
        session.show(swapped, "Swap A and B")


def stop(session: Session) -> None:
    """Forget A; B stays selected."""
    session.show(replace(session.committed, compared=None), "Stop comparing")
