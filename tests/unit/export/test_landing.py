"""Files appear whole or not at all; what was there before survives every failure."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest

from explorer.errors import Cancelled, KnownError
from explorer.export.order import TWEETS, ExportOrder, Progress
from explorer.export.output import Output
from explorer.export.provenance import sidecar_path
from explorer.export.write import write
from explorer.landing import landing
from explorer.store.database import Database
from explorer.store.reader import Reader


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def land_texts(folder: Path, *files: str, meanwhile: Callable[[], object] = lambda: None) -> None:
    """Write a text into each file, with whatever happens before they land."""
    with landing(force=folder.joinpath("b").exists()) as land:
        for name in files:
            land.place(folder / name).write_text("newer")
        meanwhile()


@pytest.mark.parametrize(
    "name",
    [
        "it's.csv",
        'a "quoted" name.csv',
        "two\nlines.csv",
        "推特 🧵 تويتر.csv",
        ".csv",
        "-x",
        "%s;?*.csv",
    ],
)
def test_any_name_will_do(name: str, reader: Reader, out: Path) -> None:
    done = write(ExportOrder(TWEETS, out / name), reader)
    assert names(out) == sorted([name, f"{name}.provenance.json"])
    assert done.paths == (out / name,)


def test_a_name_of_the_greatest_length(reader: Reader, out: Path) -> None:
    longest = "ü" * 112 + "x.csv" + "x" * 9
    assert len(os.fsencode(sidecar_path(out / longest).name)) == 254
    write(ExportOrder(TWEETS, out / longest), reader)
    assert longest in names(out)


@pytest.mark.parametrize("length", [252, 300])
def test_a_name_that_is_too_long(length: int, reader: Reader, out: Path) -> None:
    with pytest.raises(KnownError, match="too long for a file"):
        write(ExportOrder(TWEETS, out / ("x" * length)), reader)
    assert names(out) == []


def test_a_name_that_is_taken(reader: Reader, out: Path) -> None:
    (out / "x.csv").write_text("older")
    with pytest.raises(KnownError, match="exists already"):
        write(ExportOrder(TWEETS, out / "x.csv"), reader)
    assert (out / "x.csv").read_text() == "older"
    assert names(out) == ["x.csv"]


def test_a_sidecar_that_is_taken(reader: Reader, out: Path) -> None:
    (out / "x.csv.provenance.json").write_text("older")
    with pytest.raises(KnownError, match="exists already"):
        write(ExportOrder(TWEETS, out / "x.csv"), reader)
    assert names(out) == ["x.csv.provenance.json"]


def test_force_replaces_both(reader: Reader, out: Path) -> None:
    for name in ("x.csv", "x.csv.provenance.json"):
        (out / name).write_text("older")
    write(ExportOrder(TWEETS, out / "x.csv", force=True), reader)
    assert (out / "x.csv").read_bytes().startswith(b'"tweetid"')
    assert (out / "x.csv.provenance.json").read_text().startswith("{")
    assert names(out) == ["x.csv", "x.csv.provenance.json"]


def test_force_does_not_replace_a_workspace(tmp_path: Path, reader: Reader) -> None:
    with (
        Database.open(tmp_path / "w.duckdb", create=True),
        pytest.raises(KnownError, match="is a workspace"),
    ):
        write(ExportOrder(TWEETS, tmp_path / "w.duckdb", force=True), reader)


def test_force_does_not_replace_the_archive(archive: Path, reader: Reader) -> None:
    source = next(archive.glob("*tweets*"))
    before = source.read_bytes()
    with pytest.raises(KnownError, match="a file of the archive itself"):
        write(ExportOrder(TWEETS, source, force=True), reader)
    assert source.read_bytes() == before


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("nowhere/x.csv", "There is no folder"),
        ("folder", "is a folder"),
        ("zero\0.csv", "zero character"),
        ("pipe", "no ordinary file"),
    ],
)
def test_places_where_no_file_can_be(where: str, says: str, reader: Reader, out: Path) -> None:
    (out / "folder").mkdir()
    os.mkfifo(out / "pipe")
    with pytest.raises(KnownError, match=says):
        write(ExportOrder(TWEETS, out / where, force=True), reader)
    assert names(out) == ["folder", "pipe"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_to(reader: Reader, out: Path) -> None:
    out.chmod(0o500)
    with pytest.raises(KnownError, match="may not be written to"):
        write(ExportOrder(TWEETS, out / "x.csv"), reader)


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EROFS, "may not be written to"),
        (errno.EACCES, "may not be written to"),
        (errno.EIO, "could not be written"),
        (errno.ENODEV, "could not be written"),
    ],
)
def test_a_failing_disk_leaves_the_older_file(
    number: int, says: str, reader: Reader, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (out / "x.csv").write_text("older")

    def fail(_writer: object, _lines: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Output, "_write", fail)
    with pytest.raises(KnownError, match=says):
        write(ExportOrder(TWEETS, out / "x.csv", force=True), reader)
    assert (out / "x.csv").read_text() == "older"
    assert names(out) == ["x.csv"]


def test_a_drive_that_is_taken_away_meanwhile(reader: Reader, out: Path) -> None:
    def taken_away(_progress: Progress) -> None:
        if out.exists():
            rmtree(out)

    with pytest.raises(KnownError, match="could not be written to"):
        write(ExportOrder(TWEETS, out / "x.csv"), reader, taken_away)
    assert not out.exists()


def test_of_several_files_all_land_or_none(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (out / "a").write_text("older a")
    (out / "b").write_text("older b")
    replace = Path.replace

    def fail_at_b(path: Path, target: Path) -> Path:
        if path.suffix == ".part" and target.name == "b":
            raise OSError(errno.EIO, "gone", str(target))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail_at_b)
    with pytest.raises(KnownError, match="gone"):
        land_texts(out, "a", "b", "c")
    monkeypatch.undo()
    assert {path.name: path.read_text() for path in out.iterdir()} == {
        "a": "older a",
        "b": "older b",
    }


def test_a_file_that_appears_meanwhile_is_not_replaced(out: Path) -> None:
    with pytest.raises(KnownError, match="exists already"):
        land_texts(out, "a", meanwhile=lambda: (out / "a").write_text("theirs"))
    assert {path.name: path.read_text() for path in out.iterdir()} == {"a": "theirs"}


@pytest.mark.parametrize("failure", [KeyboardInterrupt, Cancelled, ZeroDivisionError])
def test_whatever_is_raised_nothing_is_left(failure: type[BaseException], out: Path) -> None:
    def fail() -> None:
        raise failure

    with pytest.raises(failure):
        land_texts(out, "a", meanwhile=fail)
    assert names(out) == []
