"""Where on a widget bars are drawn, and what its edges stand for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTransform


@dataclass(frozen=True, slots=True)
class Frame:
    """From `low` to `high` across, from zero at the bottom to `top` upwards."""

    area: QRectF
    low: float
    high: float
    top: float

    @property
    def to_pixels(self) -> QTransform:
        """Leads from the chart's units to the widget's pixels."""
        area = self.area
        across, up = area.width() / (self.high - self.low), area.height() / self.top
        return QTransform(across, 0, 0, -up, area.left() - self.low * across, area.bottom())

    def x_at(self, pixel: float) -> float:
        """What a distance from the widget's left edge stands for."""
        width = max(self.area.width(), 1)
        return self.low + (pixel - self.area.left()) / width * (self.high - self.low)

    def pixel_of(self, x: float) -> float:
        """Where a place on the horizontal axis lies, from the widget's left edge."""
        share = (x - self.low) / (self.high - self.low)
        return self.area.left() + share * self.area.width()
