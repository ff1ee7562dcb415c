"""A row of bars, small enough to stand within text."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from explorer.views.shared.theme import Theme

SHARPNESS = 2
"""Pixels of the picture for one of the screen."""
_HEIGHT = 46
_WIDEST_BAR = 12.0


def little_chart(numbers: Sequence[int], width: int, theme: Theme) -> QImage:
    """Bars from left to right over a line, the highest as high as the picture.

    Where there are more numbers than pixels, a pixel shows the largest of its own.
    """
    size = QSize(width, _HEIGHT)
    image = QImage(size * SHARPNESS, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(SHARPNESS)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    base = _HEIGHT - 1
    painter.fillRect(QRectF(0, base, width, 1), QColor(theme.grid))
    heights = _fitted(numbers, width)
    most = max(heights, default=0)
    step = min(width / max(len(heights), 1), _WIDEST_BAR)
    gap = 1 if step > 2 else 0  # noqa: PLR2004 - two pixels leave no room for a gap
    for place, number in enumerate(heights):
        high = (base - 1) * number / most if most else 0
        bar = QRectF(place * step, base - high, step - gap, high)
        painter.fillRect(bar, QColor(theme.selection))
    painter.end()
    return image


def _fitted(numbers: Sequence[int], width: int) -> list[int]:
    if len(numbers) <= width:
        return list(numbers)
    edges = [place * len(numbers) // width for place in range(width + 1)]
    return [max(numbers[a:b]) for a, b in itertools.pairwise(edges)]
