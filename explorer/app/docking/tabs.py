"""Views behind one another, one of them seen."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QTabWidget, QWidget


class TabStack(QTabWidget):
    """The strip of tabs is there only where there is a choice."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("viewTabs")
        self.setAccessibleName("Views in one place")
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.tabBar().setExpanding(False)

    def take(self, pages: Sequence[tuple[QWidget, str]]) -> None:
        """Put pages behind one another, under these titles."""
        self.tabBar().setAccessibleName(", ".join(title for _, title in pages))
        for page, title in pages:
            self.addTab(page, title)

    def show_only(self, pages: Collection[QWidget]) -> None:
        """Take the tabs of all others away; they keep their places."""
        for place in range(self.count()):
            self.setTabVisible(place, self.widget(place) in pages)
        self.tabBar().setVisible(len(pages) > 1)
