"""Archives to import under bad conditions, and the program to do it with."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.program import Program, import_again
from tests.helpers.archives import tweet, user, write_tweets, write_users

OLDER = "olderland_012019"
NEWER = "testland_012020"
OLDER_COUNTS = (5, 40)
NEWER_COUNTS = (40, 3000)

SmallDisk = Callable[[int], Path]


def _write(folder: Path, dataset: str, counts: tuple[int, int], parts: int) -> Path:
    accounts, tweets = counts
    people = [user(number) for number in range(accounts)]
    said = [
        tweet(
            number,
            people[number % accounts],
            tweet_text=f"RT @handle_{number % 7}: number {number} " * 5,
            is_retweet=str(number % 3 == 0).lower(),
            hashtags=f"['tag{number % 50}', 'all']",
            urls=f"['https://site{number % 20}.example/{number}']",
            user_mentions=f"['{number % 90}']",
        )
        for number in range(tweets)
    ]
    write_users(folder, people, dataset=dataset, zipped=True)
    for part in range(parts):
        name = str(part + 1) if parts > 1 else None
        write_tweets(folder, said[part::parts], dataset=dataset, part=name, zipped=True)
    return folder


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program, every module compiled already."""
    started = Program(tmp_path_factory.mktemp("compiled"))
    assert started.run("--version").returncode == 0
    return started


@pytest.fixture(scope="session")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive in two parts, zipped as downloaded."""
    return _write(tmp_path_factory.mktemp("newer"), NEWER, NEWER_COUNTS, parts=2)


@pytest.fixture(scope="session")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A smaller archive of another dataset."""
    return _write(tmp_path_factory.mktemp("older"), OLDER, OLDER_COUNTS, parts=1)


@pytest.fixture(scope="session")
def with_older(tmp_path_factory: pytest.TempPathFactory, older: Path) -> Path:
    """A workspace that holds the smaller archive: copy it."""
    workspace = tmp_path_factory.mktemp("workspace") / "older.duckdb"
    import_again(older, workspace)
    return workspace


@pytest.fixture(scope="session")
def with_both(tmp_path_factory: pytest.TempPathFactory, older: Path, newer: Path) -> Path:
    """A workspace that holds both archives: copy it."""
    workspace = tmp_path_factory.mktemp("workspace") / "both.duckdb"
    import_again(older, workspace)
    import_again(newer, workspace)
    return workspace


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """Make a disk of so many kilobytes, in the place of the one before."""
    place = tmp_path / "disk"
    place.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if mount is None or umount is None:
        pytest.skip("no mount here: a small disk cannot be made")

    def make(kilobytes: int) -> Path:
        if os.path.ismount(place):
            subprocess.run([umount, place], check=True)
        options = ["-t", "tmpfs", "-o", f"size={kilobytes}k", "none", place]
        made = subprocess.run([mount, *options], capture_output=True, text=True, check=False)
        if made.returncode:
            pytest.skip(f"a small disk cannot be made: {made.stderr.strip()}")
        return place

    yield make
    if os.path.ismount(place):
        subprocess.run([umount, place], check=True)
