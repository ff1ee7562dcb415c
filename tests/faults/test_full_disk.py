"""A disk that is too small at any step: a sentence that says what to do, and nothing half there."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.errors import KnownError
from explorer.ingest.integrity import damage
from explorer.ingest.remove import rename
from explorer.store.catalog import datasets
from explorer.store.database import Database
from explorer.store.files import log_path
from tests.faults.conftest import NEWER, NEWER_COUNTS, OLDER, OLDER_COUNTS, SmallDisk
from tests.faults.program import held, left_beside
from tests.helpers.archives import TWEETS_HEADER, csv_bytes, import_into, tweet

KILOBYTE = 1024
LEAST_KB = 200
MOST_KB = 40_000
STEP = 1.15
ROOMY_KB = 60_000
LONG = 150_000

EXTRACTING = "while it is imported"
FULL = "is full: free some space there and try again; nothing was changed."
SETTLING = "All of it is kept, but not in"


def _kind_of(sentence: str) -> str:
    kinds = [kind for kind in (EXTRACTING, FULL, SETTLING) if kind in sentence]
    assert len(kinds) == 1, sentence
    assert sentence.count("\n") == 1
    return kinds[0]


@pytest.mark.parametrize("second", [False, True], ids=["a first import", "a second one"])
def test_importing(
    second: bool,
    small_disk: SmallDisk,
    newer: Path,
    with_older: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = {OLDER: OLDER_COUNTS} if second else {}
    after = {**before, NEWER: NEWER_COUNTS}
    kinds: set[str] = set()
    size = float(LEAST_KB + second * with_older.stat().st_size // KILOBYTE)
    while size < MOST_KB:
        workspace = small_disk(int(size)) / "w.duckdb"
        if second:
            shutil.copyfile(with_older, workspace)
        code = main(["import", str(newer), "--workspace", str(workspace)])
        assert left_beside(workspace) == []
        said = capsys.readouterr().err
        if code == 0:
            assert held(workspace) == after
            break
        assert code == 1
        kinds.add(kind := _kind_of(said))
        if kind == SETTLING:
            assert held(workspace) == after
            assert log_path(workspace).exists()
        elif second:
            assert held(workspace) == before
        else:
            assert list(workspace.parent.iterdir()) == []
        size *= STEP
    assert kinds == {EXTRACTING, FULL, SETTLING}


def test_a_log_that_the_file_could_not_take_up_goes_in_when_there_is_room(
    small_disk: SmallDisk, newer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    size = float(LEAST_KB)
    while True:
        workspace = small_disk(int(size)) / "w.duckdb"
        main(["import", str(newer), "--workspace", str(workspace)])
        if SETTLING in capsys.readouterr().err:
            break
        size *= STEP
    roomy = tmp_path / "roomy"
    shutil.copytree(workspace.parent, roomy)
    assert main(["rename", str(roomy / "w.duckdb"), NEWER, "renamed"]) == 0
    assert [path.name for path in roomy.iterdir()] == ["w.duckdb"]
    assert held(roomy / "w.duckdb") == {"renamed": NEWER_COUNTS}


def test_an_open_workspace_goes_on(small_disk: SmallDisk, newer: Path, with_older: Path) -> None:
    """The library gives up at such an error and is started anew under those who ask."""
    kinds: set[str] = set()
    size = float(LEAST_KB + with_older.stat().st_size // KILOBYTE)
    while SETTLING not in kinds:
        workspace = small_disk(int(size)) / "w.duckdb"
        shutil.copyfile(with_older, workspace)
        with Database.open(workspace) as database, database.reader() as reader:
            with pytest.raises(KnownError) as refused:
                import_into(database, newer)
            kinds.add(kind := _kind_of(f"{refused.value}\n"))
            there = [OLDER, NEWER] if kind == SETTLING else [OLDER]
            assert [row.name for row in datasets(reader)] == there
            assert list(damage(reader)) == []
            rename(database, OLDER, "renamed")
            assert "renamed" in [row.name for row in datasets(reader)]
        size *= STEP
    assert kinds == {EXTRACTING, FULL, SETTLING}


@pytest.mark.parametrize("second", [False, True], ids=["a first import", "a second one"])
def test_writing_tables_while_they_are_read(
    second: bool,
    small_disk: SmallDisk,
    tmp_path: Path,
    with_older: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Tables this long go to the disk before they are whole."""
    archive = tmp_path / "many_tweets_csv_hashed.csv"
    header, record = csv_bytes(TWEETS_HEADER, [tweet(0, tweetid="@id", tweet_text="@text")]).split(
        b"\n", 1
    )
    with archive.open("wb") as file:
        file.write(header + b"\n")
        for number in range(LONG):
            text = hashlib.sha256(b"%d" % number).hexdigest().encode()
            file.write(record.replace(b"@id", b"%d" % number).replace(b"@text", text))
    workspace = small_disk(with_older.stat().st_size // KILOBYTE + 1500) / "w.duckdb"
    if second:
        shutil.copyfile(with_older, workspace)
    assert main(["import", str(archive), "--workspace", str(workspace)]) == 1
    assert _kind_of(capsys.readouterr().err) == FULL
    assert left_beside(workspace) == []
    if second:
        assert held(workspace) == {OLDER: OLDER_COUNTS}
    else:
        assert list(workspace.parent.iterdir()) == []


@pytest.mark.parametrize("options", [["--format", "csv"], ["--mode", "spreadsheet"]])
def test_exporting(
    options: list[str],
    small_disk: SmallDisk,
    with_both: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    target = small_disk(LEAST_KB) / "tweets.csv"
    code = main(["export", "tweets", str(with_both), "--output", str(target), *options])
    assert code == 1
    said = capsys.readouterr().err
    assert "full: free some space" in said
    assert said.count("\n") == 1
    assert list(target.parent.iterdir()) == []


def test_giving_space_back(
    small_disk: SmallDisk, with_both: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is removed is removed, even if the rest cannot be written anew."""
    size = with_both.stat().st_size // KILOBYTE
    workspace = small_disk(size + size // 4) / "w.duckdb"
    shutil.copyfile(with_both, workspace)
    assert main(["remove", str(workspace), NEWER, "--force"]) == 1
    said = capsys.readouterr().err
    assert f"“{NEWER}” is taken out, but its disk space could not be given back" in said
    assert held(workspace) == {OLDER: OLDER_COUNTS}
    assert left_beside(workspace) == []


def test_a_first_import_that_is_refused_leaves_no_workspace(
    small_disk: SmallDisk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / "cut_tweets_csv_hashed.csv"
    archive.write_bytes(csv_bytes(TWEETS_HEADER, [tweet(0), tweet(1)])[:-9])
    workspace = small_disk(ROOMY_KB) / "w.duckdb"
    assert main(["import", str(archive), "--workspace", str(workspace)]) == 1
    assert "1 of 2 records are whole" in capsys.readouterr().err
    assert list(workspace.parent.iterdir()) == []
