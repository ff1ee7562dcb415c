"""Whatever the world, the filters and the order: pages from memory are those of the database."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.engine import pages
from explorer.engine.load import Options, load
from explorer.engine.orders import BLOCK
from explorer.engine.sets import Sets
from explorer.query.in_selection import CELLS
from explorer.query.page import Order, page
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.schema.columns import ACCOUNTS, COLUMNS, TWEETS
from explorer.schema.statement import Statement
from explorer.session.ask import AnswerCache, Ask
from explorer.store.database import Database
from explorer.store.reader import Reader
from tests.unit.query.strategies import selections, worlds
from tests.unit.query.world import DATASETS, World, empty_workspace, fill

OPTIONS = Options(limit_bytes=1_000_000_000)
NAMES = {entity: tuple(column.name for column in COLUMNS[entity]) for entity in COLUMNS}
SHOWN = {TWEETS: NAMES[TWEETS], ACCOUNTS: tuple(n for n in NAMES[ACCOUNTS] if n not in CELLS)}
Columns = dict[str, np.ndarray]


def in_memory(reader: Reader, database: Database) -> Sets:
    ask = Ask(reader, database.data_version, AnswerCache())
    loaded = load(ask, DATASETS, database.data_version, None, OPTIONS)
    return Sets(loaded, Ask(reader, database.data_version, AnswerCache(), loaded))


def values(found: Columns) -> dict[str, list[object]]:
    return {name: column.tolist() for name, column in found.items()}


@pytest.mark.parametrize("entity", [TWEETS, ACCOUNTS])
@settings(max_examples=30)
@given(
    data=st.data(),
    world=worlds(),
    asked=st.lists(selections, min_size=1, max_size=3),
    limit=st.integers(1, 5),
)
def test_a_page_is_that_of_the_database(
    entity: str,
    data: st.DataObject,
    world: World,
    asked: list[Selection],
    limit: int,
) -> None:
    columns = st.lists(st.sampled_from(SHOWN[entity]), max_size=2, unique=True)
    with empty_workspace() as database, database.reader() as reader:
        fill(database, world)
        sets = in_memory(reader, database)
        for selection in asked:
            order = tuple(Order(name, data.draw(st.booleans())) for name in data.draw(columns))
            offset = data.draw(st.integers(0, len(world.tweets) + 1))
            found = pages.page(sets, entity, selection, SHOWN[entity], order, offset, limit)
            if found is None:
                assert database_alone(entity, order, offset)
                continue
            statement = page(entity, selection, SHOWN[entity], order, offset, limit)
            assert values(found) == values(reader.columns(statement)), (selection, order)


def database_alone(entity: str, order: tuple[Order, ...], offset: int) -> bool:
    """Whether only the database should know: the first page by what it must sort by itself."""
    by_itself = {"text", "hashtags", "urls", "tweet_id", "tags", "note"}
    slow = len(order) > 1 or any(by.column in by_itself for by in order)
    return entity == TWEETS and slow and not offset


def fill_quickly(database: Database, number: int) -> None:
    """So many tweets of two accounts in the first dataset, and three of another in the second."""
    likes = "CASE WHEN i % 11 <> 0 THEN i * 37 % 5000 END"
    with database.transaction() as writer:
        for dataset, first, rows in ((1, 0, number), (2, number, 3)):
            schema = f"d{dataset}"
            writer.run(
                Statement(
                    f"INSERT INTO {schema}.tweet (row, minute, account, language, kind, likes) "
                    f"SELECT {first} + i * 7919 % {rows}, i // 3, {dataset} * 10 + i % 2, i % 3, "
                    f"i % 4, {likes} FROM range({rows}) r(i) ORDER BY i // 3, 1"
                )
            )
            writer.run(
                Statement(
                    f"INSERT INTO {schema}.tweet_wide (row, text) "
                    f"SELECT row, row::VARCHAR FROM {schema}.tweet ORDER BY row"
                )
            )
            for account in (0, 1):
                values = (dataset * 10 + account, f"h{account}", 5 if account else None)
                writer.run(
                    Statement(
                        f"INSERT INTO {schema}.account (account, handle, followers) "
                        "VALUES (?, ?, ?)",
                        values,
                    )
                )
        words = "(0, 'en', 'en', 0), (1, 'ar', 'ar', 1)"
        writer.run(Statement(f"INSERT INTO main.language VALUES {words}"))


@pytest.mark.parametrize("by", ["time", "likes", "language", "handle", "followers", "text"])
@pytest.mark.parametrize("filters", ["", "likes:3", "followers:5 -likes:2", "text~99"])
def test_a_page_in_the_middle_of_several_blocks(by: str, filters: str) -> None:
    number = BLOCK * 2 + 777
    with empty_workspace() as database, database.reader() as reader:
        fill_quickly(database, number)
        sets = in_memory(reader, database)
        selection = Selection(parse(filters))
        for offset in (0, 1, 1000, BLOCK - 1, BLOCK + 1, number - 10, number + 5):
            order = (Order(by, descending=offset % 2 == 0),)
            asked = (TWEETS, selection, ("time", "likes", "text"), order, offset, 300)
            found = pages.page(sets, *asked)
            if by == "text" and not offset:
                assert found is None
                continue
            assert found is not None
            assert values(found) == values(reader.columns(page(*asked))), offset


def test_tweets_that_are_not_stored_in_the_order_of_time_are_left_to_the_database() -> None:
    with empty_workspace() as database, database.reader() as reader:
        fill_quickly(database, BLOCK)
        with database.transaction() as writer:
            writer.run(Statement("UPDATE d1.tweet SET minute = 10_000_000 - minute"))
        sets = in_memory(reader, database)
        asked = (TWEETS, Selection(), ("time",), (Order("time"),), 10, 5)
        assert pages.page(sets, *asked) is None
