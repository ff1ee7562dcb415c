"""Whatever the program writes for people, onto a disk that takes nothing: one sentence."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.app.view_files import write_text
from explorer.errors import KnownError
from tests.faults.conftest import SmallDisk

ROOMY_KB = 1000
NO_ROOM_KB = 4
"""A page of memory, which an older file fills."""
OLDER = "older" * 800
WRITERS = {
    "tweets": ["export", "tweets", "x.csv"],
    "a spreadsheet": ["export", "both", "--mode", "spreadsheet", "x.csv"],
    "zipped": ["export", "tweets", "x.csv.zip"],
    "parquet": ["export", "tweets", "x.parquet"],
    "a set": ["export", "tweets", "--format", "parquet", "--partition-by", "dataset", "x"],
    "edges": ["export", "edges", "--kind", "retweets", "x.graphml"],
    "files": ["export", "files", "x.csv"],
    "bars": ["count", "--by", "time:month,kind", "x.csv"],
    "a case": ["case", "save", "x.case.zip"],
}


@pytest.fixture
def read_only(small_disk: SmallDisk) -> Path:
    """A folder of a disk that nobody may write to, root neither."""
    place = small_disk(ROOMY_KB)
    mount = shutil.which("mount")
    assert mount is not None
    subprocess.run([mount, "-o", "remount,ro", place], check=True)
    return place


def _told(writer: str, place: Path, workspace: Path, capsys: pytest.CaptureFixture[str]) -> str:
    *command, name = WRITERS[writer]
    words = 2 if command[0] in ("export", "case") else 1
    argv = [*command[:words], str(workspace), *command[words:], "--output", str(place / name)]
    assert main(argv) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    return err


@pytest.mark.parametrize("writer", WRITERS)
def test_a_read_only_folder(
    writer: str, read_only: Path, with_both: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = _told(writer, read_only, with_both, capsys)
    assert said == "The folder may not be written to: choose a folder of your own.\n"
    assert list(read_only.iterdir()) == []


@pytest.mark.parametrize("writer", WRITERS)
def test_a_full_disk(
    writer: str, small_disk: SmallDisk, with_both: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = small_disk(NO_ROOM_KB)
    (place / "older").write_text(OLDER)
    assert "is full: free some space" in _told(writer, place, with_both, capsys)
    assert [path.name for path in place.iterdir()] == ["older"]
    assert (place / "older").read_text() == OLDER


def test_a_saved_view_in_a_read_only_folder(read_only: Path) -> None:
    with pytest.raises(KnownError, match="may not be written to"):
        write_text(read_only / "x.view.json", "{}")
