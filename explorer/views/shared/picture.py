"""A view as a picture for a report: the card as it is seen, with its filters written below."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from explorer.errors import KnownError
from explorer.views.shared.theme import Theme

PICTURE_SUFFIXES = (".png", ".svg")
_SHARPNESS = 2
"""Pixels of a PNG for one of the screen."""
_MARGIN = 14
_WRAP = Qt.TextFlag.TextWordWrap


def save_picture(view: QWidget, path: Path, lines: Sequence[str], theme: Theme) -> None:
    """Write `path` as SVG or PNG, as its name ends; raises KnownError where it cannot."""
    text = "\n".join(lines)
    metrics = QFontMetrics(view.font())
    room = QRect(0, 0, view.width() - 2 * _MARGIN, 1 << 20)
    below = metrics.boundingRect(room, _WRAP, text).height() + 2 * _MARGIN if text else 0
    size = QSize(view.width(), view.height() + below)
    if path.suffix.lower() == ".svg":
        _write_svg(view, path, size, text, theme)
    else:
        _write_png(view, path, size, text, theme)
    if not path.is_file() or not path.stat().st_size:
        raise KnownError(f"The picture could not be written to {path}. Choose another folder.")


def _write_png(view: QWidget, path: Path, size: QSize, text: str, theme: Theme) -> None:
    image = QImage(size * _SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPNESS)
    painter = QPainter(image)
    _paint(painter, view, size, text, theme)
    painter.end()
    image.save(str(path))


def _write_svg(view: QWidget, path: Path, size: QSize, text: str, theme: Theme) -> None:
    if not path.parent.is_dir():
        return
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(size)
    generator.setViewBox(QRect(QPoint(0, 0), size))
    generator.setTitle(view.accessibleName())
    painter = QPainter(generator)
    _paint(painter, view, size, text, theme)
    painter.end()


def _paint(painter: QPainter, view: QWidget, size: QSize, text: str, theme: Theme) -> None:
    painter.fillRect(QRect(QPoint(0, 0), size), QColor(theme.card))
    view.render(painter, QPoint(0, 0))
    painter.setPen(QColor(theme.muted))
    painter.setFont(view.font())
    below = QRect(_MARGIN, view.height() + _MARGIN // 2, size.width() - 2 * _MARGIN, size.height())
    painter.drawText(below, _WRAP, text)
