"""What an export is given while it writes: how bars are counted, and whom to tell of rows."""

from __future__ import annotations

from collections.abc import Callable

from explorer.app.jobs import IsCancelled, Report, Work
from explorer.app.progress_strip import Shown
from explorer.export.bars import Count, bars
from explorer.export.order import ExportOrder, Progress
from explorer.export.table import Table
from explorer.export.write import MEMORY_MB
from explorer.session.ask import AnswerCache, Ask
from explorer.session.bar_table import bar_table
from explorer.store.database import Database
from explorer.store.reader import Reader


def bars_with(reader: Reader, data_version: int) -> Count:
    """How an export counts bars, with the reader that it writes with."""
    ask = Ask(reader, data_version, AnswerCache())

    def count(order: ExportOrder) -> Table:
        return bars(*bar_table(order.by, order.selection, order.zone, ask, compared=order.compared))

    return count


def rows_told(tell: Report) -> Callable[[Progress], None]:
    """Tells how many rows are written, and which share of all that is."""

    def told(progress: Progress) -> None:
        share = progress.rows_done / progress.rows_total if progress.rows_total else None
        tell(Shown(f"{progress.rows_done:,} rows", share))

    return told


def in_little_memory(work: Work, database: Database) -> Work:
    """The same work, during which the database does not keep all that it reads."""

    def do(tell: Report, cancelled: IsCancelled) -> object:
        with database.sparing_memory(MEMORY_MB):
            return work(tell, cancelled)

    return do
