"""A picture or video of a tweet as a file of its own, byte for byte as it was published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from explorer.archive.media import blocks_of
from explorer.errors import Cancelled
from explorer.export.order import never_cancelled
from explorer.landing import landing
from explorer.schema.media import MediaFile


def write_media(
    path: Path, file: MediaFile, cancelled: Callable[[], bool] = never_cancelled
) -> int:
    """Write a copy and give back its bytes; whole or not at all.

    Replaces a file of that name. Raises Cancelled, and KnownError where the file cannot be read
    or the copy cannot be written.
    """
    written = 0
    with landing(force=True) as land, land.place(path).open("wb") as stream:
        for block in blocks_of(file):
            if cancelled():
                raise Cancelled
            written += stream.write(block)
    return written
