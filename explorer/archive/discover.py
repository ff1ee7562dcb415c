"""Find every archive file below some paths, and say what else lies there."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from explorer.archive.files import (
    ArchiveFile,
    Discovery,
    Noticed,
    Packing,
    Unrecognised,
)
from explorer.archive.layouts import match, nearest
from explorer.archive.naming import read_name
from explorer.archive.sniff import HEAD_BYTES, Unreadable, sniff


def discover(paths: Sequence[Path]) -> Discovery:
    """What lies under these folders, zips, gzips and CSVs; reads headers only."""
    found = [item for path in paths for item in _below(path)]
    files = [item for item in found if isinstance(item, ArchiveFile)]
    return Discovery(
        tuple(sorted(files, key=_order)),
        tuple(item for item in found if isinstance(item, Unrecognised)),
        tuple(item for item in found if isinstance(item, Noticed)),
    )


def _order(file: ArchiveFile) -> tuple[str, bool, str, str]:
    return file.dataset, file.layout.role != "users", file.part or "", file.name


def _below(path: Path) -> Iterator[ArchiveFile | Unrecognised | Noticed]:
    if not path.is_dir():
        yield from _in_file(path)
        return
    for folder, folders, names in os.walk(path):
        folders.sort()
        for name in sorted(names):
            yield from _in_file(Path(folder) / name)


def _in_file(path: Path) -> Iterator[ArchiveFile | Unrecognised | Noticed]:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                if info.filename.lower().endswith(".csv"):
                    with archive.open(info) as stream:
                        head = stream.read(HEAD_BYTES)
                    yield _table(path, info.filename, head, info.file_size, info.compress_size)
    elif path.suffix == ".csv":
        with path.open("rb") as stream:
            size = path.stat().st_size
            yield _table(path, None, stream.read(HEAD_BYTES), size, size)


def _table(
    path: Path, member: str | None, head: bytes, size: int, stored: int
) -> ArchiveFile | Unrecognised | Noticed:
    where = f"{path}/{member}" if member else str(path)
    try:
        sniffed = sniff(head)
    except Unreadable as error:
        return Noticed(where, error.notice, str(error))
    layout = match(sniffed.header)
    if layout is None:
        near = nearest(sniffed.header)
        title = near.layout.title if near else None
        return Unrecognised(where, "Its columns fit no known layout.", sniffed.header, title)
    name = (member or path.name).rsplit("/", 1)[-1]
    named = read_name(name)
    return ArchiveFile(
        container=path,
        member=member,
        name=name,
        packing=Packing.ZIP if member else Packing.PLAIN,
        layout=layout,
        header=sniffed.header,
        dialect=sniffed.dialect,
        dataset=named.dataset,
        part=named.part,
        bytes=size,
        stored_bytes=stored,
        header_only=not sniffed.records_follow,
    )
