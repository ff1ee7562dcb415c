"""Deflated bytes made whole, block by block, in bounded memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from explorer.errors import KnownError

BLOCK_BYTES = 1024 * 1024
_RAW = -zlib.MAX_WBITS
_GZIP = zlib.MAX_WBITS | 16
# Tweets shrink to a fifth. What grows more than this, and to more than fits anywhere by chance,
# was made to fill disks.
BOMB_RATIO = 250
BOMB_BYTES = 256 * 1024 * 1024


def inflated(blocks: Iterator[bytes], *, gzip: bool) -> Iterator[bytes]:
    """The whole bytes of raw deflated ones, or of the members of a gzip.

    Raises EOFError where the end is missing, zlib.error where something is wrong, KnownError
    for a bomb.
    """
    taken = given = 0
    machine = zlib.decompressobj(_GZIP if gzip else _RAW)
    for block in blocks:
        taken += len(block)
        waiting = block
        while waiting:
            if machine.eof:
                if not gzip or not (waiting := waiting.lstrip(b"\0")):
                    break
                machine = zlib.decompressobj(_GZIP)
            part = machine.decompress(waiting, BLOCK_BYTES)
            waiting = machine.unused_data if machine.eof else machine.unconsumed_tail
            given += len(part)
            refuse_bomb(taken, given)
            if part:
                yield part
    if not machine.eof:
        raise EOFError("the compressed bytes end too early")


def refuse_bomb(stored: int, whole: int) -> None:
    """Raise KnownError for bytes that only a file made to do harm grows to."""
    if whole > BOMB_BYTES and whole > stored * BOMB_RATIO:
        raise KnownError(
            f"This file would grow to more than {BOMB_RATIO} times its size, which no archive "
            "does: leave it out, and download the archive from a source you trust."
        )
