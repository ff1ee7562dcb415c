"""The window's start path: paint an empty window first, then load what fills it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

from explorer.app.arguments import OpenWindow, Render, SelfTest, parse

DONE = 0


def main(argv: Sequence[str]) -> int:
    """Open the window, draw it into a file or test the program; returns the exit code."""
    asked = parse(argv)
    match asked:
        case Render():
            # Loaded by name, as everything heavier than the empty window is.
            return import_module("explorer.app.picture").render(asked)
        case SelfTest():
            return import_module("explorer.app.self_test").run()
        case OpenWindow():
            return _open_window(asked)


def _open_window(asked: OpenWindow) -> int:
    from explorer.app import start  # noqa: PLC0415 - Qt needs a platform chosen before (13 ms)

    if not start.has_display():
        print(start.NO_DISPLAY, file=sys.stderr)  # noqa: T201
        return import_module("explorer.app.picture").render_without_display(asked)
    return start.run(asked)
