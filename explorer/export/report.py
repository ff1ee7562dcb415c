"""A report: one new folder of charts, their data, the filtered tables, and a page to begin at."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from explorer.errors import KnownError
from explorer.export.bars import Count
from explorer.export.order import (
    BARS,
    Exported,
    ExportOrder,
    IsCancelled,
    OnProgress,
    never_cancelled,
    no_progress,
)
from explorer.export.report_page import PageChart, PageTable, ReportPage, page_text
from explorer.export.write import write_all
from explorer.landing import landing
from explorer.query.selection import Selection
from explorer.query.sentence import sentence_of
from explorer.query.spelling import text_of
from explorer.schema.clause import UTC as UTC_ZONE
from explorer.store.reader import Reader

INDEX = "index.html"
WINDOW = "window.png"


@dataclass(frozen=True, slots=True)
class ReportChart:
    """A chart as it is seen: `name` begins the names of its files, `pictures` lead from suffixes
    (`.png`) to the bytes of files, and `by` in `zone` is what it is counted by.
    """

    name: str
    title: str
    caption: str
    by: str
    zone: str
    pictures: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """`folder` is to be made; `tables` are of `accounts` and `tweets`; `window` is a PNG.

    The charts compare the selection with `compared`, called A; the tables hold the selection.
    """

    folder: Path
    title: str
    selection: Selection
    charts: Sequence[ReportChart]
    tables: Sequence[str]
    window: bytes
    zone: str = UTC_ZONE
    compared: Selection | None = None


@dataclass(frozen=True, slots=True)
class Reported:
    """The page to open first, and what was exported beside it, by the name of its file."""

    index: Path
    exported: Mapping[str, Exported] = field(default_factory=dict[str, Exported])


def write_report(
    order: ReportOrder,
    reader: Reader,
    count: Count,
    progress: OnProgress = no_progress,
    cancelled: IsCancelled = never_cancelled,
) -> Reported:
    """Write the whole folder, from one state of the workspace, or nothing.

    On the calling thread, with its own reader, as `write.write` does; raises Cancelled, and
    KnownError where the folder is there already or cannot be made.
    """
    if not order.charts and not order.tables:
        raise KnownError("Nothing is shown that a report could hold: show a chart first.")
    with landing(force=False) as land:
        folder = land.place(order.folder, is_folder=True)
        folder.mkdir()
        written = write_all(_orders(order, folder), reader, progress, cancelled, count)
        exported = {one.paths[0].name: one for one in written}
        (folder / WINDOW).write_bytes(order.window)
        for chart in order.charts:
            for suffix, picture in chart.pictures.items():
                (folder / f"{chart.name}{suffix}").write_bytes(picture)
        page = page_text(_page(order, exported))
        (folder / INDEX).write_text(page, encoding="utf-8", newline="\n")
    return Reported(order.folder / INDEX, exported)


def _orders(order: ReportOrder, folder: Path) -> list[ExportOrder]:
    charts = [
        ExportOrder(
            BARS,
            folder / _data_name(chart),
            order.selection,
            zone=chart.zone,
            by=chart.by,
            compared=order.compared,
        )
        for chart in order.charts
    ]
    tables = [
        ExportOrder(what, folder / _table_name(what), order.selection, zone=order.zone)
        for what in order.tables
    ]
    return [*charts, *tables]


def _data_name(chart: ReportChart) -> str:
    return f"{chart.name}.csv"


def _table_name(what: str) -> str:
    return f"{what}.csv"


def _page(order: ReportOrder, exported: Mapping[str, Exported]) -> ReportPage:
    sidecar = _sidecar(next(iter(exported.values())))
    counts = cast("Mapping[str, int]", sidecar["counts"])
    return ReportPage(
        order.title,
        counts,
        _filters(order.selection),
        None if order.compared is None else _filters(order.compared),
        WINDOW,
        tuple(
            PageChart(
                chart.title,
                chart.caption,
                tuple(f"{chart.name}{suffix}" for suffix in chart.pictures),
                _data_name(chart),
            )
            for chart in order.charts
        ),
        tuple(
            PageTable(what, _table_name(what), one.rows, one.all_rows, one.sha256[0], one.notes)
            for what in order.tables
            for one in (exported[_table_name(what)],)
        ),
        cast("Sequence[Mapping[str, object]]", sidecar["sources"]),
        datetime.now(UTC),
    )


def _filters(selection: Selection) -> tuple[tuple[str, str], ...]:
    return tuple((sentence_of(each), text_of(each)) for each in selection.active)


def _sidecar(exported: Exported) -> Mapping[str, object]:
    text = exported.sidecars[0].read_text(encoding="utf-8")
    return cast("Mapping[str, object]", json.loads(text))
