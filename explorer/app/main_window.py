"""The window itself: header, pages and status bar, light enough to be painted at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from explorer.app.actions import build_actions, fill_menu_bar
from explorer.app.drop_mark import DropMark
from explorer.app.header import Header
from explorer.views.shared.elided import ElidedLabel

TITLE = "Takedown Explorer"
_DROP_MARGIN = 10
_DROP_RADIUS = 12


class MainWindow(QMainWindow):
    """A frame that the workbench fills; knows no workspace and asks nothing.

    `first_painted` comes once, after the window has reached the screen; `opening_asked` brings
    the OpenWindow of a later start of the program.
    """

    first_painted = Signal()
    paths_dropped = Signal(list)
    opening_asked = Signal(object)
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAccessibleName(TITLE)
        self.setWindowTitle(TITLE)
        self.setAcceptDrops(True)
        self.action_map = build_actions(self)
        fill_menu_bar(self.menuBar(), self.action_map)
        self.header = Header(self.action_map)
        self.pages = QStackedWidget()
        self._strip = QVBoxLayout()
        self._strip.setContentsMargins(0, 0, 0, 0)
        self.setCentralWidget(self._column())
        self.status = QLabel()
        self.status.setObjectName("statusText")
        self.statusBar().addWidget(self.status, 1)
        self._lasting = ElidedLabel()
        self._lasting.setObjectName("lastingNotice")
        self._lasting.setProperty("role", "caution")
        self._lasting.hide()
        self.statusBar().addPermanentWidget(self._lasting, 2)
        self._drop_mark = _FilesMark("dropMark", self)
        self._painted = False
        self._may_close: Callable[[], bool] = lambda: True

    def set_page(self, page: QWidget) -> None:
        """Show one page and free the others."""
        for index in reversed(range(self.pages.count())):
            old = self.pages.widget(index)
            if old is not None and old is not page:
                self.pages.removeWidget(old)
                old.hide()
                old.deleteLater()
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)

    def set_strip(self, strip: QWidget) -> None:
        """Put the progress of imports and exports between the page and the status bar."""
        self._strip.addWidget(strip)

    def set_lasting_notice(self, sentence: str) -> None:
        """Say something in the status bar that stays while other things are said there."""
        self._lasting.setText(sentence)
        self._lasting.setAccessibleName(sentence)
        self._lasting.setVisible(bool(sentence))

    def set_document(self, name: str) -> None:
        """Name the open workspace in the title, or none with an empty text."""
        self.setWindowTitle(f"{name} – {TITLE}" if name else TITLE)

    def _column(self) -> QWidget:
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.pages, 1)
        layout.addLayout(self._strip)
        return column

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)

    def guard_closing(self, may_close: Callable[[], bool]) -> None:
        """Ask this before the window goes; where it says no it stays, and something is asked."""
        self._may_close = may_close

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _local_paths(event):
            event.acceptProposedAction()
            self._drop_mark.cover(self.rect())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_mark.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_mark.hide()
        paths = _local_paths(event)
        if paths:
            event.acceptProposedAction()
            # The dialog that follows must not keep the program waiting that is dragged from.
            QTimer.singleShot(0, self, lambda: self.paths_dropped.emit(paths))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self._drop_mark.update()
        super().changeEvent(event)


def _local_paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


class _FilesMark(DropMark):
    """Covers the window while something is dragged over it and says what dropping does."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = self.palette().window().color()
        veil.setAlphaF(0.86)
        painter.fillRect(event.rect(), veil)
        pen = QPen(self.palette().accent().color(), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        frame = self.rect().adjusted(_DROP_MARGIN, _DROP_MARGIN, -_DROP_MARGIN, -_DROP_MARGIN)
        painter.drawRoundedRect(frame, _DROP_RADIUS, _DROP_RADIUS)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, "Drop to open this archive")
        painter.end()
