"""The framed panel that every view stands in: heading, caption, body, and what else it may say."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from explorer.views.shared.caption import Caption
from explorer.views.shared.headed import Headed
from explorer.views.shared.notice import Notice, NoticeKind
from explorer.views.shared.theme import Theme
from explorer.views.shared.waiting_line import WaitingLine

_MARGIN = 14
_HEADER_SPACING = 8
_TOOL_INDENT = 6
"""How far a tool's words are indented within it."""


class Card(Headed):
    """A body under a heading, or a notice in the body's place.

    What is shown stays while a new answer is awaited; only a thin line moves above it.
    """

    retry_requested = Signal()
    data_wanted = Signal()
    """The numbers behind are to be saved as a file."""
    picture_wanted = Signal()
    """What is seen is to be saved as a picture."""
    export_wanted = Signal()
    """What is selected is to be exported."""

    def __init__(
        self, title: str, body: QWidget, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = body
        self.theme = theme
        self._title = QLabel(title, self)
        self._title.setProperty("role", "heading")
        self._is_title_replaced = False
        self._caption = Caption(self, _MARGIN)
        self._line = WaitingLine(theme, self)
        self._notice = Notice(theme, self)
        self._notice.action_requested.connect(self.retry_requested)
        self._lay_out()

    def _lay_out(self) -> None:
        self._header = QHBoxLayout()
        self._header.setContentsMargins(_MARGIN, 0, _MARGIN // 2, 0)
        self._header.setSpacing(_HEADER_SPACING)
        self._header.addWidget(self._title)
        self._header.addWidget(self._caption.beside, 1)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.body)
        self._stack.addWidget(self._notice)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(self._line)
        whole.addSpacing(_HEADER_SPACING // 2)
        whole.addLayout(self._header)
        whole.addWidget(self._caption.below)
        whole.addLayout(self._stack, 1)

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def caption(self) -> str:
        return self._caption.text

    @property
    def heading_height(self) -> int:
        below = self._stack.currentWidget()
        return below.geometry().top() if below is not None else 0

    def set_titled(self, *, is_titled: bool) -> None:
        self._title.setVisible(is_titled and not self._is_title_replaced)

    @contextmanager
    def titled(self) -> Generator[None]:
        was_titled = not self._title.isHidden()
        self.set_titled(is_titled=True)
        try:
            yield
        finally:
            self.set_titled(is_titled=was_titled)

    @property
    def notice(self) -> str | None:
        """The sentence shown in the body's place, None while the body is shown."""
        return self._notice.sentence if self._stack.currentWidget() is self._notice else None

    @property
    def is_waiting(self) -> bool:
        return self._line.is_waiting

    def set_title(self, title: str) -> None:
        self._title.setText(title)

    def set_caption(self, caption: str, explanation: str = "") -> None:
        """The line of units and denominators; `explanation` joins its tooltip."""
        self._caption.say(caption, explanation)

    def put_in_place_of_title(self, tool: QWidget) -> None:
        """Let a control stand where the title stood; the card is still called by its title."""
        self._is_title_replaced = True
        self._title.hide()
        margins = self._header.contentsMargins()
        margins.setLeft(margins.left() - _TOOL_INDENT)
        self._header.setContentsMargins(margins)
        self._header.insertWidget(0, tool)

    def add_tool(self, tool: QWidget) -> None:
        """Put a small control beside the caption, left of those that are there."""
        self._header.insertWidget(self._header.indexOf(self._caption.beside) + 1, tool)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._header.activate()
        self._caption.resized()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._caption.resized()

    def show_body(self) -> None:
        self._line.stop()
        self._stack.setCurrentWidget(self.body)

    def show_waiting(self) -> None:
        """What is shown stays; the line above it says that more will come."""
        self._line.start()

    def show_empty(self, sentence: str, detail: str = "") -> None:
        """Nothing to draw, and why."""
        self._show_notice(NoticeKind.EMPTY, sentence, detail, "")

    def show_error(self, sentence: str) -> None:
        self._show_notice(NoticeKind.ERROR, sentence, "", "Try again")

    def _show_notice(self, kind: NoticeKind, sentence: str, detail: str, action: str) -> None:
        self._line.stop()
        self._notice.say(kind, sentence, detail, action)
        self._stack.setCurrentWidget(self._notice)
