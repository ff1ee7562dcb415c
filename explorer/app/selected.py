"""What is selected, counted before somebody is asked what to make of it."""

from __future__ import annotations

from collections.abc import Callable

from explorer.app.host import Host
from explorer.query.sentence import sentence_of
from explorer.schema.numerals import Numerals
from explorer.session.requests import TotalCounts, Totals
from explorer.session.state import SessionState
from explorer.views.shared.asker import ask_once
from explorer.views.shared.numbers import out_of


def tables_of(counts: TotalCounts, numerals: Numerals) -> dict[str, str]:
    """What is selected of each table, and out of how many."""
    return {
        noun: f"{noun.capitalize()}: {out_of(selected, whole, noun, numerals)}"
        for noun, selected, whole in (
            ("accounts", counts.accounts, counts.all_accounts),
            ("tweets", counts.tweets, counts.all_tweets),
        )
    }


def filters_of(state: SessionState, numerals: Numerals) -> str:
    """What is filtered, in a line."""
    filters = "; ".join(sentence_of(clause, numerals) for clause in state.selection.active)
    return f"Filters: {filters}" if filters else "Nothing is filtered: everything in scope."


def count_selected(
    host: Host, name: str, go_on: Callable[[SessionState, TotalCounts], None]
) -> None:
    """Count the committed selection, then go on with it; `name` is the question's own.

    Does nothing without an open workspace.
    """
    workspace = host.workspace
    if workspace is None:
        return
    state = workspace.session.committed

    def counted(answer: object) -> None:
        if isinstance(answer, TotalCounts):
            go_on(state, answer)

    ask_once(workspace.session, name, Totals(state.selection), counted, host.tell)
