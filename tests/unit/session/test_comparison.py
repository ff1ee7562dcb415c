"""Keeping a selection as A, swapping and stopping: steps like all others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.session.comparison import compare, stop, swap
from explorer.session.session import Session
from tests.unit.query.world import empty_workspace


@pytest.fixture
def session() -> Iterator[Session]:
    with empty_workspace() as database:
        session = Session(database.reader, lambda: database.data_version, lambda _call: None)
        yield session
        session.close()


def test_comparing_is_a_step_that_undo_takes_back(session: Session) -> None:
    followers, likes = parse("followers:0"), parse("likes:>3")
    session.commit_all(followers)
    compare(session, session.committed.selection.clauses)
    session.commit_all(likes)
    assert session.state.compared == followers
    assert session.state.selection.clauses == (*followers, *likes)
    swap(session)
    assert session.state.compared == (*followers, *likes)
    assert session.state.selection.clauses == followers
    stop(session)
    assert session.state.compared is None
    assert session.state.compared_selection is None
    assert session.state.selection.clauses == followers
    assert [step.label for step in session.steps[1:]] == [
        "followers is 0",
        "A: followers is 0",
        "likes is above 3",
        "Swap A and B",
        "Stop comparing",
    ]
    session.go_to(2)
    assert session.state.compared == followers
    session.undo()
    assert session.state.compared is None


def test_a_has_the_scope_of_b(session: Session) -> None:
    compare(session, ())
    session.set_scope((2,))
    assert session.state.compared_selection == Selection((), (2,))
    swap(session)
    assert session.state.selection == Selection((), (2,))


def test_without_a_comparison_there_is_nothing_to_swap(session: Session) -> None:
    swap(session)
    stop(session)
    assert not session.can_undo


def test_what_is_filtered_is_told_for_both(session: Session) -> None:
    session.commit_all(parse("followers:0 likes:>3"))
    assert session.state.filter_lines == ("followers is 0", "likes is above 3")
    compare(session, ())
    assert session.state.filter_lines == (
        "A: everything in scope",
        "B: followers is 0; likes is above 3",
    )
