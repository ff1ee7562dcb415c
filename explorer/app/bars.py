"""The numbers behind a chart, counted for a file."""

from __future__ import annotations

from explorer.export.bars import Count, bars
from explorer.export.order import ExportOrder
from explorer.export.table import Table
from explorer.session.ask import AnswerCache, Ask
from explorer.session.bar_table import bar_table
from explorer.store.reader import Reader


def bars_with(reader: Reader, data_version: int) -> Count:
    """How an export counts bars, with the reader that it writes with."""
    ask = Ask(reader, data_version, AnswerCache())

    def count(order: ExportOrder) -> Table:
        return bars(*bar_table(order.by, order.selection, order.zone, ask))

    return count
