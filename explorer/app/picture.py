"""The window as a picture, for `render` and where there is no display."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, mkstemp

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap

from explorer.app import places, settings, start
from explorer.app.arguments import DEFAULT_SIZE, OpenWindow, Render
from explorer.app.crash import CrashDesk
from explorer.app.dialogs.frame import DialogFrame
from explorer.app.dress import dress
from explorer.app.main_window import MainWindow
from explorer.app.settle import settle
from explorer.app.theme import Scheme
from explorer.app.workbench import Workbench
from explorer.app.workspace import open_database
from explorer.errors import BugError, KnownError
from explorer.query.calendar import checked_zone
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.session.state import SessionState

DONE = 0


def render(asked: Render) -> int:
    """Draw the window of a workspace with these filters into a PNG."""
    if asked.output.exists() and not asked.force:
        raise KnownError(f"“{asked.output}” is there already: choose another name or add --force.")
    zone = checked_zone(asked.zone)
    clauses = tuple(clause for text in asked.filters for clause in parse(text, zone))
    compared = None
    if asked.compare is not None:
        compared = tuple(clause for text in asked.compare for clause in parse(text, zone))
    opened = open_database(asked.workspace)
    with offscreen((asked.width, asked.height), _scheme(asked.theme)) as drawn:
        drawn.workbench.show_opened(opened)
        workspace = drawn.workbench.workspace
        if workspace is not None:
            state = SessionState(Selection(clauses), zone, compared)
            workspace.session.show(state, "As asked for")
        settle(drawn.workbench)
        drawn.check()
        _save(drawn.window.grab(), asked.output)
    return DONE


def render_opened(asked: OpenWindow) -> int:
    """Draw what the window would show for a command line, and print the picture's path."""
    remembered = settings.open_settings(places.settings_file())
    with offscreen(DEFAULT_SIZE, settings.theme_name(remembered)) as drawn:
        drawn.workbench.begin(asked)
        settle(drawn.workbench)
        drawn.check()
        handle, name = mkstemp(prefix=f"{places.APP}-", suffix=".png")
        os.close(handle)
        _save(with_dialogs(drawn.window), Path(name))
    print(name)  # noqa: T201 - the answer to who called from a shell
    return DONE


@dataclass(frozen=True, slots=True)
class Drawn:
    """A window that nobody sees; `check` raises what went wrong in it."""

    window: MainWindow
    workbench: Workbench
    check: Callable[[], None]


@contextmanager
def offscreen(size: tuple[int, int], scheme: Scheme) -> Iterator[Drawn]:
    """A window off the screen, with settings of its own that are forgotten."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false;qt.qpa.*=false")
    application = start.make_application()
    known: list[str] = []
    bugs: list[str] = []

    def check() -> None:
        if bugs:
            raise BugError(bugs[0])
        if known:
            raise KnownError(known[0])

    with TemporaryDirectory() as folder:
        remembered = settings.open_settings(Path(folder) / "window.ini")
        settings.remember_notice_read(remembered)
        theme = dress(application, scheme)
        window = MainWindow()
        window.header.set_theme(theme)
        window.setFixedSize(*size)
        desk = CrashDesk(known.append, bugs.append)
        workbench = Workbench(window, theme, remembered, desk)
        window.show()
        try:
            yield Drawn(window, workbench, check)
        finally:
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def with_dialogs(window: MainWindow) -> QPixmap:
    """The window with the dialogs that stand over it, as a screen would show them."""
    picture = window.grab()
    painter = QPainter(picture)
    for dialog in window.findChildren(DialogFrame):
        if dialog.isVisible():
            middle = window.rect().center() - dialog.rect().center()
            place = QPoint(max(middle.x(), 0), max(middle.y(), 0))
            painter.drawPixmap(place, dialog.grab())
            painter.setPen(window.palette().mid().color())
            painter.drawRect(QRect(place, dialog.size()))
    painter.end()
    return picture


def _save(picture: QPixmap, path: Path) -> None:
    if not path.parent.is_dir():
        raise KnownError(f"There is no folder “{path.parent}”: make it first.")
    if not picture.save(str(path), "PNG"):
        raise KnownError(f"“{path}” could not be written: choose a place that you may write to.")


def _scheme(name: str) -> Scheme:
    return "dark" if name == "dark" else "light"
