"""Media zips beside an archive: which hold something of a tweet, and the bytes of it.

They hold `<account>/<tweet>-<key>.<ending>`, in early releases with a folder such as `images`
between, up to 391 zips a dataset. Only their lists of names are read until somebody asks for one
file, and that is read where it lies.
"""

from __future__ import annotations

import re
import threading
import zipfile
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer.archive.failures import unpacking
from explorer.archive.strangers import ending_of, is_junk, is_media
from explorer.archive.zips import member_blocks
from explorer.errors import KnownError
from explorer.schema.media import MediaFile, MediaFound, MediaKind
from explorer.schema.words import size_text

MOST_BYTES = 64_000_000
"""A picture of the platform has at most 5 MB; what is much larger is not read into memory."""

_MEMBER = re.compile(r"[/\\](\d{1,19})-[^/\\]+$")
_PICTURES = frozenset(("jpg", "jpeg", "png"))
_VIDEOS = frozenset(("mp4", "m4v", "mov", "avi", "mkv", "webm", "gif", "ts"))
_IDS = "Q"


@dataclass(frozen=True, slots=True)
class _Index:
    """The ids of the tweets that one zip holds something of, ascending; `trouble` if it cannot
    be read. `stamp` tells whether the zip is still the same.
    """

    stamp: tuple[int, int]
    tweets: array[int]
    trouble: str = ""

    def holds(self, tweet_id: int) -> bool:
        at = bisect_left(self.tweets, tweet_id)
        return at < len(self.tweets) and self.tweets[at] == tweet_id


class MediaZips:
    """The zips beside archives, each looked through once; any thread may ask."""

    def __init__(self) -> None:
        self._indexes: dict[Path, _Index] = {}
        self._looking = threading.Lock()

    def find(self, sources: Iterable[Path], tweet_id: int, check: Callable[[], None]) -> MediaFound:
        """What there is of a tweet beside these archive files; `check` may raise to end it."""
        given = frozenset(sources)
        folders = sorted({source.parent for source in given})
        absent = tuple(folder for folder in folders if not folder.is_dir())
        files: list[MediaFile] = []
        troubles: list[str] = []
        zips = 0
        for path in _zips_beside(folders):
            if path in given:
                continue
            check()
            index = self._index(path)
            zips += bool(index.tweets or index.trouble)
            try:
                files += _files(path, tweet_id) if index.holds(tweet_id) else ()
            except KnownError as error:
                troubles.append(str(error))
            troubles += [index.trouble] if index.trouble else []
        return MediaFound(tuple(files), zips, tuple(troubles), absent)

    def _index(self, path: Path) -> _Index:
        with self._looking:
            known = self._indexes.get(path)
            stamp = _stamp(path)
            if known is None or known.stamp != stamp:
                known = self._indexes[path] = _indexed(path, stamp)
            return known


def read_whole(file: MediaFile) -> bytes:
    """The bytes of a file that is small enough to be held; KnownError where they cannot be had."""
    if file.bytes > MOST_BYTES:
        raise KnownError(
            f"{file.name} is {size_text(file.bytes)} large, too large for a picture: save a copy "
            "and open it with another program."
        )
    return b"".join(blocks_of(file))


def blocks_of(file: MediaFile) -> Iterator[bytes]:
    """The bytes of a file, in order; KnownError where they cannot be had or are too many."""
    with unpacking(file.container, file.member):
        size = 0
        for block in member_blocks(file.container, file.member):
            size += len(block)
            if size > file.bytes:
                raise zipfile.BadZipFile("the file is larger than the list says")
            yield block


def _zips_beside(folders: Sequence[Path]) -> list[Path]:
    """Zips in these folders and in those inside them, and in neighbours that are named media."""
    found: set[Path] = set()
    for folder in folders:
        inside = _entries(folder)
        beside = [path for path in _entries(folder.parent) if "media" in path.name.casefold()]
        for path in (*inside, *beside):
            if path.is_dir():
                found.update(one for one in _entries(path) if _is_zip(one))
        found.update(path for path in inside if _is_zip(path))
    return sorted(found)


def _entries(folder: Path) -> list[Path]:
    """What lies in a folder; nothing where it may not be read."""
    try:
        return [path for path in folder.iterdir() if not is_junk(path.name)]
    except OSError:
        return []


def _is_zip(path: Path) -> bool:
    return ending_of(path.name) == "zip" and path.is_file()


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_size, status.st_mtime_ns


def _indexed(path: Path, stamp: tuple[int, int]) -> _Index:
    """A zip that cannot be read is worth a sentence if its name says that it holds media."""
    try:
        tweets = {tweet for info in _members(path) if (tweet := _tweet_of(info)) is not None}
    except KnownError as error:
        is_called_media = "media" in path.name.casefold()
        return _Index(stamp, array(_IDS), str(error) if is_called_media else "")
    return _Index(stamp, array(_IDS, sorted(tweets)))


def _files(path: Path, tweet_id: int) -> list[MediaFile]:
    return [
        MediaFile(path, info.filename, _kind(info.filename), info.file_size)
        for info in _members(path)
        if str(tweet_id) in info.filename and _tweet_of(info) == tweet_id
    ]


def _members(path: Path) -> list[zipfile.ZipInfo]:
    with unpacking(path), zipfile.ZipFile(path) as archive:
        return archive.infolist()


def _tweet_of(info: zipfile.ZipInfo) -> int | None:
    """The tweet that a member belongs to, None where it is no media file in an account's folder."""
    found = _MEMBER.search(info.filename)
    if found is None or not is_media(found[0]) or is_junk(info.filename):
        return None
    return int(found[1])


def _kind(member: str) -> MediaKind:
    ending = ending_of(member)
    if ending in _PICTURES:
        return MediaKind.PICTURE
    return MediaKind.VIDEO if ending in _VIDEOS else MediaKind.FILE
