"""Takes what later starts and the desktop ask for, and keeps it until the window is filled."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from explorer.app.arguments import OpenWindow
from explorer.app.main_window import MainWindow

# A desktop that opens several files at once says so one by one.
_GATHER_MS = 100


class Application(QApplication):
    """Gathers the files that macOS hands over as events and tells them together."""

    files_opened = Signal(list)

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._files: list[Path] = []

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            if not self._files:
                QTimer.singleShot(_GATHER_MS, self, self._tell)
            self._files.append(Path(event.file()))
            return True
        return super().event(event)

    def _tell(self) -> None:
        files, self._files = self._files, []
        self.files_opened.emit(files)


class Reception(QObject):
    """Stands between whoever asks and the window that has to answer."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._is_open = False
        self._waiting: list[OpenWindow] = []

    def take(self, asked: OpenWindow) -> None:
        """Bring the window to the front and let it open what is asked for, when it can."""
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        if self._is_open:
            self._window.opening_asked.emit(asked)
        else:
            self._waiting.append(asked)

    def take_files(self, files: list[Path]) -> None:
        self.take(OpenWindow(tuple(files)))

    def open(self) -> None:
        """The window is filled: pass on what has waited."""
        self._is_open = True
        waiting, self._waiting = self._waiting, []
        for asked in waiting:
            self._window.opening_asked.emit(asked)
