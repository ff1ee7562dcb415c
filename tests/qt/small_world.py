"""A hand-made workspace under a living session, for views that ask real questions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from explorer.app.poster import Poster
from explorer.schema.statement import Statement
from explorer.session.requests import Request
from explorer.session.session import Session
from explorer.store.database import Database
from tests.unit.query.world import Account, Tweet, World, empty_workspace, fill

ARABIC = "اللهم صل على محمد https://t.co/x"
CHINESE = "香港局势最新消息 #香港"

COUNTS = Statement(
    "UPDATE main.dataset SET accounts_placeholder = 0, "
    "accounts = (SELECT count(*) FROM linked.account a WHERE a.dataset = dataset.dataset), "
    "tweets = (SELECT count(*) FROM linked.tweet t WHERE t.dataset = dataset.dataset)"
)

SMALL = World(
    accounts=(
        Account(account_id="+a=", handle="anna", followers=0, location="Bangkok"),
        Account(account_id="b", handle="bert", followers=12_345, account_language=None),
        Account(account_id="c", handle="cara", followers=None, created=None, location="القاهرة"),
        Account(dataset=2, account_id="d", handle="dora", followers=7, created=date(2019, 5, 1)),
    ),
    tweets=(
        Tweet(0, datetime(2019, 6, 9, 12, 30), "line one\nline two\tand & more", "en", likes=3),
        Tweet(0, datetime(2019, 6, 10, 0, 0), ARABIC, "ar", client=None, likes=None),
        Tweet(1, datetime(2019, 6, 11, 8, 5), CHINESE, "zh", kind="retweet", likes=1_200),
        Tweet(1, None, "no time given", None, kind="reply"),
        Tweet(3, datetime(2020, 1, 1), "🧵👇 thread", "en", kind="quote", hashtags=("a", "b")),
    ),
)


def many(tweets: int) -> World:
    """One account of each dataset and a tweet a minute."""
    start = datetime(2019, 1, 1)
    return World(
        (Account(handle="anna"), Account(dataset=2, handle="bert")),
        tuple(Tweet(0, start + timedelta(minutes=n), f"tweet {n}") for n in range(tweets)),
    )


def workspace_of(world: World) -> Database:
    """The world as a workspace in memory, its datasets counted."""
    database = empty_workspace()
    fill(database, world)
    with database.transaction() as writer:
        writer.run(COUNTS)
    return database


@dataclass(frozen=True)
class Living:
    """A session over a small workspace, and every question that it was asked."""

    session: Session
    database: Database
    asked: list[Request]


@contextmanager
def living(world: World = SMALL) -> Iterator[Living]:
    """Closed at the end, whatever happened."""
    database = workspace_of(world)
    poster = Poster()
    session = Session(database.reader, lambda: database.data_version, poster.post, marks=database)
    asked: list[Request] = []
    submit = session._runner.submit

    def listened(name: str, request: Request, done: object) -> None:
        asked.append(request)
        submit(name, request, done)  # pyright: ignore[reportArgumentType]

    session._runner.submit = listened  # pyright: ignore[reportAttributeAccessIssue]
    try:
        yield Living(session, database, asked)
    finally:
        session.close()
        database.close()
