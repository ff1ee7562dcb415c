"""Lists of hashtags, links and mentions: from their cells to one row an entry."""

from __future__ import annotations

from explorer.archive.cells import parse_list
from explorer.ingest import dictionaries
from explorer.ingest.cells import LISTS, UNUSUAL, ListColumn, domain, entries
from explorer.ingest.stage import Stage
from explorer.schema.statement import Statement, quoted
from explorer.schema.tables import dataset_schema
from explorer.store.catalog import Asks

_SPELLED = "temp.spelled_lists"
_BATCH = 200


def gather_unusual(reader: Asks, stage: Stage) -> tuple[Statement, ...]:
    """Take apart the cells that SQL does not; the statements keep what was found."""
    cells = " UNION ".join(
        f"SELECT {one.cell} AS cell FROM {stage.table} WHERE {one.entries} = {UNUSUAL}"
        for one in LISTS
    )
    unusual = [str(row[0]) for row in reader.rows(Statement(f"SELECT cell FROM ({cells})"))]
    statements = [
        Statement("CREATE OR REPLACE TEMP TABLE spelled_lists (cell VARCHAR, words VARCHAR[])")
    ]
    for start in range(0, len(unusual), _BATCH):
        batch = unusual[start : start + _BATCH]
        places = ", ".join(["(?, ?::VARCHAR[])"] * len(batch))
        values = [value for cell in batch for value in (cell, _listed(cell))]
        statements.append(Statement(f"INSERT INTO {_SPELLED} VALUES {places}", tuple(values)))
    return tuple(statements)


def _listed(cell: str) -> list[str] | None:
    found = parse_list(cell)
    return None if found is None else list(found)


def count_unusual(stage: Stage) -> tuple[Statement, ...]:
    """Put the counts right that the reading left open."""
    return tuple(
        Statement(
            f"UPDATE {stage.table} AS stage SET {one.entries} = len(words)::INTEGER "
            f"FROM {_SPELLED} AS spelled "
            f"WHERE stage.{one.entries} = {UNUSUAL} AND spelled.cell = stage.{one.cell}"
        )
        for one in LISTS
    )


def fill_side_table(stage: Stage, column: ListColumn) -> tuple[Statement, ...]:
    """One row an entry, its word or domain as a code of the dictionary."""
    side = f"{quoted(dataset_schema(stage.dataset))}.{quoted(column.table)}"
    named = domain("value") if column.table == "url" else "value"
    found = f"coalesce(spelled.words, {entries('stage.' + column.cell)})"
    listed = (
        f'SELECT "row", {found} AS words FROM {stage.table} AS stage '
        f"LEFT JOIN {_SPELLED} AS spelled ON spelled.cell = stage.{column.cell} "
        f"WHERE stage.{column.entries} > 0"
    )
    entry = (
        'SELECT "row", generate_subscripts(words, 1) - 1 AS position, unnest(words) AS value '
        f"FROM ({listed})"
    )
    gathered = Statement(
        "CREATE OR REPLACE TEMP TABLE list_entries AS "
        'SELECT "row", position::INTEGER AS position, '
        f"value, {named} AS word FROM ({entry})"
    )
    words = 'SELECT word AS value, "row" AS first FROM temp.list_entries WHERE word IS NOT NULL'
    kept = "value, code" if column.table == "url" else "code"
    fill = Statement(
        f'INSERT INTO {side} SELECT "row", position, {kept} FROM temp.list_entries AS entry '
        f"LEFT JOIN (SELECT code, value AS known FROM main.{quoted(column.dictionary)}) "
        'ON known = word ORDER BY "row", position'
    )
    return (
        gathered,
        *dictionaries.extend(column.dictionary, words),
        fill,
        Statement("DROP TABLE temp.list_entries"),
    )
