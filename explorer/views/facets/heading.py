"""The line over a facet that says which column is A, which is B and which is their difference."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from explorer.views.facets.delegate import FacetDelegate
from explorer.views.shared.theme import Theme

DIFFERENCE = "B − A"


class FacetHeading(QWidget):
    """Stands above the rows and is as wide as they are."""

    def __init__(self, rows: FacetDelegate, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self._theme = theme
        self.setObjectName("facetHeading")
        self.setAccessibleName("Share in A, share in B, B less A in percentage points")
        self.setToolTip("Shares of A’s and of B’s own total; the difference in percentage points")
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(QColor(self._theme.muted))
        places = self._rows.places(QRect(0, 0, self.width(), self.height()), painter.fontMetrics())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for box, words in (
            (places.count, "A"),
            (places.share, "B"),
            (places.difference, DIFFERENCE),
        ):
            painter.drawText(box, right, words)
        painter.end()
