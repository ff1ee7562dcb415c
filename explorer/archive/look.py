"""Look at one file: which archive files it holds, and what it is if it holds none."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from explorer.archive import strangers
from explorer.archive.failures import reading, unpacking
from explorer.archive.files import ArchiveFile, Notice, Noticed, Packing, Unrecognised
from explorer.archive.inflate import STORED_BYTES, inflated
from explorer.archive.layouts import Layout, match
from explorer.archive.naming import file_name, identify
from explorer.archive.nearest import nearest, why_unrecognised
from explorer.archive.sniff import HEAD_BYTES, Sniffed, Unreadable, first_records, sniff
from explorer.archive.zips import refusal
from explorer.errors import KnownError

Item = ArchiveFile | Unrecognised | Noticed

_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_GZIP_MAGIC = b"\x1f\x8b"
_GZIP_SIZE_BYTES = 4
_GZIP_SIZE_MODULUS = 1 << 32
_USUAL_RATIO = 5
_WORKBOOK = "xl/workbook"
_PACKED_TWICE = (
    "This is packed once more inside the zip: unpack the outer zip with your system's own tool and "
    "open the folder."
)
# What the bytes surely are, whatever the name says.
_BEYOND_DOUBT = (Notice.LFS_POINTER, Notice.WEB_PAGE)


@dataclass(frozen=True, slots=True)
class Known:
    """What helps to recognise: names of published datasets, layouts that people gave by place."""

    names: Mapping[str, str]
    mapped: Mapping[str, Layout]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a head was read: everything about a file but what is in it."""

    container: Path
    member: str | None
    packing: Packing
    bytes: int
    stored_bytes: int

    @property
    def where(self) -> str:
        path = shown(self.container)
        return f"{path}/{self.member}" if self.member else path

    @property
    def name(self) -> str:
        name = file_name(self.member or shown(self.container))
        packed = self.packing is Packing.GZIP and strangers.ending_of(name) in ("gz", "gzip")
        return name.rpartition(".")[0] if packed else name


def shown(path: Path) -> str:
    """A path as text that can be printed and stored, whatever bytes it is made of."""
    return os.fsencode(path).decode("utf-8", "replace")


def look_at(path: Path, known: Known) -> list[Item]:
    """What one file on disk is or holds; never fails."""
    name = shown(path)
    if strangers.is_junk(path.name):
        return []
    if kind := _unopened(name):
        return [_noticed(name, kind)]
    try:
        with reading(path):
            size = path.stat().st_size
            with path.open("rb", buffering=0) as stream:
                head = stream.read(HEAD_BYTES)
    except KnownError as error:
        return [Noticed(name, Notice.UNREADABLE, str(error))]
    return _inside(path, head, size, known)


def _inside(path: Path, head: bytes, size: int, known: Known) -> list[Item]:
    name = shown(path)
    if head.startswith(_ZIP_MAGIC):
        return _in_zip(path, known)
    if head.startswith(_GZIP_MAGIC):
        return _in_gzip(path, size, known)
    if strangers.ending_of(name) in ("zip", "gz") and not head.startswith(b"version "):
        return [_damaged(path)]
    return _judged(head, _Place(path, None, Packing.PLAIN, size, size), known)


def _in_gzip(path: Path, size: int, known: Known) -> list[Item]:
    try:
        with unpacking(path), path.open("rb", buffering=0) as stream:
            stored = iter(lambda: stream.read(STORED_BYTES), b"")
            whole = inflated(stored, gzip=True)
            head = next(whole, b"")[:HEAD_BYTES]
            if len(head) < HEAD_BYTES:
                # Only now is it told whether its end is there.
                next(whole, None)
            stream.seek(-_GZIP_SIZE_BYTES, os.SEEK_END)
            end = int.from_bytes(stream.read(_GZIP_SIZE_BYTES), "little")
    except KnownError as error:
        return [Noticed(shown(path), Notice.DAMAGED, str(error))]
    return _judged(head, _Place(path, None, Packing.GZIP, _whole_size(size, end), size), known)


def _whole_size(stored: int, end: int) -> int:
    """What a gzip unpacks to, from the 32 bits of it at its end and the usual ratio: a guess."""
    wraps = round((stored * _USUAL_RATIO - end) / _GZIP_SIZE_MODULUS)
    return max(end + max(wraps, 0) * _GZIP_SIZE_MODULUS, stored)


