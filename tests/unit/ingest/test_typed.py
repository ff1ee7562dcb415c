"""Cells to values: what is understood, what is unknown, and never a failure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.archive.snowflake import time_ms
from explorer.ingest import typed
from explorer.ingest.source import OFFICIAL_DATE, OFFICIAL_TIME
from explorer.schema.statement import Statement
from explorer.store.database import Database
from explorer.store.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Database.in_memory() as database, database.reader() as reader:
        yield reader


def _value(reader: Reader, expression: str, cell: object, kind: str = "VARCHAR") -> object:
    question = f"SELECT {expression} FROM (SELECT ?::{kind} AS cell)"
    return reader.rows(Statement(question, (cell,)))[0][0]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0", 0),
        ("-1", -1),
        ("1207965844074107000", 1207965844074107000),
        ("007", 7),
        ("65453567.0", 65453567),
        ("1.5", None),
        ("1.207965844074107e+18", None),
        ("1e3", 1000),
        ("99999999999999999999", None),
        ("nan", None),
        ("inf", None),
        ("absent", None),
        (" ", None),
        (None, None),
    ],
)
def test_numbers_are_exact_or_unknown(reader: Reader, cell: str | None, value: int | None) -> None:
    assert _value(reader, typed.number("cell"), cell) == value


@pytest.mark.parametrize(
    ("time_format", "cell", "minute"),
    [
        (OFFICIAL_TIME, "1970-01-01 00:01", 1),
        (OFFICIAL_TIME, "1969-12-31 23:59", -1),
        (OFFICIAL_TIME, "2019-11-28 10:05:59", 26_248_925),
        (OFFICIAL_TIME, "2019-02-30 00:00", None),
        (OFFICIAL_TIME, "infinity", None),
        (OFFICIAL_TIME, "99999-01-01 00:00", None),
        (OFFICIAL_TIME, "", None),
        ("%m/%d/%Y %H:%M", "10/1/2017 19:58", 25_114_798),
        ("%m/%d/%Y %H:%M", "2017-10-01 19:58", None),
    ],
)
def test_minutes_since_1970(
    reader: Reader, time_format: str, cell: str, minute: int | None
) -> None:
    assert _value(reader, typed.minute("cell", time_format), cell) == minute


@pytest.mark.parametrize(
    ("cell", "day"),
    [("2017-08-18", date(2017, 8, 18)), ("2017-02-30", None), ("infinity", None), ("", None)],
)
def test_days(reader: Reader, cell: str, day: date | None) -> None:
    assert _value(reader, typed.day("cell", OFFICIAL_DATE), cell) == day


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("plain", None),
        ("a &amp; b", "a & b"),
        ("&lt;3 &gt;", "<3 >"),
        ("&amp;lt;", "&lt;"),
        ("&quot;x&quot; &#39;y&#39;", "\"x\" 'y'"),
        ("&unknown;", None),
        ("R&D", None),
        ("cafe\u0301", "caf\u00e9"),
        ("\u202eابت", None),
        ("ราชดำเนิน", None),
        ("cafe\u0301\0!", None),
        (None, None),
    ],
)
def test_text_as_shown(reader: Reader, written: str | None, shown: str | None) -> None:
    assert _value(reader, typed.shown("cell", typed.decoded("cell")), written) == shown


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("RT @name_1: hello", "name_1"),
        ("RT @ab+C1/=: hello", "ab+C1/="),
        ("RT @name hello: there", None),
        ("RT @: x", None),
        ("said RT @name: hello", None),
        ("rt @name: hello", None),
        (None, None),
    ],
)
def test_the_handle_that_is_retweeted(reader: Reader, text: str | None, handle: str | None) -> None:
    assert _value(reader, typed.retweeted("cell"), text) == handle


@given(number=st.integers(0, 2**63 - 1))
def test_snowflakes_carry_the_time_that_the_reference_says(reader: Reader, number: int) -> None:
    assert _value(reader, typed.snowflake_ms("cell"), number, "BIGINT") == time_ms(number)
