"""The program as it is started by its users, which also answers where its widgets are.

Reads a line from its standard input and writes one line of JSON: null, or a place and a text. The
line is the object name of a visible widget, or that and a spot in it (`timelineView bar tallest`),
or `focus` and a name, whether the keyboard is within that widget, or `idle` and a name, whether no
question of any board is open, or `dialog`, whatever dialog is open. Gestures come from outside, as
X events.
"""

from __future__ import annotations

import json
import os
import sys

from PySide6.QtCore import QObject, QRect, QSocketNotifier
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from explorer.__main__ import main
from explorer.app import start
from explorer.app.board import Board
from tests.journeys.spots import spot_of

BLOCK = 4096
FOCUS, IDLE, DIALOG = "focus", "idle", "dialog"


class Teller(QObject):
    """Answers while the event loop runs."""

    def __init__(self) -> None:
        super().__init__()
        self._read = b""
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_input)

    def _on_input(self) -> None:
        block = os.read(sys.stdin.fileno(), BLOCK)
        if not block:
            self._notifier.setEnabled(False)
            QApplication.closeAllWindows()
            return
        self._read += block
        *lines, self._read = self._read.split(b"\n")
        for line in lines:
            print(json.dumps(told(line.decode())), flush=True)


def told(line: str) -> dict[str, object] | None:
    first, _, rest = line.partition(" ")
    widget = visible(rest if first in (FOCUS, IDLE) else first)
    if widget is None:
        return None
    if first == IDLE:
        boards = [one for one in QApplication.allWidgets() if isinstance(one, Board)]
        is_busy = any(board._session.is_busy for board in boards if board.isVisible())
        return None if is_busy else description(widget)
    if first == FOCUS:
        focused = QApplication.focusWidget()
        is_within = focused is not None and (focused is widget or widget.isAncestorOf(focused))
        return description(widget) if is_within else None
    if rest:
        spot = spot_of(widget, rest)
        return None if spot is None else placed(widget, spot.of, spot.area, spot.text)
    return description(widget)


def visible(name: str) -> QWidget | None:
    for widget in QApplication.allWidgets():
        is_it = isinstance(widget, QDialog) if name == DIALOG else widget.objectName() == name
        if is_it and widget.isVisible():
            return widget
    return None


def description(widget: QWidget) -> dict[str, object]:
    told = (getattr(widget, name, None) for name in ("text", "toPlainText", "windowTitle"))
    text = next(one for one in told if callable(one))
    return placed(widget, widget, widget.rect(), str(text()))


def placed(widget: QWidget, of: QWidget, area: QRect, text: str) -> dict[str, object]:
    """What is told of an area in the coordinates of a widget."""
    corner = of.mapToGlobal(area.topLeft())
    return {
        "visible": widget.isVisible(),
        "enabled": widget.isEnabled(),
        "x": corner.x(),
        "y": corner.y(),
        "width": area.width(),
        "height": area.height(),
        "text": text,
    }


if __name__ == "__main__":
    make = start.make_application
    tellers: list[Teller] = []

    def make_with_teller() -> QApplication:
        application = make()
        tellers.append(Teller())
        return application

    start.make_application = make_with_teller
    sys.exit(main(sys.argv[1:]))
