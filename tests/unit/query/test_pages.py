"""Pages of the tables: complete, in order, never overlapping, unknown last."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.query.in_selection import CELLS
from explorer.query.page import Order
from explorer.query.selection import Selection
from explorer.schema.columns import ACCOUNTS, COLUMNS, TWEETS
from explorer.session.ask import AnswerCache, Ask
from explorer.session.requests import Page, PageRows
from explorer.store.database import Database
from tests.unit.query.strategies import selections, worlds
from tests.unit.query.world import (
    Account,
    Tweet,
    World,
    chosen,
    empty_workspace,
    fill,
    fold,
    minute,
)

NAMES = {entity: tuple(column.name for column in COLUMNS[entity]) for entity in COLUMNS}


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    with empty_workspace() as database:
        yield database


@st.composite
def orders(draw: st.DrawFn, entity: str) -> tuple[Order, ...]:
    columns = st.lists(st.sampled_from(NAMES[entity]), max_size=2, unique=True)
    return tuple(Order(column, draw(st.booleans())) for column in draw(columns))


@pytest.mark.parametrize("entity", [ACCOUNTS, TWEETS])
@settings(max_examples=25)
@given(data=st.data(), world=worlds(), selection=selections, limit=st.integers(1, 5))
def test_pages_hold_every_selected_row_once_and_in_order(
    database: Database,
    entity: str,
    data: st.DataObject,
    world: World,
    selection: Selection,
    limit: int,
) -> None:
    order = data.draw(orders(entity))
    fill(database, world)
    rows = sorted(chosen(world, selection)[0 if entity == ACCOUNTS else 1])
    with database.reader() as reader:
        ask = Ask(reader, database.data_version, AnswerCache())
        pages = [
            Page(entity, selection, NAMES[entity], order, offset, limit).answer(ask)
            for offset in range(0, len(rows) + 1, limit)
        ]
    assert sorted(key for page in pages for key in page.keys) == rows
    assert_in_order(pages, order)


def assert_in_order(pages: list[PageRows], order: tuple[Order, ...]) -> None:
    """By the first column sorted by, numbers only: how texts sort is the database's business."""
    if not order:
        return
    values = [value for page in pages for value in page.columns[order[0].column]]
    known = [value for value in values if value is not None]
    assert values[: len(known)] == known
    numbers = [value for value in known if isinstance(value, int)]
    if len(numbers) == len(known):
        assert numbers == sorted(numbers, reverse=order[0].descending)


@pytest.mark.parametrize("order", [(), (Order("selected_tweets", descending=True),)])
@settings(max_examples=25)
@given(world=worlds(), selection=selections, limit=st.integers(1, 5))
def test_what_the_selected_tweets_tell_of_an_account(
    database: Database,
    order: tuple[Order, ...],
    world: World,
    selection: Selection,
    limit: int,
) -> None:
    fill(database, world)
    accounts, tweets = chosen(world, selection)
    with database.reader() as reader:
        ask = Ask(reader, database.data_version, AnswerCache())
        for offset in range(0, len(accounts), limit):
            page = Page(ACCOUNTS, selection, tuple(CELLS), order, offset, limit).answer(ask)
            for place, key in enumerate(page.keys):
                told = [world.tweets[row] for row in tweets if world.tweets[row].account == key]
                found = {name: values[place] for name, values in page.columns.items()}
                assert found == told_by(told), selection


def test_of_words_as_frequent_the_first_is_told_whatever_its_case(database: Database) -> None:
    fill(database, World((Account(),), (Tweet(0, language="Zh"), Tweet(0, language="en"))))
    with database.reader() as reader:
        ask = Ask(reader, database.data_version, AnswerCache())
        page = Page(ACCOUNTS, Selection(), ("selected_language",), (), 0, 1).answer(ask)
    assert list(page.columns["selected_language"]) == ["en"]


def told_by(tweets: list[Tweet]) -> dict[str, object]:
    minutes = [minute(tweet.time) for tweet in tweets if tweet.time is not None]
    retweets = sum(tweet.kind == "retweet" for tweet in tweets)
    return {
        "selected_tweets": len(tweets),
        "selected_first": min(minutes, default=None),
        "selected_last": max(minutes, default=None),
        "selected_retweets": retweets / len(tweets) if tweets else None,
        "selected_language": top([tweet.language for tweet in tweets], folds=True),
        "selected_client": top([tweet.client for tweet in tweets], folds=False),
    }


def top(words: list[str | None], *, folds: bool) -> object:
    """The most frequent; ANY of those that only a spelling tells apart."""
    counted = Counter(fold(w) if folds else normal(w) for w in words if w is not None)
    if not counted:
        return None
    most = max(counted.values())
    return Spelled(min(word for word, number in counted.items() if number == most), folds=folds)


def normal(word: str) -> str:
    return unicodedata.normalize("NFC", word)


class Spelled:
    """Equal to every spelling of a word."""

    def __init__(self, word: str, *, folds: bool) -> None:
        self._word = word
        self._folds = folds

    def __eq__(self, other: object) -> bool:
        text = str(other)
        return (fold(text) if self._folds else normal(text)) == self._word

    def __hash__(self) -> int:
        return hash(self._word)

    def __repr__(self) -> str:
        return f"any spelling of {self._word!r}"
