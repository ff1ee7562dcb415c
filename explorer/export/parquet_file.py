"""One sheet as Parquet: blocks as files of their own, then put together by the database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from explorer.errors import BugError
from explorer.export.blocks import Asker, Block, blocks_of
from explorer.export.order import ACCOUNTS
from explorer.export.output import FileWritten, file_as_written
from explorer.export.sheet import Sheet
from explorer.export.watch import Watch
from explorer.landing import ASIDE
from explorer.query.export_table import account_table, empty_table, tweet_table, types_of
from explorer.query.parquet import pieces_together
from explorer.schema.statement import Statement

OPTIONS = {"FORMAT": "parquet", "COMPRESSION": "zstd"}


def write_parquet(sheet: Sheet, path: Path, asker: Asker, watch: Watch) -> FileWritten:
    """Write a sheet to `path`; interrupting the reader ends it.

    To sort all rows at once would take memory that grows with them.
    """
    types = types_of([part.keys for part in sheet.parts])
    if not sheet.parts:
        types = ("VARCHAR",) * len(sheet.columns)
    with TemporaryDirectory(dir=path.parent, prefix=ASIDE) as folder:
        pieces = list(write_pieces(sheet, types, Path(folder), asker, watch))
        whole = pieces_together(pieces) if pieces else empty_table(sheet.columns, types)
        rows = asker.reader.copy_to(whole, path, OPTIONS)
    if rows != sheet.rows:
        raise BugError(f"{rows} rows were written in place of {sheet.rows}.")
    return file_as_written(path)


def write_pieces(
    sheet: Sheet, types: tuple[str, ...], folder: Path, asker: Asker, watch: Watch
) -> Iterator[Path]:
    """Files of a block each, in order, in a folder."""
    blocks = blocks_of(sheet)
    for number, block in enumerate(blocks):
        asker.gather(blocks[number:])
        piece = folder / f"{number}.parquet"
        rows = asker.reader.copy_to(_table(block, sheet, types, asker), piece, OPTIONS)
        if rows != block.rows:
            raise BugError(f"{rows} rows were written in place of {block.rows}.")
        watch.count(rows)
        yield piece


def _table(block: Block, sheet: Sheet, types: tuple[str, ...], asker: Asker) -> Statement:
    if asker.order.what == ACCOUNTS:
        return account_table(block.account_rows(asker.order.selection), sheet.columns, types)
    return tweet_table(block.tweet_rows(), sheet.columns, types)
