"""Pages of the tables: complete, in order, never overlapping, unknown last."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.query.page import Order
from explorer.query.selection import Selection
from explorer.schema.columns import ACCOUNTS, COLUMNS, TWEETS
from explorer.session.ask import AnswerCache, Ask
from explorer.session.requests import Page, PageRows
from explorer.store.database import Database
from tests.unit.query.strategies import selections, worlds
from tests.unit.query.world import World, chosen, empty_workspace, fill

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
