"""Places inside views, as a user would point at them: a bar, a cell, a row, a filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMainWindow,
    QMenu,
    QMenuBar,
    QTabWidget,
    QWidget,
)

from explorer.query.spelling import text_of
from explorer.views.filters.widget import FilterBar
from explorer.views.heatmap.widget import HeatmapView
from explorer.views.shared.bars.view import BarView

TALLEST = "tallest"


@dataclass(frozen=True)
class Spot:
    """An area in the coordinates of the widget `of`, and what stands there."""

    of: QWidget
    area: QRect
    text: str


def spot_of(widget: QWidget, words: str) -> Spot | None:
    """`bar tallest`, `bar 3`, `cell busiest`, `row 0`, `filters`, `menu File`, `action quitAction`,
    `tab 1`; None while it is not there.

    A second number counts on from the first: `bar tallest 2` is the next but one.
    """
    kind, *rest = words.split()
    if isinstance(widget, FilterBar) and kind == "filters":
        typed = " ".join(text_of(chip.clause) for chip in widget.chips)
        return Spot(widget, widget.rect(), typed)
    if isinstance(widget, BarView) and kind == "bar":
        return _bar(widget, rest)
    if isinstance(widget, HeatmapView) and kind == "cell":
        return _cell(widget, rest)
    if kind in ("menu", "action", "tab"):
        return _of_frame(widget, kind, rest)
    inner = widget if isinstance(widget, QAbstractItemView) else None
    inner = inner or widget.findChild(QAbstractItemView)
    return _row(inner, rest) if isinstance(inner, QAbstractItemView) else None


def _bar(view: BarView, words: list[str]) -> Spot | None:
    plot, placement = view.plot, view.plot.chart.placement
    if not len(placement):
        return None
    first = int(np.argmax(plot.chart.whole)) if words[0] == TALLEST else int(words[0])
    bar = min(max(first + sum(map(int, words[1:])), 0), len(placement) - 1)
    left, right = (plot.pixel_of(float(end[bar])) for end in (placement.left, placement.right))
    area = plot.drawing_area().toRect()
    box = QRect(round(left), area.top(), max(round(right - left), 1), area.height())
    return Spot(plot.viewport(), box, placement.bin(bar).label)


def _cell(view: HeatmapView, words: list[str]) -> Spot | None:
    heat = view.plot.heat
    if not heat.whole.any():
        return None
    weekday, hour = divmod(int(np.argmax(heat.whole)), heat.whole.shape[1])
    down, right = (int(word) for word in (*words[1:], "0", "0")[:2])
    weekday, hour = min(weekday + down, 6), min(hour + right, 23)
    box = view.plot.grid.box((weekday, weekday, hour, hour)).toRect()
    return Spot(view.plot, box, f"{weekday} {hour}")


def _of_frame(widget: QWidget, kind: str, words: list[str]) -> Spot | None:
    if isinstance(widget, QMainWindow) and kind == "menu":
        return _action(widget.menuBar(), widget.menuBar().actions(), words)
    if isinstance(widget, QMenu) and kind == "action":
        return _action(widget, widget.actions(), words)
    if isinstance(widget, QTabWidget) and kind == "tab":
        bar, place = widget.tabBar(), int(words[0])
        return Spot(bar, bar.tabRect(place), bar.tabText(place))
    return None


def _action(of: QMenu | QMenuBar, actions: Sequence[QAction], words: list[str]) -> Spot | None:
    for action in actions:
        text = action.text().replace("&", "")
        if words[0] in (action.objectName(), text) and action.isEnabled():
            return Spot(of, of.actionGeometry(action), text)
    return None


def _row(view: QAbstractItemView, words: list[str]) -> Spot | None:
    model, row = view.model(), int(words[0])
    if row >= model.rowCount():
        return None
    column = int(words[1]) if len(words) > 1 else 0
    index = model.index(row, column)
    area = view.visualRect(index)
    return Spot(view.viewport(), area, str(index.data()))
