"""What is proposed for a strange table, what is still missing, how its times are read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.app.mapping import (
    TIME_FORMATS,
    ColumnChoice,
    choosable,
    layout_of,
    likely_format,
    likely_role,
    missing,
    proposal,
    reads,
    values_of,
)
from explorer.archive.files import Unrecognised
from explorer.archive.layouts import Role

ISO, API = list(TIME_FORMATS)[:2]
API_TIME = "Wed Jan 07 04:38:02 +0000 2009"
ACCOUNTS = Unrecognised(
    "x.csv",
    "",
    ("", "id", "screen_name", "created_at", "note", "note"),
    None,
    (("0", "12", "ann", API_TIME, "a", "b"), ("1", "13", "", "", "a")),
)
TWEETS = Unrecognised(
    "t.csv",
    "",
    ("id", "created_at", "user_id", "full_text"),
    None,
    (("1", "2020-01-02T03:04:05Z", "12", "hello"),),
)


@pytest.mark.parametrize(
    ("table", "role"), [(ACCOUNTS, "users"), (TWEETS, "tweets")], ids=["accounts", "tweets"]
)
def test_the_columns_say_what_a_row_is(table: Unrecognised, role: Role) -> None:
    assert likely_role(table) == role
    assert missing(proposal(table, role)) == ""


def test_columns_without_a_name_of_their_own_cannot_be_chosen() -> None:
    assert choosable(ACCOUNTS) == ("id", "screen_name", "created_at")


def test_values_are_those_that_are_there() -> None:
    assert values_of(ACCOUNTS, "screen_name") == ("ann",)


@pytest.mark.parametrize(
    ("sources", "sentence"),
    [
        ({"account_id": "id", "text": "full_text", "time": "created_at"}, ""),
        (
            {"text": "full_text", "time": "created_at"},
            "Still missing: say which column holds “Account id”.",
        ),
        ({}, "Still missing: say which column holds “Account id”, “Text” and “Time of the tweet”."),
    ],
    ids=["nothing", "one", "all"],
)
def test_what_is_missing_is_a_sentence(sources: dict[str, str], sentence: str) -> None:
    assert missing(ColumnChoice("tweets", sources, {})) == sentence


@pytest.mark.parametrize(
    ("values", "written"),
    [
        ((API_TIME,), API),
        (("2020-01-02T03:04:05Z", "2020-01-02"), ISO),
        (("31/12/2020", "01/02/2020"), "%d/%m/%Y"),
        (("7.1.2009 4:38",), "%d.%m.%Y %H:%M"),
        (("1/7/2009 4:38 PM",), "%m/%d/%Y %I:%M %p"),
        ((), ISO),
        (("soon",), ISO),
    ],
    ids=["interface", "iso", "day first", "dots", "afternoon", "no values", "unreadable"],
)
def test_the_format_that_reads_most_is_proposed(values: tuple[str, ...], written: str) -> None:
    assert likely_format(values) == written


@pytest.mark.parametrize("written", list(TIME_FORMATS)[1:])
def test_every_format_reads_its_own_example(written: str) -> None:
    assert reads(written, TIME_FORMATS[written])


def test_an_official_day_is_read_as_the_official_layout_reads_it() -> None:
    chosen = proposal(ACCOUNTS, "users")
    assert layout_of(ACCOUNTS, chosen).date_format == API
    iso = replace(chosen, formats={"created": ISO})
    assert layout_of(ACCOUNTS, iso).date_format == "%Y-%m-%d"
