"""One sheet as a set of Parquet files in the folders that Hive made usual: `dataset=x/year=2019`.

DuckDB, pyarrow and Spark read such a folder as one table with these columns besides.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from explorer.errors import BugError, KnownError
from explorer.export.blocks import Asker
from explorer.export.order import ExportOrder
from explorer.export.output import FileWritten, file_as_written
from explorer.export.parquet_file import OPTIONS, write_pieces
from explorer.export.sheet import Sheet, partition_keys
from explorer.export.watch import Watch
from explorer.landing import ASIDE
from explorer.query.export_table import types_of
from explorer.query.parquet import partition, partitions_of

_FILE = "part-0.parquet"
_UNKNOWN = "__HIVE_DEFAULT_PARTITION__"
_HELD = "partition {}"


def write_parquet_set(
    sheet: Sheet, folder: Path, order: ExportOrder, asker: Asker, watch: Watch
) -> FileWritten:
    """Write a sheet to the new `folder`; interrupting the reader ends it."""
    if not sheet.rows:
        raise KnownError(f"No {order.what} are selected: there is nothing to put into partitions.")
    held = _with_partitions(sheet, order)
    columns = held.columns[: -len(order.partition_by)]
    types = types_of([part.keys for part in held.parts])
    folder.mkdir()
    rows = 0
    with TemporaryDirectory(dir=folder.parent, prefix=ASIDE) as aside:
        pieces = list(write_pieces(held, types, Path(aside), asker, watch))
        for values, holding in _partitions(pieces, order, asker):
            path = folder.joinpath(*map(_folder_name, order.partition_by, values), _FILE)
            path.parent.mkdir(parents=True)
            wanted = dict(zip(map(_HELD.format, order.partition_by), values, strict=True))
            watch.check()
            rows += asker.reader.copy_to(partition(holding, columns, wanted), path, OPTIONS)
    if rows != sheet.rows:
        raise BugError(f"{rows} rows were written in place of {sheet.rows}.")
    return set_as_written(folder)


def set_as_written(folder: Path) -> FileWritten:
    """A set on the disk: its hash is that of a list of its files and their hashes, as sha256sum's.

    Any other file in the folder counts too.
    """
    paths = (path for path in folder.rglob("*") if path.is_file())
    names = sorted(path.relative_to(folder).as_posix() for path in paths)
    files = {name: file_as_written(folder / name) for name in names}
    lines = "".join(f"{file.sha256}  {name}\n" for name, file in files.items())
    sha256 = hashlib.sha256(lines.encode()).hexdigest()
    size = sum(file.bytes for file in files.values())
    return FileWritten(sha256, size, sha256, size)


def _with_partitions(sheet: Sheet, order: ExportOrder) -> Sheet:
    """The sheet with what it is divided by in columns of their own at the end."""
    keys = partition_keys(order.what)
    kept = [place for place, name in enumerate(sheet.columns) if name not in order.partition_by]
    more = tuple(keys[name] for name in order.partition_by)
    return replace(
        sheet,
        columns=(*(sheet.columns[place] for place in kept), *map(_HELD.format, order.partition_by)),
        parts=tuple(
            replace(part, keys=(*(part.keys[place] for place in kept), *more))
            for part in sheet.parts
        ),
    )


def _partitions(
    pieces: Sequence[Path], order: ExportOrder, asker: Asker
) -> Iterator[tuple[tuple[object, ...], list[Path]]]:
    """The values of each partition, in order, and the pieces that hold some of it, in order."""
    names = [_HELD.format(name) for name in order.partition_by]
    found: dict[tuple[object, ...], set[str]] = {}
    for *values, piece in asker.reader.rows(partitions_of(pieces, names)):
        found.setdefault(tuple(values), set()).add(Path(str(piece)).name)
    for values, holding in found.items():
        yield values, [piece for piece in pieces if piece.name in holding]


def _folder_name(name: str, value: object) -> str:
    return f"{name}={_UNKNOWN if value is None else quote(str(value), safe='')}"
