"""Answers that charts are opened with, kept in the workspace, and whether they fit its tables.

A workspace without them, or with others' rows in their place, is opened as well; it takes longer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from explorer.schema.statement import Statement, quoted
from explorer.schema.tables import (
    DATASET,
    DATASET_TABLES,
    DICTIONARIES,
    SUMMARY,
    TWEET_WIDE,
    dataset_schema,
)
from explorer.store import ddl
from explorer.store.catalog import Asks
from explorer.store.reader import Writer, literal

Columns = dict[str, np.ndarray]
_PLAIN_KINDS = "iufb"
_TABLE = f"main.{quoted(SUMMARY.name)}"


@dataclass(frozen=True, slots=True)
class Summary:
    """The answers of one version of the data by their questions, and the seal of its tables."""

    answers: Mapping[str, Columns] = field(default_factory=dict[str, Columns])
    seal: str = ""


def question_of(statement: Statement) -> str:
    """What a statement is found by; empty where its values cannot be written down."""
    try:
        return json.dumps([statement.sql, statement.params], ensure_ascii=False)
    except TypeError:
        return ""


def summary(reader: Asks, data_version: int) -> Summary:
    """What is kept of this version; nothing where there is none or it cannot be read."""
    there = Statement(
        "SELECT count(*) FROM duckdb_columns() WHERE database_name = current_database() "
        "AND schema_name = 'main' AND table_name = ? AND list_contains(?::VARCHAR[], column_name)",
        (SUMMARY.name, SUMMARY.names),
    )
    if reader.rows(there) != [(len(SUMMARY.names),)]:
        return Summary()
    rows = reader.rows(
        Statement(
            f"SELECT question::VARCHAR, answer::VARCHAR, seal::VARCHAR FROM {_TABLE} "
            "WHERE try_cast(data_version AS INTEGER) = ?",
            (data_version,),
        )
    )
    try:
        answers = {str(question): _columns(str(answer)) for question, answer, _ in rows}
    except (ValueError, TypeError, KeyError, AttributeError):
        return Summary()
    seals = {str(seal) for _, _, seal in rows}
    return Summary(answers, seals.pop()) if len(seals) == 1 else Summary()


def keep_summary(writer: Writer, data_version: int, kept: Summary) -> None:
    """Put answers in the place of those that are there."""
    writer.run(Statement(f"DROP TABLE IF EXISTS {_TABLE}"))
    writer.run(ddl.add_summary())
    for question, columns in kept.answers.items():
        answer = _text(columns)
        if answer:
            writer.run(
                Statement(
                    f"INSERT INTO {_TABLE} VALUES (?, ?, ?, ?)",
                    (question, answer, data_version, kept.seal),
                )
            )


def seal_of(reader: Asks) -> str:
    """What the tables that charts count are known by; it changes with every row of them.

    Made of how many rows there are and where in the file their values stand: whoever writes to a
    table of an archive writes other blocks. Takes a third of a second for ten million tweets.
    """
    datasets = [int(str(row[0])) for row in reader.rows(_datasets())]
    tables = [(dataset_schema(one), table) for one in datasets for table in DATASET_TABLES]
    tables += [("main", table) for table in (*DICTIONARIES, DATASET)]
    seals: list[object] = [datasets]
    for schema, table in tables:
        name = f"{quoted(schema)}.{quoted(table.name)}"
        seals.append(reader.rows(Statement(f"SELECT count(*) FROM {name}"))[0][0])
        if table is not TWEET_WIDE:
            seals.append(str(reader.rows(_blocks(name))[0][0]))
    return json.dumps(seals)


def _datasets() -> Statement:
    return Statement(f"SELECT dataset FROM main.{DATASET.name} ORDER BY dataset")


def _blocks(name: str) -> Statement:
    return Statement(
        "SELECT hash(list([segment_type, stats, count::VARCHAR, block_id::VARCHAR, "
        "block_offset::VARCHAR, has_updates::VARCHAR] "
        "ORDER BY row_group_id, column_id, column_path, segment_id)) "
        f"FROM pragma_storage_info({literal(name)})"
    )


def _text(columns: Columns) -> str:
    """Columns as JSON; empty where they hold what it has no way to write."""
    written: dict[str, object] = {}
    for name, column in columns.items():
        values = column.tolist()
        plain = all(value is None or isinstance(value, str) for value in values)
        if not (column.dtype.kind in _PLAIN_KINDS or (column.dtype.kind == "O" and plain)):
            return ""
        written[name] = [column.dtype.str, isinstance(column, np.ma.MaskedArray), values]
    return json.dumps(written, ensure_ascii=False)


def _columns(text: str) -> Columns:
    columns: Columns = {}
    for name, (kind, is_masked, values) in json.loads(text).items():
        if not is_masked:
            columns[name] = np.array(values, np.dtype(kind))
            continue
        is_unknown = [value is None for value in values]
        nothing = "" if np.dtype(kind).kind == "O" else 0
        known = [nothing if value is None else value for value in values]
        columns[name] = np.ma.array(np.array(known, np.dtype(kind)), mask=is_unknown)
    return columns
