"""The window's start path: paint an empty window first, then load what fills it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

from explorer.app import start
from explorer.app.arguments import OpenWindow, Render, SelfTest, parse
from explorer.app.display import has_display

NO_DISPLAY = "There is no display here: the window is drawn into a picture instead."


def main(argv: Sequence[str]) -> int:
    """Open the window, draw it into a file or test the program; returns the exit code.

    The workbench is loaded by name after the first paint, so that nothing heavier than the
    empty window holds it up; pictures and the self-test need no paint and come the same way.
    """
    asked = parse(argv)
    match asked:
        case Render():
            return import_module("explorer.app.picture").render(asked)
        case SelfTest():
            return import_module("explorer.app.self_test").run()
        case OpenWindow() if has_display():
            return start.run(asked, lambda: import_module("explorer.app.workbench").begin)
        case OpenWindow():
            print(NO_DISPLAY, file=sys.stderr)  # noqa: T201 - there is no window to say it in
            return import_module("explorer.app.picture").render_opened(asked)
