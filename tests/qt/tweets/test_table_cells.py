"""Cells as text, for the screen, the clipboard and the filters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.query.spelling import text_of
from explorer.schema.columns import ACCOUNTS, COLUMNS, TWEETS, Column
from explorer.views.shared.table.cells import (
    clause_of,
    copied,
    is_right_to_left,
    shown,
    tsv_cell,
)
from tests.qt.small_world import ARABIC, CHINESE

BY_NAME = {
    (entity, column.name): column for entity, columns in COLUMNS.items() for column in columns
}


def column(name: str, entity: str = TWEETS) -> Column:
    return BY_NAME[entity, name]


@pytest.mark.parametrize(
    ("name", "entity", "value", "on_screen", "on_clipboard"),
    [
        ("likes", TWEETS, None, "unknown", ""),
        ("likes", TWEETS, 0, "0", "0"),
        ("likes", TWEETS, 1234567, "1,234,567", "1234567"),
        ("time", TWEETS, 0, "1970-01-01 00:00", "1970-01-01 00:00"),
        ("time", TWEETS, 25_998_990, "2019-06-07 20:30", "2019-06-07 20:30"),
        ("time", TWEETS, -1, "1969-12-31 23:59", "1969-12-31 23:59"),
        ("created", ACCOUNTS, 17396, "2017-08-18", "2017-08-18"),
        ("created_time", ACCOUNTS, 1_503_048_093_000, "2017-08-18 09:21:33", "2017-08-18 09:21:33"),
        ("created_time", ACCOUNTS, None, "unknown", ""),
        ("selected_retweets", ACCOUNTS, 0.125, "12.5 %", "0.125"),
        ("selected_first", ACCOUNTS, None, "–", ""),
        ("placeholder", ACCOUNTS, True, "yes", "yes"),
        ("text", TWEETS, "a\r\nb\n\nc", "a ⏎ b ⏎ c", "a\r\nb\n\nc"),
        ("text", TWEETS, "", "", ""),
        ("name", ACCOUNTS, "ab\u202ecd", "ab⟨RLO⟩cd", "ab\u202ecd"),
        ("text", TWEETS, "a\u200fb", "a\u200fb", "a\u200fb"),
        ("language", TWEETS, "unknown", "unknown", "unknown"),
    ],
    ids=lambda value: ascii(value)[:24],
)
def test_a_cell_reads(
    name: str, entity: str, value: object, on_screen: str, on_clipboard: str
) -> None:
    assert shown(column(name, entity), value) == on_screen
    assert copied(column(name, entity), value) == on_clipboard


@given(st.one_of(st.none(), st.text(), st.integers(-(2**40), 2**40), st.floats(), st.booleans()))
def test_no_value_breaks_a_cell(value: object) -> None:
    for known in BY_NAME.values():
        assert "\n" not in shown(known, value)
        assert isinstance(copied(known, value), str)


def test_a_million_characters_are_not_laid_out() -> None:
    assert len(shown(column("text"), "香" * 1_000_000)) < 1000


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        (ARABIC, True),
        (CHINESE, False),
        ("@someone مرحبا", False),
        ("123 … שלום", True),
        ("🧵👇", False),
        ("", False),
    ],
    ids=["arabic", "chinese", "latin_first", "hebrew_after_digits", "emoji", "empty"],
)
def test_direction_is_that_of_the_first_letter(text: str, *, turned: bool) -> None:
    assert is_right_to_left(text) is turned


@pytest.mark.parametrize(
    ("name", "entity", "value", "written"),
    [
        ("likes", TWEETS, 0, "likes:0"),
        ("likes", TWEETS, None, "likes:unknown"),
        ("language", TWEETS, "th", "language:th"),
        ("client", TWEETS, "unknown", 'client:"unknown"'),
        ("time", TWEETS, 60, "time:1970-01-01T01:00"),
        ("created", ACCOUNTS, 17396, "created:2017-08-18"),
        ("created_time", ACCOUNTS, 1_503_048_093_000, "created:2017-08-18"),
        ("created_time", ACCOUNTS, None, "created:unknown"),
        ("selected_language", ACCOUNTS, "th", "language:th"),
        ("handle", TWEETS, "anna", "handle:anna"),
        ("account_id", ACCOUNTS, "+a=", "account:+a="),
    ],
    ids=lambda value: str(value)[:16],
)
@pytest.mark.parametrize("negated", [False, True], ids=["only", "exclude"])
def test_a_cell_filters(
    name: str, entity: str, value: object, written: str, *, negated: bool
) -> None:
    clause = clause_of(column(name, entity), value, negated=negated, source="s")
    assert clause is not None
    assert text_of(clause) == ("-" if negated else "") + written


def test_a_column_without_a_field_filters_nothing() -> None:
    assert clause_of(column("text"), "x", negated=False, source="") is None


def test_nothing_told_by_the_selection_is_no_filter() -> None:
    nothing = column("selected_language", ACCOUNTS)
    assert clause_of(nothing, None, negated=False, source="") is None


@pytest.mark.parametrize(
    ("text", "cell"),
    [("plain", "plain"), ("a\tb", '"a\tb"'), ('say "x"', '"say ""x"""'), ("a\nb", '"a\nb"')],
)
def test_tab_separated_cells_stay_one_cell(text: str, cell: str) -> None:
    assert tsv_cell(text) == cell