def _in_zip(path: Path, known: Known) -> list[Item]:
    try:
        with unpacking(path):
            archive = zipfile.ZipFile(path)
    except KnownError as error:
        return [Noticed(shown(path), Notice.DAMAGED, str(error))]
    with archive:
        members = {info.filename: info for info in archive.infolist() if not info.is_dir()}
        if whole := _whole_zip(path, members):
            return [whole]
        return [
            item for info in members.values() for item in _in_member(archive, path, info, known)
        ]


def _whole_zip(path: Path, members: Mapping[str, zipfile.ZipInfo]) -> Noticed | None:
    """What a zip is as a whole, where it is no box of single files."""
    if any(strangers.is_personal(name) for name in members):
        return _noticed(shown(path), Notice.PERSONAL_ARCHIVE)
    if any(name.startswith(_WORKBOOK) for name in members):
        return _noticed(shown(path), Notice.SPREADSHEET)
    if strangers.is_document(shown(path)):
        return _noticed(shown(path), Notice.OTHER)
    return None


def _in_member(
    archive: zipfile.ZipFile, path: Path, info: zipfile.ZipInfo, known: Known
) -> list[Item]:
    member = info.filename
    place = _Place(path, member, Packing.ZIP, info.file_size, info.compress_size)
    if strangers.is_junk(member):
        return []
    if kind := _unopened(member):
        return [_noticed(place.where, kind)]
    if sentence := refusal(info):
        return [Noticed(place.where, Notice.REFUSED, sentence)]
    try:
        with unpacking(path, member), archive.open(info) as stream:
            head = stream.read(HEAD_BYTES)
    except KnownError as error:
        return [Noticed(place.where, Notice.DAMAGED, str(error))]
    if head.startswith((*_ZIP_MAGIC, _GZIP_MAGIC)):
        return [Noticed(place.where, Notice.OTHER_PACKING, _PACKED_TWICE)]
    return _judged(head, place, known)


def _unopened(path: str) -> Notice | None:
    """What a file surely is by its name, so that it need not be looked into."""
    if strangers.is_media(path):
        return Notice.MEDIA
    if strangers.is_document(path):
        return strangers.by_name(path) or Notice.OTHER
    return None


def _judged(head: bytes, place: _Place, known: Known) -> list[Item]:
    """An archive file if the header is known; else what the bytes and the name say."""
    if kind := strangers.by_magic(head):
        return [_noticed(place.where, kind)]
    kind = strangers.by_name(place.where)
    table = strangers.calls_itself_table(place.name)
    try:
        sniffed = sniff(head)
    except Unreadable as error:
        if error.notice in _BEYOND_DOUBT or table:
            return [Noticed(place.where, error.notice, str(error))]
        return [_noticed(place.where, kind or Notice.OTHER)]
    layout = match(sniffed.header) or known.mapped.get(place.where)
    if layout is not None:
        return [_archive_file(place, sniffed, layout, known)]
    if kind or not table:
        return [_noticed(place.where, kind or Notice.OTHER)]
    near = nearest(sniffed.header)
    title = near.layout.title if near else None
    reason = why_unrecognised(sniffed.header, near)
    records = first_records(head, sniffed)
    return [Unrecognised(place.where, reason, sniffed.header, title, records)]


def _archive_file(place: _Place, sniffed: Sniffed, layout: Layout, known: Known) -> ArchiveFile:
    outer = None if place.packing is Packing.PLAIN else shown(place.container)
    folder = Path(shown(place.container)).absolute().parent.name
    named = identify(place.name, outer, folder, known.names)
    return ArchiveFile(
        container=place.container,
        member=place.member,
        name=place.name,
        packing=place.packing,
        layout=layout,
        header=sniffed.header,
        dialect=sniffed.dialect,
        dataset=named.dataset,
        part=named.part,
        bytes=place.bytes,
        stored_bytes=place.stored_bytes,
        header_only=not sniffed.records_follow,
    )


def _noticed(where: str, kind: Notice) -> Noticed:
    return Noticed(where, kind, strangers.SENTENCES[kind])


def _damaged(path: Path) -> Noticed:
    return Noticed(
        shown(path),
        Notice.DAMAGED,
        f"{shown(Path(path.name))} is not packed as its name says, or was not downloaded to its "
        "end: download it again.",
    )
