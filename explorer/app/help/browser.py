"""Shows one page: its headings can be gone to, its pictures fit, its links lead nowhere else."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextFrameFormat,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from explorer.app.help.pages import Page, anchor_of, folder

_MARGIN = 24
_CELL_PADDING = 5
_BLOCK_GAP = 6


class PageBrowser(QTextBrowser):
    """`link_wanted` gives the page and the anchor of a link that was followed, or an empty one."""

    link_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("helpPage")
        self.setAccessibleName("Help page")
        self.setOpenLinks(False)
        self._page: Page | None = None
        self.anchorClicked.connect(self._follow)

    def show_page(self, page: Page, anchor: str = "") -> None:
        """Show a page at one of its headings, from the top where it has no such heading."""
        if page != self._page:
            self._page = page
            self._set(page)
        block = self._heading(anchor)
        cursor = QTextCursor(block if block is not None else self.document().begin())
        self.setTextCursor(cursor)
        # What was asked for stands at the top, not merely somewhere in sight.
        top = 0.0 if block is None else self._top_of(block)
        self.verticalScrollBar().setValue(int(top))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Pictures of the help, as wide as the page at most; nothing from anywhere else."""
        address = QUrl(name) if isinstance(name, str) else name
        if kind != int(QTextDocument.ResourceType.ImageResource.value) or not address.isRelative():
            return None
        picture = QImage(str(folder() / address.path()))
        # The bar at the side comes when the page turns out long, after its pictures were asked for.
        bar = self.verticalScrollBar().sizeHint().width()
        free = self.width() - 2 * self.frameWidth() - bar - 2 * _MARGIN
        room = int(free * self.devicePixelRatioF())
        if picture.width() > room > 0:
            picture = picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_new_width = event.size().width() != event.oldSize().width()
        super().resizeEvent(event)
        if is_new_width and self._page is not None and "![" in self._page.text:
            place = self.verticalScrollBar().value()
            self._set(self._page)
            self.verticalScrollBar().setValue(place)

    def _set(self, page: Page) -> None:
        document = self.document()
        document.clear()
        document.setMarkdown(f"# {page.title}\n\n{page.text}")
        document.setDocumentMargin(_MARGIN)
        self._lay_out(document.rootFrame())

    def _lay_out(self, frame: QTextFrame) -> None:
        for inner in frame.childFrames():
            if isinstance(inner, QTextTable):
                inner.setFormat(self._table_format(inner.format().toTableFormat()))
            self._lay_out(inner)

    def _table_format(self, made: QTextTableFormat) -> QTextTableFormat:
        made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        made.setBorder(1)
        made.setBorderCollapse(True)
        made.setBorderBrush(self.palette().midlight())
        made.setCellPadding(_CELL_PADDING)
        made.setCellSpacing(0)
        made.setTopMargin(_BLOCK_GAP)
        made.setBottomMargin(_BLOCK_GAP)
        return made

    def _heading(self, anchor: str) -> QTextBlock | None:
        block = self.document().begin()
        while anchor and block.isValid():
            if block.blockFormat().headingLevel() and anchor_of(block.text()) == anchor:
                return block
            block = block.next()
        return None

    def _top_of(self, block: QTextBlock) -> float:
        top = self.document().documentLayout().blockBoundingRect(block).top()
        return max(top - _BLOCK_GAP, 0.0)

    def _follow(self, link: QUrl) -> None:
        if link.isRelative() and self._page is not None:
            self.link_wanted.emit(link.path() or self._page.name, link.fragment())
