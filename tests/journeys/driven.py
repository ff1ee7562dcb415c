"""The program as it is started by its users, which also answers where its widgets are.

Reads an object name a line from its standard input and writes one line of JSON: null, or the
place and text of the visible widget of that name. Gestures come from outside, as X events.
"""

from __future__ import annotations

import json
import os
import sys

from PySide6.QtCore import QObject, QPoint, QSocketNotifier
from PySide6.QtWidgets import QApplication, QWidget

from explorer.__main__ import main
from explorer.app import start

BLOCK = 4096


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


def told(name: str) -> dict[str, object] | None:
    for widget in QApplication.allWidgets():
        if widget.objectName() == name and widget.isVisible():
            return description(widget)
    return None


def description(widget: QWidget) -> dict[str, object]:
    corner = widget.mapToGlobal(QPoint(0, 0))
    text = getattr(widget, "text", None) or getattr(widget, "toPlainText", None)
    return {
        "visible": widget.isVisible(),
        "enabled": widget.isEnabled(),
        "x": corner.x(),
        "y": corner.y(),
        "width": widget.width(),
        "height": widget.height(),
        "text": text() if text is not None else widget.windowTitle(),
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
