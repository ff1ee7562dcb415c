"""Pictures of strangers: shown whole and in bounds, or refused in one sentence."""

from __future__ import annotations

import struct
import zlib

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImageReader

from explorer.errors import KnownError
from explorer.views.reading.picture import KINDS, MOST_PIXELS, decoded
from tests.made_picture import COLOUR, encoded

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


def claiming(width: int, height: int) -> bytes:
    """A PNG whose head states a size that nothing of it bears out."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b"\0" * 99))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def test_the_platforms_kinds_can_be_read_here() -> None:
    kinds = {bytes(kind.data()) for kind in QImageReader.supportedImageFormats()}
    assert {*KINDS, b"jpeg", b"png"} <= kinds


@pytest.mark.parametrize("kind", [b"png", b"jpeg"])
def test_a_picture_is_shown_as_it_is(kind: bytes) -> None:
    picture = decoded(encoded(kind), "a.jpg")
    assert (picture.width, picture.height) == (40, 30)
    assert picture.image.size() == QSize(40, 30)
    assert abs(picture.image.pixelColor(20, 15).blue() - COLOUR.blue()) < 4


@pytest.mark.parametrize("kind", [b"png", b"jpeg"])
def test_it_is_made_smaller_and_never_larger(kind: bytes) -> None:
    small = decoded(encoded(kind, 400, 100), "a.jpg", QSize(100, 100))
    assert small.image.size() == QSize(100, 25)
    assert (small.width, small.height) == (400, 100)
    assert decoded(encoded(kind), "a.jpg", QSize(100, 100)).image.size() == QSize(40, 30)


def test_a_camera_that_was_turned_is_turned_back() -> None:
    plain = encoded(b"jpeg", 40, 20)
    turned = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"
    head = b"\xff\xe1" + struct.pack(">H", len(turned) + 2) + turned
    picture = decoded(plain[:2] + head + plain[2:], "a.jpg", QSize(10, 100))
    assert (picture.width, picture.height) == (20, 40)
    assert picture.image.size() == QSize(10, 20)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "neither a JPEG nor a PNG"),
        (b"hello", "neither a JPEG nor a PNG"),
        (SVG, "neither a JPEG nor a PNG"),
        (b"GIF89a" + bytes(20), "neither a JPEG nor a PNG"),
        (encoded(b"jpeg")[:-200], "ends too early, a part of the picture is missing"),
        pytest.param(
            b"\xff\xd8\xff\xff\xd9",
            "is damaged and cannot be shown",
            # Qt says so too, for the log.
            marks=pytest.mark.no_qt_log,
        ),
        (encoded(b"png")[:60], "is damaged and cannot be shown"),
        (b"\x89PNG\r\n\x1a\n", "is damaged and cannot be shown"),
        (claiming(30_000, 30_000), "30,000 × 30,000 pixels large, too many"),
        (claiming(2**31 - 1, 2**31 - 1), "cannot be shown|too many"),
        (claiming(MOST_PIXELS, 1), "is damaged and cannot be shown"),
    ],
)
def test_what_is_no_picture_is_refused_in_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(KnownError, match=says) as refused:
        decoded(data, "x.jpg", QSize(100, 100))
    assert "save a copy and open it with another program" in str(refused.value)
