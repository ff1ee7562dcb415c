"""Saved views: the same filters again, or one sentence that says why not."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given

from explorer.errors import KnownError
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.session.saved_view import (
    SavedFilter,
    SavedView,
    as_text,
    read_view,
    selection_of,
    state_of,
    view_of,
)
from explorer.session.state import SessionState
from explorer.store.catalog import DatasetRow
from tests.unit.query.strategies import selections


def dataset(number: int, name: str) -> DatasetRow:
    return DatasetRow(number, name, 0, 0, 0, 0, None, None, 0, 0, "", "")


KNOWN = (dataset(1, "one"), dataset(2, "two “2”"))


def plain(selection: Selection) -> Selection:
    """Without what a file does not keep: which view made a filter."""
    clauses = tuple(replace(clause, source="") for clause in selection.clauses)
    return replace(selection, clauses=clauses)


@given(selection=selections)
def test_every_selection_comes_back(selection: Selection) -> None:
    view = view_of(SessionState(selection), KNOWN, {"showTimelineAction": {"unit": "day"}})
    again = read_view(as_text(view))
    assert again == view
    assert selection_of(again, KNOWN) == plain(selection)


def test_datasets_are_known_by_name_and_filters_stay_switched_off() -> None:
    off = tuple(replace(clause, active=False) for clause in parse("followers:0"))
    state = SessionState(Selection((*parse("hour@+08:00:9"), *off), (2,)), "+08:00")
    view = read_view(as_text(view_of(state, KNOWN, {})))
    assert view.datasets == ("two “2”",)
    elsewhere = (dataset(7, "two “2”"),)
    assert selection_of(view, elsewhere) == replace(state.selection, datasets=(7,))


@given(a=selections, b=selections)
def test_what_is_compared_comes_back(a: Selection, b: Selection) -> None:
    state = SessionState(b, "UTC", a.clauses)
    view = view_of(state, KNOWN, {})
    again = read_view(as_text(view))
    assert again == view
    assert state_of(again, KNOWN) == SessionState(plain(b), "UTC", plain(a).clauses)


def test_only_a_view_that_compares_needs_a_newer_program() -> None:
    alone, beside = SavedView((), None, "UTC"), SavedView((), None, "UTC", {}, ())
    versions = [json.loads(as_text(view))["format_version"] for view in (alone, beside)]
    assert versions == [1, 2]
    assert state_of(read_view(as_text(beside)), KNOWN).compared == ()
    assert state_of(read_view(as_text(alone)), KNOWN).compared is None


def test_a_dataset_that_is_gone_is_named() -> None:
    view = SavedView((), ("gone_012020", "one"), "UTC")
    with pytest.raises(KnownError, match="gone_012020, which this workspace lacks"):
        selection_of(view, KNOWN)


@pytest.mark.parametrize(
    ("view", "says"),
    [
        (SavedView((SavedFilter("colour:red"),), None, "UTC"), "colour"),
        (SavedView((), None, "Mars/Base"), "Mars/Base"),
    ],
)
def test_what_this_version_does_not_know_is_told(view: SavedView, says: str) -> None:
    with pytest.raises(KnownError, match=says):
        selection_of(view, KNOWN)


def changed(**other: object) -> str:
    whole = json.loads(as_text(SavedView((SavedFilter("followers:0"),), None, "UTC")))
    return json.dumps({**whole, **other})


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "no saved view"),
        ("[]", "no saved view"),
        ("{" * 100_000, "no saved view"),
        ('{"format": "something else"}', "no saved view"),
        (changed(format_version=3), "another version"),
        (changed(format_version=2, compared=[1]), "damaged"),
        (changed(format_version=2, compared=None), "damaged"),
        (changed(filters="followers:0"), "damaged"),
        (changed(filters=[{"text": 1, "active": True}]), "damaged"),
        (changed(datasets=[1]), "damaged"),
        (changed(choices=[]), "damaged"),
        (changed(zone=None), "damaged"),
    ],
)
def test_what_is_no_view_is_told(content: str, says: str) -> None:
    with pytest.raises(KnownError, match=says):
        read_view(content)
