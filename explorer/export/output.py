"""A file being written: hashed as it goes, compressed where that is wanted."""

from __future__ import annotations

import gzip
import hashlib
import zipfile
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol, cast

from explorer.export.order import GZIP, SUFFIXES, ZIP

# Half a minute for a gigabyte of tweets; the highest level takes three times as long for 2 %.
_LEVEL = 6
# Times inside containers would make the same export another file each time.
_NO_TIME_S = 0
_NO_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class FileWritten:
    """A file as it lies on the disk, and what comes out of it when it is unpacked."""

    sha256: str
    bytes: int
    content_sha256: str
    content_bytes: int


def file_as_written(path: Path) -> FileWritten:
    """A file on the disk that is not compressed."""
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    size = path.stat().st_size
    return FileWritten(sha256, size, sha256, size)


class Takes(Protocol):
    """Whatever bytes can be written to."""

    def write(self, data: bytes, /) -> int: ...

    def flush(self) -> None: ...


class Hashed:
    """Passes bytes on, counted and hashed."""

    def __init__(self, target: Takes) -> None:
        self._target = target
        self._hash = hashlib.sha256()
        self.bytes = 0

    def write(self, data: bytes, /) -> int:
        self._target.write(data)
        self._hash.update(data)
        self.bytes += len(data)
        return len(data)

    def flush(self) -> None:
        self._target.flush()

    def sha256(self) -> str:
        return self._hash.hexdigest()


class Output:
    """Takes blocks of lines and works on them in a thread, while the next are looked for."""

    def __init__(self, target: Hashed, pool: ThreadPoolExecutor) -> None:
        self._target = target
        self._pool = pool
        self._running: Future[None] | None = None

    def put(self, lines: Sequence[bytes]) -> None:
        """Write these after what came before; at most one block waits."""
        self.wait()
        self._running = self._pool.submit(self._write, lines)

    def wait(self) -> None:
        """Wait until everything is written; raises what went wrong with it."""
        running, self._running = self._running, None
        if running is not None:
            running.result()

    def _write(self, lines: Sequence[bytes]) -> None:
        self._target.write(b"".join(lines))


def write_output(
    place: Path, name: str, compression: str, fill: Callable[[Output], object]
) -> FileWritten:
    """Make the file `place`, which is going to be called `name`, of what `fill` puts into it."""
    with place.open("xb") as file:
        stored = Hashed(file)
        with _container(stored, name, compression) as target:
            content = Hashed(target)
            with ThreadPoolExecutor(1, thread_name_prefix="export") as pool:
                output = Output(content, pool)
                fill(output)
                output.wait()
        file.flush()
    return FileWritten(stored.sha256(), stored.bytes, content.sha256(), content.bytes)


def content_name(name: str, compression: str) -> str:
    """The name of what is inside: `x.csv` of `x.csv.gz` and of `x.csv`."""
    inside = name.removesuffix(SUFFIXES.get(compression, ""))
    return inside or name


@contextmanager
def _container(stored: Hashed, name: str, compression: str) -> Generator[Takes]:
    if compression == GZIP:
        with gzip.GzipFile("", "wb", _LEVEL, stored, _NO_TIME_S) as packed:
            yield packed
    elif compression == ZIP:
        member = zipfile.ZipInfo(content_name(name, compression), _NO_DATE)
        member.compress_type = zipfile.ZIP_DEFLATED
        # Neither sought in nor closed: it does for what is written from front to back.
        target = cast("IO[bytes]", stored)
        with (
            zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive,
            archive.open(member, "w", force_zip64=True) as packed,
        ):
            yield packed
    else:
        yield stored
