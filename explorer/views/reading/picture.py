"""A picture that strangers made, decoded with care: two formats, bounded size, never drawn by code.

May be called from any thread.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from explorer.errors import KnownError
from explorer.views.shared.numbers import thousands

MOST_PIXELS = 32_000_000
"""Twice the largest picture of the platform; with 8 bytes each they stay below Qt's own limit."""
_FORMATS: Mapping[bytes, bytes] = MappingProxyType(
    {b"\xff\xd8\xff": b"jpeg", b"\x89PNG\r\n\x1a\n": b"png"}
)
KINDS = tuple(_FORMATS.values())
"""The kinds of pictures that the platform published, and that alone are shown."""
_JPEG_END = b"\xff\xd9"
_JPEG_END_WITHIN = 4096
"""Some programs add bytes after the end; a preview inside the head of a file has an end too."""
_TURNED = QImageIOHandler.Transformation.TransformationRotate90
_ELSEWHERE = "save a copy and open it with another program"


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A picture as it is shown, and its own width and height in pixels."""

    image: QImage
    width: int
    height: int


def decoded(data: bytes, name: str, bound: QSize | None = None) -> Picture:
    """The picture, made smaller where it does not fit into `bound` pixels.

    Raises KnownError where it is none, is damaged, or is too large to be safe.
    """
    kind = next((kind for start, kind in _FORMATS.items() if data.startswith(start)), None)
    if kind is None:
        raise KnownError(f"{name} is neither a JPEG nor a PNG, whatever its name says: it is not "
                         f"shown here, {_ELSEWHERE} if you trust it.")  # fmt: skip
    if kind == b"jpeg" and _JPEG_END not in data[-_JPEG_END_WITHIN:]:
        raise KnownError(f"{name} ends too early, a part of the picture is missing: {_ELSEWHERE}.")
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    # Only the decoder named: Qt would try all, those of drawings too.
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = _size(reader, name)
    is_turned = bool(reader.transformation() & _TURNED)
    if bound is not None:
        _fit(reader, size, bound.transposed() if is_turned else bound)
    image = reader.read()
    if image.isNull():
        raise _damaged(name)
    own = size.transposed() if is_turned else size
    return Picture(image, own.width(), own.height())


def _size(reader: QImageReader, name: str) -> QSize:
    """The size that the head of a picture states; KnownError where it is too large."""
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        raise _damaged(name)
    if size.width() * size.height() > MOST_PIXELS:
        raise KnownError(
            f"{name} is {thousands(size.width())} × {thousands(size.height())} pixels large, too "
            f"many to be shown here: {_ELSEWHERE}."
        )
    return size


def _fit(reader: QImageReader, size: QSize, bound: QSize) -> None:
    """Have the picture made smaller while it is decoded."""
    if size.width() > bound.width() or size.height() > bound.height():
        reader.setScaledSize(size.scaled(bound, Qt.AspectRatioMode.KeepAspectRatio))


def _damaged(name: str) -> KnownError:
    return KnownError(f"{name} is damaged and cannot be shown: {_ELSEWHERE}.")
