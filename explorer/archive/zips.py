"""Zip files: what they hold, which of it is refused, and the bytes of one member."""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath
from typing import BinaryIO

from explorer.archive.inflate import BLOCK_BYTES, STORED_BYTES, checksum, inflated, refuse_bomb
from explorer.errors import KnownError

_LOCAL_HEADER = struct.Struct("<4s22xHH")
_LOCAL_SIGNATURE = b"PK\x03\x04"
_ENCRYPTED = 0x1
_UNIX = 3
_UNIX_MODE_SHIFT = 16


def refusal(info: zipfile.ZipInfo) -> str | None:
    """Why a member is not read, as a sentence; None where nothing speaks against it."""
    inside = PureWindowsPath(info.filename)
    if inside.is_absolute() or inside.drive or inside.root or ".." in inside.parts:
        return (
            f"{info.filename} is to be unpacked outside of its folder, which no honest archive "
            "asks: download the archive from a source you trust."
        )
    mode = info.external_attr >> _UNIX_MODE_SHIFT
    if info.create_system == _UNIX and stat.S_ISLNK(mode):
        return (
            f"{info.filename} is a link and no file: unpack the zip yourself and open the folder."
        )
    if info.flag_bits & _ENCRYPTED:
        return (
            f"{info.filename} is protected by a password: unpack the zip yourself and open the "
            "folder."
        )
    try:
        refuse_bomb(info.compress_size, info.file_size)
    except KnownError as error:
        return str(error)
    return None


def member_blocks(path: Path, member: str) -> Iterator[bytes]:
    """The whole bytes of one member, its checksum tested at the end; raises zipfile's errors."""
    with zipfile.ZipFile(path) as archive:
        try:
            info = archive.getinfo(member)
        except KeyError as error:
            raise KnownError(
                f"{member} is no longer in {path.name}: choose what to open once more."
            ) from error
        if sentence := refusal(info):
            raise KnownError(sentence)
        if info.compress_type != zipfile.ZIP_DEFLATED:
            with archive.open(info) as stream:
                yield from iter(lambda: stream.read(BLOCK_BYTES), b"")
            return
    with path.open("rb", buffering=0) as stream:
        yield from _checked(inflated(_stored(stream, info), gzip=False), info)


def _stored(stream: BinaryIO, info: zipfile.ZipInfo) -> Iterator[bytes]:
    stream.seek(info.header_offset)
    local = stream.read(_LOCAL_HEADER.size)
    if len(local) < _LOCAL_HEADER.size or not local.startswith(_LOCAL_SIGNATURE):
        raise zipfile.BadZipFile("the member is not where the list says")
    _, name_length, extra_length = _LOCAL_HEADER.unpack(local)
    stream.seek(name_length + extra_length, 1)
    left = info.compress_size
    while left and (block := stream.read(min(STORED_BYTES, left))):
        left -= len(block)
        yield block


def _checked(blocks: Iterator[bytes], info: zipfile.ZipInfo) -> Iterator[bytes]:
    found = size = 0
    for block in blocks:
        found = checksum(block, found)
        size += len(block)
        yield block
    if found != info.CRC or size != info.file_size:
        raise zipfile.BadZipFile("the bytes do not fit their checksum")
