"""The window's start path: paint an empty window first, then load what fills it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import cast

from explorer import garbage
from explorer.app import places, start
from explorer.app.arguments import OpenWindow, Render, SelfTest, parse
from explorer.app.crash import outcome_of
from explorer.app.display import has_display

BROKEN = 3
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
            return _run(asked)
        case OpenWindow():
            print(NO_DISPLAY, file=sys.stderr)  # noqa: T201 - there is no window to say it in
            return import_module("explorer.app.picture").render_opened(asked)


def _run(asked: OpenWindow) -> int:
    outcome = outcome_of(lambda: start.run(asked, _load))
    if outcome.error is not None:
        import_module("explorer.app.last_words").say_last_words(outcome.error)
        return BROKEN
    return cast("int", outcome.answer)


def _load() -> start.Begin:
    """The log first, so that it has what goes wrong in the rest."""
    import_module("explorer.app.log").log_to(places.log_file())
    with garbage.left_alone():
        return import_module("explorer.app.workbench").begin
