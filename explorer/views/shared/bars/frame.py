"""What bars are drawn in: a view with an axis below it and one to its left."""

from __future__ import annotations

from pyqtgraph.graphicsItems.AxisItem import AxisItem
from pyqtgraph.graphicsItems.GraphicsWidget import GraphicsWidget
from pyqtgraph.graphicsItems.ViewBox import ViewBox
from PySide6.QtWidgets import QGraphicsGridLayout, QSizePolicy

_MARGINS = (7, 5, 11, 3)
_ABOVE = 0.5
"""Axes are drawn over what hangs out of the view."""


class PlotFrame(GraphicsWidget):
    """pyqtgraph's own plot brings menus and controls that nobody sees and that take 15 ms."""

    def __init__(self, bottom: AxisItem, left: AxisItem) -> None:
        super().__init__()
        self.view = ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
        self.view.disableAutoRange()
        expanding = QSizePolicy.Policy.Expanding
        self.setSizePolicy(expanding, expanding)
        grid = QGraphicsGridLayout()
        grid.setContentsMargins(*_MARGINS)
        grid.setSpacing(0)
        grid.addItem(left, 0, 0)
        grid.addItem(self.view, 0, 1)
        grid.addItem(bottom, 1, 1)
        grid.setRowStretchFactor(0, 1)
        grid.setColumnStretchFactor(1, 1)
        self.setLayout(grid)
        for axis in (bottom, left):
            axis.linkToView(self.view)
            axis.setZValue(_ABOVE)
