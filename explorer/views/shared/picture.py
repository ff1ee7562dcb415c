"""A view as a picture for a report: the card as it is seen, with its filters written below."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from explorer.errors import KnownError
from explorer.views.shared.headed import Headed
from explorer.views.shared.theme import Theme

PNG, SVG = ".png", ".svg"
PICTURE_SUFFIXES = (PNG, SVG)
_FORMAT = QByteArray(b"png")
_SHARPNESS = 2
"""Pixels of a PNG for one of the screen."""
_MARGIN = 14
_WRAP = Qt.TextFlag.TextWordWrap


def save_picture(view: Headed, path: Path, lines: Sequence[str], theme: Theme) -> None:
    """Write `path` as SVG or PNG, as its name ends; raises KnownError where it cannot."""
    try:
        path.write_bytes(picture_of(view, path.suffix.lower(), lines, theme))
    except OSError as error:
        raise KnownError(
            f"The picture could not be written to {path}: choose another folder."
        ) from error


def picture_of(view: Headed, suffix: str, lines: Sequence[str], theme: Theme) -> bytes:
    """The bytes of an SVG or PNG file of the view as it is seen, with lines of text below."""
    text = "\n".join(lines)
    metrics = QFontMetrics(view.font())
    room = QRect(0, 0, view.width() - 2 * _MARGIN, 1 << 20)
    below = metrics.boundingRect(room, _WRAP, text).height() + 2 * _MARGIN if text else 0
    size = QSize(view.width(), view.height() + below)
    with view.titled():
        if suffix == SVG:
            return _svg(view, size, text, theme)
        return _png(view, size, text, theme)


def png_of(image: QImage) -> bytes:
    """The bytes of a PNG file."""
    file = QBuffer()
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(file, _FORMAT).write(image)
    return bytes(file.data().data())


def _png(view: QWidget, size: QSize, text: str, theme: Theme) -> bytes:
    image = QImage(size * _SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPNESS)
    painter = QPainter(image)
    _paint(painter, view, size, text, theme)
    painter.end()
    return png_of(image)


def _svg(view: QWidget, size: QSize, text: str, theme: Theme) -> bytes:
    file = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(file)
    generator.setSize(size)
    generator.setViewBox(QRect(QPoint(0, 0), size))
    generator.setTitle(view.accessibleName())
    painter = QPainter(generator)
    _paint(painter, view, size, text, theme)
    painter.end()
    return bytes(file.data().data())


def _paint(painter: QPainter, view: QWidget, size: QSize, text: str, theme: Theme) -> None:
    painter.fillRect(QRect(QPoint(0, 0), size), QColor(theme.card))
    view.render(painter, QPoint(0, 0))
    painter.setPen(QColor(theme.muted))
    painter.setFont(view.font())
    below = QRect(_MARGIN, view.height() + _MARGIN // 2, size.width() - 2 * _MARGIN, size.height())
    painter.drawText(below, _WRAP, text)
