"""The filter language: what is read, what is written, what is said, and where it is wrong."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from explorer.errors import KnownError
from explorer.query.parse import parse
from explorer.query.sentence import sentence_of
from explorer.query.spelling import text_of
from explorer.schema.clause import (
    Clause,
    Contains,
    Cycle,
    Group,
    Interval,
    NoneGiven,
    Span,
    Unknown,
    Value,
)
from tests.unit.query.world import minute


def at(*parts: int) -> int:
    return minute(datetime(*parts, tzinfo=UTC))  # type: ignore[arg-type]


FORMS = [
    ("language:th", Clause("language", (Value("th"),)), "language is th"),
    ("-language:th", Clause("language", (Value("th"),), negated=True), "language is not th"),
    ('client:a,"b c"', Clause("client", (Value("a"), Value("b c"))), "client is a or b c"),
    ("followers:0", Clause("followers", (Interval(0, 0),)), "followers is 0"),
    ("followers:10..99", Clause("followers", (Interval(10, 99),)), "followers is from 10 to 99"),
    ("followers:..99", Clause("followers", (Interval(None, 99),)), "followers is at most 99"),
    (
        "followers:>10",
        Clause("followers", (Interval(10, lower_open=True),)),
        "followers is above 10",
    ),
    ("followers:>=10000", Clause("followers", (Interval(10000),)), "followers is at least 10,000"),
    (
        "ratio:<0.5",
        Clause("ratio", (Interval(None, 0.5, upper_open=True),)),
        "follower ratio is below 0.5",
    ),
    (
        "ratio:>0..<0.5",
        Clause("ratio", (Interval(0, 0.5, lower_open=True, upper_open=True),)),
        "follower ratio is above 0 and below 0.5",
    ),
    (
        "ratio:0.5..<2",
        Clause("ratio", (Interval(0.5, 2, upper_open=True),)),
        "follower ratio is from 0.5 up to below 2",
    ),
    (
        "followers:unknown,0,2..4",
        Clause("followers", (Unknown(), Interval(0, 0), Interval(2, 4))),
        "followers is unknown, 0 or from 2 to 4",
    ),
    (
        "created:2017-08-18..2017-08-31",
        Clause("created", (Span(at(2017, 8, 18), at(2017, 9, 1)),)),
        "created from 18 to 31 August 2017",
    ),
    (
        "created:2017-08",
        Clause("created", (Span(at(2017, 8, 1), at(2017, 9, 1)),)),
        "created from 1 to 31 August 2017",
    ),
    (
        "created:2017-08-18",
        Clause("created", (Span(at(2017, 8, 18), at(2017, 8, 19)),)),
        "created on 18 August 2017",
    ),
    (
        "time:2019..2020",
        Clause("time", (Span(at(2019, 1, 1), at(2021, 1, 1)),)),
        "time from 1 January 2019 to 31 December 2020",
    ),
    (
        "time:2019-06-09T12:30..",
        Clause("time", (Span(at(2019, 6, 9, 12, 30)),)),
        "time from 9 June 2019, 12:30 on",
    ),
    (
        "time:2019-06-09..2019-06-09T00:00",
        Clause("time", (Span(at(2019, 6, 9), at(2019, 6, 9, 0, 1)),)),
        "time from 9 June 2019 to before 9 June 2019, 00:01",
    ),
    ("time:>2019", Clause("time", (Span(at(2020, 1, 1)),)), "time from 1 January 2020 on"),
    ("time:<=2019-06", Clause("time", (Span(None, at(2019, 7, 1)),)), "time before 1 July 2019"),
    ("hour:22..2", Clause("hour", (Cycle((0, 1, 2, 22, 23)),)), "hour is 0-2,22-23 (UTC)"),
    ("weekday:fri..mon", Clause("weekday", (Cycle((0, 4, 5, 6)),)), "weekday is Mon,Fri-Sun (UTC)"),
    (
        "hour@+08:00:9..17",
        Clause("hour", (Cycle(tuple(range(9, 18)), "+08:00"),)),
        "hour is 9-17 (+08:00)",
    ),
    (
        "weekday@Europe/Istanbul:sat,sun",
        Clause("weekday", (Cycle((5, 6), "Europe/Istanbul"),)),
        "weekday is Sat-Sun (Europe/Istanbul)",
    ),
    ("hashtag:none", Clause("hashtag", (NoneGiven(),)), "hashtag is none"),
    ("profile~love", Clause("profile", (Contains("love"),)), "profile contains “love”"),
    (
        "profile~~台湾",
        Clause("profile", (Contains("台湾", han_alike=True),)),
        "profile contains “台湾” (simplified or traditional)",
    ),
    ('client:"unknown"', Clause("client", (Value("unknown"),)), "client is unknown"),
    ('text~"100%_"', Clause("text", (Contains("100%_"),)), "text contains “100%_”"),
    (
        "-(weekday:mon..fri hour:8..17)",
        Group(
            (
                Clause("weekday", (Cycle((0, 1, 2, 3, 4)),)),
                Clause("hour", (Cycle(tuple(range(8, 18))),)),
            ),
            negated=True,
        ),
        "not (weekday is Mon-Fri (UTC) and hour is 8-17 (UTC))",
    ),
    ("is_reply:yes", Clause("is_reply", (Value("true"),)), "is a reply: true"),
]


@pytest.mark.parametrize(("text", "clause", "sentence"), FORMS, ids=[form[0] for form in FORMS])
def test_a_form_is_read_written_and_said(text: str, clause: Clause | Group, sentence: str) -> None:
    assert parse(text) == (clause,)
    assert parse(text_of(clause)) == (clause,)
    assert sentence_of(clause) == sentence


@pytest.mark.parametrize(
    ("text", "contained"),
    [
        ("香港 警察", ["香港", "警察"]),
        ('"several words"', ["several words"]),
        ("“curly quotes”", ["curly quotes"]),
        ("https://example.org/a", ["https://example.org/a"]),
        ("12:30", ["12:30"]),
        ("smile:)", []),
        ('say "a \\"b\\""', ["say", 'a "b"']),
        (":)", [":)"]),
    ],
)
def test_bare_text_searches_tweets_and_all_of_it_must_be_there(
    text: str, contained: list[str]
) -> None:
    if not contained:
        with pytest.raises(KnownError, match="no field “smile”"):
            parse(text)
        return
    assert parse(text) == tuple(Clause("text", (Contains(part),)) for part in contained)


def test_full_width_colons_are_read_as_colons() -> None:
    assert parse("language：zh") == parse("language:zh")


def test_the_zone_given_is_meant_where_none_is_written() -> None:
    assert parse("hour:9", zone="+08:00") == parse("hour@+08:00:9")
    assert parse("hour@UTC:9", zone="+08:00") == parse("hour:9")


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        ("folowers:3", 1, "followers"),
        ("kind:reply folowers:3", 12, "followers"),
        ("followers:many", 11, "followers:10..99"),
        ("followers:9..1", 11, "turn them round"),
        ("followers:", 11, "a value is missing"),
        ("language:a,,b", 12, "a value is missing"),
        ("created:soon", 9, "2019-06-09"),
        ("created:2017-13", 9, "2019-06-09"),
        ("created:2018..2017", 9, "turn them round"),
        ("hour:24", 6, "0 to 23"),
        ("weekday:someday", 9, "weekday"),
        ("kind:share", 6, "original, retweet, reply and quote"),
        ("is_reply:maybe", 10, "neither true nor false"),
        ("followers~3", 11, "followers:10..99"),
        ("created@UTC:2017", 1, "always UTC"),
        ('"open', 1, "not closed"),
        ("(hour:3", 1, "not closed"),
        ("()", 1, "nothing between"),
    ],
)
def test_a_mistake_is_answered_with_its_place_and_what_is_near(
    text: str, place: int, hint: str
) -> None:
    with pytest.raises(KnownError) as caught:
        parse(text)
    assert f"character {place}:" in str(caught.value)
    assert hint in str(caught.value)


def test_a_zone_that_is_none_is_told() -> None:
    with pytest.raises(KnownError, match=r"Mars/Base.*Europe/Istanbul"):
        parse("hour@Mars/Base:3")
