"""The tables of a workspace, and the views that anybody may use."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from explorer.schema.official import PROFILE_HEADERS, TWEET_HEADERS
from explorer.schema.statement import Statement
from explorer.schema.tables import DATASET_TABLES, WORKSPACE_TABLES, Table
from explorer.store.database import Database

DOCUMENTED = ("accounts", "tweets", "hashtags", "urls", "mentions", "datasets", "files", "rejects")


def _columns(database: Database, name: str) -> list[tuple[object, object]]:
    with database.reader() as reader:
        rows = reader.rows(Statement(f"DESCRIBE {name}"))
    return [(row[0], row[1]) for row in rows]


@pytest.mark.parametrize("table", WORKSPACE_TABLES, ids=lambda table: table.name)
def test_workspace_tables_are_as_the_schema_says(table: Table) -> None:
    with Database.in_memory() as database:
        found = _columns(database, f'main."{table.name}"')
    assert found == [(column.name, column.type) for column in table.columns]


@pytest.mark.parametrize("table", DATASET_TABLES, ids=lambda table: table.name)
def test_linked_views_lead_with_the_dataset(table: Table) -> None:
    with Database.in_memory() as database:
        found = _columns(database, f'linked."{table.name}"')
    stored = [(column.name, column.type) for column in table.columns]
    assert found == [("dataset", "INTEGER"), *stored]


@pytest.mark.parametrize("view", DOCUMENTED)
def test_documented_views_answer_in_an_empty_workspace(view: str) -> None:
    with Database.in_memory() as database, database.reader() as reader:
        assert reader.rows(Statement(f"FROM {view}")) == []


@pytest.mark.parametrize(
    ("view", "headers"), [("accounts", PROFILE_HEADERS), ("tweets", TWEET_HEADERS)]
)
def test_documented_views_carry_the_archives_own_names(
    view: str, headers: Mapping[str, str]
) -> None:
    with Database.in_memory() as database:
        names = [name for name, _ in _columns(database, view)]
    assert names[0] == "dataset"
    assert names[1 : 1 + len(headers)] == list(headers.values())
