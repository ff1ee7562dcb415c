"""Find every archive file below some paths, and say what else lies there."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from explorer.archive import strangers
from explorer.archive.about import about
from explorer.archive.failures import reading
from explorer.archive.files import ArchiveFile, Discovery, Notice, Noticed, Unrecognised
from explorer.archive.known import Catalog, load_catalog
from explorer.archive.layouts import Layout
from explorer.archive.look import Item, Known, look_at, shown
from explorer.archive.naming import part_key
from explorer.errors import Cancelled, KnownError

# A dataset can have a million pictures: of these kinds one sentence stands for all.
_COUNTED = (Notice.MEDIA, Notice.OTHER, Notice.README, Notice.MEDIA_LIST)

Cancel = Callable[[], bool]
_Inode = tuple[int, int]


def discover(
    paths: Sequence[Path],
    *,
    catalog: Catalog | None = None,
    mapped: Mapping[str, Layout] | None = None,
    cancelled: Cancel | None = None,
) -> Discovery:
    """What lies under these folders, zips, gzips and CSVs; reads headers only.

    `mapped` gives layouts made by hand for unrecognised files, by their `where`.
    Never fails for what it finds: that is said in `noticed` and `unrecognised`. Raises Cancelled.
    """
    catalog = catalog or load_catalog()
    known = Known(catalog.names, mapped or {})
    files: list[ArchiveFile] = []
    unrecognised: list[Unrecognised] = []
    noticed: list[Noticed] = []
    counted: Counter[tuple[Path, Notice]] = Counter()
    first: dict[tuple[Path, Notice], Noticed] = {}
    seen: set[_Inode] = set()
    for root in paths:
        for item in _below(root, known, seen, cancelled or _never):
            if isinstance(item, ArchiveFile):
                files.append(item)
            elif isinstance(item, Unrecognised):
                unrecognised.append(item)
            elif item.kind in _COUNTED:
                counted[root, item.kind] += 1
                first.setdefault((root, item.kind), item)
            else:
                noticed.append(item)
    noticed += [_together(key[0], first[key], count) for key, count in counted.items()]
    files.sort(key=_order)
    noticed += about(files, catalog)
    if not files:
        noticed += [_nothing(root) for root in paths]
    return Discovery(tuple(files), tuple(unrecognised), tuple(noticed))


def _below(root: Path, known: Known, seen: set[_Inode], cancelled: Cancel) -> Iterator[Item]:
    failures: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=failures.append):
        place = Path(folder)
        if place.name == "data" and any(strangers.is_personal(f"data/{name}") for name in names):
            sentence = strangers.SENTENCES[Notice.PERSONAL_ARCHIVE]
            yield Noticed(shown(place.parent), Notice.PERSONAL_ARCHIVE, sentence)
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not strangers.is_junk(name))
        for name in sorted(names):
            if cancelled():
                raise Cancelled
            yield from _at(place / name, known, seen)
    for failure in failures:
        if isinstance(failure, NotADirectoryError | FileNotFoundError) and failure.filename:
            yield from _at(Path(failure.filename), known, seen)
        else:
            yield _unreadable(failure)


def _at(path: Path, known: Known, seen: set[_Inode]) -> list[Item]:
    """What a file is, unless it was met before; pipes and devices are passed by."""
    try:
        with reading(path):
            status = path.stat()
    except KnownError as error:
        return [Noticed(shown(path), Notice.UNREADABLE, str(error))]
    inode = status.st_dev, status.st_ino
    if inode in seen or not stat.S_ISREG(status.st_mode):
        return []
    seen.add(inode)
    return look_at(path, known)


def _together(root: Path, first: Noticed, count: int) -> Noticed:
    """One sentence for all files of a kind."""
    if count == 1:
        return first
    return Noticed(shown(root), first.kind, f"{count:,} files: {first.sentence}")


def _nothing(root: Path) -> Noticed:
    return Noticed(shown(root), Notice.NOTHING_FOUND, strangers.SENTENCES[Notice.NOTHING_FOUND])


def _unreadable(failure: OSError) -> Noticed:
    where = shown(Path(os.fsdecode(failure.filename or "")))
    return Noticed(
        where,
        Notice.UNREADABLE,
        f"{where} may not be read: give yourself the right to read it, or copy it elsewhere.",
    )


def _order(file: ArchiveFile) -> tuple[str, bool, tuple[int, ...], str, str]:
    users_first = file.layout.role != "users"
    return file.dataset, users_first, part_key(file.part), file.name, file.where


def _never() -> bool:
    return False
