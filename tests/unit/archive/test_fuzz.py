"""Bytes near to real ones, as many as FUZZ_TRIES says: only KnownErrors come of them.

The bytes of a failure stand in pytest's report, as the argument `data`.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from explorer.archive.cells import parse_list
from explorer.archive.count import RecordCounter
from explorer.archive.layouts import LAYOUTS, match
from explorer.archive.nearest import nearest, why_unrecognised
from explorer.archive.sniff import HEAD_BYTES, sniff
from explorer.errors import KnownError

TRIES = int(os.environ.get("FUZZ_TRIES", "2000"))
PIECES = (
    b'"',
    b",",
    b"\n",
    b"\r",
    b"\r\n",
    b";",
    b"\t",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"[",
    b"\\",
)
CELLS = (b"['a', 'b']", b"[\"it's\", 'b']", b"[http://x, http://y]", b"[1, 2]", b"['\\ud83d\\x41']")


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The data with a few bytes taken out, put in, doubled or cut off."""
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(data))
        to = min(len(data), at + chance.choice((0, 1, 1, 40)))
        piece = chance.choice((*PIECES, data[at:to] * 2, b""))
        data = data[:at] + piece + data[to:]
    return data[: chance.randint(0, len(data))] if chance.random() < 0.1 else data


def tries() -> Iterator[random.Random]:
    """One source of chance, again and again."""
    chance = random.Random()  # noqa: S311 - nothing here is secret
    return (chance for _ in range(TRIES))


def sniffed(data: bytes) -> None:
    found = sniff(data[:HEAD_BYTES])
    if match(found.header) is None:
        assert why_unrecognised(found.header, nearest(found.header))


def counted(data: bytes) -> None:
    counter = RecordCounter()
    counter.feed(data)
    assert counter.result().bytes == len(data)


def parsed(data: bytes) -> None:
    for entry in parse_list(data.decode("utf-8", "replace")) or ():
        entry.encode()


@pytest.mark.parametrize("take", [sniffed, counted], ids=["sniffing", "counting"])
def test_files(take: Callable[[bytes], None], table: Callable[..., bytes]) -> None:
    heads = [table(layout) for layout in LAYOUTS]
    for chance in tries():
        data = damaged(chance.choice(heads), chance)
        with suppress(KnownError):
            take(data)


def test_cells() -> None:
    for chance in tries():
        parsed(damaged(chance.choice(CELLS), chance))
