"""Where the cells of a heatmap stand, on whole pixels."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from explorer.views.heatmap.choice import Target
from explorer.views.heatmap.rectangle import ALL_HOURS, ALL_WEEKDAYS, Rectangle

_APART_CELLS = 0.5
"""Between the column of unknown times and midnight, in widths of a cell."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells that fill `area`, whose margins hold the labels of rows and columns.

    With `has_unknown` a column of its own stands left of midnight.
    """

    area: QRectF
    has_unknown: bool

    @property
    def _start(self) -> float:
        if not self.has_unknown:
            return self.area.left()
        return self.area.left() + self.column_width * (1 + _APART_CELLS)

    @property
    def column_width(self) -> float:
        columns = len(ALL_HOURS) + (1 + _APART_CELLS if self.has_unknown else 0)
        return max(self.area.width() / columns, 1.0)

    @property
    def row_height(self) -> float:
        return max(self.area.height() / len(ALL_WEEKDAYS), 1.0)

    def x(self, hour: float) -> float:
        """The left edge of an hour, 24 for the end of the day."""
        return float(round(self._start + hour * self.column_width))

    def y(self, weekday: float) -> float:
        """The upper edge of a weekday, 7 for the end of the week."""
        return float(round(self.area.top() + weekday * self.row_height))

    def box(self, box: tuple[int, int, int, int]) -> QRectF:
        """From first to last weekday and from first to last hour."""
        first_day, last_day, first_hour, last_hour = box
        left, top = self.x(first_hour), self.y(first_day)
        return QRectF(left, top, self.x(last_hour + 1) - left, self.y(last_day + 1) - top)

    def boxes(self) -> list[list[QRectF]]:
        """The cells, a list a weekday, every edge worked out once."""
        lefts = [self.x(hour) for hour in range(len(ALL_HOURS) + 1)]
        tops = [self.y(weekday) for weekday in range(len(ALL_WEEKDAYS) + 1)]
        return [
            [QRectF(left, top, right - left, bottom - top) for left, right in pairwise(lefts)]
            for top, bottom in pairwise(tops)
        ]

    def unknown_box(self) -> QRectF:
        """The column of unknown times; empty where there is none."""
        if not self.has_unknown:
            return QRectF()
        left, top = self.area.left(), self.y(0)
        return QRectF(left, top, round(self.column_width), self.y(len(ALL_WEEKDAYS)) - top)

    def cell_at(self, at: QPointF) -> tuple[int, int]:
        """The weekday and hour nearest to a point."""
        weekday = int((at.y() - self.area.top()) // self.row_height)
        hour = int((at.x() - self._start) // self.column_width)
        return (
            min(max(weekday, 0), ALL_WEEKDAYS[-1]),
            min(max(hour, 0), ALL_HOURS[-1]),
        )

    def is_over_cells(self, at: QPointF) -> bool:
        return self.box((0, ALL_WEEKDAYS[-1], 0, ALL_HOURS[-1])).contains(at)

    def is_over_unknown(self, at: QPointF) -> bool:
        return self.has_unknown and self.unknown_box().contains(at)

    def rectangle_at(self, at: QPointF) -> Rectangle | None:
        """The cell at a point; a whole weekday or hour beside its label; None elsewhere."""
        weekday, hour = self.cell_at(at)
        if self.is_over_cells(at):
            return Rectangle((weekday,), (hour,))
        is_row = self.y(0) <= at.y() < self.y(len(ALL_WEEKDAYS))
        if is_row and at.x() < self.area.left():
            return Rectangle((weekday,), ALL_HOURS)
        is_column = self.x(0) <= at.x() < self.x(len(ALL_HOURS))
        if is_column and at.y() >= self.y(len(ALL_WEEKDAYS)):
            return Rectangle(ALL_WEEKDAYS, (hour,))
        return None

    def is_over_something(self, at: QPointF) -> bool:
        return self.is_over_unknown(at) or self.rectangle_at(at) is not None

    def target_at(self, at: QPointF) -> Target:
        """What a click at a point chooses, where it is over something."""
        return None if self.is_over_unknown(at) else self.rectangle_at(at)
