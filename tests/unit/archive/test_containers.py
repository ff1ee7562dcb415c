"""Bytes out of plain files, gzips and zips: whole, hashed, counted, or refused with a sentence."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from explorer.archive import containers, inflate
from explorer.archive.containers import blocks, container_hash, extract, open_stream
from explorer.archive.discover import discover
from explorer.archive.files import ArchiveFile, Notice, Packing
from explorer.archive.layouts.official_users import OFFICIAL_USERS
from explorer.errors import Cancelled, KnownError

NAME = "made_up_users_csv_hashed.csv"
RECORDS = 4_000

Write = Callable[[Path, bytes], Path]


def never() -> bool:
    return False


def ignore(size: int) -> None:
    """Take no notice of progress."""


def as_plain(folder: Path, data: bytes) -> Path:
    path = folder / NAME
    path.write_bytes(data)
    return path


def as_gzip(folder: Path, data: bytes) -> Path:
    path = folder / f"{NAME}.gz"
    path.write_bytes(gzip.compress(data))
    return path


def as_two_gzips(folder: Path, data: bytes) -> Path:
    path = folder / f"{NAME}.gz"
    half = len(data) // 2
    path.write_bytes(gzip.compress(data[:half]) + gzip.compress(data[half:]) + bytes(512))
    return path


def zipped(method: int) -> Write:
    def write(folder: Path, data: bytes) -> Path:
        path = folder / "made_up.zip"
        with zipfile.ZipFile(path, "w", method) as archive:
            archive.writestr(f"made_up/{NAME}", data)
        return path

    return write


as_zip = zipped(zipfile.ZIP_DEFLATED)
CONTAINERS: dict[str, tuple[Write, Packing]] = {
    "plain": (as_plain, Packing.PLAIN),
    "gzip": (as_gzip, Packing.GZIP),
    "gzip of two members, padded": (as_two_gzips, Packing.GZIP),
    "zip": (as_zip, Packing.ZIP),
    "zip, stored": (zipped(zipfile.ZIP_STORED), Packing.ZIP),
    "zip, bzip2": (zipped(zipfile.ZIP_BZIP2), Packing.ZIP),
    "zip, lzma": (zipped(zipfile.ZIP_LZMA), Packing.ZIP),
}
EVERY = pytest.mark.parametrize(("write", "packing"), CONTAINERS.values(), ids=CONTAINERS.keys())


@pytest.fixture
def data(table: Callable[..., bytes]) -> bytes:
    """A users file of several blocks."""
    return table(OFFICIAL_USERS, RECORDS)


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    path = tmp_path / "scratch"
    path.mkdir()
    return path


def only_file(path: Path) -> ArchiveFile:
    [file] = discover([path]).files
    return file


@EVERY
def test_the_whole_csv_comes_out(
    write: Write, packing: Packing, tmp_path: Path, scratch: Path, data: bytes
) -> None:
    path = write(tmp_path, data)
    file = only_file(path)
    sizes: list[int] = []

    found = extract(file, scratch, sizes.append, never)

    assert (file.packing, file.name) == (packing, NAME)
    assert file.bytes == (path.stat().st_size if write is as_two_gzips else len(data))
    assert found.path.read_bytes() == data
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert found.bytes == sum(sizes) == len(data)
    assert found.records.records == RECORDS
    plain = packing is Packing.PLAIN
    assert found.path.parent == (tmp_path if plain else scratch)
    outside = hashlib.sha256(path.read_bytes()).hexdigest()
    assert found.container_sha256 == (None if plain else outside)


@EVERY
def test_the_csv_can_be_read_as_a_stream(
    write: Write, packing: Packing, tmp_path: Path, data: bytes
) -> None:
    with open_stream(only_file(write(tmp_path, data))) as stream:
        assert stream.read(10) + stream.read() == data


@EVERY
def test_cancelling_leaves_nothing(
    write: Write, packing: Packing, tmp_path: Path, scratch: Path, data: bytes
) -> None:
    file = only_file(write(tmp_path, data))
    sizes: list[int] = []

    with pytest.raises(Cancelled):
        extract(file, scratch, sizes.append, lambda: bool(sizes))

    assert sum(sizes) < len(data)
    assert not list(scratch.iterdir())


def test_a_known_hash_of_the_container_is_not_made_again(
    tmp_path: Path, scratch: Path, data: bytes
) -> None:
    file = only_file(as_zip(tmp_path, data))

    assert extract(file, scratch, ignore, never, container_sha256="x").container_sha256 == "x"


def test_the_hash_of_a_container_can_be_cancelled(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Cancelled):
        container_hash(as_plain(tmp_path, data), lambda: True)


DAMAGES: dict[str, tuple[Write, Callable[[bytes], bytes]]] = {
    "gzip cut": (as_gzip, lambda stored: stored[: len(stored) // 2]),
    "gzip cut before its checksum": (as_gzip, lambda stored: stored[:-6]),
    "gzip with a wrong byte": (as_gzip, lambda stored: _flipped(stored, len(stored) // 2)),
    "gzip with a wrong checksum": (as_gzip, lambda stored: _flipped(stored, len(stored) - 6)),
    "zip with a wrong byte": (as_zip, lambda stored: _flipped(stored, len(stored) // 2)),
    "zip, stored, with a wrong byte": (
        zipped(zipfile.ZIP_STORED),
        lambda stored: _flipped(stored, len(stored) // 2),
    ),
    "zip, bzip2, with a wrong byte": (
        zipped(zipfile.ZIP_BZIP2),
        lambda stored: _flipped(stored, len(stored) // 2),
    ),
    "zip, lzma, with a wrong byte": (
        zipped(zipfile.ZIP_LZMA),
        lambda stored: _flipped(stored, len(stored) // 2),
    ),
    "zip whose member is not where it should be": (as_zip, lambda stored: _flipped(stored, 1)),
}


def _flipped(stored: bytes, at: int) -> bytes:
    return stored[:at] + bytes([stored[at] ^ 0x55]) + stored[at + 1 :]


@pytest.mark.parametrize(("write", "damage"), DAMAGES.values(), ids=DAMAGES.keys())
def test_damage_is_said_and_leaves_nothing(
    write: Write,
    damage: Callable[[bytes], bytes],
    tmp_path: Path,
    scratch: Path,
    data: bytes,
) -> None:
    path = write(tmp_path, data)
    file = only_file(path)
    path.write_bytes(damage(path.read_bytes()))

    with pytest.raises(KnownError, match="is damaged or was not") as caught:
        extract(file, scratch, ignore, never)

    assert path.name in str(caught.value)
    assert not list(scratch.iterdir())


def test_a_cut_zip_is_said_when_it_is_found(tmp_path: Path, data: bytes) -> None:
    path = as_zip(tmp_path, data)
    path.write_bytes(path.read_bytes()[:-100])

    found = discover([path])

    assert not found.files
    assert [notice.kind for notice in found.noticed] == [Notice.DAMAGED, Notice.NOTHING_FOUND]


def test_a_file_that_went_away_is_said(tmp_path: Path, scratch: Path, data: bytes) -> None:
    path = as_zip(tmp_path, data)
    file = only_file(path)
    path.unlink()

    with pytest.raises(KnownError, match="is not there"):
        extract(file, scratch, ignore, never)


def test_a_member_that_went_away_is_said(tmp_path: Path, scratch: Path, data: bytes) -> None:
    file = replace(only_file(as_zip(tmp_path, data)), member="other.csv")

    with pytest.raises(KnownError, match="no longer in"):
        extract(file, scratch, ignore, never)


def odd_member(**changes: object) -> Write:
    def write(folder: Path, data: bytes) -> Path:
        path = folder / "odd.zip"
        info = zipfile.ZipInfo(NAME)
        info.compress_type = zipfile.ZIP_DEFLATED
        for name, value in changes.items():
            setattr(info, name, value)
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(info, data)
        return path

    return write


def encrypted(folder: Path, data: bytes) -> Path:
    path = as_zip(folder, data)
    stored = bytearray(path.read_bytes())
    stored[6] |= 1
    stored[stored.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(stored)
    return path


def bomb(folder: Path, data: bytes) -> Path:
    return as_zip(folder, data + b"\n" * (inflate.BOMB_BYTES + 1 - len(data)))


def unknown_method(folder: Path, data: bytes) -> Path:
    path = as_zip(folder, data)
    stored = bytearray(path.read_bytes())
    deflate64 = 9
    stored[8] = stored[stored.rindex(b"PK\x01\x02") + 10] = deflate64
    path.write_bytes(stored)
    return path


REFUSED: dict[str, tuple[Write, str]] = {
    "absolute": (odd_member(filename=f"/etc/{NAME}"), "outside of its folder"),
    "windows drive": (odd_member(filename=f"C:\\{NAME}"), "outside of its folder"),
    "parent": (odd_member(filename=f"a/../../{NAME}"), "outside of its folder"),
    "parent, backslashes": (odd_member(filename=f"..\\{NAME}"), "outside of its folder"),
    "link": (
        odd_member(create_system=3, external_attr=(stat.S_IFLNK | 0o777) << 16),
        "is a link",
    ),
    "password": (encrypted, "protected by a password"),
    "bomb": (bomb, "would grow to more than 250 times"),
    "unknown method": (unknown_method, "cannot read"),
}


@pytest.mark.parametrize(("write", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_what_no_honest_zip_holds_is_refused(
    write: Write, words: str, tmp_path: Path, scratch: Path, table: Callable[..., bytes]
) -> None:
    path = write(tmp_path, table(OFFICIAL_USERS))

    found = discover([path])

    assert not found.files
    first = found.noticed[0]
    assert words in first.sentence
    assert first.where == f"{path}/{zipfile.ZipFile(path).namelist()[0]}"
    member = first.where.removeprefix(f"{path}/")
    file = replace(template(tmp_path), container=path, member=member, packing=Packing.ZIP)
    with pytest.raises(KnownError, match=words):
        extract(file, scratch, ignore, never)
    assert not list(scratch.iterdir())


def template(folder: Path) -> ArchiveFile:
    path = folder / "template.csv"
    path.write_text(",".join(OFFICIAL_USERS.header) + "\n")
    return only_file(path)


def test_a_gzip_that_grows_without_end_is_refused(
    tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch, table: Callable[..., bytes]
) -> None:
    monkeypatch.setattr(inflate, "BOMB_BYTES", 4 * inflate.BLOCK_BYTES)
    path = as_gzip(tmp_path, table(OFFICIAL_USERS) + b"\n" * (32 * inflate.BLOCK_BYTES))
    sizes: list[int] = []

    with pytest.raises(KnownError, match="would grow"):
        extract(only_file(path), scratch, sizes.append, never)

    assert sum(sizes) <= 10 * inflate.BLOCK_BYTES
    assert not list(scratch.iterdir())


def test_a_disk_without_room_is_said_before(tmp_path: Path, scratch: Path, data: bytes) -> None:
    file = replace(only_file(as_zip(tmp_path, data)), bytes=1 << 60)

    with pytest.raises(KnownError, match=r"needs \d.* free: make room"):
        extract(file, scratch, ignore, never)


def test_a_disk_that_fills_up_is_said(
    tmp_path: Path, scratch: Path, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = only_file(as_zip(tmp_path, data))

    class Full(io.BytesIO):
        name = str(scratch / "full.csv")

        def write(self, block: object, /) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(containers.tempfile, "NamedTemporaryFile", lambda *_, **__: Full())

    with pytest.raises(KnownError, match="is full"):
        extract(file, scratch, ignore, never)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_said(
    tmp_path: Path, scratch: Path, data: bytes
) -> None:
    file = only_file(as_zip(tmp_path, data))
    scratch.chmod(0o500)

    with pytest.raises(KnownError, match="choose another folder"):
        extract(file, scratch, ignore, never)


def test_a_scratch_folder_that_is_missing_is_said(tmp_path: Path, data: bytes) -> None:
    file = only_file(as_zip(tmp_path, data))

    with pytest.raises(KnownError, match="choose another folder"):
        extract(file, tmp_path / "missing", ignore, never)


def test_blocks_are_even(tmp_path: Path, data: bytes) -> None:
    sizes = [len(block) for block in blocks(only_file(as_zip(tmp_path, data)))]

    assert sum(sizes) == len(data)
    assert set(sizes[:-1]) == {inflate.BLOCK_BYTES}


@pytest.mark.parametrize("more", [0, 1, 258, 20_000])
def test_what_the_machine_holds_back_at_the_end_comes_out(more: int) -> None:
    whole = b"a" * (inflate.BLOCK_BYTES + more)

    found = list(inflate.inflated(iter([gzip.compress(whole)]), gzip=True))

    assert b"".join(found) == whole


def test_a_real_zip(shared_data: Path, scratch: Path) -> None:
    users, tweets = discover([shared_data / "thailand_092020"]).files

    found = [extract(file, scratch, ignore, never) for file in (users, tweets)]

    assert [file.records.records for file in found] == [926, 21385]
    assert all(not file.records.cut for file in found)
