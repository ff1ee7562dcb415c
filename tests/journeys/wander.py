"""`python -m tests.journeys.wander [--seed N] [--gestures N | --minutes M] [--log FILE]`

Somebody who knows nothing and tries everything: random clicks, drags, keys, typed filters, actions
and sizes on the sample, in a window off the screen. The same seed makes the same gestures. After
every 25 the totals on the screen are held against `takedown-explorer count` over a copy of the
workspace. Prints JSON: `bugs`, `complaints` of Qt, `differences`, and `growth`, the share by which
the memory grew from a third of the way to the end, measured with the workspace closed: what answers
it remembers, up to its limits, is no leak. The last line of the log is the gesture that a
crash or a hang came from.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import faulthandler
import gc
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QMessageBox, QWidget

from explorer.app import settings
from explorer.app.crash import CrashDesk
from explorer.app.dress import dress
from explorer.app.main_window import MainWindow
from explorer.app.settle import settle
from explorer.app.start import make_application
from explorer.app.workbench import Workbench
from explorer.query.spelling import text_of
from explorer.views.shared.compared import B_SIGN
from tests.journeys.screen import PROJECT

SIZE = (1440, 900)
SMALLEST, LARGEST = (700, 500), (1900, 1100)
CHECK_EVERY = 25
MOST_STEPS = 12
HANG_S = 60
MENU_MS = 30
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton
HELD = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)  # fmt: skip
KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up,
    Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Plus, Qt.Key.Key_Minus,
    Qt.Key.Key_0, Qt.Key.Key_S, Qt.Key.Key_I, Qt.Key.Key_T, Qt.Key.Key_N, Qt.Key.Key_M,
    Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F1, Qt.Key.Key_Menu, Qt.Key.Key_C,
)  # fmt: skip
FILTERS = (
    "followers:0", "-followers:>100", "language:zh", "-language:en,th", "kind:retweet",
    "time:2019..2020", "created:2018-03-13..2018-03-14", "hashtag:none", "weekday:sat,sun",
    "hour@+08:00:9..17", "-(weekday:mon..fri hour:8..17)", "referendum", "text~~台湾", "clear:",
    "followers:", "((", "-", "客户", "\u202e", "client:unknown", "handle:nobody",
)  # fmt: skip
IGNORED = ("does not support",)
"""What the platform without a screen says of itself."""


@dataclass
class Trouble:
    """What was not as it should be."""

    bugs: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)

    def hear(self, kind: QtMsgType, _context: object, message: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not any(words in message for words in IGNORED):
            self.complaints.append(message)

    def __bool__(self) -> bool:
        return bool(self.bugs or self.complaints or self.differences)


class Wanderer:
    """Makes one gesture after the other; each is logged before it is made."""

    def __init__(self, workbench: Workbench, dice: random.Random, log: TextIO) -> None:
        self._workbench = workbench
        self._window = workbench.window
        self._dice = dice
        self._log = log
        self._made = 0
        kinds: dict[Callable[[], None], int] = {
            self._click: 30, self._drag: 16, self._key: 30, self._wheel: 5, self._action: 8,
            self._type: 6, self._resize: 2, self._menu: 6,
        }  # fmt: skip
        self._kinds, self._weights = tuple(kinds), tuple(kinds.values())
        # A button that opens a menu keeps its click to itself until the menu is closed.
        self._menus = QTimer(interval=MENU_MS)
        self._menus.timeout.connect(self._in_popup)

    def step(self) -> None:
        """One gesture, then what follows from it; sometimes the next comes before the answer."""
        self._made += 1
        self._menus.start()
        if QApplication.activePopupWidget() is not None:
            self._in_popup()
        elif self._must_not_be_answered():
            self._press(self._front(), Qt.Key.Key_Escape, HELD[0])
        else:
            self._dice.choices(self._kinds, self._weights)[0]()
        self._menus.stop()
        if self._dice.random() < 0.2:
            QCoreApplication.processEvents()
        else:
            self.rest()

    def rest(self) -> None:
        """Until nothing is asked any more."""
        settle(self._workbench)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def calm(self) -> None:
        """Close what stands over the window, and open the sample again where it was closed."""
        for _ in range(MOST_STEPS):
            popup, front = QApplication.activePopupWidget(), self._front()
            if popup is not None:
                popup.close()
            elif front is not self._window:
                front.close()
            else:
                break
            self.rest()
        if self._workbench.workspace is None:
            self._workbench.importing.open_sample()
        self.rest()

    def measure_closed(self) -> float:
        """What the program holds without a workspace, in MB; the sample is open again then."""
        self._workbench.close_workspace()
        self.rest()
        found = resident_mb()
        self.calm()
        return found

    def _front(self) -> QWidget:
        """What gets the gestures: the dialog in front, else the window."""
        dialogs = [
            one for one in QApplication.topLevelWidgets()
            if one.isVisible() and one.isWindow() and not isinstance(one, MainWindow | QMenu)
            and one.windowType() in (Qt.WindowType.Dialog, Qt.WindowType.Window)
        ]  # fmt: skip
        modal = QApplication.activeModalWidget()
        return (
            modal
            or (min(dialogs, key=lambda one: one.objectName()) if dialogs else None)
            or (self._window)
        )

    def _must_not_be_answered(self) -> bool:
        """What would take the sample's dataset away; and nobody stays in a dialog for ever."""
        front = self._front()
        is_question = front.objectName() == "confirmDialog"
        return is_question or (front is not self._window and self._dice.random() < 0.15)

    def _some_widget(self) -> QWidget:
        front = self._front()
        there = [
            one for one in front.findChildren(QWidget)
            if one.isVisible() and one.isEnabled() and one.width() > 1 and one.height() > 1
            and one.window() is front
        ]  # fmt: skip
        return self._dice.choice(there) if there else front

    def _some_point(self, widget: QWidget) -> QPoint:
        return QPoint(
            self._dice.randrange(max(widget.width(), 1)),
            self._dice.randrange(max(widget.height(), 1)),
        )

    def _click(self) -> None:
        widget, held = self._some_widget(), self._dice.choice(HELD)
        at, is_double = self._some_point(widget), self._dice.random() < 0.1
        self._say("double-click" if is_double else "click", widget, at, held)
        kinds = [QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease]
        if is_double:
            kinds += [QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease]
        with _alive(widget) as is_alive:
            for kind in kinds:
                if is_alive():
                    _mouse(widget, kind, at, held)

    def _drag(self) -> None:
        widget, held = self._some_widget(), self._dice.choice(HELD[:3])
        start, end = self._some_point(widget), self._some_point(widget)
        is_given_up = self._dice.random() < 0.1
        self._say("drag", widget, start, end, held, "given up" if is_given_up else "")
        with _alive(widget) as is_alive:
            _mouse(widget, QEvent.Type.MouseButtonPress, start, held)
            for step in range(1, MOST_STEPS + 1):
                if is_alive():
                    at = start + (end - start) * step / MOST_STEPS
                    _mouse(widget, QEvent.Type.MouseMove, at, held)
                    QCoreApplication.processEvents()
            if is_alive() and is_given_up:
                self._press(widget, Qt.Key.Key_Escape, HELD[0])
            if is_alive():
                _mouse(widget, QEvent.Type.MouseButtonRelease, end, held)

    def _key(self) -> None:
        widget = self._front().focusWidget() or self._front()
        self._press(widget, self._dice.choice(KEYS), self._dice.choice(HELD))

    def _wheel(self) -> None:
        widget, held = self._some_widget(), self._dice.choice(HELD[:3])
        at, turned = self._some_point(widget), self._dice.choice((-360, -120, 120, 360))
        self._say("wheel", widget, at, turned, held)
        place = QPointF(at)
        event = QWheelEvent(
            place, QPointF(widget.mapToGlobal(at)), QPoint(), QPoint(0, turned), NONE, held,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)

    def _menu(self) -> None:
        widget = self._some_widget()
        at = self._some_point(widget)
        self._say("right-click", widget, at)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
        QApplication.sendEvent(widget, event)

    def _action(self) -> None:
        actions = [one for one in self._window.action_map.values() if one.isEnabled()]
        action = self._dice.choice(actions)
        self._say("action", action.objectName())
        if self._front() is self._window:
            action.trigger()

    def _type(self) -> None:
        text = self._dice.choice(FILTERS)
        self._say("type", repr(text))
        field = self._window.findChild(QLineEdit, "searchField")
        if isinstance(field, QLineEdit) and self._front() is self._window:
            self._window.header.focus_search()
            field.insert(text)
            QTest.keyClick(field, Qt.Key.Key_Return)

    def _resize(self) -> None:
        width, height = (
            self._dice.randrange(small, large)
            for small, large in zip(SMALLEST, LARGEST, strict=True)
        )
        self._say("resize", width, height)
        self._window.resize(width, height)

    def _in_popup(self) -> None:
        popup = QApplication.activePopupWidget()
        key = self._dice.choice(
            (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Return,
             Qt.Key.Key_Escape)
        )  # fmt: skip
        if popup is not None:
            self._press(popup, key, HELD[0])

    def _press(self, widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        self._say("key", widget, key.name, held)
        QTest.keyClick(widget, key, held)

    def _say(self, *words: object) -> None:
        self._log.write(f"{self._made} {' '.join(_named(word) for word in words)}\n")
        self._log.flush()


def differences(workbench: Workbench, folder: Path) -> list[str]:
    """Where the totals on the screen are not those that the command line counts."""
    workspace, board = workbench.workspace, workbench.board
    if workspace is None or workspace.path is None or board is None:
        return ["no workspace is open"]
    copy = folder / "copy.duckdb"
    for suffix in ("", ".wal"):
        source = Path(f"{workspace.path}{suffix}")
        Path(f"{copy}{suffix}").unlink(missing_ok=True)
        if source.exists():
            shutil.copyfile(source, f"{copy}{suffix}")
    selection = workspace.session.committed.selection
    filters = [f"--filter={text_of(clause)}" for clause in selection.active]
    # In a process of its own, as somebody runs it: threads of the window share what is printed.
    counted = subprocess.run(
        [sys.executable, "-m", "explorer", "count", str(copy), *filters, "--json"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=HANG_S,
        check=False,
    )
    if counted.returncode:
        return [f"count ended with {counted.returncode} for {filters}: {counted.stderr}"]
    totals = json.loads(counted.stdout)
    whole = workbench.theme.numerals.whole
    wanted = " · ".join(
        f"{whole(totals[noun])} of {whole(totals[f'all_{noun}'])} {noun}"
        for noun in ("accounts", "tweets")
    )
    shown = board.filters.summary.text().removeprefix(f"{B_SIGN} B: ")
    is_everything = selection.datasets is None
    return (
        [] if shown.startswith(wanted) or not is_everything else [f"{shown} / {wanted} {filters}"]
    )


def resident_mb() -> float:
    """What the process holds, after what it needs no more was given back."""
    gc.collect()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * PAGE_BYTES / 1e6


@contextlib.contextmanager
def on_the_sample(folder: Path, trouble: Trouble) -> Iterator[Workbench]:
    """A window off the screen over the sample; no dialog of files waits for anybody."""
    for kind in ("DATA", "CACHE", "CONFIG", "STATE"):
        os.environ[f"XDG_{kind}_HOME"] = str(folder / kind.lower())
    os.environ["HOME"] = str(folder)
    for owner, name, given in (
        (QFileDialog, "getSaveFileName", ("", "")),
        (QFileDialog, "getOpenFileName", ("", "")),
        (QFileDialog, "getOpenFileNames", ([], "")),
        (QFileDialog, "getExistingDirectory", ""),
        (QMessageBox, "warning", QMessageBox.StandardButton.Ok),
    ):
        setattr(owner, name, staticmethod(lambda *_args, given=given, **_more: given))
    application = make_application()
    qInstallMessageHandler(trouble.hear)
    desk = CrashDesk(lambda _sentence: None, trouble.bugs.append)
    desk.install()
    theme = dress(application, "light")
    window = MainWindow()
    window.header.set_theme(theme)
    window.resize(*SIZE)
    workbench = Workbench(window, theme, settings.open_settings(folder / "window.ini"), desk)
    window.show()
    workbench.importing.open_sample()
    settle(workbench)
    window.guard_closing(lambda: False)
    try:
        yield workbench
    finally:
        window.guard_closing(lambda: True)
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        qInstallMessageHandler(None)


def wander(seed: int, gestures: int, minutes: float, log: TextIO) -> dict[str, object]:
    """So many gestures, or so many minutes where these are given."""
    trouble = Trouble()
    dice = random.Random(seed)  # noqa: S311 - no secret
    with (
        tempfile.TemporaryDirectory() as name,
        on_the_sample(Path(name), trouble) as workbench,
    ):
        wanderer = Wanderer(workbench, dice, log)
        began, made, early_mb = time.monotonic(), 0, 0.0

        def share_done() -> float:
            return (time.monotonic() - began) / (minutes * 60) if minutes else made / gestures

        while share_done() < 1 and not trouble:
            faulthandler.dump_traceback_later(HANG_S, exit=True)
            wanderer.step()
            made += 1
            if made % CHECK_EVERY == 0:
                wanderer.calm()
                trouble.differences += differences(workbench, Path(name))
                if not early_mb and share_done() >= 1 / 3:
                    early_mb = wanderer.measure_closed()
        wanderer.calm()
        late_mb = wanderer.measure_closed()
        faulthandler.cancel_dump_traceback_later()
    return {
        "seed": seed,
        "gestures": made,
        "seconds": round(time.monotonic() - began),
        "bugs": trouble.bugs,
        "complaints": trouble.complaints,
        "differences": trouble.differences,
        "early_mb": round(early_mb),
        "late_mb": round(late_mb),
        "growth": round(late_mb / early_mb - 1, 3) if early_mb else None,
    }


@contextlib.contextmanager
def _alive(widget: QWidget) -> Iterator[Callable[[], bool]]:
    """Whether a widget is still there: what was clicked may be freed by its click."""
    gone: list[object] = []

    def went() -> None:
        gone.append(None)

    widget.destroyed.connect(went)
    yield lambda: not gone and widget.isVisible()
    if not gone:
        widget.destroyed.disconnect(went)


def _mouse(widget: QWidget, kind: QEvent.Type, at: QPoint, held: Qt.KeyboardModifier) -> None:
    is_move, is_release = kind is QEvent.Type.MouseMove, kind is QEvent.Type.MouseButtonRelease
    event = QMouseEvent(
        kind, QPointF(at), QPointF(widget.mapToGlobal(at)), NONE if is_move else LEFT,
        NONE if is_release else LEFT, held,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def _named(word: object) -> str:
    if isinstance(word, QWidget):
        names = [word.objectName() or type(word).__name__]
        parent = word.parentWidget()
        while parent is not None and len(names) < 3:
            names.append(parent.objectName() or type(parent).__name__)
            parent = parent.parentWidget()
        return "/".join(reversed(names))
    if isinstance(word, QPoint):
        return f"({word.x()},{word.y()})"
    if isinstance(word, Qt.KeyboardModifier):
        return "" if word == HELD[0] else str(word.name).removesuffix("Modifier")
    return str(word)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="wander")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--gestures", type=int, default=250)
    parser.add_argument("--minutes", type=float, default=0.0)
    parser.add_argument("--log", type=Path)
    asked = parser.parse_args(argv)
    with contextlib.ExitStack() as stack:
        log = sys.stderr if asked.log is None else stack.enter_context(asked.log.open("w"))
        told = wander(asked.seed, asked.gestures, asked.minutes, log)
    print(json.dumps(told, indent=2))
    return int(bool(told["bugs"] or told["complaints"] or told["differences"]))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main(sys.argv[1:]))
