"""Deflated bytes made whole, block by block, in bounded memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Protocol

from isal import isal_zlib

from explorer.errors import KnownError

BLOCK_BYTES = 1024 * 1024
# What is read at once: every call copies what it leaves over.
STORED_BYTES = 128 * 1024
_RAW = -zlib.MAX_WBITS
_GZIP = zlib.MAX_WBITS | 16
# Tweets shrink to a fifth. What grows more than this, and to more than fits anywhere by chance,
# was made to fill disks.
BOMB_RATIO = 250
BOMB_BYTES = 256 * 1024 * 1024


class _Machine(Protocol):
    """What inflates; `isal` says it without types."""

    eof: bool
    unused_data: bytes
    unconsumed_tail: bytes

    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


def _machine(bits: int) -> _Machine:
    return isal_zlib.decompressobj(bits)  # pyright: ignore[reportUnknownMemberType], see _Machine


def inflated(stored: Iterator[bytes], *, gzip: bool) -> Iterator[bytes]:
    """The whole bytes of raw deflated ones, or of the members of a gzip, in even blocks.

    Raises EOFError where the end is missing, IsalError where something is wrong, KnownError
    for a bomb.
    """
    machine = _machine(_GZIP if gzip else _RAW)
    parts: list[bytes] = []
    taken = given = room = 0
    for block in stored:
        taken += len(block)
        waiting = block
        while waiting:
            if machine.eof:
                # Several members make one gzip; zeros may fill its end.
                if not gzip or not (waiting := waiting.lstrip(b"\0")):
                    break
                machine = _machine(_GZIP)
            room = room or BLOCK_BYTES
            part = machine.decompress(waiting, room)
            waiting = machine.unused_data if machine.eof else machine.unconsumed_tail
            parts.append(part)
            given += len(part)
            room -= len(part)
            if not room:
                refuse_bomb(taken, given)
                yield b"".join(parts)
                parts.clear()
    # With all stored bytes taken the machine may still hold whole ones back.
    while not machine.eof and (part := machine.decompress(b"", BLOCK_BYTES)):
        given += len(part)
        refuse_bomb(taken, given)
        parts.append(part)
    rest = b"".join(parts)
    for at in range(0, len(rest), BLOCK_BYTES):
        yield rest[at : at + BLOCK_BYTES]
    if not machine.eof:
        raise EOFError("the compressed bytes end too early")


def checksum(block: bytes, so_far: int) -> int:
    """The CRC-32 of all bytes so far and these."""
    return isal_zlib.crc32(block, so_far)  # pyright: ignore[reportUnknownMemberType], see _Machine


def refuse_bomb(stored: int, whole: int) -> None:
    """Raise KnownError for bytes that only a file made to do harm grows to."""
    if whole > BOMB_BYTES and whole > stored * BOMB_RATIO:
        raise KnownError(
            f"This file would grow to more than {BOMB_RATIO} times its size, which no archive "
            "does: leave it out, and download the archive from a source you trust."
        )
