"""The empty window on the screen, then the workbench in it."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QSettings, QSize, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from explorer import __version__
from explorer.app import places, settings
from explorer.app.arguments import DEFAULT_SIZE, OpenWindow
from explorer.app.crash import CrashDesk
from explorer.app.dialogs.trouble import bug_report, known_trouble
from explorer.app.door import Door
from explorer.app.fault import FaultWatch
from explorer.app.main_window import TITLE, MainWindow
from explorer.app.preferences import read_preferences
from explorer.app.preferred_look import put_on
from explorer.app.reception import Application, Reception
from explorer.app.welcome import Starting
from explorer.errors import BugError, KnownError
from explorer.schema.resources import resource_path
from explorer.views.shared.theme import Theme

Begin = Callable[[MainWindow, Theme, QSettings, CrashDesk, OpenWindow], object]

# A window that starts minimised or covered is never painted; it is filled all the same.
_UNPAINTED_MS = 1500
_CLOSED_HOME = (
    "{folders} cannot be written to. You can open and explore, but no settings, log and sample "
    "are kept, and a new workspace needs another folder. Make your home folder writable, or "
    "choose another folder when you import."
)
DONE = 0
_FRAME = (8, 40)
"""Pixels that a window manager may put around a window: edges, and a title."""


def make_application() -> QApplication:
    """The application object with the names that the desktop knows it by."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    application = Application(sys.argv[:1])
    application.setApplicationName(places.APP)
    application.setApplicationDisplayName(TITLE)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(places.APP)
    application.setWindowIcon(QIcon(str(resource_path("icons", f"{places.APP}-48.png"))))
    return application


def crash_desk(window: MainWindow) -> CrashDesk:
    """Shows what nobody caught over this window."""
    log_file = places.log_file()
    return CrashDesk(
        lambda sentence: known_trouble(sentence, window).open(),
        lambda details: bug_report(details, log_file, window).open(),
    )


def run(asked: OpenWindow, load: Callable[[], Begin]) -> int:
    """Show the window, fill it with what `load` brings, and stay until it is closed.

    Where a window of this program is open already, it takes over what was asked for.
    """
    application = make_application()
    door = Door(places.door_name())
    if not door.enter(asked):
        return DONE
    try:
        _window = _show(application, door, asked, load)
        return application.exec()
    finally:
        door.close()


def _show(
    application: QApplication, door: Door, asked: OpenWindow, load: Callable[[], Begin]
) -> MainWindow:
    """The empty window, which fills itself as soon as it is on the screen."""
    remembered = settings.open_settings(places.settings_file())
    theme = put_on(application, read_preferences(remembered))
    window = MainWindow()
    window.header.set_theme(theme)
    window.set_page(Starting(theme))
    window.resize(first_size(window))
    geometry = settings.window_geometry(remembered)
    if geometry is not None:
        window.restoreGeometry(geometry)
    desk = crash_desk(window)
    desk.install()
    watch = FaultWatch(places.fault_file())
    broken_off = watch.begin()
    application.aboutToQuit.connect(watch.end)
    reception = Reception(window)
    door.asked.connect(reception.take)
    if isinstance(application, Application):
        application.files_opened.connect(reception.take_files)
    filled: list[object] = []

    def fill() -> None:
        if not filled:
            filled.append(load()(window, theme, remembered, desk, asked))
            reception.open()
            _tell_of_trouble(desk, broken_off)

    window.first_painted.connect(fill)
    QTimer.singleShot(_UNPAINTED_MS, fill)
    window.show()
    return window


def _tell_of_trouble(desk: CrashDesk, broken_off: str) -> None:
    """What the user has to know before anything is done in the window."""
    if broken_off:
        desk.report(BugError(f"The program was broken off when it last ran.\n\n{broken_off}"))
    closed = places.unwritable()
    if closed:
        names = " and ".join(f"“{folder}”" for folder in closed)
        desk.report(KnownError(_CLOSED_HOME.format(folders=names)))


def first_size(window: MainWindow) -> QSize:
    """The usual size, or what the screen has room for: an edge beyond it hides buttons."""
    available = window.screen().availableGeometry().size()
    return QSize(*DEFAULT_SIZE).boundedTo(available - QSize(*_FRAME))
