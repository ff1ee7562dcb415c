"""Edges between accounts as a file: a CSV or a GraphML that network programs open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from explorer.errors import KnownError
from explorer.export.contents import Contents
from explorer.export.csv_file import put_header
from explorer.export.graphml_file import edge_block, foot, head, node_block
from explorer.export.order import GRAPHML, SPREADSHEET, ExportOrder
from explorer.export.origin import scope_of
from explorer.export.output import FileWritten, Output, write_output
from explorer.export.own_marks import marks_sha256
from explorer.export.plan import Export, Plan, Planned, database_version, totals_of
from explorer.export.sheet import SPREADSHEET_ROWS
from explorer.export.watch import Watch
from explorer.query.export_edges import (
    EDGE_COLUMNS,
    MENTIONS,
    count_edges,
    count_gathered,
    count_nodes,
    count_pointing,
    edge_lines,
    edge_values,
    gather_edges,
    gather_nodes,
    node_values,
)
from explorer.schema.statement import Statement
from explorer.store.reader import Reader

EDGE_ORDER = "dataset name, source, target"
EDGES_A_BLOCK = 50_000


def plan_edges(order: ExportOrder, reader: Reader, watch: Watch) -> Plan:
    """One file; the edges lie aside in the reader's transaction from now on."""
    watch.check()
    reader.columns(gather_edges(order.selection, order.kind))
    edges, tweets = (int(str(value)) for value in reader.rows(count_gathered())[0])
    _check_rows(order, edges)
    whole = order.selection.whole()
    all_edges = edges
    if order.selection.active:
        all_edges = _counted(reader, count_edges(whole, order.kind))
    scope = scope_of(order, reader)
    export = Export(
        order=order,
        scope=scope,
        totals=totals_of(order.selection, reader),
        all_rows=all_edges,
        row_order=EDGE_ORDER,
        database_version=database_version(reader),
        utc=datetime.now(UTC),
        notes=tuple(_notes(order, reader, edges, tweets)),
        marks_sha256=marks_sha256(order, scope, reader),
    )
    contents = Contents(order.path, EDGE_COLUMNS, edges)
    fill = _graph if order.format == GRAPHML else _table

    def write(place: Path) -> FileWritten:
        return write_output(
            place,
            order.path.name,
            order.compression,
            lambda output: fill(order, edges, reader, watch, output),
        )

    return Plan(export, (Planned(contents, write),))


def _check_rows(order: ExportOrder, edges: int) -> None:
    if order.mode == SPREADSHEET and edges > SPREADSHEET_ROWS:
        raise KnownError(
            f"These are {edges:,} edges, and a spreadsheet holds {SPREADSHEET_ROWS:,} rows below "
            "its header: filter further, or export them exactly."
        )


def _notes(order: ExportOrder, reader: Reader, edges: int, tweets: int) -> Iterator[str]:
    if not edges:
        yield f"No {order.kind} are selected: the file holds no edges."
    if order.kind == MENTIONS:
        return
    pointing = _counted(reader, count_pointing(order.selection, order.kind))
    if pointing > tweets:
        yield (
            f"{pointing - tweets:,} of {pointing:,} selected {order.kind} do not say whom they "
            "point at and are in no edge."
        )


def _table(order: ExportOrder, edges: int, reader: Reader, watch: Watch, output: Output) -> None:
    put_header(output, EDGE_COLUMNS, order)
    for first, last in _places(edges):
        watch.check()
        lines = edge_lines(first, last, safe=order.mode == SPREADSHEET)
        output.put(reader.columns(lines)["line"].tolist())
        watch.count(last - first + 1)


def _graph(order: ExportOrder, edges: int, reader: Reader, watch: Watch, output: Output) -> None:
    reader.columns(gather_nodes())
    nodes = _counted(reader, count_nodes())
    output.put([head(order.kind)])
    for _, rows in _asked(nodes, node_values, reader, watch):
        output.put(node_block(rows))
    for first, rows in _asked(edges, edge_values, reader, watch):
        output.put(edge_block(first, rows))
        watch.count(len(rows))
    output.put([foot()])


def _asked(
    count: int, values: Callable[[int, int], Statement], reader: Reader, watch: Watch
) -> Iterator[tuple[int, list[tuple[object, ...]]]]:
    """All rows in blocks, each with the place of its first."""
    for first, last in _places(count):
        watch.check()
        yield first, reader.rows(values(first, last))


def _places(rows: int) -> Iterator[tuple[int, int]]:
    """First and last place of each block."""
    for first in range(0, rows, EDGES_A_BLOCK):
        yield first, min(first + EDGES_A_BLOCK, rows) - 1


def _counted(reader: Reader, statement: Statement) -> int:
    return int(str(reader.rows(statement)[0][0]))
