"""Where tags and notes stand, and how the rows that they are on are found.

They are kept by the name of the dataset and the archive's own id. A tweet whose id is none of its
own (the archive has none, or rounded it) is known by the sha-256 of its file and its record there.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from explorer.schema.fields import Entity
from explorer.schema.marks import Marks, Subject
from explorer.schema.statement import Statement, quoted
from explorer.schema.tables import LINKED, MARK_TABLES, NOTE, TAG, Table

_BETWEEN = "#"
"""Stands between the sha-256 of a file and the number of a record."""
_ALIASES = MappingProxyType({Entity.ACCOUNT: "a", Entity.TWEET: "w"})
_SUBJECT = ("entity", "dataset", "id")
_KEYS = MappingProxyType({Entity.ACCOUNT: "account", Entity.TWEET: "row"})


def views() -> dict[str, str]:
    """Name -> SQL of the views that bring marks to the rows that are there."""
    return {
        view_of(entity, table): _view(entity, table) for entity in Entity for table in MARK_TABLES
    }


def view_of(entity: Entity, table: Table) -> str:
    """The view of the tags or notes on accounts or tweets, with the schema it stands in."""
    return f"{LINKED}.{entity}_{table.name}"


def _view(entity: Entity, table: Table) -> str:
    marked = (
        f"FROM main.{quoted(table.name)} g JOIN main.dataset d ON d.name = g.dataset "
        "{} " + f"WHERE g.entity = '{entity}'"
    )
    if entity is Entity.ACCOUNT:
        accounts = f"JOIN {LINKED}.account a ON a.dataset = d.dataset AND a.account_id = g.id"
        return f"SELECT a.dataset, a.account, g.{table.name} {marked.format(accounts)}"
    by_id = (
        f"JOIN {LINKED}.tweet_wide w ON w.dataset = d.dataset "
        "AND w.tweet_id = try_cast(g.id AS BIGINT)"
    )
    by_record = (
        "JOIN main.file f ON f.dataset = d.dataset "
        f"AND f.sha256 = split_part(g.id, '{_BETWEEN}', 1) "
        f"JOIN {LINKED}.tweet_wide w ON w.dataset = d.dataset AND w.file = f.file "
        f"AND w.record = try_cast(split_part(g.id, '{_BETWEEN}', 2) AS INTEGER)"
    )
    tweets = f"SELECT w.dataset, w.row, g.{table.name}"
    return (
        f"{tweets} {marked.format(by_id)} AND {_has_id('w')} "
        f"UNION ALL {tweets} {marked.format(by_record)} AND NOT {_has_id('w')}"
    )


def tags_cell(entity: Entity) -> str:
    """SQL of the tags of a row as one text, NULL for none; on alias `a` or `w`."""
    return cell(TAG, entity, _ALIASES[entity])


def note_cell(entity: Entity) -> str:
    """SQL of the note on a row, NULL for none; on alias `a` or `w`."""
    return cell(NOTE, entity, _ALIASES[entity])


def cell(table: Table, entity: Entity, alias: str, dataset: str = "") -> str:
    """SQL of the tags or the note of the row that an alias stands for.

    `dataset` is SQL of its dataset's name, where that is at hand.
    """
    name = dataset or f"(SELECT d.name FROM main.dataset d WHERE d.dataset = {alias}.dataset)"
    text = "string_agg(g.tag, ', ' ORDER BY lower(g.tag))"
    return (
        f"(SELECT {text if table is TAG else 'string_agg(g.note, chr(10))'} "
        f"FROM main.{quoted(table.name)} g WHERE g.entity = '{entity}' "
        f"AND g.dataset = {name} AND g.id = {_id(entity, alias)})"
    )


def _id(entity: Entity, alias: str) -> str:
    """What an account or a tweet is known by."""
    if entity is Entity.ACCOUNT:
        return f"{alias}.account_id"
    by_file = f"(SELECT f.sha256 FROM main.file f WHERE f.file = {alias}.file)"
    return (
        f"CASE WHEN {_has_id(alias)} THEN {alias}.tweet_id::VARCHAR "
        f"ELSE {by_file} || '{_BETWEEN}' || {alias}.record END"
    )


def _has_id(alias: str) -> str:
    """Whether the id of a tweet is its own."""
    return f"({alias}.tweet_id IS NOT NULL AND {alias}.raw_cells ->> 'tweet_id' IS NULL)"


def reads_marks(statement: Statement) -> bool:
    """Whether an answer changes when somebody writes a tag or a note."""
    return any(name in statement.sql for name in _NAMES)


_NAMES = (
    *(f"main.{quoted(table.name)}" for table in MARK_TABLES),
    *(view_of(entity, table) for entity in Entity for table in MARK_TABLES),
)


def subjects(entity: Entity, keys: Sequence[int]) -> Statement:
    """`dataset` and `id` of accounts or tweets by their numbers in the workspace, each once."""
    source = f"{'account' if entity is Entity.ACCOUNT else 'tweet_wide'} {_ALIASES[entity]}"
    alias = _ALIASES[entity]
    return Statement(
        f"SELECT DISTINCT d.name, {_id(entity, alias)} AS id "
        f"FROM (SELECT unnest(?::INTEGER[]) AS key) k "
        f"JOIN {LINKED}.{source} ON {alias}.{_KEYS[entity]} = k.key "
        f"JOIN main.dataset d ON d.dataset = {alias}.dataset WHERE id IS NOT NULL ORDER BY ALL",
        (list(keys),),
    )


def written_on(table: Table, marked: Sequence[Subject]) -> Statement:
    """`entity`, `dataset`, `id` and what is written of these subjects, in order."""
    wanted = _these(marked)
    return Statement(
        f"SELECT g.* FROM main.{quoted(table.name)} g JOIN {wanted.sql} "
        f"USING ({', '.join(_SUBJECT)}) {_in_order(table)}",
        wanted.params,
    )


def written(table: Table) -> Statement:
    """`entity`, `dataset`, `id` and what is written, of everything, in order."""
    return Statement(f"SELECT g.* FROM main.{quoted(table.name)} g {_in_order(table)}")


def tags_in_use() -> Statement:
    """`tag` and `times`, how often it was given; those most often given first."""
    return Statement(
        f"SELECT min(g.tag) AS tag, count(*) AS times FROM main.{quoted(TAG.name)} g "
        "GROUP BY lower(g.tag) ORDER BY times DESC, lower(g.tag)"
    )


def erase(table: Table, marked: Sequence[Subject]) -> Statement:
    """Take away what is written of these subjects."""
    wanted = _these(marked)
    same = " AND ".join(f"g.{name} = k.{name}" for name in _SUBJECT)
    return Statement(
        f"DELETE FROM main.{quoted(table.name)} g USING {wanted.sql} WHERE {same}", wanted.params
    )


def write(table: Table, marks: Marks) -> Statement:
    """Add the tags or the notes of these marks."""
    rows = [
        (subject.entity.value, subject.dataset, subject.id, text)
        for subject, mark in marks
        for text in (mark.tags if table is TAG else (mark.note,) if mark.note else ())
    ]
    wanted = _unnested(table.names, rows)
    return Statement(f"INSERT INTO main.{quoted(table.name)} {wanted.sql}", wanted.params)


def _in_order(table: Table) -> str:
    return f"ORDER BY g.entity, g.dataset, g.id, lower(g.{table.name})"


def _these(marked: Sequence[Subject]) -> Statement:
    rows = [(subject.entity.value, subject.dataset, subject.id) for subject in marked]
    found = _unnested(_SUBJECT, rows)
    return Statement(f"({found.sql}) k", found.params)


def _unnested(names: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Statement:
    """Rows of texts as a query, a list of values a column."""
    columns = tuple([row[place] for row in rows] for place in range(len(names)))
    listed = ", ".join(f"unnest(?::VARCHAR[]) AS {quoted(name)}" for name in names)
    return Statement(f"SELECT {listed}", columns)
