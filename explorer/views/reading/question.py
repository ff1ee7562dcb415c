"""What is asked to read a tweet or an account, and the answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from explorer.query import reading
from explorer.query.by import parse_by
from explorer.query.selection import Selection
from explorer.schema.clause import Clause, Value
from explorer.session.ask import Ask
from explorer.session.counting import CountBy, Counted

MOST_RELATED = 10
"""Answers, quotes and retweets that are shown, of each."""
_LONGEST_THREAD = 20
_MOST_VALUES = 5
_MOST_SILENCES = 3
_TOP_FIELDS = ("language", "client", "hashtag", "retweeted", "mention")

Cells = Mapping[str, object]
"""Values by the names of `query.reading`, None for unknown."""


@dataclass(frozen=True, slots=True)
class Related:
    """Tweets that refer to the one that is read: how many in all, and the first of them."""

    relation: str
    whole: int
    tweets: tuple[Cells, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A tweet that the one that is read refers to; `tweet` is None where the archive lacks it."""

    relation: str
    tweet_id: int
    tweet: Cells | None


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An account of the archive that a tweet mentions: its number, handle and size."""

    account: int
    handle: str
    followers: int | None


@dataclass(frozen=True, slots=True)
class TweetRead:
    """`tweet` is None where it is no longer in the workspace.

    `thread` is what led to it, the beginning first, the tweet answered last; `references` are
    the quoted and the retweeted tweet, and an answered one that is not in the archive.
    `mentioned` has the account of each mentioned id that is in the archive.
    """

    asked: ReadTweet
    tweet: Cells | None
    thread: tuple[Cells, ...] = ()
    references: tuple[Reference, ...] = ()
    related: tuple[Related, ...] = ()
    mentioned: Mapping[str, Mentioned] | None = None


@dataclass(frozen=True, slots=True)
class ReadTweet:
    """Asks for a tweet by its row number; `data_version` makes it new after a change."""

    row: int
    data_version: int

    def answer(self, ask: Ask) -> TweetRead:
        found = ask.reader.rows(reading.tweet(self.row))
        if not found:
            return TweetRead(self, None)
        tweet = dict(zip(reading.TWEET, found[0], strict=True))
        thread_ids = _thread(tweet, ask)
        ask.check()
        wanted = {
            relation: number
            for relation, column in reading.REFERENCES.items()
            if (number := _whole(tweet[column])) is not None
        }
        by_id = _tweets_with_ids([*thread_ids, *wanted.values()], ask)
        ask.check()
        references = tuple(
            Reference(relation, number, by_id.get(number))
            for relation, number in wanted.items()
            if relation != "reply" or number not in by_id
        )
        return TweetRead(
            self,
            tweet,
            tuple(by_id[number] for number in thread_ids if number in by_id),
            references,
            tuple(_related(tweet, ask)),
            _mentioned(tweet, ask),
        )


@dataclass(frozen=True, slots=True, eq=False)
class AccountRead:
    """`account` is None where it is no longer in the workspace.

    `charts` lead from fields (`time`, `hour`, `language`, …) to the bars of its own tweets;
    `silences` are pairs of minutes, the longest first.
    """

    asked: ReadAccount
    account: Cells | None
    charts: Mapping[str, Counted]
    silences: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True, slots=True)
class ReadAccount:
    """Asks for an account by its number; `data_version` makes it new after a change."""

    account: int
    data_version: int

    def answer(self, ask: Ask) -> AccountRead:
        found = ask.reader.rows(reading.account(self.account))
        if not found:
            return AccountRead(self, None, {})
        account = dict(zip(reading.ACCOUNT, found[0], strict=True))
        own = selection_of(account)
        charts: dict[str, Counted] = {}
        for by in ("time:month", "hour", *(f"{field}:{_MOST_VALUES}" for field in _TOP_FIELDS)):
            ask.check()
            question = parse_by(by)
            charts[question.field] = CountBy(question, own, measures=("tweets",)).answer(ask)
        gaps = ask.reader.rows(reading.silences(self.account, _MOST_SILENCES))
        pairs = [(int(str(since)), int(str(until))) for since, until in gaps]
        return AccountRead(self, account, charts, pairs)


def selection_of(account: Cells) -> Selection:
    """Everything of one account, in its own dataset."""
    clause = Clause("account", (Value(str(account["account_id"])),))
    return Selection((clause,), (int(str(account["dataset_number"])),))


def _thread(tweet: Cells, ask: Ask) -> list[int]:
    """The ids of what led to a tweet, as far as the archive tells, the beginning first."""
    chain: list[int] = []
    above = _whole(tweet["reply_tweet"])
    while above is not None and above not in chain and len(chain) < _LONGEST_THREAD:
        chain.append(above)
        ask.check()
        rows = ask.reader.rows(reading.answered_by(above))
        above = _whole(rows[0][0]) if rows else None
    return chain[::-1]


def _tweets_with_ids(ids: Sequence[int], ask: Ask) -> dict[int, Cells]:
    """The first tweet with each id that is in the archive."""
    if not ids:
        return {}
    rows: dict[int, int] = {}
    for number, row in ask.reader.rows(reading.rows_with_ids(ids)):
        rows.setdefault(int(str(number)), int(str(row)))
    brief = {int(str(one["row"])): one for one in _brief(rows.values(), ask)}
    return {number: brief[row] for number, row in rows.items() if row in brief}


def _related(tweet: Cells, ask: Ask) -> Iterable[Related]:
    number = _whole(tweet["id"])
    if number is None:
        return
    for relation in reading.REFERENCES:
        ask.check()
        found = ask.reader.rows(reading.rows_referring(number, relation, MOST_RELATED))
        if found:
            whole = int(str(found[0][0]))
            yield Related(relation, whole, _brief([int(str(row)) for _, row in found], ask))


def _brief(rows: Iterable[int], ask: Ask) -> tuple[Cells, ...]:
    wanted = tuple(rows)
    if not wanted:
        return ()
    found = ask.reader.rows(reading.tweets(wanted))
    return tuple(dict(zip(reading.BRIEF, row, strict=True)) for row in found)


def _mentioned(tweet: Cells, ask: Ask) -> Mapping[str, Mentioned]:
    ids = tuple(dict.fromkeys(words_of(tweet["mentioned"])))
    if not ids:
        return {}
    found = ask.reader.rows(reading.handles_of(ids))
    return {
        str(account_id): Mentioned(int(str(account)), str(handle or ""), _whole(followers))
        for account_id, account, handle, followers in found
    }


def words_of(value: object) -> list[str]:
    """The entries of a list, none where there is none."""
    return [str(one) for one in cast("Sequence[object]", value)] if value is not None else []


def _whole(value: object) -> int | None:
    return None if value is None else int(str(value))
