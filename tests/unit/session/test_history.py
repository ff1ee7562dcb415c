from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.session.history import History
from explorer.session.state import SessionState

STATES = [SessionState()] + [
    SessionState(Selection(parse(text))) for text in ("followers:0", "language:th", "kind:reply")
]


@given(st.lists(st.sampled_from(STATES), max_size=8))
def test_undo_after_do_is_the_same_all_the_way_back(states: list[SessionState]) -> None:
    history = History(SessionState())
    recorded = [state for state in states if history.record(state, "step")]
    gone_through = [SessionState(), *recorded]
    back = [history.state]
    while history.can_undo:
        history.go(history.position - 1)
        back.append(history.state)
    assert back == gone_through[::-1]
    while history.can_redo:
        history.go(history.position + 1)
    assert history.state == gone_through[-1]


def test_a_state_that_is_the_same_is_no_step() -> None:
    history = History(STATES[1])
    assert not history.record(replace(STATES[1]), "again")
    assert not history.can_undo


def test_a_new_step_forgets_what_was_undone() -> None:
    history = History(STATES[0])
    history.record(STATES[1], "one")
    history.record(STATES[2], "two")
    history.go(1)
    assert (history.undo_label, history.redo_label) == ("one", "two")
    history.record(STATES[3], "three")
    assert not history.can_redo
    assert [step.label for step in history.steps] == ["Everything", "one", "three"]


def test_there_is_no_step_beyond_the_ends() -> None:
    history = History(STATES[0])
    assert not history.go(-1)
    assert not history.go(1)
