"""A view as a picture for a report: the card as it is seen, with its filters written below."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication, QWidget

from explorer.views.shared.headed import Headed
from explorer.views.shared.theme import Theme

PNG, SVG = ".png", ".svg"
PICTURE_SUFFIXES = (PNG, SVG)
SHARPNESS = 2
_FORMAT = QByteArray(b"png")
_MARGIN = 14
_WRAP = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Measure:
    """How large a view is drawn: as on the screen, or in another size of pixels of the screen.

    An image has `sharpness` pixels a side for each of those; a drawing has none.
    """

    size: QSize | None = None
    sharpness: int = SHARPNESS


AS_SEEN = Measure()


def picture_of(
    view: Headed, suffix: str, lines: Sequence[str], theme: Theme, measure: Measure = AS_SEEN
) -> bytes:
    """The bytes of an SVG or PNG file of a view, with lines of text below."""
    if suffix == SVG:
        with _measured(view, measure):
            return _svg(view, lines, theme)
    return png_of(image_of(view, lines, theme, measure))


def image_of(
    view: Headed, lines: Sequence[str], theme: Theme, measure: Measure = AS_SEEN
) -> QImage:
    """A view with lines of text below."""
    with _measured(view, measure):
        size = _whole(view, lines)
        image = QImage(size * measure.sharpness, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(measure.sharpness)
        painter = QPainter(image)
        _paint(painter, view, size, lines, theme)
        painter.end()
        return image


def png_of(image: QImage) -> bytes:
    """The bytes of a PNG file."""
    file = QBuffer()
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(file, _FORMAT).write(image)
    return bytes(file.data().data())


@contextmanager
def _measured(view: Headed, measure: Measure) -> Generator[None]:
    """The view in another size, and with its title; nobody sees it, for nothing is painted yet."""
    before = view.size()
    with view.titled():
        if measure.size is not None:
            _resize(view, measure.size)
        try:
            yield
        finally:
            if measure.size is not None:
                _resize(view, before)


def _resize(view: QWidget, size: QSize) -> None:
    view.resize(size)
    for part in (view, *view.findChildren(QWidget)):
        QApplication.sendPostedEvents(part, QEvent.Type.LayoutRequest.value)


def _whole(view: QWidget, lines: Sequence[str]) -> QSize:
    """The view with its lines below."""
    if not lines:
        return view.size()
    metrics = QFontMetrics(view.font())
    room = QRect(0, 0, view.width() - 2 * _MARGIN, 1 << 20)
    below = metrics.boundingRect(room, _WRAP, "\n".join(lines)).height() + 2 * _MARGIN
    return QSize(view.width(), view.height() + below)


def _svg(view: QWidget, lines: Sequence[str], theme: Theme) -> bytes:
    size = _whole(view, lines)
    file = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(file)
    generator.setSize(size)
    generator.setViewBox(QRect(QPoint(0, 0), size))
    generator.setTitle(view.accessibleName())
    painter = QPainter(generator)
    _paint(painter, view, size, lines, theme)
    painter.end()
    return bytes(file.data().data())


def _paint(
    painter: QPainter, view: QWidget, size: QSize, lines: Sequence[str], theme: Theme
) -> None:
    painter.fillRect(QRect(QPoint(0, 0), size), QColor(theme.card))
    view.render(painter, QPoint(0, 0))
    painter.setPen(QColor(theme.muted))
    painter.setFont(view.font())
    below = QRect(_MARGIN, view.height() + _MARGIN // 2, size.width() - 2 * _MARGIN, size.height())
    painter.drawText(below, _WRAP, "\n".join(lines))
