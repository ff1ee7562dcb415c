"""Compressed exports: the same file each time, opened by others, checked and made again."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.errors import KnownError
from explorer.export.order import EDGES, GZIP, PARQUET, TWEETS, ZIP, ExportOrder
from explorer.export.reproduce import reproduce
from explorer.export.verify import verify
from explorer.export.write import write
from explorer.store.reader import Reader
from tests.unit.export.shelf import imported


def unzipped(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        (member,) = archive.namelist()
        assert member == "x.csv"
        return archive.read(member)


KINDS: dict[str, tuple[str, Callable[[Path], bytes]]] = {
    GZIP: ("x.csv.gz", lambda path: gzip.decompress(path.read_bytes())),
    ZIP: ("x.csv.zip", unzipped),
}


@pytest.mark.parametrize("compression", KINDS)
def test_what_is_inside_is_what_an_export_without_it_writes(
    compression: str, reader: Reader, out: Path
) -> None:
    name, unpacked = KINDS[compression]
    plain = write(ExportOrder(TWEETS, out / "plain.csv"), reader)
    packed = write(ExportOrder(TWEETS, out / name, compression=compression), reader)
    assert unpacked(out / name) == (out / "plain.csv").read_bytes()
    told = json.loads(packed.sidecars[0].read_text(encoding="utf-8"))["output"]
    assert told["content_sha256"] == plain.sha256[0]
    assert told["content_bytes"] == (out / "plain.csv").stat().st_size
    assert told["content_name"] == "x.csv"
    assert verify(out / name)


@pytest.mark.parametrize("compression", KINDS)
def test_the_same_bytes_again(compression: str, archive: Path, reader: Reader, out: Path) -> None:
    name, _ = KINDS[compression]
    first = write(ExportOrder(TWEETS, out / name, compression=compression), reader)
    with imported(None, archive) as database, database.reader() as elsewhere:
        again = reproduce(first.sidecars[0], out / f"again {name}", elsewhere, force=True)
    if compression == GZIP:
        assert again.sha256 == first.sha256
    else:
        assert "only the container differs" in again.notes[0]
        (out / name).rename(out / f"older {name}")
        once_more = reproduce(first.sidecars[0], out / name, reader, force=True)
        assert once_more.sha256 == first.sha256


def test_another_compressor_makes_another_file_of_the_same_rows(
    reader: Reader, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = write(ExportOrder(TWEETS, out / "x.csv.gz", compression=GZIP), reader)
    monkeypatch.setattr("explorer.export.output._LEVEL", 1)
    again = reproduce(first.sidecars[0], out / "y.csv.gz", reader)
    assert again.notes[0].startswith("What is inside has the same bytes as that of “x.csv.gz”")


@pytest.mark.parametrize("compression", KINDS)
def test_several_blocks_in_one_file(
    compression: str, reader: Reader, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.export.blocks.ROWS_A_BLOCK", 1)
    name, unpacked = KINDS[compression]
    write(ExportOrder(TWEETS, out / "plain.csv"), reader)
    write(ExportOrder(TWEETS, out / name, compression=compression), reader)
    assert unpacked(out / name) == (out / "plain.csv").read_bytes()


@pytest.mark.parametrize("compression", KINDS)
def test_a_full_disk_leaves_nothing(
    compression: str, reader: Reader, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: object, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("explorer.export.output.Hashed.write", full)
    with pytest.raises(KnownError, match="disk is full"):
        write(ExportOrder(TWEETS, out / "x", compression=compression), reader)
    assert list(out.iterdir()) == []


def test_parts_of_a_compressed_export_keep_their_ending(
    reader: Reader, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.export.sheet.SPREADSHEET_ROWS", 3)
    order = ExportOrder(TWEETS, out / "x.csv.gz", mode="spreadsheet", split=True, compression=GZIP)
    done = write(order, reader)
    assert [path.name for path in done.paths] == ["x.part1.csv.gz", "x.part2.csv.gz"]


def test_edges_too(reader: Reader, out: Path) -> None:
    write(ExportOrder(EDGES, out / "x.csv.gz", kind="replies", compression=GZIP), reader)
    assert gzip.decompress((out / "x.csv.gz").read_bytes()).startswith(b'"source","target"')


@pytest.mark.parametrize(
    ("order", "says"),
    [
        ({"format": PARQUET, "compression": GZIP}, "Parquet is compressed already"),
        ({"compression": "rar"}, "There is no compression “rar”: choose gzip or zip"),
    ],
)
def test_what_cannot_be_had(order: dict[str, str], says: str, reader: Reader, out: Path) -> None:
    with pytest.raises(KnownError, match=says):
        write(ExportOrder(TWEETS, out / "x", **order), reader)  # type: ignore[arg-type]
