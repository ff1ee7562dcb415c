"""Random worlds, clauses and selections for property tests."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from explorer.query.selection import Selection
from explorer.schema.clause import (
    AnyClause,
    Clause,
    Contains,
    Cycle,
    Group,
    Interval,
    NoneGiven,
    Span,
    Test,
    Unknown,
    Value,
)
from explorer.schema.fields import MARKS
from tests.unit.query.world import Account, Tweet, World, minute

WORDS = ("en", "EN", "th", "香港", "Web", "unknown", "é", "é")
URLS = ("https://www.a.org/x", "http://b.net", "no host", "https://a.org")
DAYS = (
    date(2017, 8, 17),
    date(2017, 8, 18),
    date(2017, 8, 31),
    date(1969, 12, 30),
    date(2099, 1, 1),
)
MOMENTS = (
    datetime(2019, 6, 9, 12, 30, tzinfo=UTC),
    datetime(2019, 6, 9, 23, 59, tzinfo=UTC),
    datetime(2019, 6, 10, tzinfo=UTC),
    datetime(2015, 11, 8, 0, 59, tzinfo=UTC),
    datetime(1969, 12, 31, 22, 0, tzinfo=UTC),
    datetime(2017, 8, 18, tzinfo=UTC),
)
NUMBERS = (-3, 0, 1, 2, 4, 5, 9, 10, 1000)
ZONES = ("UTC", "+08:00", "-03:30", "Europe/Istanbul")

PROFILES = ("News EN news", "香港警察 th", "香港", "☂", "https://t.co/En", "", "é é")

maybe_word = st.none() | st.sampled_from(WORDS)
tags = st.lists(st.sampled_from(WORDS), max_size=2).map(tuple)
note = st.just("") | st.sampled_from(WORDS)
maybe_list = st.none() | st.lists(st.sampled_from(WORDS), max_size=3).map(tuple)

accounts = st.builds(
    Account,
    dataset=st.sampled_from((1, 2)),
    account_id=st.sampled_from(WORDS),
    handle=st.sampled_from(WORDS),
    location=maybe_word,
    profile=st.none() | st.sampled_from(PROFILES),
    followers=st.none() | st.sampled_from(NUMBERS),
    following=st.none() | st.sampled_from(NUMBERS),
    created=st.none() | st.sampled_from(DAYS),
    account_language=maybe_word,
    tags=tags,
    note=note,
)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    made = tuple(draw(st.lists(accounts, max_size=6)))
    if not made:
        return World((), ())
    tweets = st.builds(
        Tweet,
        account=st.integers(0, len(made) - 1),
        time=st.none() | st.sampled_from(MOMENTS),
        text=st.sampled_from(WORDS),
        language=maybe_word,
        client=maybe_word,
        kind=st.sampled_from(("original", "reply", "quote")),
        likes=st.none() | st.sampled_from(NUMBERS),
        hashtags=maybe_list,
        urls=st.none() | st.lists(st.sampled_from(URLS), max_size=3).map(tuple),
        mentions=maybe_list,
        tags=tags,
        note=note,
    )
    retweets = st.builds(
        Tweet,
        account=st.integers(0, len(made) - 1),
        time=st.sampled_from(MOMENTS),
        kind=st.just("retweet"),
        retweeted=maybe_word,
        language=maybe_word,
    )
    return World(made, tuple(draw(st.lists(tweets | retweets, max_size=8))))


def _numbers(low_bounds: tuple[float, ...] = NUMBERS) -> st.SearchStrategy[Interval]:
    bound = st.none() | st.sampled_from(low_bounds)

    def built(a: float | None, b: float | None, a_open: bool, b_open: bool) -> Interval:
        if a is None and b is None:
            return Interval(0, 0)
        if a is None or b is None:
            return Interval(a, b, a_open and a is not None, b_open and b is not None)
        low, high = min(a, b), max(a, b)
        return Interval(low, high, upper_open=b_open and low < high)

    return st.builds(built, bound, bound, st.booleans(), st.booleans())


def _spans() -> st.SearchStrategy[Span]:
    edges = [minute(moment) for moment in MOMENTS] + [m * 1440 for m in (-1, 0, 17396, 18000)]
    edge = st.none() | st.sampled_from(sorted(set(edges)))

    def built(a: int | None, b: int | None) -> Span:
        if a is None and b is None:
            return Span(0, 1440)
        if a is None or b is None:
            return Span(a, b)
        return Span(min(a, b), max(a, b) if a != b else a + 1)

    return st.builds(built, edge, edge)


_word = st.sampled_from(WORDS).map(Value)
_contains = st.sampled_from(("e", "香", "W", "É", "%", "_")).map(Contains)
_unknown = st.just(Unknown())
_none = st.just(NoneGiven())


def _cycles(count: int) -> st.SearchStrategy[Cycle]:
    members = st.lists(st.integers(0, count - 1), min_size=1, unique=True)
    return st.builds(lambda m, z: Cycle(tuple(sorted(m)), z), members, st.sampled_from(ZONES))


TESTS: dict[str, list[st.SearchStrategy[Test]]] = {
    **{
        name: [_numbers(), _unknown]
        for name in (
            "followers",
            "following",
            "tweets",
            "likes_received",
            "ratio",
            "age_at_first_tweet",
            "likes",
        )
    },
    **{name: [_spans(), _unknown] for name in ("created", "first_tweet", "time")},
    **{
        name: [_word, _unknown]
        for name in ("account", "handle", "location", "account_language", "language", "client")
    },
    "dataset": [st.sampled_from(("set1", "set2", "set3")).map(Value)],
    "kind": [st.sampled_from(("original", "retweet", "reply", "quote")).map(Value)],
    "is_reply": [st.sampled_from(("true", "false")).map(Value)],
    "retweeted": [_word, _unknown, _none],
    "profile_word": [
        st.sampled_from(("NEWS", "en", "香港", "港警", "É")).map(Value),
        _unknown,
        _none,
    ],
    "hashtag": [_word, _unknown, _none],
    "mention": [_word, _unknown, _none],
    **{field: [_word, _unknown, _none] for field in sorted(MARKS)},
    "url": [st.sampled_from(URLS).map(Value), _unknown, _none],
    "domain": [st.sampled_from(("a.org", "B.net")).map(Value), _unknown, _none],
    "text": [_word],
}
CONTAINING = (
    "handle",
    "profile_word",
    "location",
    "language",
    "client",
    "hashtag",
    "text",
    "retweeted",
    *sorted(MARKS),
)


@st.composite
def clauses(draw: st.DrawFn) -> Clause:
    field = draw(st.sampled_from(sorted([*TESTS, "hour", "weekday"])))
    negated = draw(st.booleans())
    if field in ("hour", "weekday"):
        cycle = draw(_cycles(24 if field == "hour" else 7))
        more: tuple[Test, ...] = (Unknown(),) if draw(st.booleans()) else ()
        return Clause(field, (cycle, *more), negated)
    if field in CONTAINING and draw(st.booleans()):
        found = draw(st.lists(_contains, min_size=1, max_size=2, unique=True))
        return Clause(field, tuple(found), negated)
    tests = draw(st.lists(st.one_of(*TESTS[field]), min_size=1, max_size=3))
    return Clause(field, tuple(tests), negated)


@st.composite
def any_clauses(draw: st.DrawFn) -> AnyClause:
    if draw(st.integers(0, 4)):
        return draw(clauses())
    parts = draw(st.lists(clauses(), min_size=1, max_size=3))
    return Group(tuple(parts), draw(st.booleans()))


selections = st.builds(
    Selection,
    clauses=st.lists(any_clauses(), max_size=3).map(tuple),
    datasets=st.none() | st.sampled_from(((), (1,), (2,), (1, 2))),
)
