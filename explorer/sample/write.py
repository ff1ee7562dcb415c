"""Write synthetic archives in the official layout."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from explorer.archive.layouts.official_tweets_2020_05 import OFFICIAL_TWEETS_2020_05
from explorer.archive.layouts.official_users import OFFICIAL_USERS
from explorer.errors import Cancelled, KnownError
from explorer.sample.cells import record
from explorer.sample.rows import ROWS_A_BLOCK, block
from explorer.sample.world import World, make_world

_PACKING = 3
_BLOCKS_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Written:
    """What was written; `bytes` are those of both files as they lie on the disk."""

    users_path: Path
    tweets_path: Path
    accounts: int
    tweets: int
    bytes: int


def write_archive(  # noqa: PLR0913 - all but the folder have defaults and are given by name
    folder: Path,
    *,
    tweets: int = 20_000,
    accounts: int = 300,
    seed: int = 1,
    zipped: bool = True,
    name: str = "synthetic_012021",
    overwrite: bool = False,
    on_progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Written:
    """Write a users and a tweets file; the same numbers give the same bytes.

    `on_progress` is told the tweets written so far and all of them. Raises Cancelled where
    `cancelled` says so and KnownError where the archive cannot be made or would replace another;
    either way nothing is left behind.
    """
    _check(tweets, accounts, seed)
    stop = cancelled or (lambda: False)
    report = on_progress or _nothing_told
    suffix = ".zip" if zipped else ".csv"
    users_path = folder / f"{name}_users_csv_hashed{suffix}"
    tweets_path = folder / f"{name}_tweets_csv_hashed{suffix}"
    if not overwrite:
        _refuse_existing(users_path, tweets_path)
    world = make_world(tweets, accounts, seed)
    with _scratch(folder) as scratch:
        users_part, tweets_part = scratch / users_path.name, scratch / tweets_path.name
        _write(users_part, zipped, iter((_users(world),)))
        _write(tweets_part, zipped, _tweets(world, report, stop))
        size = users_part.stat().st_size + tweets_part.stat().st_size
        users_part.replace(users_path)
        tweets_part.replace(tweets_path)
    return Written(users_path, tweets_path, accounts, tweets, size)


def _nothing_told(_done: int, _all: int) -> None:
    """Stand in for a progress that nobody asked for."""


def _check(tweets: int, accounts: int, seed: int) -> None:
    if min(tweets, accounts, seed) < 0:
        raise KnownError("Give numbers of tweets and accounts, and a seed, that are not negative.")
    if tweets and not accounts:
        raise KnownError("Tweets need somebody who writes them: ask for at least one account.")


def _refuse_existing(*paths: Path) -> None:
    for path in paths:
        if path.exists():
            raise KnownError(f"{path} exists already: choose another folder, or remove it first.")


def _users(world: World) -> bytes:
    return (record(OFFICIAL_USERS.header) + "".join(map(record, world.people.profiles))).encode()


def _tweets(
    world: World, report: Callable[[int, int], None], stop: Callable[[], bool]
) -> Iterator[bytes]:
    count = len(world.owners)
    yield record(OFFICIAL_TWEETS_2020_05.header).encode()
    for first in range(0, count, ROWS_A_BLOCK):
        if stop():
            raise Cancelled
        last = min(first + ROWS_A_BLOCK, count)
        yield block(world, first, last)
        report(last, count)


def _write(path: Path, zipped: bool, blocks: Iterator[bytes]) -> None:
    """Write in a thread of its own, which packs a block while the next one is made."""
    with _opened(path, zipped) as file, ThreadPoolExecutor(max_workers=1) as writer:
        waiting: list[Future[int]] = []
        for each in blocks:
            waiting.append(writer.submit(file.write, each))
            if len(waiting) > _BLOCKS_AHEAD:
                waiting.pop(0).result()
        for future in waiting:
            future.result()


@contextmanager
def _opened(path: Path, zipped: bool) -> Generator[IO[bytes]]:
    if not zipped:
        with path.open("wb") as file:
            yield file
        return
    # opened by name, a member is dated 1980, so that equal archives have equal bytes
    with (
        ZipFile(path, "w", ZIP_DEFLATED, compresslevel=_PACKING) as container,
        container.open(f"{path.stem}.csv", "w", force_zip64=True) as file,
    ):
        yield file


@contextmanager
def _scratch(folder: Path) -> Generator[Path]:
    """A folder beside the archive for what is not whole yet; gone at the end."""
    made = not folder.exists()
    scratch: Path | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        scratch = Path(mkdtemp(prefix=".sample-", dir=folder))
        yield scratch
    except OSError as error:
        raise KnownError(
            f"The sample archive could not be written to {folder} ({error.strerror}): "
            "choose a folder that you may write to and that has enough free space."
        ) from error
    finally:
        if scratch:
            shutil.rmtree(scratch, ignore_errors=True)
        if made and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
