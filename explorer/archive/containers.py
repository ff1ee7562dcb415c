"""The bytes of an archive file, wherever it lies: plain, in a gzip, in a zip."""

from __future__ import annotations

import hashlib
import io
import shutil
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from explorer.archive.count import RecordCounter, Records
from explorer.archive.failures import reading, unpacking, writing
from explorer.archive.files import ArchiveFile, Packing
from explorer.archive.inflate import BLOCK_BYTES, STORED_BYTES, inflated
from explorer.archive.zips import member_blocks
from explorer.errors import Cancelled, KnownError
from explorer.schema.words import size_text

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BLOCKS_BEHIND = 4


@dataclass(frozen=True, slots=True)
class Extracted:
    """A CSV on disk, and what was learned while its bytes passed by.

    `path` is the original where that is a plain CSV; `container_sha256` is then None.
    """

    path: Path
    sha256: str
    container_sha256: str | None
    bytes: int
    records: Records


def blocks(file: ArchiveFile) -> Iterator[bytes]:
    """The CSV's bytes, in order; raises KnownError where they cannot be had."""
    with unpacking(file.container, file.member):
        if file.packing is Packing.ZIP:
            yield from member_blocks(file.container, file.member or "")
            return
        with file.container.open("rb", buffering=0) as stream:
            if file.packing is Packing.GZIP:
                yield from inflated(_read(stream, STORED_BYTES), gzip=True)
            else:
                yield from _read(stream, BLOCK_BYTES)


class _Stream(io.RawIOBase):
    """Blocks of bytes as something to read from."""

    def __init__(self, source: Iterator[bytes]) -> None:
        super().__init__()
        self._source = source
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        target = memoryview(buffer).cast("B")
        if not self._left:
            self._left = memoryview(next(self._source, b""))
        taken = min(len(target), len(self._left))
        target[:taken] = self._left[:taken]
        self._left = self._left[taken:]
        return taken


def open_stream(file: ArchiveFile) -> io.BufferedReader:
    """The CSV's bytes as a stream, which cannot seek; reading raises KnownError."""
    return io.BufferedReader(_Stream(blocks(file)), BLOCK_BYTES)


def extract(
    file: ArchiveFile,
    folder: Path,
    on_bytes: Callable[[int], None],
    cancelled: Callable[[], bool],
    *,
    container_sha256: str | None = None,
) -> Extracted:
    """Lay the CSV down as a new file in `folder`, hashed and its records counted on the way.

    A plain CSV is read where it is and not copied. `on_bytes` is told of the CSV's bytes, block
    by block. Give `container_sha256` where another member of the zip had it already. Raises
    Cancelled and KnownError, and then leaves nothing behind.
    """
    if file.packing is Packing.PLAIN:
        sha256, records = _digested(file, _nowhere, on_bytes, cancelled)
        return Extracted(file.container, sha256, None, records.bytes, records)
    _refuse_full_disk(file, folder)
    known = container_sha256
    with _hashing(file.container, known, cancelled) as hashed, _scratch_file(folder) as new:
        path, write = new
        sha256, records = _digested(file, write, on_bytes, cancelled)
        return Extracted(path, sha256, hashed(), records.bytes, records)


@contextmanager
def _hashing(
    path: Path, known: str | None, cancelled: Callable[[], bool]
) -> Generator[Callable[[], str]]:
    """Hash a container, unless its hash is known, beside what else is done; ends with that."""
    if known is not None:
        yield lambda: known
        return
    ended = threading.Event()
    with ThreadPoolExecutor(1, "container") as worker:
        hashed = worker.submit(container_hash, path, lambda: ended.is_set() or cancelled())
        try:
            yield hashed.result
        finally:
            ended.set()


def container_hash(path: Path, cancelled: Callable[[], bool]) -> str:
    """The sha-256 of a whole file."""
    digest = hashlib.sha256()
    with reading(path), path.open("rb", buffering=0) as stream:
        for block in _read(stream, BLOCK_BYTES):
            if cancelled():
                raise Cancelled
            digest.update(block)
    return digest.hexdigest()


def _nowhere(block: bytes) -> None:
    """Write nothing."""


def _read(stream: BinaryIO, size: int) -> Iterator[bytes]:
    return iter(lambda: stream.read(size), b"")


def _digested(
    file: ArchiveFile,
    write: Callable[[bytes], object],
    on_bytes: Callable[[int], None],
    cancelled: Callable[[], bool],
) -> tuple[str, Records]:
    """Hash, count and write.

    All three are another thread's, a few blocks behind: together they take about as long as
    decompressing.
    """
    digest = hashlib.sha256()
    counter = RecordCounter(file.dialect)

    def take(block: bytes) -> None:
        write(block)
        digest.update(block)
        counter.feed(block)

    with ThreadPoolExecutor(1, "extract") as worker:
        waiting: deque[Future[None]] = deque()
        for block in blocks(file):
            if cancelled():
                raise Cancelled
            if len(waiting) == _BLOCKS_BEHIND:
                waiting.popleft().result()
            waiting.append(worker.submit(take, block))
            on_bytes(len(block))
        for taken in waiting:
            taken.result()
    return digest.hexdigest(), counter.result()


@contextmanager
def _scratch_file(folder: Path) -> Generator[tuple[Path, Callable[[bytes], None]]]:
    """A new file and a function that writes to it; removed again if anything goes wrong."""
    with writing(folder):
        # delete=False: it is the caller's once all went well
        stream = tempfile.NamedTemporaryFile("wb", 0, dir=folder, suffix=".csv", delete=False)  # noqa: SIM115
    path = Path(stream.name)

    def write(block: bytes) -> None:
        with writing(folder):
            stream.write(block)

    try:
        with stream:
            yield path, write
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _refuse_full_disk(file: ArchiveFile, folder: Path) -> None:
    with writing(folder):
        free = shutil.disk_usage(folder).free
    # The size of a gzip is a guess, and no reason to refuse it.
    if file.packing is Packing.ZIP and free < file.bytes:
        raise KnownError(
            f"{file.name} needs {size_text(file.bytes)} while it is imported and the disk that "
            f"holds {folder} has {size_text(free)} free: make room or choose another folder."
        )
