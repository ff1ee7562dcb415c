"""The empty window on the screen, then the workbench in it."""

from __future__ import annotations

import os
import sys
from importlib import import_module

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from explorer import __version__
from explorer.app import places, settings
from explorer.app.arguments import DEFAULT_SIZE, OpenWindow
from explorer.app.crash import CrashDesk, log_to
from explorer.app.dialogs.trouble import bug_report, known_trouble
from explorer.app.dress import dress
from explorer.app.main_window import TITLE, MainWindow
from explorer.app.welcome import Starting

NO_DISPLAY = "There is no display here: the window is drawn into a picture instead."
# A window that starts minimised or covered is never painted; it is filled all the same.
_UNPAINTED_MS = 1500


def has_display() -> bool:
    """Whether a window can be seen here; a platform that was asked for by name is taken at it."""
    if os.environ.get("QT_QPA_PLATFORM") or not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_application() -> QApplication:
    """The application object with the names that the desktop knows it by."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    application = QApplication(sys.argv[:1])
    application.setApplicationName(places.APP)
    application.setApplicationDisplayName(TITLE)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(places.APP)
    return application


def crash_desk(window: MainWindow) -> CrashDesk:
    """Shows what nobody caught over this window."""
    log_file = places.log_file()
    return CrashDesk(
        lambda sentence: known_trouble(sentence, window).open(),
        lambda details: bug_report(details, log_file, window).open(),
    )


def run(asked: OpenWindow) -> int:
    """Show the window and stay until it is closed."""
    application = make_application()
    remembered = settings.open_settings(places.settings_file())
    theme = dress(application, settings.theme_name(remembered) or "system")
    window = MainWindow()
    window.header.set_theme(theme)
    window.set_page(Starting(theme))
    window.resize(*DEFAULT_SIZE)
    geometry = settings.window_geometry(remembered)
    if geometry is not None:
        window.restoreGeometry(geometry)
    log_to(places.log_file())
    desk = crash_desk(window)
    desk.install()
    filled: list[object] = []

    def fill() -> None:
        if filled:
            return
        workbench = import_module("explorer.app.workbench")
        filled.append(workbench.begin(window, theme, remembered, desk, asked))

    window.first_painted.connect(fill)
    QTimer.singleShot(_UNPAINTED_MS, fill)
    window.show()
    return application.exec()
