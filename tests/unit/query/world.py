"""A world small enough to count by hand, as a workspace and as plain Python that follows PRODUCT.

The Python side knows no SQL and none of the program's queries: it is the second opinion.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from explorer.query.selection import Selection
from explorer.schema.clause import (
    AnyClause,
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
from explorer.schema.fields import FIELDS, Entity
from explorer.schema.statement import Statement, quoted
from explorer.schema.tables import (
    ACCOUNT,
    DATASET,
    DATASET_TABLES,
    DICTIONARIES,
    HASHTAG,
    MENTION,
    NOTE,
    TAG,
    TWEET,
    TWEET_WIDE,
    URL,
)
from explorer.store import ddl
from explorer.store.database import Database
from explorer.store.reader import Writer

EPOCH_DAY = date(1970, 1, 1)


@dataclass(frozen=True)
class Account:
    """None is unknown."""

    dataset: int = 1
    account_id: str = "a"
    handle: str = "handle"
    location: str | None = None
    profile: str | None = None
    followers: int | None = 0
    following: int | None = 1
    created: date | None = date(2017, 8, 18)
    created_ms: int | None = None
    account_language: str | None = "en"
    tags: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Tweet:
    """`account` is the place of its account in the world. A list that is None is unknown."""

    account: int
    time: datetime | None = datetime(2019, 6, 9, 12, 30, tzinfo=UTC)
    text: str = "text"
    language: str | None = "en"
    client: str | None = "Web"
    kind: str = "original"
    retweeted: str | None = None
    likes: int | None = 0
    hashtags: tuple[str, ...] | None = ()
    urls: tuple[str, ...] | None = ()
    mentions: tuple[str, ...] | None = ()
    tags: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class World:
    accounts: tuple[Account, ...]
    tweets: tuple[Tweet, ...]

    def tweets_of(self, account: int) -> list[Tweet]:
        return [tweet for tweet in self.tweets if tweet.account == account]

    def twins_of(self, account: int) -> list[Account]:
        """Those that share its id within its dataset: what is written of one is on all."""
        one = self.accounts[account]
        return [
            twin
            for twin in self.accounts
            if (twin.dataset, twin.account_id) == (one.dataset, one.account_id)
        ]


# ------------------------------------------------------------------ the second opinion


def fold(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()


def minute(moment: datetime) -> int:
    return int(moment.timestamp() // 60)


def host(url: str) -> str | None:
    if "://" not in url:
        return None
    return url.split("://")[1].split("/", maxsplit=1)[0].removeprefix("www.")


def account_values(world: World, index: int, field: str) -> list[object]:
    """The known values of a field of an account; none for unknown."""
    account = world.accounts[index]
    if field == "profile_word":
        return list(profile_words(account.profile or ""))
    if field == "tag":
        return [tag for twin in world.twins_of(index) for tag in twin.tags]
    if field == "note":
        return [twin.note for twin in world.twins_of(index) if twin.note]
    minutes = [minute(t.time) for t in world.tweets_of(index) if t.time is not None]
    likes = [t.likes for t in world.tweets_of(index) if t.likes is not None]
    ratio = None
    if account.followers is not None and account.following:
        ratio = account.followers / account.following
    created = None if account.created is None else (account.created - EPOCH_DAY).days
    age = None if created is None or not minutes else min(minutes) // 1440 - created
    value: object = {
        "dataset": f"set{account.dataset}",
        "account": account.account_id,
        "handle": account.handle,
        "location": account.location,
        "followers": account.followers,
        "following": account.following,
        "account_language": account.account_language,
        "created": None if created is None else created * 1440,
        "tweets": len(world.tweets_of(index)),
        "likes_received": sum(likes) if likes else None,
        "first_tweet": min(minutes) if minutes else None,
        "ratio": ratio,
        "age_at_first_tweet": age,
    }[field]
    return [] if value is None else [value]


def profile_words(text: str) -> list[str]:
    """Words between blanks, links left out, Chinese by pairs: for texts without punctuation."""
    words: list[str] = []
    for run in unicodedata.normalize("NFC", text).split():
        if run.startswith("https://"):
            continue
        is_chinese = all("\u4e00" <= letter <= "\u9fff" for letter in run)
        pairs = [run[place : place + 2] for place in range(len(run) - 1)] or [run]
        words.extend(pairs if is_chinese else [run] if run[0].isalnum() else [])
    return words


def tweet_values(tweet: Tweet, field: str) -> list[object]:
    at = None if tweet.time is None else minute(tweet.time)
    lists: dict[str, tuple[str, ...] | None] = {
        "hashtag": tweet.hashtags,
        "url": tweet.urls,
        "domain": tweet.urls,
        "mention": tweet.mentions,
        "tweet_tag": tweet.tags,
        "tweet_note": (tweet.note,) if tweet.note else (),
    }
    if field in lists:
        entries: list[str | None] = list(lists[field] or ())
        if field == "domain":
            entries = [host(entry) for entry in entries if entry is not None]
        return [entry for entry in entries if entry is not None]
    value: object = {
        "time": at,
        "hour": at,
        "weekday": at,
        "text": tweet.text,
        "language": tweet.language,
        "client": tweet.client,
        "kind": tweet.kind,
        "retweeted": tweet.retweeted,
        "likes": tweet.likes,
        "is_reply": "true" if tweet.kind == "reply" else "false",
    }[field]
    return [] if value is None else [value]


def has_none(tweet: Tweet, field: str) -> bool:
    if field == "retweeted":
        return tweet.kind != "retweet"
    lists = {"hashtag": tweet.hashtags, "url": tweet.urls, "domain": tweet.urls}
    marks = {"tweet_tag": tweet.tags, "tweet_note": (tweet.note,) if tweet.note else ()}
    return {**lists, **marks, "mention": tweet.mentions}.get(field) == ()


def holds(test: Test, field: str, values: Sequence[object], *, none: bool) -> bool:  # noqa: PLR0911
    match test:
        case Unknown():
            return not values and not none
        case NoneGiven():
            return none
        case Value(text):
            same = fold if FIELDS[field].folds else lambda t: unicodedata.normalize("NFC", t)
            return any(same(str(value)) == same(text) for value in values)
        case Contains(text):
            return any(fold(text) in fold(str(value)) for value in values)
        case Interval(lower, upper, lower_open, upper_open):
            return any(
                (lower is None or (v > lower if lower_open else v >= lower))
                and (upper is None or (v < upper if upper_open else v <= upper))
                for v in values
                if isinstance(v, int | float)
            )
        case Span(start, end):
            return any(
                (start is None or v >= start) and (end is None or v < end)
                for v in values
                if isinstance(v, int)
            )
        case Cycle(members, zone):
            return any(clock(v, field, zone) in members for v in values if isinstance(v, int))


def clock(at: int, field: str, zone: str) -> int:
    moment = datetime.fromtimestamp(at * 60, UTC)
    if zone[0] in "+-":
        hours, minutes = zone[1:].split(":")
        shift = timedelta(hours=int(hours), minutes=int(minutes))
        local = moment + (shift if zone[0] == "+" else -shift)
    else:
        local = moment.astimezone(ZoneInfo(zone))
    return local.hour if field == "hour" else local.weekday()


def is_of_tweets(clause: AnyClause) -> bool:
    return any(FIELDS[field].entity is Entity.TWEET for field in clause.fields)


def account_meets(world: World, index: int, clause: AnyClause) -> bool:
    if isinstance(clause, Group):
        met = all(account_meets(world, index, part) for part in clause.parts)
    else:
        values = account_values(world, index, clause.field)
        may_be_none = clause.field != "profile_word" or bool(world.accounts[index].profile)
        none = clause.field in ("profile_word", "tag", "note") and may_be_none and not values
        met = any(holds(test, clause.field, values, none=none) for test in clause.tests)
    return met != clause.negated


def tweet_meets(world: World, tweet: Tweet, clause: AnyClause) -> bool:
    if isinstance(clause, Group):
        met = all(
            tweet_meets(world, tweet, part)
            if is_of_tweets(part)
            else account_meets(world, tweet.account, part)
            for part in clause.parts
        )
    else:
        values = tweet_values(tweet, clause.field)
        none = has_none(tweet, clause.field)
        met = any(holds(test, clause.field, values, none=none) for test in clause.tests)
    return met != clause.negated


def chosen(world: World, selection: Selection) -> tuple[set[int], list[int]]:
    """Places of the accounts and of the tweets that count, by PRODUCT, “What is counted”."""
    asked_of_tweets = [c for c in selection.active if is_of_tweets(c)]
    asked_of_accounts = [c for c in selection.active if not is_of_tweets(c)]
    able = {
        index
        for index, account in enumerate(world.accounts)
        if (selection.datasets is None or account.dataset in selection.datasets)
        and all(account_meets(world, index, clause) for clause in asked_of_accounts)
    }
    tweets = [
        place
        for place, tweet in enumerate(world.tweets)
        if tweet.account in able
        and all(tweet_meets(world, tweet, clause) for clause in asked_of_tweets)
    ]
    if asked_of_tweets:
        able = {world.tweets[place].account for place in tweets}
    return able, tweets


# ------------------------------------------------------------------------- the workspace

DATASETS = (1, 2)
FIRST_TWEET_ID = 10_000
KINDS = ("original", "retweet", "reply", "quote")
Rows = list[dict[str, object]]


def empty_workspace() -> Database:
    """A workspace in memory that holds two datasets without any rows."""
    database = Database.in_memory()
    add_datasets(database)
    return database


def write_workspace(path: Path, world: World) -> Path:
    """A new workspace file that holds the world, closed."""
    with Database.open(path, create=True) as database:
        add_datasets(database)
        fill(database, world)
    return path


def add_datasets(database: Database) -> None:
    """`set1` and `set2`, without any rows."""
    with database.transaction() as writer:
        for dataset in DATASETS:
            for statement in ddl.create_dataset_schema(dataset):
                writer.run(statement)
            insert(writer, "main", DATASET.name, [{"dataset": dataset, "name": f"set{dataset}"}])
        for statement in ddl.link_views(DATASETS):
            writer.run(statement)


def fill(database: Database, world: World) -> None:
    """Put the world in the place of what is there, its rows written by hand, not imported."""
    tables = rows_of(world)
    with database.transaction() as writer:
        for (schema, table), rows in tables.items():
            writer.run(Statement(f"DELETE FROM {quoted(schema)}.{quoted(table)}"))
            insert(writer, schema, table, rows)


def insert(writer: Writer, schema: str, table: str, rows: Rows) -> None:
    if not rows:
        return
    names = ", ".join(quoted(name) for name in rows[0])
    places = ", ".join(["(" + ", ".join("?" * len(rows[0])) + ")"] * len(rows))
    writer.run(
        Statement(
            f"INSERT INTO {quoted(schema)}.{quoted(table)} ({names}) VALUES {places}",
            tuple(value for row in rows for value in row.values()),
        )
    )


def rows_of(world: World) -> dict[tuple[str, str], Rows]:
    """The rows of every table, by schema and table."""
    tables: dict[tuple[str, str], Rows] = {
        (f"d{dataset}", table.name): [] for dataset in DATASETS for table in DATASET_TABLES
    }
    codes = Codes()
    for index, account in enumerate(world.accounts):
        tables[f"d{account.dataset}", ACCOUNT.name].append(account_row(world, index))
    for row, tweet in enumerate(world.tweets):
        schema = f"d{world.accounts[tweet.account].dataset}"
        for table, rows in tweet_rows(row, tweet, codes).items():
            tables[schema, table].extend(rows)
    for dataset in DATASETS:
        tables[f"d{dataset}", TWEET.name].sort(key=time_of)
    dictionaries = {("main", table.name): codes.rows[table.name] for table in DICTIONARIES}
    return tables | dictionaries | mark_rows(world)


def time_of(row: dict[str, object]) -> tuple[bool, int]:
    """What the narrow rows of tweets are stored by."""
    minute = row["minute"]
    return minute is None, minute if isinstance(minute, int) else 0


def mark_rows(world: World) -> dict[tuple[str, str], Rows]:
    """The rows of tags and notes; a tag that accounts with one id share stands once."""
    marked: list[tuple[tuple[str, str, str], Account | Tweet]] = [
        (("account", f"set{one.dataset}", one.account_id), one) for one in world.accounts
    ]
    for row, one in enumerate(world.tweets):
        dataset = world.accounts[one.account].dataset
        marked.append((("tweet", f"set{dataset}", str(FIRST_TWEET_ID + row)), one))
    tags = {(*subject, fold(tag)): (*subject, tag) for subject, one in marked for tag in one.tags}
    notes = [(*subject, one.note) for subject, one in marked if one.note]
    return {
        ("main", TAG.name): [dict(zip(TAG.names, row, strict=True)) for row in tags.values()],
        ("main", NOTE.name): [dict(zip(NOTE.names, row, strict=True)) for row in notes],
    }


class Codes:
    """Dictionaries filled as values come."""

    def __init__(self) -> None:
        self.rows: dict[str, Rows] = {table.name: [] for table in DICTIONARIES}

    def code(self, dictionary: str, value: str | None, *, folds: bool) -> object:
        if value is None:
            return None
        known = self.rows[dictionary]
        for row in known:
            if row["value"] == value:
                return row["code"]
        folded = fold(value) if folds else unicodedata.normalize("NFC", value)
        twins = [row["same_as"] for row in known if row["folded"] == folded]
        code = len(known)
        same_as = twins[0] if twins else code
        known.append({"code": code, "value": value, "folded": folded, "same_as": same_as})
        return code


def account_row(world: World, index: int) -> dict[str, object]:
    account = world.accounts[index]
    first = account_values(world, index, "first_tweet")
    likes = account_values(world, index, "likes_received")
    return {
        "account": index,
        "account_id": account.account_id,
        "name": account.handle,
        "handle": account.handle,
        "location": account.location or "",
        "profile": account.profile or "",
        "followers": account.followers,
        "following": account.following,
        "created": account.created,
        "created_ms": account.created_ms,
        "account_language": account.account_language,
        "placeholder": False,
        "tweets": len(world.tweets_of(index)),
        "first_tweet": first[0] if first else None,
        "likes_received": likes[0] if likes else None,
    }


def tweet_rows(row: int, tweet: Tweet, codes: Codes) -> dict[str, Rows]:
    lists = {"hashtags": tweet.hashtags, "urls": tweet.urls, "mentions": tweet.mentions}
    narrow: dict[str, object] = {
        "row": row,
        "minute": None if tweet.time is None else minute(tweet.time),
        "account": tweet.account,
        "language": codes.code("language", tweet.language, folds=True),
        "client": codes.code("client", tweet.client, folds=False),
        "kind": KINDS.index(tweet.kind),
        "retweeted": codes.code("handle", tweet.retweeted, folds=True),
        "likes": tweet.likes,
        **{name: None if entries is None else len(entries) for name, entries in lists.items()},
        "is_reply": tweet.kind == "reply",
        "is_quote": tweet.kind == "quote",
    }
    urls = [
        {"url": url, "domain": codes.code("domain", host(url), folds=True)}
        for url in tweet.urls or ()
    ]
    tags = [{"hashtag": codes.code("hashtag", t, folds=True)} for t in tweet.hashtags or ()]
    mentions = [{"mention": codes.code("mention", m, folds=False)} for m in tweet.mentions or ()]
    sides = {HASHTAG.name: tags, URL.name: urls, MENTION.name: mentions}
    return {
        TWEET.name: [narrow],
        TWEET_WIDE.name: [{"row": row, "text": tweet.text, "tweet_id": FIRST_TWEET_ID + row}],
        **{
            table: [{"row": row, "position": place, **entry} for place, entry in enumerate(entries)]
            for table, entries in sides.items()
        },
    }
