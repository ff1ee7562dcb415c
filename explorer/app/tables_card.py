"""Accounts and tweets as two tabs of one card, with their counts and their columns."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QToolButton, QVBoxLayout, QWidget

from explorer.views.shared.elided import ElidedLabel
from explorer.views.shared.headed import Headed
from explorer.views.shared.icons import icon
from explorer.views.shared.table.panel import TablePanel
from explorer.views.shared.theme import Theme
from explorer.views.shared.throttle import Throttle

_ICON = QSize(16, 16)
_CAPTION_MS = 400
"""Between two captions: each lays the tabs out anew, and the whole table is drawn again."""


class TablesCard(Headed):
    """The caption at the right end is that of the table in front."""

    def __init__(
        self, panels: dict[str, TablePanel], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tablesCard")
        self.setProperty("role", "card")
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("tableTabs")
        self.tabs.setAccessibleName("Tables")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setExpanding(False)
        self._panels = tuple(panels.values())
        self._titles = tuple(panels)
        self._captions = Throttle(_CAPTION_MS, self)
        for title, panel in panels.items():
            self.tabs.addTab(panel, title)
            panel.caption_changed.connect(lambda: self._captions.call(self._on_caption))
        self._caption = ElidedLabel()
        self._caption.setProperty("role", "caption")
        self._caption.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        columns = QToolButton()
        columns.setObjectName("columnsButton")
        columns.setProperty("role", "quiet")
        columns.setIcon(icon("columns", QColor(theme.muted)))
        columns.setIconSize(_ICON)
        columns.setToolTip("Choose the columns of this table")
        columns.setAccessibleName("Choose columns")
        columns.clicked.connect(self._on_columns)
        self._columns = columns
        corner = QWidget()
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 0, 8, 0)
        row.addWidget(self._caption, 1)
        row.addWidget(columns)
        self.tabs.setCornerWidget(corner, Qt.Corner.TopRightCorner)
        self.tabs.currentChanged.connect(lambda _place: self._on_caption())
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.tabs)

    @property
    def panels(self) -> tuple[TablePanel, ...]:
        return self._panels

    @property
    def heading_height(self) -> int:
        return self.tabs.tabBar().height()

    @property
    def front(self) -> TablePanel:
        """The one that is seen."""
        return self._panels[self.tabs.currentIndex()]

    def step(self, rows: int) -> None:
        """Go so many rows on in the table in front, or back."""
        panel = self.tabs.currentWidget()
        if isinstance(panel, TablePanel):
            panel.step(rows)

    def _on_caption(self) -> None:
        for place, (title, panel) in enumerate(zip(self._titles, self._panels, strict=True)):
            rows = panel.caption.partition(" ")[0]
            words = f"{title}  {rows}" if rows else title
            if words != self.tabs.tabText(place):
                self.tabs.setTabText(place, words)
        panel = self.tabs.currentWidget()
        if isinstance(panel, TablePanel) and panel.caption != self._caption.text():
            self._caption.setText(panel.caption)
            self.tabs.cornerWidget().adjustSize()

    def _on_columns(self) -> None:
        panel = self.tabs.currentWidget()
        if isinstance(panel, TablePanel):
            at = QPoint(0, self._columns.height())
            panel.arrangement.show_menu(self._columns.mapToGlobal(at))
