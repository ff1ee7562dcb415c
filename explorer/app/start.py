"""The empty window on the screen, then the workbench in it."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from explorer import __version__
from explorer.app import places, settings
from explorer.app.arguments import DEFAULT_SIZE, OpenWindow
from explorer.app.crash import CrashDesk
from explorer.app.dialogs.trouble import bug_report, known_trouble
from explorer.app.dress import dress
from explorer.app.main_window import TITLE, MainWindow
from explorer.app.welcome import Starting
from explorer.views.shared.theme import Theme

Begin = Callable[[MainWindow, Theme, QSettings, CrashDesk, OpenWindow], object]

# A window that starts minimised or covered is never painted; it is filled all the same.
_UNPAINTED_MS = 1500


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


def run(asked: OpenWindow, load: Callable[[], Begin]) -> int:
    """Show the window, fill it with what `load` brings, and stay until it is closed."""
    application = make_application()
    remembered = settings.open_settings(places.settings_file())
    theme = dress(application, settings.theme_name(remembered))
    window = MainWindow()
    window.header.set_theme(theme)
    window.set_page(Starting(theme))
    window.resize(*DEFAULT_SIZE)
    geometry = settings.window_geometry(remembered)
    if geometry is not None:
        window.restoreGeometry(geometry)
    desk = crash_desk(window)
    desk.install()
    filled: list[object] = []

    def fill() -> None:
        if not filled:
            filled.append(load()(window, theme, remembered, desk, asked))

    window.first_painted.connect(fill)
    QTimer.singleShot(_UNPAINTED_MS, fill)
    window.show()
    return application.exec()
