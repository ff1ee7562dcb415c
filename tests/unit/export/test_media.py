"""Copies of pictures and videos: byte for byte, whole or not at all."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from explorer.errors import Cancelled, KnownError
from explorer.export.media import write_media
from explorer.schema.media import MediaFile, MediaKind

DATA = bytes(range(256)) * 9000


@pytest.fixture
def file(tmp_path: Path) -> MediaFile:
    path = tmp_path / "m.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a=/11-x.mp4", DATA)
    return MediaFile(path, "a=/11-x.mp4", MediaKind.VIDEO, len(DATA))


def test_a_copy_is_the_same(file: MediaFile, out: Path) -> None:
    (out / "x.mp4").write_bytes(b"older")
    assert write_media(out / "x.mp4", file) == len(DATA)
    assert (out / "x.mp4").read_bytes() == DATA


def test_a_damaged_one_leaves_what_was_there(file: MediaFile, out: Path) -> None:
    whole = file.container.read_bytes()
    file.container.write_bytes(whole[:99] + b"\0" + whole[100:])
    (out / "x.mp4").write_bytes(b"older")
    with pytest.raises(KnownError, match=r"11-x.mp4 in m.zip is damaged"):
        write_media(out / "x.mp4", file)
    assert [path.read_bytes() for path in out.iterdir()] == [b"older"]


def test_it_can_be_given_up(file: MediaFile, out: Path) -> None:
    with pytest.raises(Cancelled):
        write_media(out / "x.mp4", file, lambda: True)
    assert not list(out.iterdir())
