"""The text of the pane: read by keyboard too, its links followed by this program alone."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QTextCursor, QTextDocument, QTextFragment
from PySide6.QtWidgets import QTextBrowser

from explorer.views.reading.markup import style
from explorer.views.shared.marking import MARK_KEYS
from explorer.views.shared.theme import Theme

_MARGIN = 14
_LEAST_SIDE = 100
"""A page that was never shown has no size to go by."""
_KINDS = {keys: kind for kind, keys in MARK_KEYS.items()}
_KEEP = QTextCursor.MoveMode.KeepAnchor


class Page(QTextBrowser):
    """Shows markup; Tab goes from link to link, Enter follows one."""

    back_wanted = Signal()
    mark_wanted = Signal(object)
    """A MarkKind: the key of one was pressed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("readingPage")
        self.setAccessibleName("What is read")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(_MARGIN)
        self.document().setDefaultStyleSheet(style(theme))

    def show_markup(self, markup: str) -> None:
        """Show another page from its beginning."""
        self.setHtml(f"<body>{markup}</body>")

    def show_changed(self, markup: str) -> None:
        """Show the same page with something changed in it, at the same place and link."""
        height, cursor = self.verticalScrollBar().value(), self.textCursor()
        link = cursor.charFormat().anchorHref() if cursor.hasSelection() else ""
        self.show_markup(markup)
        for part in _fragments(self.document()):
            if link and part.charFormat().anchorHref() == link:
                cursor = self.textCursor()
                cursor.setPosition(part.position())
                cursor.setPosition(part.position() + part.length(), _KEEP)
                self.setTextCursor(cursor)
                break
        self.verticalScrollBar().setValue(height)

    def hold_picture(self, address: str, picture: QImage) -> None:
        """Have a picture for the address that markup names."""
        kind = QTextDocument.ResourceType.ImageResource
        self.document().addResource(kind, QUrl(address), picture)

    def room(self) -> tuple[int, int]:
        """Width and height, in pixels of the screen, that a picture may take to be seen whole."""
        room, bar = self.maximumViewportSize(), self.verticalScrollBar().sizeHint()
        width, height = room.width() - bar.width() - 2 * _MARGIN, room.height() - 2 * _MARGIN
        ratio = self.devicePixelRatioF()
        return round(max(width, _LEAST_SIDE) * ratio), round(max(height, _LEAST_SIDE) * ratio)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_back = event.matches(QKeySequence.StandardKey.Back)
        if is_back or event.key() == Qt.Key.Key_Backspace:
            self.back_wanted.emit()
        elif (kind := _KINDS.get(QKeySequence(event.keyCombination()).toString())) is not None:
            self.mark_wanted.emit(kind)
        else:
            super().keyPressEvent(event)


def _fragments(document: QTextDocument) -> Iterator[QTextFragment]:
    block = document.begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            yield place.fragment()
            place += 1
        block = block.next()
