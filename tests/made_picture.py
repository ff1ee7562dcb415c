"""Pictures for tests."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QColor, QImage, QImageWriter

COLOUR = QColor("#336699")


def encoded(kind: bytes, width: int = 40, height: int = 30) -> bytes:
    """A picture of one colour as `png` or `jpeg`."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(COLOUR)
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind)).write(image)
    return bytes(held.data())
