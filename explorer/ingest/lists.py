"""Lists of hashtags, links and mentions: from their cells to one row an entry.

`archive.cells.parse_list` says what a cell means. The spellings that nearly all cells have are
taken apart in SQL; the others are handed to that function.
"""

from __future__ import annotations

from dataclasses import dataclass

from explorer.archive.cells import parse_list
from explorer.ingest import dictionaries, typed
from explorer.ingest.stage import Stage
from explorer.schema.statement import Statement, quoted
from explorer.schema.tables import dataset_schema
from explorer.store.catalog import Asks

_SPELLED = "temp.spelled_lists"
_BATCH = 200


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A list: its cell in the stage, its side table, its count in `tweet`, its dictionary."""

    cell: str
    table: str
    entries: str
    dictionary: str


LISTS = (
    ListColumn("hashtags_cell", "hashtag", "hashtags", "hashtag"),
    ListColumn("urls_cell", "url", "urls", "domain"),
    ListColumn("mentions_cell", "mention", "mentions", "mention"),
)


def is_usual(cell: str) -> str:
    """SQL: whether `entries` takes this cell apart exactly as `parse_list` does.

    Either `['a', 'b']` with no quote or backslash inside the entries, so that there are just
    two quotes an entry; or bare words and links without spaces, quotes or commas inside.
    """
    quotes = f"(strlen({cell}) - strlen(replace({cell}, '''', '')))"
    separators = (
        f"((strlen({cell}) - strlen(replace({cell}, {_SEPARATOR}, ''))) // {_SEPARATOR_BYTES})"
    )
    return (
        f"CASE WHEN {cell} IN ('', '[]') THEN true "
        f"WHEN starts_with({cell}, '[''') THEN ends_with({cell}, ''']') "
        f"AND strlen({cell}) >= {_SHORTEST_QUOTED} AND NOT contains({cell}, '\\') "
        f"AND {quotes} = 2 * ({separators} + 1) "
        f"ELSE regexp_full_match({cell}, {typed.text(_BARE)}) END"
    )


_SEPARATOR = "''', '''"
_SEPARATOR_BYTES = 4
_SHORTEST_QUOTED = 4
_BARE_WORD = r"[0-9A-Za-z_+=/:.?&%#~@!$*;-]+"
_BARE = rf"\[{_BARE_WORD}(, {_BARE_WORD})*\]"


def entries(cell: str) -> str:
    """SQL: the entries of a usual cell as a list; NULL for an empty cell."""
    divided = (
        f"CASE WHEN starts_with({cell}, '[''') "
        f"THEN list_filter(string_split({_inside(cell, 2)}, {_SEPARATOR}), "
        f"lambda word: word <> '') "
        f"ELSE string_split({_inside(cell, 1)}, ', ') END"
    )
    return f"CASE {cell} WHEN '' THEN NULL WHEN '[]' THEN []::VARCHAR[] ELSE {divided} END"


def _inside(cell: str, margin: int) -> str:
    return f"{cell}[{margin + 1}:-{margin + 1}]"


def gather_unusual(reader: Asks, stage: Stage) -> tuple[Statement, ...]:
    """Take apart the cells that SQL does not; the statements keep what was found."""
    cells = " UNION ".join(
        f"SELECT {one.cell} AS cell FROM {stage.table} WHERE NOT ({is_usual(one.cell)})"
        for one in LISTS
    )
    unusual = [str(row[0]) for row in reader.rows(Statement(f"SELECT cell FROM ({cells})"))]
    statements = [
        Statement("CREATE OR REPLACE TEMP TABLE spelled_lists (cell VARCHAR, entries VARCHAR[])")
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


def has_unusual(reader: Asks) -> bool:
    """Whether any cell had to be taken apart outside the database."""
    return bool(reader.rows(Statement(f"SELECT 1 FROM {_SPELLED} LIMIT 1")))


def entries_in(table: str, column: ListColumn, unusual: bool) -> tuple[str, str]:
    """SQL for a row's entries, and the join that it needs beside `table`."""
    cell = f"{table}.{column.cell}"
    if not unusual:
        return entries(cell), ""
    spelled = f"spelled_{column.table}"
    join = f"LEFT JOIN {_SPELLED} AS {spelled} ON {spelled}.cell = {cell}"
    return f"CASE WHEN {spelled}.cell IS NULL THEN {entries(cell)} ELSE {spelled}.entries END", join


def fill_side_table(stage: Stage, column: ListColumn, unusual: bool) -> tuple[Statement, ...]:
    """One row an entry, its word or domain as a code of the dictionary."""
    found, join = entries_in("stage", column, unusual)
    side = f"{quoted(dataset_schema(stage.dataset))}.{quoted(column.table)}"
    named = domain("value") if column.table == "url" else "value"
    listed = (
        f'SELECT "row", {found} AS words FROM {stage.table} AS stage {join} '
        f"WHERE stage.{column.cell} NOT IN ('', '[]')"
    )
    entry = (
        'SELECT "row", generate_subscripts(words, 1) - 1 AS position, unnest(words) AS value '
        f"FROM ({listed})"
    )
    gathered = Statement(
        "CREATE OR REPLACE TEMP TABLE list_entries AS "
        'SELECT "row", position::SMALLINT AS position, '
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


def domain(link: str) -> str:
    """SQL: the host of a link, lower case, without a leading `www.`; NULL where it has none.

    Without a scheme only a name with a dot in it counts as a host.
    """
    host = (
        f"lower(CASE WHEN contains({link}, '//') "
        f"THEN regexp_extract({link}, {typed.text(_SCHEME + _HOST)}, 1) "
        f"WHEN contains({link}, '.') THEN regexp_extract({link}, {typed.text(_NAME)}, 1) END)"
    )
    return f"nullif(regexp_replace({host}, '^www\\.|\\.+$', '', 'g'), '')"


_SCHEME = r"^\s*(?:[A-Za-z][A-Za-z0-9+.-]*:)?//"
_HOST = r"(?:[^/?#@\s]*@)?([^/?#:\s@]+)"
_NAME = r"^\s*([^/?#:\s@.]+\.[^/?#:\s@]+)"
