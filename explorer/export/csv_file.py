"""One sheet as CSV: lines from the database straight into the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.errors import BugError
from explorer.export.blocks import Asker, Block, blocks_of
from explorer.export.order import ACCOUNTS, SPREADSHEET, ExportOrder
from explorer.export.output import Output
from explorer.export.sheet import Sheet
from explorer.query.export_lines import (
    WRITERS,
    Cells,
    account_lines,
    gather_writers,
    tweet_lines,
)
from explorer.schema.statement import Statement

BOM = b"\xef\xbb\xbf"


def quoted_line(cells: Sequence[str]) -> bytes:
    """Cells as the archive writes them, every one in quotes."""
    doubled = (cell.replace('"', '""') for cell in cells)
    return ('"' + '","'.join(doubled) + '"\n').encode()


def put_header(output: Output, columns: Sequence[str], order: ExportOrder) -> None:
    """What stands above the rows."""
    head = quoted_line(columns)
    output.put([BOM + head if order.mode == SPREADSHEET else head])


class Lines:
    """Finds the lines of sheets, block by block, within the reader's transaction."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker
        self._writers_of: tuple[int, Cells] | None = None

    def of(self, sheet: Sheet) -> Iterator[list[bytes]]:
        """All lines of a sheet in order."""
        blocks = blocks_of(sheet)
        for number, block in enumerate(blocks):
            if self._asker.order.what != ACCOUNTS:
                self._gather_writers(block)
            self._asker.gather(blocks[number:])
            lines = self._asker.ask(self._statement(block))["line"].tolist()
            if len(lines) != block.rows:
                raise BugError(f"{len(lines)} lines came for {block.rows} rows.")
            yield lines

    def _statement(self, block: Block) -> Statement:
        order, cells = self._asker.order, self._cells(block)
        if order.what == ACCOUNTS:
            return account_lines(block.account_rows(order.selection), cells)
        return tweet_lines(block.tweet_rows(WRITERS), cells)

    def _gather_writers(self, block: Block) -> None:
        """See that the profiles of a block's accounts are at hand, as they stand in its lines."""
        wanted = (block.dataset, self._cells(block))
        if self._writers_of != wanted:
            self._asker.ask(gather_writers(*wanted))
            self._writers_of = wanted

    def _cells(self, block: Block) -> Cells:
        return Cells(block.part.keys, safe=self._asker.order.mode == SPREADSHEET)
